/** Answers for the shape of a table row: a request with its facts, and the ladder and error it must lead to. */
import { expect } from 'vitest';
import type { CheckId, CheckResult } from '../../src-preload/contract/checks.ts';
import { find, words } from './make.ts';

/** What the failing check must say. Texts are compared whole, patterns in part. */
export interface Expectation {
  readonly expected?: string | RegExp;
  readonly received?: string | RegExp;
  readonly note?: string | RegExp;
}

/** One row. `fails` null: the request is let through. `more` is compared with the decision as it is. */
export interface Case<D> extends Expectation {
  readonly name: string;
  readonly decide: () => D;
  readonly fails: CheckId | null;
  readonly skips?: readonly CheckId[];
  readonly more?: Readonly<Record<string, unknown>>;
}

function compare(actual: string, wanted: string | RegExp | undefined): void {
  if (wanted === undefined) return;
  if (typeof wanted === 'string') expect(actual).toBe(wanted);
  else expect(actual).toMatch(wanted);
}

/** The ladder that a row must produce: pass or skip up to the failure, `not_reached` after it. */
function expectLadder(checks: readonly CheckResult[], ladder: readonly CheckId[], row: Case<unknown>): void {
  const stop = row.fails === null ? ladder.length : ladder.indexOf(row.fails);
  const wanted = ladder.map((id, index) => {
    if (index > stop) return `${id} not_reached`;
    if (index === stop) return `${id} fail`;
    return `${id} ${row.skips?.includes(id) === true ? 'skip' : 'pass'}`;
  });
  expect(checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(wanted);
}

/** Runs one row against its ladder. */
export function expectCase<D extends { readonly checks: readonly CheckResult[] }>(row: Case<D>, ladder: readonly CheckId[]): void {
  const decision = row.decide();
  expectLadder(decision.checks, ladder, row);
  if (row.more !== undefined) expect(decision).toMatchObject(row.more);
  if (row.fails === null) return;
  const failed = find(decision.checks, row.fails);
  compare(words(failed.expected), row.expected);
  compare(words(failed.received), row.received);
  compare(failed.note ?? '', row.note);
}
