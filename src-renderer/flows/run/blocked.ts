/** Answers for flows whose consent page the browser did not let the console open. */
import { create } from 'zustand';

interface BlockedStore {
  readonly flowId: string | null;
  readonly set: (flowId: string) => void;
}

/** The newest of them: its page says “Open the consent page”, not “again”. */
export const useBlocked = create<BlockedStore>()((set) => ({ flowId: null, set: (flowId) => set({ flowId }) }));
