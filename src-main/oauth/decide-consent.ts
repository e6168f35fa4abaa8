/** Answers for the decision about a posted consent form (RFC 6749 4.1.2, 10.12). */
import { CONSENT_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { CONSENT_CHECKS } from './checks/consent.ts';
import type { ConsentAnswer, ConsentDecision, ConsentFacts } from './decision.ts';
import { makeLadder, runChecks } from './run-checks.ts';

const LADDER = makeLadder(CONSENT_LADDER, CONSENT_CHECKS);

/**
 * Decides about an answered consent page; `now` in epoch ms.
 * Out: `issue_code`, `deny` (goes back to the app as access_denied), or `refuse_on_page` for a form that cannot be trusted.
 */
export function decideConsent(facts: ConsentFacts, answer: ConsentAnswer, now: number): ConsentDecision {
  const { checks, failure } = runChecks(LADDER, { facts, answer, now });
  if (failure === null) return { checks, outcome: 'issue_code' };
  return { checks, outcome: failure.error === 'access_denied' ? 'deny' : 'refuse_on_page' };
}
