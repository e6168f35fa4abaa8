/** Answers for the words about who would answer the callback. Pure. */
import { describeCheck, firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { CallbackProspect } from '../../../src-preload/contract/guided.ts';

const LISTENS = 'so the console answers the callback for you.';

/** Whether the browser would be sent back at all. In: the preflight's checks, undefined while they are asked for. */
export function comesBack(checks: readonly CheckResult[] | undefined): boolean {
  const failure = firstFailure(checks ?? []);
  return failure === null || describeCheck(failure.id).answer !== 'page';
}

/** In: what was found at the port, and whether a callback comes at all. Out: one sentence or two. */
export function sayProspect(prospect: CallbackProspect, isAnswered: boolean): string {
  if (!isAnswered) return 'No callback comes: Mavio shows its error page and sends nothing back.';
  if (prospect.kind === 'free') return `Port ${String(prospect.port)} is free, ${LISTENS}`;
  if (prospect.kind === 'taken') return `Port ${String(prospect.port)} is taken, perhaps by your own app. It receives the callback; the console shows what arrives there.`;
  return prospect.reason;
}
