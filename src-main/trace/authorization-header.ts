/** Answers for taking an Authorization header apart for the trace: what may be seen, and what must be covered. */
import type { ValueKind } from '../../src-preload/contract/checks.ts';

/** The header's parts. `scheme` is null when the header names none that is known; then all of it is `secret`. */
export interface HeaderParts {
  readonly scheme: string | null;
  /** The user name of Basic: the client id (RFC 6749 2.3.1). */
  readonly clientId: string | null;
  readonly kind: ValueKind;
  readonly secret: string;
}

// A scheme that is not known might be a token sent without one, so it is not shown.
const SCHEME = /^(Basic|Bearer|Digest|DPoP|Negotiate|Token)(?: +(.*))?$/is;

function decodeFormPart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** In: the header's value. Out: its parts, with the id and secret of Basic form-decoded (RFC 6749 2.3.1). Never fails. */
export function readAuthorizationHeader(text: string): HeaderParts {
  const match = SCHEME.exec(text);
  const scheme = match?.[1] ?? null;
  const rest = match?.[2] ?? '';
  if (scheme === null) return { scheme, clientId: null, kind: 'other', secret: text };
  if (scheme.toLowerCase() === 'bearer') return { scheme, clientId: null, kind: 'access_token', secret: rest };
  if (scheme.toLowerCase() !== 'basic') return { scheme, clientId: null, kind: 'other', secret: rest };
  const decoded = Buffer.from(rest, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  // Without a colon, nobody can say which half is the secret.
  if (colon < 0) return { scheme, clientId: null, kind: 'secret', secret: rest };
  return { scheme, clientId: decodeFormPart(decoded.slice(0, colon)), kind: 'secret', secret: decodeFormPart(decoded.slice(colon + 1)) };
}
