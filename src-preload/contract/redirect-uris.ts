/** Answers for the rules a redirect URI must meet to be registered, and for the hints about pairs that bite later. */
import { isLoopbackUri, splitUri } from './uri.ts';

const INVISIBLE = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/u;

/**
 * Finds the first reason why a redirect URI cannot be registered.
 * In: the text as typed, the app's environment, the URIs before it in the list.
 * Out: one sentence with the cure, or null when it can be registered. Source: RFC 6749 3.1.2, RFC 9700 2.1, reference "redirect matching".
 */
export function findRedirectProblem(uri: string, environment: 'development' | 'production', earlier: readonly string[]): string | null {
  if (uri === '') return 'Enter a redirect URI, or remove this row.';
  if (INVISIBLE.test(uri)) return 'Holds a space or an invisible character. Type it again without it.';
  if (/[^\x21-\x7e]/.test(uri)) return 'Holds a character that is not ASCII. Write it percent-encoded, and host names as punycode (xn--…).';
  const parts = splitUri(uri);
  if (parts.scheme === null || parts.host === null || parts.host === '') return 'Must be a whole URI: scheme, host and path, such as https://example.com/callback.';
  if (parts.scheme !== 'http' && parts.scheme !== 'https') return `Starts with ${parts.scheme}://. Use https://, or http:// on this machine.`;
  if (parts.userinfo !== null) return 'Holds a user name or password before @. Take it out: it would travel in every redirect.';
  if (parts.fragment !== null) return 'Ends in a fragment (#…). Browsers never send it to a server, so RFC 6749 forbids it.';
  if (uri.includes('*')) return 'Holds a wildcard (*). Mavio compares whole URIs; register each one.';
  if (!/^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)$/.test(parts.host)) return `“${parts.host}” is not a host name.`;
  if (parts.port !== null && !/^[0-9]{1,5}$/.test(parts.port)) return `“${parts.port}” is not a port number.`;
  if (parts.port !== null && (Number(parts.port) < 1 || Number(parts.port) > 65535)) return 'A port lies between 1 and 65535.';
  if (parts.scheme === 'http' && environment === 'production') return 'Production apps need https. Use https here, or set the environment to development.';
  if (parts.scheme === 'http' && !isLoopbackUri(uri)) return 'Plain http works only on loopback hosts. Use https here.';
  if (earlier.includes(uri)) return 'Stands in the list already.';
  return null;
}

/** Most redirect URIs of one app, and longest one in characters. */
export const REDIRECT_LIMITS = { count: 20, length: 2000 } as const;

/**
 * Finds why one more redirect URI cannot be registered on an app.
 * In: the app as far as it matters, and the URI. Out: one sentence, or null when it can be registered.
 */
export function findAdditionProblem(app: { readonly environment: 'development' | 'production'; readonly redirectUris: readonly string[] }, uri: string): string | null {
  if (uri.length > REDIRECT_LIMITS.length) return 'Keep a redirect URI to 2,000 characters.';
  const problem = findRedirectProblem(uri, app.environment, app.redirectUris);
  if (problem !== null) return problem;
  return app.redirectUris.length >= REDIRECT_LIMITS.count ? 'An app can have 20 redirect URIs. Remove one first.' : null;
}

function swapLoopbackHost(uri: string): string[] {
  const { scheme, host } = splitUri(uri);
  const rest = uri.slice(`${scheme ?? ''}://${host ?? ''}`.length);
  if (!isLoopbackUri(uri) || scheme === null) return [];
  return ['localhost', '127.0.0.1', '[::1]'].filter((other) => other !== host).map((other) => `${scheme}://${other}${rest}`);
}

/**
 * A hint about a pair that bites later, for a URI that can be registered.
 * In: the URI and the whole list. Out: one sentence, or null when there is nothing to say.
 */
export function hintRedirectUri(uri: string, all: readonly string[]): string | null {
  const { scheme, host, port, path } = splitUri(uri);
  const twin = swapLoopbackHost(uri).find((other) => all.includes(other));
  if (twin !== undefined) return `To Mavio, ${splitUri(twin).host ?? ''} is a different URI. You have both.`;
  if (path.endsWith('/') && path !== '/') return 'Ends in a slash. The same URI without it will be refused.';
  if ((scheme === 'https' && port === '443') || (scheme === 'http' && port === '80')) return `Writes out the default port. The same URI without :${port} will be refused.`;
  if (host === 'localhost') return 'To Mavio, 127.0.0.1 is a different URI. Register both if your app uses both.';
  if (host === '127.0.0.1') return 'To Mavio, localhost is a different URI. Register both if your app uses both.';
  if (host === '[::1]') return 'To Mavio, localhost is a different URI. Register both if your app uses both.';
  return null;
}
