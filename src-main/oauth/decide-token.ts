/** Answers for the decision about a request to the token endpoint (RFC 6749 4.1.3, 5.2 and 6). */
import type { CheckId, CheckResult } from '../../src-preload/contract/checks.ts';
import { CODE_LADDER, REFRESH_LADDER } from '../../src-preload/contract/checks-token.ts';
import type { OAuthErrorCode } from '../../src-preload/contract/oauth.ts';
import { clientAuthChecks } from './checks/client-auth.ts';
import { codeChecks } from './checks/code.ts';
import { refreshChecks, scopesAfterRefresh } from './checks/refresh.ts';
import { grantChecks, recogniseGrant, tokenRequestChecks } from './checks/token-request.ts';
import { verifierChecks } from './checks/verifier.ts';
import type { TokenDecision, TokenFacts, TokenRequest } from './decision.ts';
import { refuseTokenRequest } from './refuse-token-request.ts';
import type { Failure } from './run-checks.ts';
import { proven, runChecks } from './run-checks.ts';

interface Climbed {
  readonly checks: readonly CheckResult[];
  readonly failure: Failure<CheckId, OAuthErrorCode> | null;
}

function climb(request: TokenRequest, facts: TokenFacts, now: number): Climbed {
  const [asked, client, grant] = [tokenRequestChecks(request), clientAuthChecks(request, facts, now), grantChecks(request)];
  if (recogniseGrant(request.params) === 'refresh_token') {
    return runChecks(REFRESH_LADDER, { ...asked, ...client, ...grant, ...refreshChecks(request, facts, now) });
  }
  return runChecks(CODE_LADDER, { ...asked, ...client, ...grant, ...codeChecks(request, facts, now), ...verifierChecks(request, facts) });
}

/** The family that ends with a replay. Only the app that a code or token belongs to gets this far up the ladder. */
function familyToRevoke(id: CheckId, facts: TokenFacts): TokenDecision['revoke'] {
  if (id === 'code.unused' && facts.code !== null && facts.code.familyId !== null) return { familyId: facts.code.familyId, reason: 'code_replayed' };
  if (id === 'refresh.current' && facts.refresh !== null) return { familyId: facts.refresh.familyId, reason: 'refresh_replayed' };
  return null;
}

/**
 * Decides about a token request; `now` in epoch ms.
 * Out: `issue` with the scopes of the new access token (a new refresh token keeps the scopes of the old one, RFC 6749 6), and whether there is a new refresh token;
 * or `refuse` with status, error and description. `revoke` is to be applied with either.
 */
export function decideToken(request: TokenRequest, facts: TokenFacts, now: number): TokenDecision {
  const grant = recogniseGrant(request.params);
  const { checks, failure } = climb(request, facts, now);
  if (failure === null) {
    const scopes = grant === 'refresh_token' ? scopesAfterRefresh(request, proven(facts.refresh, 'refresh.known')) : proven(facts.code, 'code.known').scopes;
    return { checks, grant, revoke: null, outcome: 'issue', scopes, newRefresh: grant !== 'refresh_token' || facts.rotates !== false };
  }
  return { checks, grant, revoke: familyToRevoke(failure.id, facts), ...refuseTokenRequest(request, failure) };
}
