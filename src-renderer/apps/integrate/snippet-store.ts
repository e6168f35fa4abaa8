/** Answers for which language a developer looks at: the same one for every app. */
import { create } from 'zustand';

interface SnippetStore {
  /** Id of the snippet; empty until one was chosen. */
  readonly id: string;
  readonly choose: (id: string) => void;
}

/** The chosen language. */
export const useSnippetStore = create<SnippetStore>()((set) => ({
  id: '',
  choose: (id) => {
    set({ id });
  },
}));
