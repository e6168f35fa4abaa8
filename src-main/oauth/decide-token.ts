/** Answers for the decision about a request to the token endpoint (RFC 6749 4.1.3, 5.2 and 6). */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { CODE_LADDER, REFRESH_LADDER } from '../../src-preload/contract/checks-token.ts';
import type { OAuthErrorCode } from '../../src-preload/contract/oauth.ts';
import { CLIENT_AUTH_CHECKS, type ClientJudged, judgedOf } from './checks/client-auth.ts';
import { CODE_CHECKS } from './checks/code.ts';
import { REFRESH_CHECKS, scopesAfterRefresh } from './checks/refresh.ts';
import { GRANT_CHECKS, recogniseGrant, tokenRequestChecks } from './checks/token-request.ts';
import { VERIFIER_CHECKS } from './checks/verifier.ts';
import type { TokenDecision, TokenFacts, TokenRequest } from './decision.ts';
import { refuseTokenRequest } from './refuse-token-request.ts';
import { type Ladder, makeLadder, proven, runChecks } from './run-checks.ts';

const OF_EVERY_GRANT = { ...tokenRequestChecks(), ...CLIENT_AUTH_CHECKS, ...GRANT_CHECKS };
type Climbable<Id extends CheckId> = Ladder<Id, ClientJudged<TokenFacts>, OAuthErrorCode>;
const OF_CODE: Climbable<(typeof CODE_LADDER)[number]> = makeLadder(CODE_LADDER, { ...OF_EVERY_GRANT, ...CODE_CHECKS, ...VERIFIER_CHECKS });
const OF_REFRESH: Climbable<(typeof REFRESH_LADDER)[number]> = makeLadder(REFRESH_LADDER, { ...OF_EVERY_GRANT, ...REFRESH_CHECKS });

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
  const judged = judgedOf(request, facts, now);
  const { checks, failure } = grant === 'refresh_token' ? runChecks(OF_REFRESH, judged) : runChecks(OF_CODE, judged);
  if (failure === null) {
    const scopes = grant === 'refresh_token' ? scopesAfterRefresh(request, proven(facts.refresh, 'refresh.known')) : proven(facts.code, 'code.known').scopes;
    return { checks, grant, revoke: null, outcome: 'issue', scopes, newRefresh: grant !== 'refresh_token' || facts.rotates !== false };
  }
  return { checks, grant, revoke: familyToRevoke(failure.id, facts), ...refuseTokenRequest(request, failure) };
}
