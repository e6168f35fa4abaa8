/** Answers for holding a new secret while its sheet is open: in this page's memory, and nowhere else. */
import { create } from 'zustand';
import type { Credentials } from '../../src-preload/contract/apps.ts';

interface IssuedStore {
  readonly issued: Credentials | null;
  /** True when the sheet tells of a new secret for an app that existed before. */
  readonly isRenewal: boolean;
  readonly isStored: boolean;
  readonly hold: (issued: Credentials, isRenewal: boolean) => void;
  readonly markStored: (isStored: boolean) => void;
  readonly forget: () => void;
}

/** The credentials that were issued last. A reload, or leaving the sheet, forgets them. */
export const useIssuedStore = create<IssuedStore>()((set) => ({
  issued: null,
  isRenewal: false,
  isStored: false,
  hold: (issued, isRenewal) => {
    set({ issued, isRenewal, isStored: false });
  },
  markStored: (isStored) => {
    set({ isStored });
  },
  forget: () => {
    set({ issued: null, isRenewal: false, isStored: false });
  },
}));
