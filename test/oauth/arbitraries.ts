/** Answers for random requests and facts, good often enough that every rung is reached. */
import fc from 'fast-check';
import { AUTHORIZATION_LADDER, CALLBACK_LADDER, CONSENT_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { INTROSPECTION_LADDER, REVOCATION_LADDER } from '../../src-preload/contract/checks-revocation.ts';
import { API_LADDER, CODE_LADDER, REFRESH_LADDER } from '../../src-preload/contract/checks-token.ts';
import type { CheckId, CheckResult } from '../../src-preload/contract/checks.ts';
import { decideApiCall } from '../../src-main/oauth/decide-api-call.ts';
import { decideAuthorization } from '../../src-main/oauth/decide-authorization.ts';
import { decideCallback } from '../../src-main/oauth/decide-callback.ts';
import { decideConsent } from '../../src-main/oauth/decide-consent.ts';
import { decideIntrospection } from '../../src-main/oauth/decide-introspection.ts';
import { decideRevocation } from '../../src-main/oauth/decide-revocation.ts';
import { decideToken } from '../../src-main/oauth/decide-token.ts';
import type { AuthorizationHeader, AuthorizationRequest, Param, TokenFacts, TokenRequest } from '../../src-main/oauth/decision.ts';
import { access, namedToken, apiRequest, authorizationFacts, basic, CHALLENGE, CLIENT, CODE, code, consentFacts, fingerprint, ISSUER, NOW, param, REDIRECT, REFRESH, refresh, SECRET, standing, STATE, VERIFIER } from './make.ts';

/** Mostly the good value; sometimes another, none, an empty one, or two. */
function often(name: string, good: string, others: readonly string[]): fc.Arbitrary<Param[]> {
  const text = fc.oneof({ weight: 40, arbitrary: fc.constant(good) }, fc.constantFrom('', ...others), fc.string(), fc.string({ unit: 'binary' }));
  const counts = fc.oneof({ weight: 50, arbitrary: fc.constant(1) }, fc.constantFrom(0, 2));
  return counts.chain((length) => fc.array(text, { minLength: length, maxLength: length })).map((texts) => texts.map((value) => param(name, value)));
}

function together(lists: readonly fc.Arbitrary<Param[]>[]): fc.Arbitrary<Param[]> {
  return fc.tuple(...lists, often('unknown', 'x', [])).map((found) => found.flat());
}

const mostly = fc.integer({ min: 0, max: 9 }).map((number) => number > 0);
const time = fc.oneof(fc.constantFrom(NOW - 1, NOW, NOW + 1, 0), fc.integer({ min: 0, max: 2 * NOW }));
const maybeTime = fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, time);
const end = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: NOW + 1, max: 2 * NOW }) }, time);

export const authorizationRequests: fc.Arbitrary<AuthorizationRequest> = fc.record({
  method: fc.oneof({ weight: 40, arbitrary: fc.constant('GET') }, fc.string()),
  params: together([
    often('client_id', CLIENT, ['mavio_client_elsewhere', SECRET]),
    often('redirect_uri', REDIRECT, [`${REDIRECT}/`, `${REDIRECT}#x`, '/cb', 'https://evil.example', `https://x.example/${SECRET}`, 'http://[']),
    often('response_type', 'code', ['token', 'Code']),
    often('scope', 'meetings:read', ['admin', 'summaries:read', 'a,b', ' ', `meetings:read ${SECRET}`]),
    often('state', STATE, ['"\\']),
    often('code_challenge', CHALLENGE, ['short']),
    often('code_challenge_method', 'S256', ['plain']),
    fc.oneof({ weight: 3, arbitrary: fc.constant<Param[]>([]) }, often('prompt', 'none', ['consent', 'none login', SECRET])),
    fc.oneof({ weight: 3, arbitrary: fc.constant<Param[]>([]) }, often('login_hint', 'ada@lindqvist.example', [SECRET])),
  ]),
});

const standings = fc
  .record({ hint: fc.constantFrom('none' as const, 'found' as const, 'unknown' as const), mode: fc.constantFrom('ask' as const, 'ask' as const, 'authorize' as const, 'deny' as const, 'fewer' as const), remembers: fc.boolean(), remembered: fc.constantFrom([], ['meetings:read']), personName: fc.constant('Tom\u00e1s \u201cT\u201d Herrera\\') })
  .map(standing);

export const authorizationKnowledge = fc.oneof(
  { weight: 4, arbitrary: fc.constant(authorizationFacts()) },
  { weight: 6, arbitrary: standings.map((known) => ({ ...authorizationFacts(), standing: known })) },
  fc.array(fc.webUrl(), { maxLength: 3 }).map((uris) => authorizationFacts(uris)),
  fc.constant({ client: null }),
  fc.constant({ client: null, deleted: { name: 'Clip "note" \\ ©', deletedAt: NOW - 1 } }),
);

