/** Answers for the decision about an introspection (RFC 7662 2.1, 2.2). */
import { INTROSPECTION_LADDER } from '../../src-preload/contract/checks-revocation.ts';
import { CLIENT_AUTH_CHECKS, judgedOf } from './checks/client-auth.ts';
import { INTROSPECTION_CHECKS, NAMED_TOKEN_PARAMETERS } from './checks/named-token.ts';
import { tokenRequestChecks } from './checks/token-request.ts';
import type { IntrospectionDecision, NamedTokenFacts, TokenRequest } from './decision.ts';
import { refuseTokenRequest } from './refuse-token-request.ts';
import { makeLadder, runChecks } from './run-checks.ts';

const LADDER = makeLadder(INTROSPECTION_LADDER, { ...tokenRequestChecks(NAMED_TOKEN_PARAMETERS), ...CLIENT_AUTH_CHECKS, ...INTROSPECTION_CHECKS });

function isActive({ client, token }: NamedTokenFacts, now: number): boolean {
  if (token === null || token.clientId !== client?.clientId) return false;
  return token.rotatedAt === null && token.revokedAt === null && token.familyRevokedAt === null && now < token.expiresAt;
}

/** Decides about an introspection; `now` in epoch ms. Out: whether the token would be taken by this server, for this app. */
export function decideIntrospection(request: TokenRequest, facts: NamedTokenFacts, now: number): IntrospectionDecision {
  const { checks, failure } = runChecks(LADDER, judgedOf(request, facts, now));
  return failure === null ? { checks, outcome: 'tell', active: isActive(facts, now) } : { checks, ...refuseTokenRequest(request, failure) };
}
