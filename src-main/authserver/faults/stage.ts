/** Answers for what every endpoint does with a rule that it met: the stamp on its event, the ladder nobody climbed, the answer to be sent. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { EventDraft } from '../../../src-preload/contract/trace.ts';
import type { Injection } from '../../lab/fault-rules.ts';
import type { Answer, Staging } from '../respond.ts';

/** No rule was met. */
export const NONE: readonly Injection[] = [];

/** Stamps an event with what was staged in it: with no rule met, it is the same event. */
export function stamp(draft: EventDraft, met: readonly Injection[] | Injection | null): EventDraft {
  const injections = met === null ? NONE : 'act' in met ? [met] : met;
  return injections.length === 0 ? draft : { ...draft, staged: injections.map((injection) => injection.staged) };
}

/** A ladder that was not climbed, because a rule answered first. */
export function notReached(checks: readonly CheckResult[]): CheckResult[] {
  return checks.map(({ id }) => ({ id, outcome: 'not_reached' }));
}

/** Leaves with an answer what was staged in it. */
export function staged(answer: Answer, injections: readonly Injection[], callback?: Staging['callback']): Answer {
  if (injections.length === 0) return answer;
  return { ...answer, staging: { injections, ...(callback === undefined ? {} : { callback }) } };
}

/** True when a rule answers in the place of the server. */
export function isInstead(met: Injection | null): met is Injection & { readonly staged: { readonly point: 'instead' } } {
  return met?.staged.point === 'instead';
}
