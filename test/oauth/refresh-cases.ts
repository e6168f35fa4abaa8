/** Answers for the tables of refreshes and API calls. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { decideApiCall } from '../../src-main/oauth/decide-api-call.ts';
import type { AccessFacts, ApiDecision, ApiRequest, TokenDecision } from '../../src-main/oauth/decision.ts';
import type { Case, Expectation } from './cases.ts';
import { access, apiRequest, basic, CLIENT, fingerprint, NOW, refresh, refreshRequest, SECRET, tokenFacts } from './make.ts';
import { issues, refuses } from './token-cases.ts';

const GRANT = 'invalid_grant';
const SCOPE = 'invalid_scope';
const kept: readonly CheckId[] = ['scope.not-wider'];
const DAY = 86_400_000;

export const REFRESH_CASES: readonly Case<TokenDecision>[] = [
  issues('a refresh without scope keeps everything', refreshRequest(), { skips: kept, more: { grant: 'refresh_token', scopes: ['meetings:read', 'notes:read'] } }),
  issues('a refresh with Basic', refreshRequest({ client_id: null, client_secret: null }, { authorization: basic() }), { skips: kept }),
  issues('a narrower scope narrows', refreshRequest({ scope: 'notes:read' }), { more: { scopes: ['notes:read'] } }),
  issues('the same scope in another order is not wider', refreshRequest({ scope: 'notes:read meetings:read' })),
  issues('one millisecond before the end it is fresh', refreshRequest(), { skips: kept, facts: tokenFacts({ refresh: refresh({ expiresAt: NOW + 1 }) }) }),

  issues('with rotation the answer has a new refresh token', refreshRequest(), { skips: kept, facts: tokenFacts({ rotates: true }), more: { newRefresh: true } }),
  issues('without rotation the refresh token stays', refreshRequest(), { skips: kept, facts: tokenFacts({ rotates: false }), more: { newRefresh: false } }),
  issues('one that slid far from its issue is still fresh', refreshRequest(), { skips: kept, facts: tokenFacts({ rotates: false, refresh: refresh({ issuedAt: NOW - 90 * DAY, expiresAt: NOW + 1 }) }), more: { newRefresh: false } }),
  refuses('refresh.fresh', refreshRequest(), {
    error: GRANT, facts: { rotates: false, refresh: refresh({ issuedAt: NOW - 90 * DAY, expiresAt: NOW }) }, expected: 'used within 30 days', received: 'last used 30 days ago', note: /expired just now/,
  }),
  refuses('refresh.current', refreshRequest(), { error: GRANT, facts: { rotates: false, refresh: refresh({ rotatedAt: NOW - 12 }) }, received: 'replaced 12 ms ago', note: /the earlier one won/, revoke: { familyId: 'fam_1', reason: 'refresh_replayed' } }),

  refuses('client-auth.secret', refreshRequest(), { error: 'invalid_client', status: 401, facts: { secretMatches: false, refresh: refresh({ rotatedAt: NOW }) }, grant: 'refresh_token', note: /not the current/ }),
  refuses('refresh.present', refreshRequest({ refresh_token: null }), { error: 'invalid_request', received: 'absent', note: /missing/ }),
  refuses('refresh.known', refreshRequest(), { error: GRANT, facts: { refresh: null }, received: /^refresh_token /, note: /not issued/ }),
  refuses('refresh.known', refreshRequest({ refresh_token: 'mavio_at_x' }), { error: GRANT, facts: { refresh: null }, note: /looks like an access token/ }),
  refuses('refresh.same-client', refreshRequest(), { error: GRANT, facts: { refresh: refresh({ clientId: 'other', rotatedAt: NOW }) }, expected: 'other', received: CLIENT, note: /another app/ }),
  refuses('refresh.current', refreshRequest(), {
    error: GRANT, facts: { refresh: refresh({ rotatedAt: NOW - 90_000 }) }, received: 'replaced 1 min 30 s ago', note: 'The refresh at 22:11:50.000 UTC replaced this token, and this request came 1 min 30 s later. All tokens of this authorization are revoked now.', revoke: { familyId: 'fam_1', reason: 'refresh_replayed' },
  }),
  refuses('refresh.current', refreshRequest(), {
    error: GRANT, facts: { refresh: refresh({ rotatedAt: NOW - 12 }) }, received: 'replaced 12 ms ago', note: /^The refresh at 22:13:19\.988 UTC .* 12 ms later\. Two refreshes ran in parallel: the earlier one won\. /, revoke: { familyId: 'fam_1', reason: 'refresh_replayed' },
  }),
  refuses('refresh.current', refreshRequest(), { error: GRANT, facts: { refresh: refresh({ rotatedAt: NOW, familyRevokedAt: NOW - 3000 }) }, received: 'replaced 0 ms ago', note: /were revoked 3 s ago/, revoke: { familyId: 'fam_1', reason: 'refresh_replayed' } }),
  refuses('refresh.alive', refreshRequest(), { error: GRANT, facts: { refresh: refresh({ familyRevokedAt: NOW - 2 * DAY }) }, expected: 'not revoked', received: 'revoked 2 days ago', note: /revoked/ }),
  ...(
    [
      ['code_replayed', 'The authorization was revoked 3 s ago, because its code was sent again.'],
      ['refresh_replayed', 'The authorization was revoked 3 s ago, because a replaced refresh token was sent again.'],
      ['revoked_by_app', 'The authorization was revoked 3 s ago, because the app asked for that.'],
      ['all_revoked', 'You revoked all tokens of this app at 22:13 UTC, 3 s ago.'],
      ['revoked_by_developer', 'You revoked this authorization at 22:13 UTC, 3 s ago, in the console.'],
      ['app_deleted', 'The app was deleted at 22:13 UTC, 3 s ago, and all its tokens with it.'],
      ['person_removed', 'The person who authorized the app was removed from this console at 22:13 UTC, 3 s ago.'],
      ['of another version', 'The authorization was revoked 3 s ago.'],
    ] as const
  ).map(([familyRevokedReason, note]) => refuses('refresh.alive', refreshRequest(), { error: GRANT, facts: { refresh: refresh({ familyRevokedAt: NOW - 3000, familyRevokedReason }) }, received: 'revoked 3 s ago', note })),
  refuses('refresh.fresh', refreshRequest(), {
    error: GRANT, facts: { refresh: refresh({ issuedAt: NOW - 30 * DAY, expiresAt: NOW }) }, expected: 'used within 30 days', received: 'issued 30 days ago', note: /expired just now/,
  }),
  refuses('scope.not-wider', refreshRequest({ scope: 'notes:read team:read' }), { error: SCOPE, expected: 'meetings:read notes:read', received: 'notes:read team:read', note: 'team:read was not granted.' }),
  refuses('scope.not-wider', refreshRequest({ scope: 'admin' }), { error: SCOPE, note: /^admin is not one/ }),
  refuses('scope.not-wider', refreshRequest({ scope: ' ' }), { error: SCOPE, note: /nothing but spaces/ }),
  refuses('scope.not-wider', refreshRequest({ scope: SECRET }), { error: SCOPE, received: /^other /, note: /^One of the names/ }),
];

interface Refused extends Expectation {
  readonly request?: Partial<ApiRequest>;
  readonly facts?: AccessFacts | null;
  readonly error: string | null;
}

function refused(fails: CheckId, { request = {}, facts = access(), error, ...said }: Refused): Case<ApiDecision> {
  const more = { outcome: 'refuse', error, status: error === 'insufficient_scope' ? 403 : error === 'invalid_request' ? 400 : 401 };
  return { name: `${fails} fails: ${String(said.note)}`, fails, more, decide: () => decideApiCall(apiRequest(request), facts, NOW), ...said };
}

const INVALID = 'invalid_token';

export const API_CASES: readonly Case<ApiDecision>[] = [
  { name: 'a live token with the scope is let through', fails: null, decide: () => decideApiCall(apiRequest(), access(), NOW), more: { outcome: 'allow' } },
  { name: 'one millisecond before the end it works', fails: null, decide: () => decideApiCall(apiRequest(), access({ expiresAt: NOW + 1 }), NOW), more: { outcome: 'allow' } },
  refused('bearer.not-in-query', { request: { bearer: null, receivedScheme: null, queryToken: fingerprint('mavio_at_x', 'access_token') }, error: 'invalid_request', expected: 'no token in the address', received: /^access_token /, note: /query string/ }),
  refused('bearer.not-in-query', { request: { queryToken: fingerprint('mavio_at_x', 'access_token') }, error: 'invalid_request', note: /query string/ }),
  refused('bearer.present', { request: { bearer: null, receivedScheme: null }, facts: null, error: null, received: 'absent', note: /no Authorization header/ }),
  refused('bearer.present', { request: { bearer: null, receivedScheme: 'basic' }, facts: null, error: null, received: 'Basic', note: /Basic instead of Bearer/ }),
  refused('bearer.present', { request: { bearer: null, receivedScheme: 'Bearer' }, facts: null, error: null, received: 'Bearer', note: /no readable token/ }),
  refused('bearer.present', { request: { bearer: null, receivedScheme: 'mavio_at_naked' }, facts: null, error: null, received: 'another scheme', note: /does not begin with Bearer/ }),
  refused('bearer.known', { facts: null, error: INVALID, received: /^access_token /, note: /not issued/ }),
  refused('bearer.known', { facts: null, request: { bearer: fingerprint('x', 'refresh_token') }, error: INVALID, note: /refresh token/ }),
  refused('bearer.alive', { facts: access({ familyRevokedAt: NOW - 500 }), error: INVALID, received: 'revoked 500 ms ago', note: /500 ms ago/ }),
  refused('bearer.alive', { facts: access({ revokedAt: NOW - 500 }), error: INVALID, received: 'revoked 500 ms ago', note: /access token was revoked/ }),
  refused('bearer.alive', { facts: access({ familyRevokedAt: NOW - 500, familyRevokedReason: 'all_revoked' }), error: INVALID, received: 'revoked 500 ms ago', note: 'You revoked all tokens of this app at 22:13 UTC, 500 ms ago.' }),
  refused('bearer.alive', { facts: access({ revokedAt: NOW - 500, familyRevokedAt: NOW - 5, familyRevokedReason: 'app_deleted' }), error: INVALID, note: 'The access token was revoked 500 ms ago.' }),
  refused('bearer.fresh', { facts: access({ issuedAt: NOW - 3_600_000, expiresAt: NOW }), error: INVALID, expected: 'younger than 1 h', received: 'issued 1 h ago', note: /expired just now/ }),
  refused('bearer.scope', { request: { neededScope: 'notes:write' }, error: 'insufficient_scope', expected: 'notes:write', received: 'meetings:read', note: /does not carry notes:write/ }),
  refused('bearer.scope', { facts: access({ scopes: [] }), error: 'insufficient_scope', received: 'absent', note: /does not carry/ }),
];
