/** Answers for climbing a ladder: every check in order, the first failure stops, and the ladder is always whole. */
import type { CheckId, CheckResult, ShownValue } from '../../src-preload/contract/checks.ts';
import { errorDescription } from './error-description.ts';

/** What one check found. `error` is what a failure is answered with; null where no protocol error exists. */
export type Finding<E> =
  | { readonly outcome: 'pass' | 'skip'; readonly expected: ShownValue; readonly received: ShownValue; readonly note: string | null }
  | { readonly outcome: 'fail'; readonly expected: ShownValue; readonly received: ShownValue; readonly note: string; readonly error: E };

/**
 * A check, judged only when all checks before it let the request through. In: what its ladder judges.
 * Rungs are made once and not for each request: with the last of those, V8 would collect what it has compiled for them.
 */
export type Rung<Judged, E> = (judged: Judged) => Finding<E>;

/** Rungs by check id; the ladder alone decides their order. */
export type Rungs<Id extends CheckId, Judged, E> = Readonly<Record<Id, Rung<Judged, E>>>;

/** Rungs in their order. */
export type Ladder<Id extends CheckId, Judged, E> = readonly { readonly id: Id; readonly judge: Rung<Judged, E> }[];

/** The rung that stopped the climb, with the error and a description that RFC 6749 allows on the wire. */
export interface Failure<Id extends CheckId, E> {
  readonly id: Id;
  readonly error: E;
  readonly description: string;
}

/** A climbed ladder: all its checks, and the failure when there was one. */
export interface Climb<Id extends CheckId, E> {
  readonly checks: readonly CheckResult[];
  readonly failure: Failure<Id, E> | null;
}

/** What was compared, for a check that failed. */
export interface Mismatch {
  readonly expected: ShownValue;
  readonly received: ShownValue;
  /** What is particular about this request, in one sentence; also becomes the error description. */
  readonly note: string;
}

/** The check holds. */
export function pass(expected: ShownValue, received: ShownValue, note: string | null = null): Finding<never> {
  return { outcome: 'pass', expected, received, note };
}

/** The check does not apply to this request, and `note` says why. */
export function skip(expected: ShownValue, received: ShownValue, note: string): Finding<never> {
  return { outcome: 'skip', expected, received, note };
}

/** The check fails and is answered with `error`. */
export function fail<E>(error: E, mismatch: Mismatch): Finding<E> {
  return { outcome: 'fail', error, ...mismatch };
}

/** Puts rungs in the order of a ladder. In: its ids, and a rung for each. */
export function makeLadder<const Id extends CheckId, Judged, E>(ids: readonly Id[], rungs: Rungs<Id, Judged, E>): Ladder<Id, Judged, E> {
  return ids.map((id) => ({ id, judge: rungs[id] }));
}

/** Climbs a ladder. In: what it judges. Out: one result a check in its order; after a failure only `not_reached`. */
export function runChecks<Id extends CheckId, Judged, E>(ladder: Ladder<Id, Judged, E>, judged: Judged): Climb<Id, E> {
  const checks: CheckResult[] = [];
  let failure: Failure<Id, E> | null = null;
  for (const { id, judge } of ladder) {
    if (failure !== null) {
      checks.push({ id, outcome: 'not_reached' });
      continue;
    }
    const finding = judge(judged);
    const { outcome, expected, received, note } = finding;
    checks.push(note === null ? { id, outcome, expected, received } : { id, outcome, expected, received, note });
    if (finding.outcome === 'fail') failure = { id, error: finding.error, description: errorDescription(finding.note) };
  }
  return { checks, failure };
}

/**
 * Hands over a value that an earlier rung has proven to be there.
 * Throws when it is not: then a ladder's order is wrong, which is a bug and must never let a request through.
 */
export function proven<T>(value: T | null, by: CheckId): T {
  if (value === null) throw new Error(`A check came before ${by}, which it depends on.`);
  return value;
}
