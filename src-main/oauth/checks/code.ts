/** Answers for the checks on an authorization code that is traded for tokens (RFC 6749 4.1.3). */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { PREFIXES } from '../../../src-preload/contract/oauth.ts';
import type { TokenFacts, TokenRequest } from '../decision.ts';
import { diagnoseRedirect } from '../doctor/diagnose-redirect.ts';
import { sayMistakes } from '../doctor/say-mistakes.ts';
import { explainRevocation } from '../explain-revocation.ts';
import { guessMistake } from '../guess-mistake.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, mayQuote, plain } from '../shown.ts';
import { single } from '../single.ts';
import { spellAgo, spellDuration } from '../spell-duration.ts';

type Ids = 'code.present' | 'code.known' | 'code.same-client' | 'code.unused' | 'code.alive' | 'code.fresh' | 'code.redirect-same';

/** Builds the rungs `code.*` up to the redirect URI; the verifier has a family of its own. `now` in epoch ms. */
export function codeChecks(request: TokenRequest, facts: TokenFacts, now: number): Rungs<Ids, OAuthErrorCode> {
  const sent = single(request.params, 'code');
  const redirect = single(request.params, 'redirect_uri');
  const known = () => proven(facts.code, 'code.known');
  return {
    'code.present': () => {
      const expected = plain('a code');
      if (sent !== null) return pass(expected, sent.shown);
      return fail('invalid_request', { expected, received: ABSENT, note: 'code is missing or empty.' });
    },
    'code.known': () => {
      const { text, shown } = proven(sent, 'code.present');
      const expected = plain('a code that was issued here');
      if (facts.code !== null) return pass(expected, shown);
      const note = guessMistake(text, PREFIXES.code) ?? 'This server has not issued this code.';
      return fail('invalid_grant', { expected, received: shown, note });
    },
    'code.same-client': () => {
      const compared = { expected: plain(known().clientId), received: plain(proven(facts.client, 'client-auth.known').clientId) };
      if (known().clientId === facts.client?.clientId) return pass(compared.expected, compared.received);
      return fail('invalid_grant', { ...compared, note: 'The code was issued to another app.' });
    },
    'code.unused': () => {
      const { usedAt, familyId } = known();
      const expected = plain('unused');
      if (usedAt === null) return pass(expected, expected);
      const consequence = familyId === null ? '' : ', and the tokens of that exchange are revoked now';
      const used = `used ${spellAgo(usedAt, now)}`;
      return fail('invalid_grant', { expected, received: plain(used), note: `The code was first ${used}${consequence}.` });
    },
    'code.alive': () => {
      const { revokedAt, revokedReason } = known();
      const expected = plain('not revoked');
      if (revokedAt === null) return pass(expected, expected);
      return fail('invalid_grant', { expected, received: plain(`revoked ${spellAgo(revokedAt, now)}`), note: explainRevocation(revokedAt, revokedReason, now) });
    },
    'code.fresh': () => {
      const { issuedAt, expiresAt } = known();
      const compared = { expected: plain(`younger than ${spellDuration(expiresAt - issuedAt)}`), received: plain(`issued ${spellAgo(issuedAt, now)}`) };
      if (now < expiresAt) return pass(compared.expected, compared.received);
      return fail('invalid_grant', { ...compared, note: `The code expired ${spellAgo(expiresAt, now)}.` });
    },
    'code.redirect-same': () => {
      const { redirectUri } = known();
      const expected = plain(redirectUri);
      if (redirect === null) return fail('invalid_request', { expected, received: ABSENT, note: 'redirect_uri is missing from the exchange.' });
      if (redirect.text === redirectUri) return pass(expected, redirect.shown);
      const note = sayMistakes(diagnoseRedirect(redirect.text, [redirectUri]).mistakes, mayQuote(redirect, redirect.text));
      return fail('invalid_grant', { expected, received: redirect.shown, note });
    },
  };
}
