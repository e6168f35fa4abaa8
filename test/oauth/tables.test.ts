/** Answers for the tables: every row leads to the ladder, the values and the error it names; together they reach every check both ways. */
import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { CHECKS } from '../../src-preload/contract/check-facts.ts';
import { CheckResult } from '../../src-preload/contract/checks.ts';
import { AUTHORIZATION_LADDER, CALLBACK_LADDER, CONSENT_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { API_LADDER, CODE_LADDER, REFRESH_LADDER } from '../../src-preload/contract/checks-token.ts';
import { INTROSPECTION_LADDER, REVOCATION_LADDER } from '../../src-preload/contract/checks-revocation.ts';
import { AUTHORIZATION_CASES } from './authorization-cases.ts';
import type { Case } from './cases.ts';
import { expectCase } from './cases.ts';
import { CALLBACK_CASES, CONSENT_CASES } from './consent-cases.ts';
import { INTROSPECTION_CASES, REVOCATION_CASES } from './named-token-cases.ts';
import { API_CASES, REFRESH_CASES } from './refresh-cases.ts';
import { CODE_CASES } from './token-cases.ts';

type AnyCase = Case<{ readonly checks: readonly CheckResult[] }>;
const TABLES: readonly (readonly [string, readonly CheckId[], readonly AnyCase[]])[] = [
  ['authorization requests', AUTHORIZATION_LADDER, AUTHORIZATION_CASES],
  ['consent forms', CONSENT_LADDER, CONSENT_CASES],
  ['callbacks', CALLBACK_LADDER, CALLBACK_CASES],
  ['code exchanges', CODE_LADDER, CODE_CASES],
  ['refreshes', REFRESH_LADDER, REFRESH_CASES],
  ['revocations', REVOCATION_LADDER, REVOCATION_CASES],
  ['introspections', INTROSPECTION_LADDER, INTROSPECTION_CASES],
  ['API calls', API_LADDER, API_CASES],
];

describe.each(TABLES)('%s', (_name, ladder, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_row, row) => {
    expectCase(row, ladder);
  });
});

describe('the catalogue', () => {
  const seen = new Set<string>();
  for (const [, , rows] of TABLES) for (const row of rows) for (const { id, outcome } of row.decide().checks) seen.add(`${id} ${outcome}`);

  it('has no check that the tables do not reach both ways', () => {
    const ids = Object.keys(CHECKS);
    // state is recommended, and a login hint only a hint: they never refuse, so their other way is skip.
    const never = ['state.present', 'login-hint.known'];
    const wanted = ids.flatMap((id) => [`${id} pass`, never.includes(id) ? `${id} skip` : `${id} fail`]);
    expect(wanted.filter((outcome) => !seen.has(outcome))).toEqual([]);
    expect(never.filter((id) => seen.has(`${id} fail`))).toEqual([]);
  });

  it('stands in at least one ladder with every check', () => {
    const climbed = new Set(TABLES.flatMap(([, ladder]) => ladder));
    expect(Object.keys(CHECKS).filter((id) => !climbed.has(id as CheckId))).toEqual([]);
  });

  it('accepts every result as the contract has it', () => {
    for (const [, , rows] of TABLES) for (const row of rows) for (const check of row.decide().checks) expect(CheckResult.parse(check)).toEqual(check);
  });

  it('names both values and a sentence wherever a check fails, and both values wherever it passes', () => {
    for (const [, , rows] of TABLES)
      for (const row of rows)
        for (const check of row.decide().checks.filter(({ outcome }) => outcome !== 'not_reached')) {
          expect(check.expected).toBeDefined();
          expect(check.received).toBeDefined();
          if (check.outcome !== 'pass') expect(check.note).toMatch(/^\S.*[.~]$/s);
        }
  });

  it('answers with the error code that the reference table names', () => {
    for (const [, , rows] of TABLES)
      for (const row of rows) {
        const decision: object = row.decide();
        if (row.fails === null || !('error' in decision) || decision.error === null) continue;
        const { answer } = CHECKS[row.fails];
        if (answer !== 'page') expect(answer.split(/[ ,]+/)).toContain(decision.error);
      }
  });
});
