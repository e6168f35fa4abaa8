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

/** Builds the rungs `bearer.*`. `now` in epoch ms. */
export function bearerChecks(request: ApiRequest, facts: AccessFacts | null, now: number): Rungs<Ids, ApiError> {
  const known = () => proven(facts, 'bearer.known');
  return {
    'bearer.not-in-query': () => {
      const expected = plain('no token in the address');
      const received = request.queryToken ?? null;
      if (received === null) return pass(expected, expected);
      return fail('invalid_request', { expected, received, note: 'access_token is sent in the query string of the address.' });
    },
    'bearer.present': () => {
      const expected = plain('Bearer and an access token');
      if (request.bearer !== null) return pass(expected, request.bearer);
      if (request.receivedScheme === null) return fail(null, { expected, received: ABSENT, note: 'The request has no Authorization header.' });
      const scheme = SCHEMES.find((name) => name.toLowerCase() === request.receivedScheme?.toLowerCase());
      if (scheme === 'Bearer') return fail(null, { expected, received: plain(scheme), note: 'The Authorization header says Bearer, and no readable token follows.' });
      const note = scheme === undefined ? 'The Authorization header does not begin with Bearer.' : `The Authorization header says ${scheme} instead of Bearer.`;
      return fail(null, { expected, received: plain(scheme ?? 'another scheme'), note });
    },
    'bearer.known': () => {
      const expected = plain('an access token that was issued here');
      const received = proven(request.bearer, 'bearer.present');
      if (facts !== null) return pass(expected, received);
      const refresh = received.kind === 'fingerprint' && received.of === 'refresh_token';
      return fail('invalid_token', { expected, received, note: refresh ? 'It looks like a refresh token.' : 'This server has not issued this access token.' });
    },
    'bearer.alive': () => {
      const { revokedAt, familyRevokedAt, familyRevokedReason } = known();
      const expected = plain('not revoked');
      const at = revokedAt ?? familyRevokedAt;
      if (at === null) return pass(expected, expected);
      const revoked = `revoked ${spellAgo(at, now)}`;
      return fail('invalid_token', { expected, received: plain(revoked), note: revokedAt === null ? explainRevocation(at, familyRevokedReason, now) : `The access token was ${revoked}.` });
    },
    'bearer.fresh': () => {
      const { issuedAt, expiresAt } = known();
      const compared = { expected: plain(`younger than ${spellDuration(expiresAt - issuedAt)}`), received: plain(`issued ${spellAgo(issuedAt, now)}`) };
      if (now < expiresAt) return pass(compared.expected, compared.received);
      return fail('invalid_token', { ...compared, note: `The access token expired ${spellAgo(expiresAt, now)}.` });
    },
    'bearer.scope': () => {
      const { scopes } = known();
      const compared = { expected: plain(request.neededScope), received: scopes.length === 0 ? ABSENT : plain(scopes.join(' ')) };
      if (scopes.includes(request.neededScope)) return pass(compared.expected, compared.received);
      return fail('insufficient_scope', { ...compared, note: `The token does not carry ${request.neededScope}.` });
    },
  };
}
