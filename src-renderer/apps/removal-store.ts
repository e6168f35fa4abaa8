/** Answers for what became of the app that this window deleted last, until another page is opened. */
import { create } from 'zustand';
import type { Removal } from '../../src-preload/contract/endings.ts';

interface RemovalStore {
  readonly clientId: string | null;
  readonly removal: Removal | null;
  readonly hold: (clientId: string, removal: Removal) => void;
}

/** The last removal. */
export const useRemovalStore = create<RemovalStore>()((set) => ({
  clientId: null,
  removal: null,
  hold: (clientId, removal) => {
    set({ clientId, removal });
  },
}));
