/** Answers for keeping the unfinished registration while the person looks at other pages. */
import { create } from 'zustand';
import type { AppDraft, DraftField } from './app-draft.ts';
import { EMPTY_DRAFT } from './app-draft.ts';

interface DraftStore {
  readonly draft: AppDraft;
  /** Fields that were left once: from then on they say what is wrong while one types. */
  readonly touched: ReadonlySet<DraftField>;
  /** A name that the server said is taken. */
  readonly takenName: string | null;
  readonly change: (change: Partial<AppDraft>) => void;
  readonly changeUri: (id: number, text: string) => void;
  readonly addUri: () => number;
  readonly removeUri: (id: number) => void;
  readonly touch: (...fields: readonly DraftField[]) => void;
  readonly refuseName: (name: string) => void;
  readonly clear: () => void;
}

const EMPTY = { draft: EMPTY_DRAFT, touched: new Set<DraftField>(), takenName: null } as const;

/** The one draft of this page. Not stored: it goes when the page goes. */
export const useDraftStore = create<DraftStore>()((set, get) => ({
  ...EMPTY,
  change: (change) => {
    set((state) => ({ draft: { ...state.draft, ...change } }));
  },
  changeUri: (id, text) => {
    get().change({ redirectUris: get().draft.redirectUris.map((uri) => (uri.id === id ? { id, text } : uri)) });
  },
  addUri: () => {
    const uris = get().draft.redirectUris;
    const id = Math.max(-1, ...uris.map((uri) => uri.id)) + 1;
    get().change({ redirectUris: [...uris, { id, text: '' }] });
    return id;
  },
  removeUri: (id) => {
    get().change({ redirectUris: get().draft.redirectUris.filter((uri) => uri.id !== id) });
  },
  touch: (...fields) => {
    if (!fields.every((field) => get().touched.has(field))) set((state) => ({ touched: new Set([...state.touched, ...fields]) }));
  },
  refuseName: (name) => {
    set({ takenName: name });
  },
  clear: () => {
    set(EMPTY);
  },
}));
