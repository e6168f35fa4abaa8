/** Answers for the tables of revocations and introspections. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { decideIntrospection } from '../../src-main/oauth/decide-introspection.ts';
import { decideRevocation } from '../../src-main/oauth/decide-revocation.ts';
import type { IntrospectionDecision, NamedTokenFacts, RevocationDecision, TokenRequest } from '../../src-main/oauth/decision.ts';
import type { Case, Expectation } from './cases.ts';
import { basic, CLIENT, namedToken, namedTokenFacts, namedTokenRequest, NOW, param, REFRESH, SECRET } from './make.ts';

interface Refused extends Expectation {
  readonly error: string;
  readonly facts?: Partial<NamedTokenFacts>;
  readonly status?: number;
  readonly askBasic?: boolean;
}

/** Rows that both endpoints refuse alike, before they look at the token. */
const SHARED: readonly (readonly [CheckId, TokenRequest, Refused])[] = [
  ['token.method', namedTokenRequest({}, { method: 'GET' }), { error: 'invalid_request', status: 405, received: 'GET', note: /POST only/ }],
  ['client-auth.not-in-query', namedTokenRequest({}, { query: [param('token', REFRESH)] }), { error: 'invalid_request', received: /^refresh_token |^other /, note: /^token is sent in the query/ }],
  ['token.form', namedTokenRequest({}, { contentType: 'application/json' }), { error: 'invalid_request', status: 415, note: /JSON/ }],
  ['token.no-duplicates', namedTokenRequest({ token: [REFRESH, REFRESH] }), { error: 'invalid_request', note: 'token is sent twice.' }],
  ['token.no-duplicates', namedTokenRequest({ token_type_hint: ['a', 'b'] }), { error: 'invalid_request', note: 'token_type_hint is sent twice.' }],
  ['client-auth.one-method', namedTokenRequest({}, { authorization: basic() }), { error: 'invalid_request', note: /in the body/ }],
  ['client-auth.same-id', namedTokenRequest({ client_secret: null, client_id: 'x' }, { authorization: basic() }), { error: 'invalid_request', received: 'x', note: /differs/ }],
  ['client-auth.present', namedTokenRequest({ client_secret: null }), { error: 'invalid_client', status: 401, note: /no secret/ }],
  ['client-auth.known', namedTokenRequest({}), { error: 'invalid_client', status: 401, facts: { client: null }, note: /No app/ }],
  ['client-auth.secret', namedTokenRequest({ client_id: null, client_secret: null }, { authorization: basic() }), { error: 'invalid_client', status: 401, askBasic: true, facts: { secretMatches: false }, note: /not the current/ }],
  ['client-auth.known', namedTokenRequest({}), { error: 'invalid_client', status: 401, facts: { client: null, deleted: { name: 'Clipnote', deletedAt: NOW - 86_400_000 } }, note: 'This app was deleted on 13 November 2023 at 22:13 UTC; its name was Clipnote.' }],
  ['client-auth.secret', namedTokenRequest({}), { error: 'invalid_client', status: 401, facts: { secretMatches: false, secretReplacedAt: NOW - 60_000 }, note: 'This is the secret that you replaced at 22:12 UTC, 1 min ago.' }],
];

function refused<D>(decide: (request: TokenRequest, facts: NamedTokenFacts) => D): (row: (typeof SHARED)[number]) => Case<D> {
  return ([fails, request, { error, facts = {}, status = 400, askBasic = false, ...said }]) => ({
    name: `${fails} fails: ${String(said.note)}`, fails, ...said, decide: () => decide(request, namedTokenFacts(facts)), more: { outcome: 'refuse', error, status, askBasic },
  });
}

const revoke = (request: TokenRequest, facts: NamedTokenFacts): RevocationDecision => decideRevocation(request, facts, NOW);
const introspect = (request: TokenRequest, facts: NamedTokenFacts): IntrospectionDecision => decideIntrospection(request, facts, NOW);

type Named = readonly [token: NamedTokenFacts['token'], request?: TokenRequest];

function revokes(name: string, what: string, [token, request = namedTokenRequest()]: Named): Case<RevocationDecision> {
  const skips: readonly CheckId[] = token === null ? ['revocation.same-client'] : [];
  return { name, fails: null, skips, decide: () => revoke(request, namedTokenFacts({ token })), more: { outcome: 'revoke', what } };
}

function tells(name: string, active: boolean, [token, request = namedTokenRequest()]: Named): Case<IntrospectionDecision> {
  return { name, fails: null, decide: () => introspect(request, namedTokenFacts({ token })), more: { outcome: 'tell', active } };
}

export const REVOCATION_CASES: readonly Case<RevocationDecision>[] = [
  revokes('a refresh token takes its family along', 'family', [namedToken()]),
  revokes('a replaced refresh token takes its family along', 'family', [namedToken({ rotatedAt: NOW })]),
  revokes('an access token ends alone', 'access_token', [namedToken({ kind: 'access' })]),
  revokes('an unknown token is no mistake', 'nothing', [null]),
  revokes('a wrong hint changes nothing', 'family', [namedToken(), namedTokenRequest({ token_type_hint: 'access_token' })]),
  revokes('a hint that nobody knows changes nothing', 'family', [namedToken(), namedTokenRequest({ token_type_hint: 'shoe' })]),
  revokes('Basic is as good', 'family', [namedToken(), namedTokenRequest({ client_id: null, client_secret: null }, { authorization: basic(CLIENT, SECRET) })]),
  ...SHARED.map(refused(revoke)),
  refused(revoke)(['revocation.token-present', namedTokenRequest({ token: null }), { error: 'invalid_request', received: 'absent', note: 'token is missing or empty.' }]),
  refused(revoke)(['revocation.token-present', namedTokenRequest({ token: '', refresh_token: REFRESH }), { error: 'invalid_request', note: /refresh_token is sent/ }]),
  refused(revoke)(['revocation.same-client', namedTokenRequest(), { error: 'invalid_grant', facts: { token: namedToken({ clientId: 'other' }) }, expected: 'other', received: CLIENT, note: /another app/ }]),
];

export const INTROSPECTION_CASES: readonly Case<IntrospectionDecision>[] = [
  tells('a live token is active', true, [namedToken()]),
  tells('a live access token is active', true, [namedToken({ kind: 'access' })]),
  tells('a wrong hint changes nothing', true, [namedToken(), namedTokenRequest({ token_type_hint: 'access_token' })]),
  tells('an unknown token is not active', false, [null]),
  tells('another app’s token is not active', false, [namedToken({ clientId: 'other' })]),
  tells('a replaced token is not active', false, [namedToken({ rotatedAt: NOW })]),
  tells('a revoked token is not active', false, [namedToken({ revokedAt: NOW })]),
  tells('a token of a revoked family is not active', false, [namedToken({ familyRevokedAt: NOW })]),
  tells('a token is not active in the millisecond of its end', false, [namedToken({ expiresAt: NOW })]),
  ...SHARED.map(refused(introspect)),
  refused(introspect)(['introspection.token-present', namedTokenRequest({ token: null, access_token: 'mavio_at_x' }), { error: 'invalid_request', received: 'absent', note: /access_token is sent/ }]),
];
