/** Answers for ready-made requests and facts of the engine's tests: everything good, so that a test changes one thing. */
import type { CheckId, CheckResult, ShownValue, ValueKind } from '../../src-preload/contract/checks.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import type {
  AccessFacts, ApiRequest, NamedToken, NamedTokenFacts, AuthorizationFacts, AuthorizationRequest, AuthorizationHeader, CallbackRequest, CodeFacts, ConsentFacts, ConsentStanding, Param, RefreshFacts,
  TokenFacts, TokenRequest,
} from '../../src-main/oauth/decision.ts';

export const NOW = 1_700_000_000_000;
export const CLIENT = 'mavio_client_h4Xe7WzS2kMb';
export const REDIRECT = 'https://clipnote.example/oauth/callback';
export const ISSUER = 'http://127.0.0.1:4400';
export const SECRET = 'mavio_secret_THEcurrentSECRETofCLIPNOTE';
export const CODE = 'mavio_ac_THEcodeOFthisLOGIN';
export const REFRESH = 'mavio_rt_THEnewestREFRESHtoken';
export const STATE = 'Vq81xTn0c2LmYw5eQQ';
/** The pair of RFC 7636 appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const KINDS: Readonly<Record<string, ValueKind>> = {
  code: 'code', refresh_token: 'refresh_token', client_secret: 'secret', code_verifier: 'verifier', state: 'state',
};

/** A stand-in for the keyed fingerprint: equal for equal texts, and short. */
export function fingerprint(text: string, of: ValueKind = 'other'): ShownValue {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 0x1_0000_0000;
  const hex = sum.toString(16).padStart(8, '0');
  return { kind: 'fingerprint', of, fingerprint: `${hex.slice(0, 4)}·${hex.slice(4)}`, length: text.length };
}

/** A parameter shown as the redactor shows it: secrets, and whatever holds a token of Mavio's shape, as a fingerprint. */
export function param(name: string, text: string): Param {
  const kind = KINDS[name];
  if (kind === undefined && !/mavio_(secret|ac|at|rt)_/.test(text)) return { name, text, shown: { kind: 'plain', text } };
  return { name, text, shown: fingerprint(text, kind) };
}

/** Changes to parameters by name: null leaves one out, an array sends several. */
export type Changes = Readonly<Record<string, string | readonly string[] | null>>;

/** A list of parameters from defaults and changes. */
export function params(defaults: Changes, changes: Changes = {}): Param[] {
  return Object.entries({ ...defaults, ...changes }).flatMap(([name, value]) => {
    if (value === null) return [];
    return (typeof value === 'string' ? [value] : value).map((text) => param(name, text));
  });
}

/** A good authorization request with PKCE and state, changed. */
export function authorizationRequest(changes: Changes = {}, method = 'GET'): AuthorizationRequest {
  const defaults = {
    response_type: 'code', client_id: CLIENT, redirect_uri: REDIRECT, scope: 'meetings:read notes:read', state: STATE,
    code_challenge: CHALLENGE, code_challenge_method: 'S256',
  };
  return { method, params: params(defaults, changes) };
}

/** The app Clipnote with these redirect URIs. */
export function authorizationFacts(redirectUris: readonly string[] = [REDIRECT]): AuthorizationFacts {
  return { client: { clientId: CLIENT, name: 'Clipnote', redirectUris } };
}

/** How consent stands: asked, by nobody who was hinted at, with nothing remembered; changed. */
export function standing(changes: Partial<ConsentStanding> = {}): ConsentStanding {
  return { personName: 'Ada Lindqvist', hint: 'none', mode: 'ask', remembers: false, remembered: [], ...changes };
}

/** Facts of a consent form that may be answered. */
export function consentFacts(changes: Partial<ConsentFacts> = {}): ConsentFacts {
  const asked = ['meetings:read', 'notes:read'];
  return { personName: 'Ada Lindqvist', personSent: 'one', asked, granted: asked, pending: { expiresAt: NOW + 1000, answeredAt: null, redirectUri: REDIRECT }, redirectRegistered: true, sameOrigin: true, origin: { kind: 'plain', text: ISSUER }, tokenMatches: true, ...changes };
}

/** A good callback, changed. */
export function callbackRequest(changes: Changes = {}, sentState: string | null = STATE): CallbackRequest {
  return { params: params({ code: CODE, state: STATE, iss: ISSUER }, changes), sentState, issuer: ISSUER };
}