const headers: fc.Arbitrary<AuthorizationHeader> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<AuthorizationHeader>({ kind: 'none' }) },
  fc.constantFrom<AuthorizationHeader>(basic(), basic(SECRET, CLIENT), basic('', ''), { kind: 'unreadable', reason: 'It is “not” base64\\.' }),
);

export const tokenRequests: fc.Arbitrary<TokenRequest> = fc.record({
  method: fc.oneof({ weight: 40, arbitrary: fc.constant('POST') }, fc.string()),
  contentType: fc.oneof({ weight: 40, arbitrary: fc.constant('application/x-www-form-urlencoded') }, fc.constantFrom(null, 'application/json'), fc.string()),
  authorization: headers,
  query: fc.oneof({ weight: 30, arbitrary: fc.constant<Param[]>([]) }, often('client_secret', SECRET, []), often('token', REFRESH, []), often('x', 'y', [])),
  params: together([
    fc.oneof(often('grant_type', 'authorization_code', ['password']), often('grant_type', 'refresh_token', [])),
    often('client_id', CLIENT, ['another']),
    often('client_secret', SECRET, ['mavio_secret_old', `"${SECRET}"`]),
    often('code', CODE, [REFRESH, SECRET]),
    often('redirect_uri', REDIRECT, [`${REDIRECT}/`]),
    often('code_verifier', VERIFIER, [CHALLENGE]),
    often('refresh_token', REFRESH, [CODE]),
    often('token', REFRESH, [CODE]),
    fc.oneof({ weight: 2, arbitrary: fc.constant<Param[]>([]) }, often('scope', 'notes:read', ['team:read', ' '])),
  ]),
});

export const tokenKnowledge: fc.Arbitrary<TokenFacts> = fc.record({
  client: fc.option(fc.constant({ clientId: CLIENT, name: 'Clipnote' }), { freq: 30 }),
  deleted: fc.constantFrom(null, { name: 'Clip “note” \\', deletedAt: NOW - 1 }),
  secretReplacedAt: maybeTime,
  secretMatches: mostly,
  secretExpected: fc.constant(fingerprint(SECRET, 'secret')),
  challengeOfVerifier: fc.constantFrom(CHALLENGE, CHALLENGE, CHALLENGE, 'x', null),
  code: fc.option(fc.record({ usedAt: maybeTime, revokedAt: maybeTime, revokedReason: fc.constantFrom(null, 'all_revoked', 'x'), expiresAt: end, issuedAt: time, clientId: fc.constantFrom(CLIENT, CLIENT, CLIENT, CLIENT, 'other'), codeChallenge: fc.constantFrom(CHALLENGE, CHALLENGE, CHALLENGE, null), familyId: fc.constantFrom('fam_1', null) }).map(code), { freq: 20 }),
  refresh: fc.option(fc.record({ rotatedAt: maybeTime, familyRevokedAt: maybeTime, familyRevokedReason: fc.constantFrom(null, 'app_deleted', 'x'), issuedAt: time, expiresAt: end, clientId: fc.constantFrom(CLIENT, CLIENT, CLIENT, CLIENT, 'other') }).map(refresh), { freq: 20 }),
});

const namedTokens = fc.option(
  fc
    .record({ kind: fc.constantFrom('access' as const, 'refresh' as const), clientId: fc.constantFrom(CLIENT, CLIENT, CLIENT, 'other'), rotatedAt: maybeTime, revokedAt: maybeTime, familyRevokedAt: maybeTime, expiresAt: end })
    .map(namedToken),
  { freq: 10 },
);

/** What any decision comes down to: its ladder, its checks, whether it let the request through, and what it would say on the wire. */
export interface Climbed {
  readonly ladder: readonly CheckId[];
  readonly checks: readonly CheckResult[];
  readonly allowed: boolean;
  readonly description: string | null;
  /** HTTP status of a refusal; null where a page or a redirect carries it. */
  readonly status?: number;
  /** Everything that was decided, for searching. */
  readonly whole: object;
  /** Raw texts that must appear nowhere in `whole`. */
  readonly secrets: readonly string[];
}

/** Texts that the redactor hides, unless the same text also came in a parameter that it shows. */
function hidden(params: readonly Param[]): string[] {
  const open = params.filter(({ shown }) => shown.kind === 'plain').map(({ text }) => text);
  return params.filter(({ shown, text }) => shown.kind === 'fingerprint' && text.length >= 8 && !open.some((other) => other.includes(text))).map(({ text }) => text);
}

