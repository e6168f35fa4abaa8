/** Answers for what stands on top of the shell: the palette, the sheet of keys, or nothing. */
import { create } from 'zustand';

/** What is open on top. */
export const useOverlay = create<{ readonly open: 'palette' | 'help' | null }>()(() => ({ open: null }));

/** Opens one, or closes with null. */
export function openOverlay(open: 'palette' | 'help' | null): void {
  useOverlay.setState({ open });
}