/** Basic credentials as the listener hands them in. */
export function basic(clientId = CLIENT, secret = SECRET): AuthorizationHeader {
  return { kind: 'basic', clientId, secret, shownSecret: fingerprint(secret, 'secret') };
}

type TokenChanges = Partial<Omit<TokenRequest, 'params'>>;

const POST = { client_id: CLIENT, client_secret: SECRET };

/** A good code exchange with the secret in the body, changed. */
export function codeRequest(changes: Changes = {}, rest: TokenChanges = {}): TokenRequest {
  const defaults = { grant_type: 'authorization_code', code: CODE, redirect_uri: REDIRECT, code_verifier: VERIFIER, ...POST };
  return { method: 'POST', contentType: 'application/x-www-form-urlencoded', query: [], authorization: { kind: 'none' }, params: params(defaults, changes), ...rest };
}

/** A good refresh with the secret in the body, changed. */
export function refreshRequest(changes: Changes = {}, rest: TokenChanges = {}): TokenRequest {
  return { ...codeRequest({}, rest), params: params({ grant_type: 'refresh_token', refresh_token: REFRESH, ...POST }, changes) };
}

/** A live code of Clipnote, issued 3.2 s ago. */
export function code(changes: Partial<CodeFacts> = {}): CodeFacts {
  const issuedAt = NOW - 3200;
  return {
    clientId: CLIENT, redirectUri: REDIRECT, scopes: ['meetings:read', 'notes:read'], codeChallenge: CHALLENGE,
    issuedAt, expiresAt: issuedAt + LIFETIMES.code, usedAt: null, familyId: null, revokedAt: null, revokedReason: null, ...changes,
  };
}

/** A live refresh token of Clipnote, issued one hour ago. */
export function refresh(changes: Partial<RefreshFacts> = {}): RefreshFacts {
  const issuedAt = NOW - 3_600_000;
  return {
    clientId: CLIENT, familyId: 'fam_1', scopes: ['meetings:read', 'notes:read'], issuedAt, expiresAt: issuedAt + LIFETIMES.refreshTokenIdle,
    rotatedAt: null, familyRevokedAt: null, familyRevokedReason: null, ...changes,
  };
}

/** Facts in which both grants succeed, changed. */
export function tokenFacts(changes: Partial<TokenFacts> = {}): TokenFacts {
  return {
    client: { clientId: CLIENT, name: 'Clipnote' }, secretMatches: true, secretExpected: fingerprint(SECRET, 'secret'),
    code: code(), challengeOfVerifier: CHALLENGE, refresh: refresh(), ...changes,
  };
}

/** A good revocation or introspection with the secret in the body, changed. */
export function namedTokenRequest(changes: Changes = {}, rest: TokenChanges = {}): TokenRequest {
  return { ...codeRequest({}, rest), params: params({ token: REFRESH, ...POST }, changes) };
}

/** A live refresh token of Clipnote that somebody names, changed. */
export function namedToken(changes: Partial<NamedToken> = {}): NamedToken {
  return { kind: 'refresh', clientId: CLIENT, familyId: 'fam_1', expiresAt: NOW + 1, rotatedAt: null, revokedAt: null, familyRevokedAt: null, ...changes };
}

/** Facts in which a revocation succeeds, changed. */
export function namedTokenFacts(changes: Partial<NamedTokenFacts> = {}): NamedTokenFacts {
  const { client, secretMatches, secretExpected } = tokenFacts();
  return { client, secretMatches, secretExpected, token: namedToken(), ...changes };
}

/** An API call with a token, changed. */
export function apiRequest(changes: Partial<ApiRequest> = {}): ApiRequest {
  return { bearer: fingerprint('mavio_at_x', 'access_token'), receivedScheme: 'Bearer', neededScope: 'meetings:read', ...changes };
}

/** A live access token, issued one minute ago. */
export function access(changes: Partial<AccessFacts> = {}): AccessFacts {
  const issuedAt = NOW - 60_000;
  return { scopes: ['meetings:read'], issuedAt, expiresAt: issuedAt + LIFETIMES.accessToken, revokedAt: null, familyRevokedAt: null, familyRevokedReason: null, ...changes };
}

/** Finds one check in a ladder; throws when it is not in it. */
export function find(checks: readonly CheckResult[], id: CheckId): CheckResult {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`${id} is not in this ladder`);
  return found;
}

/** The words of a shown value, for comparing in tests. */
export function words(value: ShownValue | undefined): string {
  if (value === undefined) return 'nothing';
  return value.kind === 'plain' ? value.text : value.kind === 'absent' ? 'absent' : `${value.of} ${value.fingerprint}`;
}