const authorizations = fc.tuple(authorizationRequests, authorizationKnowledge).map(([request, facts]): Climbed => {
  const decision = decideAuthorization(request, facts, NOW);
  const description = decision.outcome === 'ask' ? null : decision.description;
  // state is handed back on purpose; nothing else of the decision may hold a hidden text.
  const said = { checks: decision.checks, description };
  return { ladder: AUTHORIZATION_LADDER, checks: decision.checks, allowed: decision.outcome === 'ask', description, whole: said, secrets: hidden(request.params) };
});

const tokens = fc.tuple(tokenRequests, tokenKnowledge).map(([request, facts]): Climbed => {
  const decision = decideToken(request, facts, NOW);
  const ladder = decision.grant === 'refresh_token' ? REFRESH_LADDER : CODE_LADDER;
  const fromHeader = request.authorization.kind === 'basic' ? [request.authorization.secret] : [];
  // A client id that somebody sent in place of the secret is public: it may be shown where an id belongs.
  const secrets = [...hidden(request.params), ...fromHeader].filter((text) => text.length >= 8 && ![CLIENT, CHALLENGE].includes(text));
  const description = decision.outcome === 'refuse' ? decision.description : null;
  return { ladder, checks: decision.checks, allowed: decision.outcome === 'issue', description, whole: decision, secrets, ...(decision.outcome === 'refuse' ? { status: decision.status } : {}) };
});

const named = fc.tuple(tokenRequests, tokenKnowledge, namedTokens, fc.boolean()).map(([request, facts, token, revoking]): Climbed => {
  const known = { ...facts, token };
  const decision = revoking ? decideRevocation(request, known, NOW) : decideIntrospection(request, known, NOW);
  const fromHeader = request.authorization.kind === 'basic' ? [request.authorization.secret] : [];
  const secrets = [...hidden([...request.params, ...request.query]), ...fromHeader].filter((text) => text.length >= 8 && ![CLIENT, CHALLENGE].includes(text));
  const refusal = decision.outcome === 'refuse' ? { description: decision.description, status: decision.status } : { description: null };
  return { ladder: revoking ? REVOCATION_LADDER : INTROSPECTION_LADDER, checks: decision.checks, allowed: decision.outcome !== 'refuse', whole: decision, secrets, ...refusal };
});

const consents = fc
  .record({ pending: fc.option(fc.record({ expiresAt: end, answeredAt: maybeTime, redirectUri: fc.constant(REDIRECT) })), redirectRegistered: mostly, sameOrigin: mostly, tokenMatches: mostly, personName: fc.option(fc.constant('Ada'), { freq: 9 }), personSent: fc.constantFrom('one' as const, 'none' as const, 'several' as const), granted: fc.constantFrom(['notes:read'], ['meetings:read', 'notes:read'], [], ['team:read']), answer: fc.constantFrom('authorize' as const, 'deny' as const, null) })
  .map(({ answer, ...facts }): Climbed => {
    const decision = decideConsent(consentFacts(facts), answer, NOW);
    return { ladder: CONSENT_LADDER, checks: decision.checks, allowed: decision.outcome === 'issue_code', description: null, whole: decision, secrets: [] };
  });

const callbacks = fc
  .tuple(together([often('state', STATE, ['other']), often('iss', ISSUER, [`${ISSUER}/`]), often('error', '', ['access_denied', SECRET]), often('code', CODE, [])]), fc.constantFrom(STATE, STATE, null))
  .map(([params, sentState]): Climbed => {
    const decision = decideCallback({ params, sentState, issuer: ISSUER });
    return { ladder: CALLBACK_LADDER, checks: decision.checks, allowed: decision.ok, description: null, whole: decision, secrets: [...hidden(params), STATE] };
  });

const calls = fc
  .record({ known: mostly, bearer: mostly, receivedScheme: fc.constantFrom(null, 'Basic', SECRET), inQuery: mostly, expiresAt: end, revokedAt: maybeTime, familyRevokedAt: maybeTime, neededScope: fc.constantFrom('meetings:read', 'team:read') })
  .map(({ known, bearer, receivedScheme, neededScope, inQuery, ...facts }): Climbed => {
    const request = { ...apiRequest({ neededScope, receivedScheme, queryToken: inQuery ? null : fingerprint(SECRET, 'secret') }), ...(bearer ? {} : { bearer: null }) };
    const decision = decideApiCall(request, known ? access(facts) : null, NOW);
    const description = decision.outcome === 'refuse' ? decision.description : null;
    return { ladder: API_LADDER, checks: decision.checks, allowed: decision.outcome === 'allow', description, whole: decision, secrets: [SECRET], ...(decision.outcome === 'refuse' ? { status: decision.status } : {}) };
  });

/** Any decision of the engine about a random request. */
export const climbs: fc.Arbitrary<Climbed> = fc.oneof({ weight: 3, arbitrary: authorizations }, { weight: 4, arbitrary: tokens }, { weight: 2, arbitrary: named }, consents, callbacks, calls);
