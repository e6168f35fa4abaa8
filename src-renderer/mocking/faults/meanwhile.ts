/** Answers for a rule that could not be saved: whether another window changed or deleted it meanwhile, and what is said then. */
import { ORPCError } from '@orpc/client';
import { FaultRow } from '../../../src-preload/contract/faults.ts';
import { sayFailure } from '../../client/failure-words.ts';

/** What another window did: `now` is how the rule stands after it; null once it was deleted. */
export interface Meanwhile {
  readonly now: FaultRow | null;
}

/** In: what saving threw. Out: null for any other failure. */
export function meanwhileOf(error: unknown): Meanwhile | null {
  if (!(error instanceof ORPCError) || !error.defined) return null;
  if (error.code === 'NOT_FOUND') return { now: null };
  if (error.code !== 'FAULT_CHANGED') return null;
  const now = FaultRow.safeParse((error.data as { readonly rule: unknown }).rule);
  return now.success ? { now: now.data } : null;
}

/** Why nothing was saved, and that nothing is lost. */
export function sayRefused(error: unknown): string {
  const meanwhile = meanwhileOf(error);
  if (meanwhile !== null) return meanwhile.now === null ? 'The rule was deleted in another window meanwhile, so nothing was saved. What you wrote is still here.' : 'The rule was changed in another window meanwhile, so nothing was saved. Take that version, or save yours over it.';
  if (error instanceof ORPCError && error.defined && error.code === 'NOT_NOW') return (error.data as { readonly reason: string }).reason;
  return sayFailure(error);
}
