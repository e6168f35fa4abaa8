/** Answers for the decision about a revocation (RFC 7009 2.1, 2.2). */
import { REVOCATION_LADDER } from '../../src-preload/contract/checks-revocation.ts';
import type { OAuthErrorCode } from '../../src-preload/contract/oauth.ts';
import { CLIENT_AUTH_CHECKS, type ClientJudged, judgedOf } from './checks/client-auth.ts';
import { NAMED_TOKEN_PARAMETERS, REVOCATION_CHECKS } from './checks/named-token.ts';
import { tokenRequestChecks } from './checks/token-request.ts';
import type { NamedTokenFacts, RevocationDecision, TokenRequest } from './decision.ts';
import { refuseTokenRequest } from './refuse-token-request.ts';
import { type Ladder, makeLadder, runChecks } from './run-checks.ts';

const LADDER: Ladder<(typeof REVOCATION_LADDER)[number], ClientJudged<NamedTokenFacts>, OAuthErrorCode> = makeLadder(REVOCATION_LADDER, { ...tokenRequestChecks(NAMED_TOKEN_PARAMETERS), ...CLIENT_AUTH_CHECKS, ...REVOCATION_CHECKS });

/**
 * Decides about a revocation; `now` in epoch ms.
 * Out: `family` for a refresh token, whatever has become of it, because whoever holds an old one means the whole authorization;
 * `access_token` for that token alone; `nothing` for one that is not known. Another app's token is refused (RFC 7009 2.1).
 */
export function decideRevocation(request: TokenRequest, facts: NamedTokenFacts, now: number): RevocationDecision {
  const { checks, failure } = runChecks(LADDER, judgedOf(request, facts, now));
  if (failure !== null) return { checks, ...refuseTokenRequest(request, failure) };
  const what = facts.token === null ? 'nothing' : facts.token.kind === 'refresh' ? 'family' : 'access_token';
  return { checks, outcome: 'revoke', what };
}
