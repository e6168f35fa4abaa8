/** Answers for the decision about an introspection (RFC 7662 2.1, 2.2). */
import { INTROSPECTION_LADDER } from '../../src-preload/contract/checks-revocation.ts';
import { clientAuthChecks } from './checks/client-auth.ts';
import { introspectionChecks, NAMED_TOKEN_PARAMETERS } from './checks/named-token.ts';
import { tokenRequestChecks } from './checks/token-request.ts';
import type { IntrospectionDecision, NamedTokenFacts, TokenRequest } from './decision.ts';
import { refuseTokenRequest } from './refuse-token-request.ts';
import { runChecks } from './run-checks.ts';

function isActive({ client, token }: NamedTokenFacts, now: number): boolean {
  if (token === null || token.clientId !== client?.clientId) return false;
  return token.rotatedAt === null && token.revokedAt === null && token.familyRevokedAt === null && now < token.expiresAt;
}

/** Decides about an introspection; `now` in epoch ms. Out: whether the token would be taken by this server, for this app. */
export function decideIntrospection(request: TokenRequest, facts: NamedTokenFacts, now: number): IntrospectionDecision {
  const { checks, failure } = runChecks(INTROSPECTION_LADDER, {
    ...tokenRequestChecks(request, NAMED_TOKEN_PARAMETERS), ...clientAuthChecks(request, facts, now), ...introspectionChecks(request),
  });
  return failure === null ? { checks, outcome: 'tell', active: isActive(facts, now) } : { checks, ...refuseTokenRequest(request, failure) };
}
