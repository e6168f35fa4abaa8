/** Answers for the checks on the redirect URI: until all of them hold, nothing may be sent to it. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { splitUri } from '../../../src-preload/contract/uri.ts';
import type { AuthorizationFacts, AuthorizationRequest } from '../decision.ts';
import { diagnoseRedirect, findNearest } from '../doctor/diagnose-redirect.ts';
import { sayMistakes } from '../doctor/say-mistakes.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass, proven } from '../run-checks.ts';
import { ABSENT, mayQuote, plain } from '../shown.ts';
import { single } from '../single.ts';

type Ids = 'redirect.present' | 'redirect.absolute' | 'redirect.no-fragment' | 'redirect.registered';

/** Says why a text is not an absolute URI, or null when it is one (RFC 3986 4.3, read the way app authors mean it). */
function findRelative(text: string): string | null {
  if (/^[a-z]+%3a/i.test(text)) return 'It is percent-encoded twice.';
  const { scheme, host, path } = splitUri(text);
  if (scheme === null) return text.startsWith('/') ? 'It begins with a slash, so scheme and host are missing.' : 'It has no scheme.';
  if (host === '' || (host === null && /^https?$/i.test(scheme))) return 'It has no host.';
  // localhost:3000/cb reads as the scheme "localhost"; a port number behind it gives the mistake away.
  if (host === null && /^[0-9]/.test(path)) return 'It begins with a host, so the scheme is missing.';
  return null;
}

/** Builds the rungs `redirect.*`. */
export function redirectChecks(request: AuthorizationRequest, facts: AuthorizationFacts): Rungs<Ids, OAuthErrorCode> {
  const sent = single(request.params, 'redirect_uri');
  const registered = facts.client?.redirectUris ?? [];
  const nearest = sent === null ? (registered[0] ?? null) : (findNearest(sent.text, registered)?.uri ?? null);
  const expected = nearest === null ? ABSENT : plain(nearest);
  return {
    'redirect.present': () => {
      if (sent !== null) return pass(plain('a redirect URI'), sent.shown);
      return fail('invalid_request', { expected, received: ABSENT, note: 'redirect_uri is missing or empty.' });
    },
    'redirect.absolute': () => {
      const { text, shown } = proven(sent, 'redirect.present');
      const note = findRelative(text.trim());
      return note === null ? pass(plain('scheme, host and path'), shown) : fail('invalid_request', { expected, received: shown, note });
    },
    'redirect.no-fragment': () => {
      const { text, shown } = proven(sent, 'redirect.present');
      if (!text.includes('#')) return pass(plain('no fragment'), shown);
      return fail('invalid_request', { expected, received: shown, note: 'It holds a # with a fragment behind it.' });
    },
    'redirect.registered': () => {
      const param = proven(sent, 'redirect.present');
      if (registered.includes(param.text)) return pass(plain(param.text), param.shown);
      const { mistakes } = diagnoseRedirect(param.text, registered, facts.others);
      return fail('invalid_request', { expected, received: param.shown, note: sayMistakes(mistakes, mayQuote(param, param.text)) });
    },
  };
}
