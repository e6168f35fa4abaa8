/** Answers for the Authorization header: HTTP Basic as RFC 6749 2.3.1 wants it, Bearer as RFC 6750 2.1 does. */
import type { ShownValue } from '../../src-preload/contract/checks.ts';
import type { AuthorizationHeader } from '../oauth/decision.ts';

const KNOWN_SCHEMES = ['Basic', 'Bearer', 'Digest', 'DPoP', 'Negotiate', 'Token', 'OAuth', 'JWT', 'ApiKey'];

/** Name of the header's scheme, if it is a well-known one: anything else may be a credential in the wrong place and is not repeated. */
export function nameScheme(header: string): string {
  const scheme = /^\S*/.exec(header.trim())?.[0].toLowerCase() ?? '';
  return KNOWN_SCHEMES.find((name) => name.toLowerCase() === scheme) ?? 'another scheme';
}

/** Decodes a form-encoded part strictly; null when it is malformed. */
function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function decodeBase64(text: string): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.replace(/=+$/, '').length % 4 === 1) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(text, 'base64'));
  } catch {
    return null;
  }
}

function unreadable(reason: string): AuthorizationHeader {
  return { kind: 'unreadable', reason };
}

/**
 * Reads the Authorization header of a token request. Both parts are form-decoded (RFC 6749 2.3.1).
 * In: the header, and how a parameter may be shown. Out: never fails; what cannot be read says why, without repeating it.
 */
export function readBasic(header: string | null, show: (name: 'client_id' | 'client_secret', text: string) => ShownValue): AuthorizationHeader {
  if (header === null) return { kind: 'none' };
  const match = /^basic(?:\s+(.*))?$/i.exec(header.trim());
  if (match === null) return unreadable(`The header uses ${nameScheme(header)}, not Basic.`);
  const pair = decodeBase64(match[1]?.trim() ?? '');
  if (pair === null) return unreadable('What follows Basic is not base64 of UTF-8 text.');
  const colon = pair.indexOf(':');
  if (colon < 0) return unreadable('No colon stands between client id and secret.');
  const clientId = decodePart(pair.slice(0, colon));
  const secret = decodePart(pair.slice(colon + 1));
  if (clientId === null || secret === null) return unreadable('A percent sign in the client id or secret is not form-encoded.');
  const shownSecret = show('client_secret', secret);
  return {
    kind: 'basic', clientId, secret, shownSecret,
    // Asked for only where the id is not a registered one.
    get shownClientId() {
      return show('client_id', clientId);
    },
  };
}

/** Reads a bearer token (RFC 6750 2.1). Out: the token, or null when the header is missing, has another scheme or no token. */
export function readBearer(header: string | null): string | null {
  return header === null ? null : (/^bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(header.trim())?.[1] ?? null);
}
