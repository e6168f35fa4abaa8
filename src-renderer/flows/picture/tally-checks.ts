/** Answers for a ladder in a few words, for the ticks beside an arrow and the heading of a ledger. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import type { Tally } from './picture.ts';

const count = (checks: readonly CheckResult[], outcome: CheckResult['outcome']): number => checks.filter((check) => check.outcome === outcome).length;

/** The ticks beside an arrow: `13 of 13 pass`, or `check 8 fails` by its place in the ladder. Null for an empty ladder. */
export function tallyChecks(checks: readonly CheckResult[]): Tally | null {
  if (checks.length === 0) return null;
  const failedAt = checks.findIndex((check) => check.outcome === 'fail');
  const passed = String(count(checks, 'pass'));
  return {
    marks: checks.map((check) => check.outcome),
    text: failedAt < 0 ? `${passed} of ${passed} pass` : `check ${String(failedAt + 1)} fails`,
    failed: failedAt >= 0,
  };
}

/** The heading of a ledger: `10 passed, 1 skipped`, or `4 passed, then the first failure; 4 not reached`. */
export function countChecks(checks: readonly CheckResult[]): string {
  const passed = `${String(count(checks, 'pass'))} passed`;
  const skipped = count(checks, 'skip');
  const unreached = count(checks, 'not_reached');
  const before = skipped === 0 ? passed : `${passed}, ${String(skipped)} skipped`;
  const failure = checks.find((check) => check.outcome === 'fail');
  if (failure === undefined) return before;
  if (failure.id === 'consent.granted') return `${before}, then the person’s answer`;
  return unreached === 0 ? `${before}, then the first failure` : `${before}, then the first failure; ${String(unreached)} not reached`;
}
