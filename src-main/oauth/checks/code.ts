/** Answers for the checks on an authorization code that is traded for tokens (RFC 6749 4.1.3). */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { PREFIXES } from '../../../src-preload/contract/oauth.ts';
import type { TokenFacts } from '../decision.ts';
import { diagnoseRedirect } from '../doctor/diagnose-redirect.ts';
import { sayMistakes } from '../doctor/say-mistakes.ts';
import { explainRevocation } from '../explain-revocation.ts';
import { guessMistake } from '../guess-mistake.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, mayQuote, plain } from '../shown.ts';
import { single } from '../single.ts';
import { spellAgo, spellDuration } from '../spell-duration.ts';
import type { ClientJudged } from './client-auth.ts';

type Ids = 'code.present' | 'code.known' | 'code.same-client' | 'code.unused' | 'code.alive' | 'code.fresh' | 'code.redirect-same';

type Judged = ClientJudged<TokenFacts>;

const knownOf = ({ facts }: Judged): NonNullable<TokenFacts['code']> => proven(facts.code, 'code.known');

const A_CODE = plain('a code');
const ISSUED_HERE = plain('a code that was issued here');
const UNUSED = plain('unused');
const NOT_REVOKED = plain('not revoked');

/** The rungs `code.*` up to the redirect URI; the verifier has a family of its own. */
export const CODE_CHECKS: Rungs<Ids, Judged, OAuthErrorCode> = {
  'code.present': ({ request: { params } }) => {
    const sent = single(params, 'code');
    if (sent !== null) return pass(A_CODE, sent.shown);
    return fail('invalid_request', { expected: A_CODE, received: ABSENT, note: 'code is missing or empty.' });
  },
  'code.known': ({ request: { params }, facts }) => {
    const { text, shown } = proven(single(params, 'code'), 'code.present');
    if (facts.code !== null) return pass(ISSUED_HERE, shown);
    const note = guessMistake(text, PREFIXES.code) ?? 'This server has not issued this code.';
    return fail('invalid_grant', { expected: ISSUED_HERE, received: shown, note });
  },
  'code.same-client': (judged) => {
    const { clientId } = knownOf(judged);
    const own = proven(judged.facts.client, 'client-auth.known').clientId;
    const compared = { expected: plain(clientId), received: plain(own) };
    if (clientId === own) return pass(compared.expected, compared.received);
    return fail('invalid_grant', { ...compared, note: 'The code was issued to another app.' });
  },
  'code.unused': (judged) => {
    const { usedAt, familyId } = knownOf(judged);
    if (usedAt === null) return pass(UNUSED, UNUSED);
    const consequence = familyId === null ? '' : ', and the tokens of that exchange are revoked now';
    const used = `used ${spellAgo(usedAt, judged.now)}`;
    return fail('invalid_grant', { expected: UNUSED, received: plain(used), note: `The code was first ${used}${consequence}.` });
  },
  'code.alive': (judged) => {
    const { revokedAt, revokedReason } = knownOf(judged);
    const { now } = judged;
    if (revokedAt === null) return pass(NOT_REVOKED, NOT_REVOKED);
    return fail('invalid_grant', { expected: NOT_REVOKED, received: plain(`revoked ${spellAgo(revokedAt, now)}`), note: explainRevocation(revokedAt, revokedReason, now) });
  },
  'code.fresh': (judged) => {
    const { issuedAt, expiresAt } = knownOf(judged);
    const { now } = judged;
    const compared = { expected: plain(`younger than ${spellDuration(expiresAt - issuedAt)}`), received: plain(`issued ${spellAgo(issuedAt, now)}`) };
    if (now < expiresAt) return pass(compared.expected, compared.received);
    return fail('invalid_grant', { ...compared, note: `The code expired ${spellAgo(expiresAt, now)}.` });
  },
  'code.redirect-same': (judged) => {
    const { redirectUri } = knownOf(judged);
    const redirect = single(judged.request.params, 'redirect_uri');
    const expected = plain(redirectUri);
    if (redirect === null) return fail('invalid_request', { expected, received: ABSENT, note: 'redirect_uri is missing from the exchange.' });
    if (redirect.text === redirectUri) return pass(expected, redirect.shown);
    const note = sayMistakes(diagnoseRedirect(redirect.text, [redirectUri]).mistakes, mayQuote(redirect, redirect.text));
    return fail('invalid_grant', { expected, received: redirect.shown, note });
  },
};
