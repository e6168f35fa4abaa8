/** Answers for the checks on PKCE in the authorization request: optional, but S256 and well formed once it is used. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest, Param } from '../decision.ts';
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

/** What of PKCE an authorization request carries. */
function sentOf({ params }: AuthorizationRequest): { readonly challenge: Param | null; readonly method: Param | null } {
  return { challenge: single(params, 'code_challenge'), method: single(params, 'code_challenge_method') };
}

const S256 = plain('S256');
const WELL_FORMED = plain('43 characters of base64url');

/** The rungs `pkce.*` (RFC 7636 4.2 and 4.3). */
export const PKCE_CHECKS: Rungs<'pkce.method' | 'pkce.challenge', { readonly request: AuthorizationRequest }, OAuthErrorCode> = {
  'pkce.method': ({ request }) => {
    const { challenge, method } = sentOf(request);
    if (challenge === null && method === null) return skip(S256, ABSENT, NOT_USED);
    if (method === null) return fail('invalid_request', { expected: S256, received: ABSENT, note: 'code_challenge comes without a method, which means plain.' });
    if (method.text === 'S256') return pass(S256, method.shown);
    const note = method.text.toUpperCase() === 'S256' ? 'The method is written with a capital S.' : 'Mavio accepts S256 only.';
    return fail('invalid_request', { expected: S256, received: method.shown, note });
  },
  'pkce.challenge': ({ request }) => {
    const { challenge, method } = sentOf(request);
    if (challenge === null && method === null) return skip(WELL_FORMED, ABSENT, NOT_USED);
    if (challenge === null) return fail('invalid_request', { expected: WELL_FORMED, received: ABSENT, note: 'code_challenge_method comes without a code_challenge.' });
    const { text, shown } = challenge;
    if (/^[A-Za-z0-9_-]{43}$/.test(text)) return pass(WELL_FORMED, shown);
    return fail('invalid_request', { expected: WELL_FORMED, received: shown, note: explainChallenge(text) });
  },
};
