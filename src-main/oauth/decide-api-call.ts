/** Answers for the decision about a call to the API (RFC 6750 3.1). */
import { API_LADDER } from '../../src-preload/contract/checks-token.ts';
import { BEARER_CHECKS } from './checks/bearer.ts';
import type { AccessFacts, ApiDecision, ApiRequest } from './decision.ts';
import { makeLadder, runChecks } from './run-checks.ts';

const LADDER = makeLadder(API_LADDER, BEARER_CHECKS);

/**
 * Decides whether a call may reach the API; `facts` is null for a token that is not known, `now` in epoch ms.
 * Out: `allow`; or 400 invalid_request, 401 without an error code when no token was sent, 401 invalid_token, 403 insufficient_scope.
 */
export function decideApiCall(request: ApiRequest, facts: AccessFacts | null, now: number): ApiDecision {
  const { checks, failure } = runChecks(LADDER, { request, facts, now });
  if (failure === null) return { checks, outcome: 'allow' };
  const { error, description } = failure;
  const status = error === 'insufficient_scope' ? 403 : error === 'invalid_request' ? 400 : 401;
  return { checks, outcome: 'refuse', status, error, description };
}
