/** Answers for holding a text that is to be imported while the person goes about: in this page's memory, and nowhere else. */
import { create } from 'zustand';
import type { ImportMode, IssuedByImport } from '../../../src-preload/contract/workspace.ts';

interface ImportStore {
  readonly text: string;
  /** Name of the file that the text came from; null for a pasted one. */
  readonly fileName: string | null;
  readonly mode: ImportMode;
  /** New secrets, until the person says that they are stored. */
  readonly issued: readonly IssuedByImport[];
  readonly take: (text: string, fileName: string | null) => void;
  readonly choose: (mode: ImportMode) => void;
  readonly show: (issued: readonly IssuedByImport[]) => void;
  readonly clear: () => void;
}

/** The import under way. A reload forgets it. */
export const useImportStore = create<ImportStore>()((set) => ({
  text: '',
  fileName: null,
  mode: 'add',
  issued: [],
  take: (text, fileName) => {
    set({ text, fileName });
  },
  choose: (mode) => {
    set({ mode });
  },
  show: (issued) => {
    set({ issued });
  },
  clear: () => {
    set({ text: '', fileName: null });
  },
}));
