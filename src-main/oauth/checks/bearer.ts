/** Answers for the checks on an access token that calls the API (RFC 6750). */
import type { AccessFacts, ApiDecision, ApiRequest } from '../decision.ts';
import { explainRevocation } from '../explain-revocation.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { spellAgo, spellDuration } from '../spell-duration.ts';

type Ids = 'bearer.not-in-query' | 'bearer.present' | 'bearer.known' | 'bearer.alive' | 'bearer.fresh' | 'bearer.scope';

/** Error code of an API refusal; null when no authentication was tried (RFC 6750 3.1). */
export type ApiError = Extract<ApiDecision, { outcome: 'refuse' }>['error'];

/** Schemes that may be repeated. Anything else may be a token that was sent without a scheme. */
const SCHEMES = ['Basic', 'Bearer', 'Digest', 'DPoP', 'Token', 'OAuth', 'JWT', 'ApiKey', 'Negotiate'] as const;

/** What the checks on an access token judge. */
interface Judged {
  readonly request: ApiRequest;
  /** Null for a token that is not known. */
  readonly facts: AccessFacts | null;
  /** Epoch ms. */
  readonly now: number;
}

const knownOf = ({ facts }: Judged): AccessFacts => proven(facts, 'bearer.known');

const NOT_IN_ADDRESS = plain('no token in the address');
const BEARER = plain('Bearer and an access token');
const ISSUED_HERE = plain('an access token that was issued here');
const NOT_REVOKED = plain('not revoked');

/** The rungs `bearer.*`. */
export const BEARER_CHECKS: Rungs<Ids, Judged, ApiError> = {
  'bearer.not-in-query': ({ request }) => {
    const received = request.queryToken ?? null;
    if (received === null) return pass(NOT_IN_ADDRESS, NOT_IN_ADDRESS);
    return fail('invalid_request', { expected: NOT_IN_ADDRESS, received, note: 'access_token is sent in the query string of the address.' });
  },
  'bearer.present': ({ request }) => {
    if (request.bearer !== null) return pass(BEARER, request.bearer);
    if (request.receivedScheme === null) return fail(null, { expected: BEARER, received: ABSENT, note: 'The request has no Authorization header.' });
    const scheme = SCHEMES.find((name) => name.toLowerCase() === request.receivedScheme?.toLowerCase());
    if (scheme === 'Bearer') return fail(null, { expected: BEARER, received: plain(scheme), note: 'The Authorization header says Bearer, and no readable token follows.' });
    const note = scheme === undefined ? 'The Authorization header does not begin with Bearer.' : `The Authorization header says ${scheme} instead of Bearer.`;
    return fail(null, { expected: BEARER, received: plain(scheme ?? 'another scheme'), note });
  },
  'bearer.known': ({ request, facts }) => {
    const received = proven(request.bearer, 'bearer.present');
    if (facts !== null) return pass(ISSUED_HERE, received);
    const refresh = received.kind === 'fingerprint' && received.of === 'refresh_token';
    return fail('invalid_token', { expected: ISSUED_HERE, received, note: refresh ? 'It looks like a refresh token.' : 'This server has not issued this access token.' });
  },
  'bearer.alive': (judged) => {
    const { revokedAt, familyRevokedAt, familyRevokedReason } = knownOf(judged);
    const { now } = judged;
    const at = revokedAt ?? familyRevokedAt;
    if (at === null) return pass(NOT_REVOKED, NOT_REVOKED);
    const revoked = `revoked ${spellAgo(at, now)}`;
    return fail('invalid_token', { expected: NOT_REVOKED, received: plain(revoked), note: revokedAt === null ? explainRevocation(at, familyRevokedReason, now) : `The access token was ${revoked}.` });
  },
  'bearer.fresh': (judged) => {
    const { issuedAt, expiresAt } = knownOf(judged);
    const { now } = judged;
    const compared = { expected: plain(`younger than ${spellDuration(expiresAt - issuedAt)}`), received: plain(`issued ${spellAgo(issuedAt, now)}`) };
    if (now < expiresAt) return pass(compared.expected, compared.received);
    return fail('invalid_token', { ...compared, note: `The access token expired ${spellAgo(expiresAt, now)}.` });
  },
  'bearer.scope': (judged) => {
    const { scopes } = knownOf(judged);
    const { neededScope } = judged.request;
    const compared = { expected: plain(neededScope), received: scopes.length === 0 ? ABSENT : plain(scopes.join(' ')) };
    if (scopes.includes(neededScope)) return pass(compared.expected, compared.received);
    return fail('insufficient_scope', { ...compared, note: `The token does not carry ${neededScope}.` });
  },
};
