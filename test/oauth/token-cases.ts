/** Answers for the table of code exchanges. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { decideToken } from '../../src-main/oauth/decide-token.ts';
import type { TokenDecision, TokenFacts, TokenRequest } from '../../src-main/oauth/decision.ts';
import type { Case, Expectation } from './cases.ts';
import { basic, CHALLENGE, CLIENT, CODE, code, codeRequest, NOW, param, REDIRECT, SECRET, tokenFacts, VERIFIER } from './make.ts';

type Row = Case<TokenDecision>;

/** A row that is let through. */
export function issues(name: string, request: TokenRequest, rest: { readonly facts?: TokenFacts; readonly skips?: readonly CheckId[]; readonly more?: Readonly<Record<string, unknown>> } = {}): Row {
  const { facts = tokenFacts(), skips = [], more = {} } = rest;
  return { name, fails: null, skips, decide: () => decideToken(request, facts, NOW), more: { outcome: 'issue', revoke: null, ...more } };
}

interface Refused extends Expectation {
  readonly error: string;
  readonly facts?: Partial<TokenFacts>;
  readonly status?: number;
  readonly askBasic?: boolean;
  readonly revoke?: unknown;
  readonly grant?: string;
  readonly skips?: readonly CheckId[];
}

/** A row that is refused. */
export function refuses(fails: CheckId, request: TokenRequest, rest: Refused): Row {
  const { error, facts = {}, status = 400, askBasic = false, revoke = null, grant, ...said } = rest;
  return {
    name: `${fails} fails: ${String(said.note)}`, fails, ...said, decide: () => decideToken(request, tokenFacts(facts), NOW),
    more: { outcome: 'refuse', error, status, askBasic, revoke, ...(grant === undefined ? {} : { grant }) },
  };
}

const noBody = { client_id: null, client_secret: null };
const withBasic = { authorization: basic() };
const unauthorized = { error: 'invalid_client', status: 401 };
const INVALID = 'invalid_request';
const GRANT = 'invalid_grant';
const challenge = code({ codeChallenge: null });

