/** Answers for the checks on a token that is to be revoked or told about (RFC 7009 2.1, RFC 7662 2.1). */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { NamedTokenFacts, TokenRequest } from '../decision.ts';
import type { Finding, Rungs } from '../run-checks.ts';
import { fail, pass, proven, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';
import type { ClientJudged } from './client-auth.ts';

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

const OF_THIS_APP = plain('a token of this app');

/** The rungs `revocation.*`. */
export const REVOCATION_CHECKS: Rungs<'revocation.token-present' | 'revocation.same-client', ClientJudged<NamedTokenFacts>, OAuthErrorCode> = {
  'revocation.token-present': ({ request }) => judgePresence(request),
  'revocation.same-client': ({ facts }) => {
    const own = proven(facts.client, 'client-auth.known').clientId;
    if (facts.token === null) return skip(OF_THIS_APP, ABSENT, 'This server has not issued this token, so there is nothing to revoke.');
    const compared = { expected: plain(facts.token.clientId), received: plain(own) };
    if (facts.token.clientId === own) return pass(compared.expected, compared.received);
    return fail('invalid_grant', { ...compared, note: 'The token was issued to another app.' });
  },
};

/** The rung `introspection.token-present`. */
export const INTROSPECTION_CHECKS: Rungs<'introspection.token-present', { readonly request: TokenRequest }, OAuthErrorCode> = {
  'introspection.token-present': ({ request }) => judgePresence(request),
};
