/** Answers for a long ladder with a failure: what leads up to it and what was not reached fold into one row each. */
import type { CheckResult } from '../../../src-preload/contract/checks.ts';

/** A row of the ledger: one check, or several that can be unfolded. */
export type LedgerRow = { readonly kind: 'check'; readonly check: CheckResult } | { readonly kind: 'run'; readonly outcome: 'pass' | 'not_reached'; readonly checks: readonly CheckResult[] };

/** Shorter runs stay open. */
const LONG = 5;

/** Folds the runs around a failure. A ladder without a failure stays whole, because there its rungs are the news. */
export function foldRuns(checks: readonly CheckResult[]): LedgerRow[] {
  const failedAt = checks.findIndex((check) => check.outcome === 'fail');
  const open = (part: readonly CheckResult[]): LedgerRow[] => part.map((check) => ({ kind: 'check', check }));
  if (failedAt < 0) return open(checks);
  const run = (part: readonly CheckResult[], outcome: 'pass' | 'not_reached'): LedgerRow[] => (part.length < LONG ? open(part) : [{ kind: 'run', outcome, checks: part }]);
  return [...run(checks.slice(0, failedAt), 'pass'), ...open(checks.slice(failedAt, failedAt + 1)), ...run(checks.slice(failedAt + 1), 'not_reached')];
}
