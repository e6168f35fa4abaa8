/** Answers for the checks on PKCE in the authorization request: optional, but S256 and well formed once it is used. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

const NOT_USED = 'The request does not use PKCE, which is optional for apps with a secret.';

/** What makes a text no S256 challenge; speaks of its shape only. */
function explainChallenge(text: string): string {
  if (/^[0-9a-f]{64}$/i.test(text)) return 'It is the hash in hexadecimal, and PKCE wants base64url.';
  if (/=+$/.test(text)) return 'It ends in “=” padding, which base64url here leaves out.';
  if (/[+/]/.test(text)) return 'It holds + or /, so it is plain base64 and not base64url.';
  if (/[^A-Za-z0-9_-]/.test(text)) return 'It holds a character that base64url does not have.';
  return `It has ${String(text.length)} characters instead of 43.`;
}

/** Builds the rungs `pkce.*` (RFC 7636 4.2 and 4.3). */
export function pkceChecks(request: AuthorizationRequest): Rungs<'pkce.method' | 'pkce.challenge', OAuthErrorCode> {
  const challenge = single(request.params, 'code_challenge');
  const method = single(request.params, 'code_challenge_method');
  const unused = challenge === null && method === null;
  const s256 = plain('S256');
  const wellFormed = plain('43 characters of base64url');
  return {
    'pkce.method': () => {
      if (unused) return skip(s256, ABSENT, NOT_USED);
      if (method === null) return fail('invalid_request', { expected: s256, received: ABSENT, note: 'code_challenge comes without a method, which means plain.' });
      if (method.text === 'S256') return pass(s256, method.shown);
      const note = method.text.toUpperCase() === 'S256' ? 'The method is written with a capital S.' : 'Mavio accepts S256 only.';
      return fail('invalid_request', { expected: s256, received: method.shown, note });
    },
    'pkce.challenge': () => {
      if (unused) return skip(wellFormed, ABSENT, NOT_USED);
      if (challenge === null) return fail('invalid_request', { expected: wellFormed, received: ABSENT, note: 'code_challenge_method comes without a code_challenge.' });
      const { text, shown } = challenge;
      if (/^[A-Za-z0-9_-]{43}$/.test(text)) return pass(wellFormed, shown);
      return fail('invalid_request', { expected: wellFormed, received: shown, note: explainChallenge(text) });
    },
  };
}
