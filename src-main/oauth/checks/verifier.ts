/** Answers for the check on the PKCE verifier in a code exchange (RFC 7636 4.6, RFC 9700 2.1.1). */
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { TokenFacts, TokenRequest } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

/** What makes a text no verifier (RFC 7636 4.1), or null. Speaks of its shape only. */
function findMalformed(text: string): string | null {
  if (/[^A-Za-z0-9._~-]/.test(text)) return 'The verifier holds a character outside letters, digits and - . _ ~';
  if (text.length >= 43 && text.length <= 128) return null;
  return `The verifier has ${String(text.length)} characters, and it needs 43 to 128.`;
}

const sealedAs = (challenge: string): ShownValue => plain(`a verifier whose S256 is ${challenge}`);

/** The rung `code.verifier`. A verifier without a challenge is refused too: somebody may have taken the challenge out on the way. */
export const VERIFIER_CHECKS: Rungs<'code.verifier', { readonly request: TokenRequest; readonly facts: TokenFacts }, OAuthErrorCode> = {
  'code.verifier': ({ request, facts }) => {
    const verifier = single(request.params, 'code_verifier');
    const { codeChallenge } = proven(facts.code, 'code.known');
    if (codeChallenge === null) {
      if (verifier === null) return skip(ABSENT, ABSENT, 'The authorization request did not use PKCE.');
      return fail('invalid_grant', { expected: ABSENT, received: verifier.shown, note: 'A verifier is sent, and the authorization request carried no challenge.' });
    }
    const expected = sealedAs(codeChallenge);
    if (verifier === null) return fail('invalid_grant', { expected, received: ABSENT, note: 'The authorization request carried a challenge, and no verifier is sent.' });
    const malformed = findMalformed(verifier.text);
    if (malformed === null && facts.challengeOfVerifier === codeChallenge) return pass(expected, verifier.shown);
    const own = verifier.text === codeChallenge ? 'The challenge itself is sent in place of the verifier.' : 'The verifier is not the one that this challenge was made from.';
    // Like beside like: both as their hash, so that the developer can look for the login that this challenge belongs to.
    const received = malformed === null && facts.challengeOfVerifier !== null ? sealedAs(facts.challengeOfVerifier) : verifier.shown;
    return fail('invalid_grant', { expected, received, note: malformed ?? own });
  },
};
