/** Answers for what stands open on top of the fault rules: the gallery, or a rule that is being written. */
import { create } from 'zustand';
import type { FaultRow } from '../../../src-preload/contract/faults.ts';

/** A rule of null is a new one. */
export type OpenFault = { readonly what: 'gallery' } | { readonly what: 'rule'; readonly rule: FaultRow | null };

/** What is open; null when nothing is. */
export const useOpenFault = create<{ readonly open: OpenFault | null }>()(() => ({ open: null }));

/** Opens one in place of the other, or closes it. */
export function openFault(open: OpenFault | null): void {
  useOpenFault.setState({ open });
}
