/** Answers for the checks on a refresh token (RFC 6749 6, RFC 9700 4.14.2). */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { LIFETIMES, PREFIXES, splitScopes } from '../../../src-preload/contract/oauth.ts';
import type { RefreshFacts, TokenFacts, TokenRequest } from '../decision.ts';
import { explainRevocation } from '../explain-revocation.ts';
import { guessMistake } from '../guess-mistake.ts';
import type { Finding, Rungs } from '../run-checks.ts';
import { fail, pass, proven, skip } from '../run-checks.ts';
import { ABSENT, cut, mayQuote, plain } from '../shown.ts';
import { single } from '../single.ts';
import { spellAgo, spellClock, spellDuration } from '../spell-duration.ts';
import { findUnknownScope } from './scope.ts';
import type { ClientJudged } from './client-auth.ts';

type Ids =
  | 'refresh.present' | 'refresh.known' | 'refresh.same-client' | 'refresh.current' | 'refresh.alive' | 'refresh.fresh' | 'scope.not-wider';

function judgeScope(request: TokenRequest, granted: RefreshFacts): Finding<OAuthErrorCode> {
  const asked = single(request.params, 'scope');
  const expected = plain(granted.scopes.join(' '));
  if (asked === null) return skip(expected, ABSENT, 'No scope is asked for, so the new token has all that was granted.');
  const names = splitScopes(asked.text);
  if (names.length === 0) return fail('invalid_scope', { expected, received: asked.shown, note: 'scope holds nothing but spaces.' });
  const wider = names.find((name) => !granted.scopes.includes(name));
  if (wider === undefined) return pass(expected, asked.shown);
  const name = mayQuote(asked, wider) ? cut(wider) : 'One of the names';
  const note = findUnknownScope(asked)?.note ?? `${name} was not granted.`;
  return fail('invalid_scope', { expected, received: asked.shown, note });
}

/** The scopes of the new access token: what is asked for, else everything the refresh token carries. */
export function scopesAfterRefresh(request: TokenRequest, granted: RefreshFacts): readonly string[] {
  const asked = single(request.params, 'scope');
  return asked === null ? granted.scopes : splitScopes(asked.text);
}

/** Requests closer together than this are most likely two processes that refresh at once, in milliseconds. */
const PARALLEL_MS = 10_000;

/** Between requests that nearly met, milliseconds tell; between others, they would only be noise. */
function spellGap(rotatedAt: number, now: number): string {
  const gap = Math.max(0, now - rotatedAt);
  return gap < PARALLEL_MS ? `${String(gap)} ms` : spellDuration(gap);
}

/** Says which request won, and how much later this one came. */
function explainReplay(rotatedAt: number, now: number): string {
  const gap = spellGap(rotatedAt, now);
  const story = `The refresh at ${spellClock(rotatedAt)} replaced this token, and this request came ${gap} later.`;
  return now - rotatedAt < PARALLEL_MS ? `${story} Two refreshes ran in parallel: the earlier one won.` : story;
}

/** Said where a refresh token stays in use. */
const KEPT = 'Rotation is off for this app, so the refresh token stays the same and its 30 days begin anew.';

type Judged = ClientJudged<TokenFacts>;

const knownOf = ({ facts }: Judged): RefreshFacts => proven(facts.refresh, 'refresh.known');

const A_TOKEN = plain('a refresh token');
const ISSUED_HERE = plain('a refresh token that was issued here');
const NOT_REPLACED = plain('not replaced');
const NOT_REVOKED = plain('not revoked');

/** The rungs `refresh.*` and `scope.not-wider`. */
export const REFRESH_CHECKS: Rungs<Ids, Judged, OAuthErrorCode> = {
  'refresh.present': ({ request: { params } }) => {
    const sent = single(params, 'refresh_token');
    if (sent !== null) return pass(A_TOKEN, sent.shown);
    return fail('invalid_request', { expected: A_TOKEN, received: ABSENT, note: 'refresh_token is missing or empty.' });
  },
  'refresh.known': ({ request: { params }, facts }) => {
    const { text, shown } = proven(single(params, 'refresh_token'), 'refresh.present');
    if (facts.refresh !== null) return pass(ISSUED_HERE, shown);
    const note = guessMistake(text, PREFIXES.refreshToken) ?? 'This server has not issued this refresh token.';
    return fail('invalid_grant', { expected: ISSUED_HERE, received: shown, note });
  },
  'refresh.same-client': (judged) => {
    const { clientId } = knownOf(judged);
    const own = proven(judged.facts.client, 'client-auth.known').clientId;
    const compared = { expected: plain(clientId), received: plain(own) };
    if (clientId === own) return pass(compared.expected, compared.received);
    return fail('invalid_grant', { ...compared, note: 'The refresh token was issued to another app.' });
  },
  'refresh.current': (judged) => {
    const { rotatedAt, familyRevokedAt } = knownOf(judged);
    const { facts, now } = judged;
    if (rotatedAt === null) return pass(NOT_REPLACED, NOT_REPLACED, facts.rotates === false ? KEPT : null);
    const note = `${explainReplay(rotatedAt, now)} All tokens of this authorization ${familyRevokedAt === null ? 'are revoked now' : `were revoked ${spellAgo(familyRevokedAt, now)}`}.`;
    return fail('invalid_grant', { expected: NOT_REPLACED, received: plain(`replaced ${spellGap(rotatedAt, now)} ago`), note });
  },
  'refresh.alive': (judged) => {
    const { familyRevokedAt, familyRevokedReason } = knownOf(judged);
    const { now } = judged;
    if (familyRevokedAt === null) return pass(NOT_REVOKED, NOT_REVOKED);
    const received = plain(`revoked ${spellAgo(familyRevokedAt, now)}`);
    return fail('invalid_grant', { expected: NOT_REVOKED, received, note: explainRevocation(familyRevokedAt, familyRevokedReason, now) });
  },
  'refresh.fresh': (judged) => {
    const { issuedAt, expiresAt } = knownOf(judged);
    const { now } = judged;
    // A token that stays in use begins its time anew with each use.
    const usedAt = expiresAt - LIFETIMES.refreshTokenIdle;
    const begin = usedAt > issuedAt ? { at: usedAt, word: 'last used' } : { at: issuedAt, word: 'issued' };
    const compared = { expected: plain(`used within ${spellDuration(expiresAt - begin.at)}`), received: plain(`${begin.word} ${spellAgo(begin.at, now)}`) };
    if (now < expiresAt) return pass(compared.expected, compared.received);
    return fail('invalid_grant', { ...compared, note: `The refresh token expired ${spellAgo(expiresAt, now)}.` });
  },
  'scope.not-wider': (judged) => judgeScope(judged.request, knownOf(judged)),
};
