/** Answers for the checks on a token that is to be revoked or told about (RFC 7009 2.1, RFC 7662 2.1). */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { NamedTokenFacts, TokenRequest } from '../decision.ts';
import type { Finding, Rungs } from '../run-checks.ts';
import { fail, pass, proven, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

/** What these endpoints read. `token_type_hint` only says where to look first; every kind is looked up here, so it changes nothing. */
export const NAMED_TOKEN_PARAMETERS = ['token', 'token_type_hint', 'client_id', 'client_secret'] as const;

function judgePresence(request: TokenRequest): Finding<OAuthErrorCode> {
  const sent = single(request.params, 'token');
  const expected = plain('a token');
  if (sent !== null) return pass(expected, sent.shown);
  const other = ['refresh_token', 'access_token'].find((name) => single(request.params, name) !== null);
  const note = other === undefined ? 'token is missing or empty.' : `token is missing; ${other} is sent, which this endpoint does not read.`;
  return fail('invalid_request', { expected, received: ABSENT, note });
}

/** Builds the rungs `revocation.*`. */
export function revocationChecks(request: TokenRequest, facts: NamedTokenFacts): Rungs<'revocation.token-present' | 'revocation.same-client', OAuthErrorCode> {
  return {
    'revocation.token-present': () => judgePresence(request),
    'revocation.same-client': () => {
      const own = proven(facts.client, 'client-auth.known').clientId;
      if (facts.token === null) return skip(plain('a token of this app'), ABSENT, 'This server has not issued this token, so there is nothing to revoke.');
      const compared = { expected: plain(facts.token.clientId), received: plain(own) };
      if (facts.token.clientId === own) return pass(compared.expected, compared.received);
      return fail('invalid_grant', { ...compared, note: 'The token was issued to another app.' });
    },
  };
}

/** Builds the rung `introspection.token-present`. */
export function introspectionChecks(request: TokenRequest): Rungs<'introspection.token-present', OAuthErrorCode> {
  return { 'introspection.token-present': () => judgePresence(request) };
}
