/** Answers for the checks on the redirect URI: until all of them hold, nothing may be sent to it. */
import type { ShownValue } from '../../../src-preload/contract/checks.ts';
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import { splitUri } from '../../../src-preload/contract/uri.ts';
import type { AuthorizationFacts, AuthorizationRequest, Param } from '../decision.ts';
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

/** What the checks on a redirect URI judge. */
interface Judged {
  readonly request: AuthorizationRequest;
  readonly facts: AuthorizationFacts;
}

const registeredOf = ({ facts }: Judged): readonly string[] => facts.client?.redirectUris ?? [];

/** The registered URI that was most likely meant. */
function nearestOf(judged: Judged): ShownValue {
  const sent = single(judged.request.params, 'redirect_uri');
  const registered = registeredOf(judged);
  const nearest = sent === null ? (registered[0] ?? null) : (findNearest(sent.text, registered)?.uri ?? null);
  return nearest === null ? ABSENT : plain(nearest);
}

const sentOf = ({ request }: Judged): Param => proven(single(request.params, 'redirect_uri'), 'redirect.present');

const A_URI = plain('a redirect URI');
const WHOLE = plain('scheme, host and path');
const NO_FRAGMENT = plain('no fragment');

/** The rungs `redirect.*`. */
export const REDIRECT_CHECKS: Rungs<Ids, Judged, OAuthErrorCode> = {
  'redirect.present': (judged) => {
    const sent = single(judged.request.params, 'redirect_uri');
    if (sent !== null) return pass(A_URI, sent.shown);
    return fail('invalid_request', { expected: nearestOf(judged), received: ABSENT, note: 'redirect_uri is missing or empty.' });
  },
  'redirect.absolute': (judged) => {
    const { text, shown } = sentOf(judged);
    const note = findRelative(text.trim());
    return note === null ? pass(WHOLE, shown) : fail('invalid_request', { expected: nearestOf(judged), received: shown, note });
  },
  'redirect.no-fragment': (judged) => {
    const { text, shown } = sentOf(judged);
    if (!text.includes('#')) return pass(NO_FRAGMENT, shown);
    return fail('invalid_request', { expected: nearestOf(judged), received: shown, note: 'It holds a # with a fragment behind it.' });
  },
  'redirect.registered': (judged) => {
    const param = sentOf(judged);
    const registered = registeredOf(judged);
    if (registered.includes(param.text)) return pass(plain(param.text), param.shown);
    const { mistakes } = diagnoseRedirect(param.text, registered, judged.facts.others);
    return fail('invalid_request', { expected: nearestOf(judged), received: param.shown, note: sayMistakes(mistakes, mayQuote(param, param.text)) });
  },
};
