/** Answers for which chip of the list of flows is pressed, while someone looks at other pages. */
import { create } from 'zustand';
import type { FlowFilter } from './use-flow-pages.ts';

/** The chip. Not stored: it goes when the page goes. */
export const useFlowListStore = create<{ readonly filter: FlowFilter; readonly choose: (filter: FlowFilter) => void }>()((set) => ({
  filter: 'all',
  choose: (filter) => {
    set({ filter });
  },
}));