export const CODE_CASES: readonly Row[] = [
  issues('a good exchange with the secret in the body', codeRequest(), { more: { grant: 'authorization_code', scopes: ['meetings:read', 'notes:read'] } }),
  issues('a good exchange with Basic', codeRequest(noBody, withBasic)),
  issues('Basic and the same client id in the body', codeRequest({ client_secret: null }, withBasic)),
  issues('no PKCE from start to end', codeRequest({ code_verifier: null }), { facts: tokenFacts({ code: challenge, challengeOfVerifier: null }), skips: ['code.verifier'] }),
  issues('a charset behind the content type', codeRequest({}, { contentType: 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' })),
  issues('one millisecond before the end a code is fresh', codeRequest(), { facts: tokenFacts({ code: code({ expiresAt: NOW + 1 }) }) }),
  issues('unknown and empty parameters are ignored', codeRequest({ resource: ['a', 'b'], scope: '' })),

  refuses('token.method', codeRequest({}, { method: 'GET' }), { error: INVALID, status: 405, expected: 'POST', received: 'GET', note: /POST only/ }),
  refuses('token.form', codeRequest({}, { contentType: 'application/json' }), { error: INVALID, status: 415, received: 'application/json', note: /JSON/ }),
  refuses('token.form', codeRequest({}, { contentType: 'multipart/form-data; boundary=x' }), { error: INVALID, status: 415, received: 'multipart/form-data', note: /multipart/ }),
  refuses('token.form', codeRequest({}, { contentType: null }), { error: INVALID, status: 415, received: 'absent', note: /no Content-Type/ }),
  refuses('token.form', codeRequest({}, { contentType: SECRET }), { error: INVALID, status: 415, received: 'another content type', note: /not a form/ }),
  ...['grant_type', 'code', 'redirect_uri', 'code_verifier', 'refresh_token', 'scope', 'client_id', 'client_secret'].map((name) =>
    refuses('token.no-duplicates', codeRequest({ [name]: ['x', 'x'] }), { error: INVALID, received: `${name} 2 times`, note: `${name} is sent twice.` }),
  ),
  refuses('client-auth.one-method', codeRequest({ client_id: null }, withBasic), { error: INVALID, received: 'both ways', note: /header and in the body/ }),
  refuses('client-auth.same-id', codeRequest({ client_secret: null, client_id: 'another' }, withBasic), { error: INVALID, expected: CLIENT, received: 'another', note: /differs/ }),
  refuses('client-auth.not-in-query', codeRequest({ client_secret: null }, { query: [param('client_id', CLIENT), param('client_secret', SECRET)] }), { error: INVALID, received: /^secret /, note: /^client_secret is sent in the query/ }),
  refuses('client-auth.not-in-query', codeRequest({}, { contentType: null, query: [param('code', CODE)] }), { error: INVALID, received: /^code /, note: /^code is sent/ }),
  refuses('client-auth.not-in-query', codeRequest({}, { query: [param('code_verifier', VERIFIER)] }), { error: INVALID, received: /^verifier /, note: /^code_verifier is sent/ }),
  issues('a query without credentials is ignored', codeRequest({}, { query: [param('client_id', CLIENT), param('client_secret', ''), param('x', 'y')] })),
  refuses('client-auth.present', codeRequest(noBody), { ...unauthorized, received: 'absent', note: /neither/ }),
  refuses('client-auth.present', codeRequest({ client_secret: null }), { ...unauthorized, received: CLIENT, note: /no secret\. Clipnote is registered here, and like every Mavio app/ }),
  refuses('client-auth.present', codeRequest({ client_secret: null }), { ...unauthorized, facts: { client: null }, note: 'The request carries a client id and no secret.' }),
  refuses('client-auth.present', codeRequest({ client_secret: '' }), { ...unauthorized, note: /no secret/ }),
  refuses('client-auth.present', codeRequest({ client_id: null }), { ...unauthorized, note: /no client id/ }),
  refuses('client-auth.present', codeRequest(noBody, { authorization: basic(CLIENT, '') }), { ...unauthorized, askBasic: true, received: CLIENT, note: /header carries a client id and no secret/ }),
  refuses('client-auth.present', codeRequest(noBody, { authorization: basic('', '') }), { ...unauthorized, askBasic: true, received: 'absent', note: /header carries neither/ }),
  refuses('client-auth.present', codeRequest({}, { authorization: { kind: 'unreadable', reason: 'it is not base64.' } }), { ...unauthorized, askBasic: true, note: /not base64/ }),
  refuses('client-auth.known', codeRequest(), { ...unauthorized, facts: { client: null }, received: CLIENT, note: /No app/ }),
  refuses('client-auth.known', codeRequest({ client_id: `${CLIENT} ` }), { ...unauthorized, note: /space/ }),
  refuses('client-auth.known', codeRequest(noBody, { authorization: basic('mavio_client_elsewhere') }), { ...unauthorized, askBasic: true, received: 'mavio_client_elsewhere', note: /No app/ }),
  refuses('client-auth.known', codeRequest(noBody, { authorization: basic(SECRET, CLIENT) }), { ...unauthorized, askBasic: true, received: 'another client id', note: /looks like a client secret/ }),
  refuses('client-auth.known', codeRequest(noBody, { authorization: { ...basic('odd'), shownClientId: { kind: 'plain', text: 'odd' } } as TokenRequest['authorization'] }), { ...unauthorized, askBasic: true, received: 'odd', note: /No app/ }),
  refuses('client-auth.secret', codeRequest({ client_secret: 'mavio_secret_old' }), { ...unauthorized, facts: { secretMatches: false }, expected: /^secret /, received: /^secret /, note: /not the current one/ }),
  refuses('client-auth.secret', codeRequest(noBody, { authorization: basic(CLIENT, ` ${SECRET}`) }), { ...unauthorized, askBasic: true, facts: { secretMatches: false }, note: /space/ }),
  refuses('client-auth.secret', codeRequest({ client_secret: CLIENT }), { ...unauthorized, facts: { secretMatches: false, code: code({ usedAt: NOW, familyId: 'fam_1' }) }, note: /looks like a client id/ }),
  refuses('client-auth.secret', codeRequest({ client_secret: 'mavio_secret_old ' }), { ...unauthorized, facts: { secretMatches: false, secretReplacedAt: NOW - 3 * 86_400_000 }, note: 'This is the secret that you replaced on 11 November 2023 at 22:13 UTC, 3 days ago.' }),
  refuses('grant.supported', codeRequest({ grant_type: null }), { error: INVALID, grant: 'unknown', received: 'absent', note: /missing/ }),
  refuses('grant.supported', codeRequest({ grant_type: 'password' }), { error: 'unsupported_grant_type', grant: 'unknown', received: 'password', note: /does not know/ }),
  refuses('code.present', codeRequest({ code: '' }), { error: INVALID, received: 'absent', note: /missing/ }),
  refuses('code.known', codeRequest(), { error: GRANT, facts: { code: null }, received: /^code /, note: /not issued this code/ }),
  refuses('code.known', codeRequest({ code: 'mavio_rt_x' }), { error: GRANT, facts: { code: null }, note: /looks like a refresh token/ }),
  refuses('code.known', codeRequest({ code: 'mavio%5Fac' }), { error: GRANT, facts: { code: null }, note: /percent-encoding/ }),
  refuses('code.same-client', codeRequest(), { error: GRANT, facts: { code: code({ clientId: 'other', usedAt: NOW, familyId: 'fam_1' }) }, expected: 'other', received: CLIENT, note: /another app/ }),
  refuses('code.unused', codeRequest(), {
    error: GRANT, facts: { code: code({ usedAt: NOW - 3200, familyId: 'fam_1' }) }, expected: 'unused', received: 'used 3.2 s ago', note: /first used 3\.2 s ago, and the tokens/, revoke: { familyId: 'fam_1', reason: 'code_replayed' },
  }),
  refuses('code.unused', codeRequest(), { error: GRANT, facts: { code: code({ usedAt: NOW + 5 }) }, received: 'used just now', note: 'The code was first used just now.' }),
  refuses('code.alive', codeRequest(), { error: GRANT, facts: { code: code({ revokedAt: NOW - 2000, revokedReason: 'all_revoked' }) }, expected: 'not revoked', received: 'revoked 2 s ago', note: 'You revoked all tokens of this app at 22:13 UTC, 2 s ago.' }),
  refuses('code.fresh', codeRequest(), { error: GRANT, facts: { code: code({ issuedAt: NOW - 600_000, expiresAt: NOW }) }, expected: 'younger than 10 min', received: 'issued 10 min ago', note: 'The code expired just now.' }),
  refuses('code.fresh', codeRequest(), { error: GRANT, facts: { code: code({ issuedAt: NOW - 723_000, expiresAt: NOW - 123_000 }) }, received: 'issued 12 min 3 s ago', note: /2 min 3 s ago/ }),
  refuses('code.redirect-same', codeRequest({ redirect_uri: null }), { error: INVALID, expected: REDIRECT, received: 'absent', note: /missing/ }),
  refuses('code.redirect-same', codeRequest({ redirect_uri: `${REDIRECT}/` }), { error: GRANT, expected: REDIRECT, received: `${REDIRECT}/`, note: /ends in a slash/ }),
  refuses('code.redirect-same', codeRequest({ redirect_uri: `${REDIRECT}#x` }), { error: GRANT, note: /fragment/ }),
  refuses('code.verifier', codeRequest({ code_verifier: null }), { error: GRANT, facts: { challengeOfVerifier: null }, expected: new RegExp(CHALLENGE), received: 'absent', note: /no verifier/ }),
  refuses('code.verifier', codeRequest(), { error: GRANT, facts: { code: challenge }, expected: 'absent', received: /^verifier /, note: /no challenge/ }),
  refuses('code.verifier', codeRequest({ code_verifier: 'x'.repeat(42) }), { error: GRANT, note: /42 characters/ }),
  refuses('code.verifier', codeRequest({ code_verifier: 'x'.repeat(129) }), { error: GRANT, note: /129 characters/ }),
  refuses('code.verifier', codeRequest({ code_verifier: `${'x'.repeat(43)}+` }), { error: GRANT, note: /outside/ }),
  refuses('code.verifier', codeRequest({ code_verifier: CHALLENGE }), { error: GRANT, facts: { challengeOfVerifier: 'x' }, note: /challenge itself/ }),
  refuses('code.verifier', codeRequest({ code_verifier: 'y'.repeat(43) }), { error: GRANT, facts: { challengeOfVerifier: 'x' }, received: /^a verifier whose S256 is x$/, note: /not the one/ }),
];
