/** Answers for what a pasted text is: an authorization URL, a callback URL or a redirect URI, with its parameters. */
import type { DoctorReport } from '../../src-preload/contract/doctor.ts';
import { splitUri } from '../../src-preload/contract/uri.ts';

/** A pasted text, taken apart. `uri`: without what an authorization server adds to a redirect URI. */
export interface PastedText {
  readonly kind: DoctorReport['kind'];
  readonly pairs: readonly (readonly [string, string])[];
  /** Scheme, host and port of an authorization URL; null when it has none. */
  readonly origin: string | null;
  readonly uri: string;
}

const REQUEST = /^(?:client_id|redirect_uri|response_type)$/;
const ANSWER = /^(?:code|error|access_token)$/;
/** Parameters of an answer: RFC 6749 4.1.2, 4.1.2.1 and 4.2.2, RFC 9207, and the usual extras. */
const ADDED = /^(?:code|state|iss|error|error_description|error_uri|access_token|refresh_token|id_token|token_type|expires_in|scope|session_state)$/;

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function readPairs(query: string | null): [string, string][] {
  const pieces = (query ?? '').split('&').filter((piece) => piece !== '');
  return pieces.map((piece) => {
    const equals = piece.indexOf('=');
    return equals < 0 ? [decode(piece), ''] : [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))];
  });
}

function withoutAdded(query: string | null): string | null {
  const kept = (query ?? '').split('&').filter((piece) => !ADDED.test(decode(piece.split('=', 1)[0] ?? '')));
  return query === null || (kept.join('&') === '' && query !== '') ? null : kept.join('&');
}

/** What the app registered, as far as a callback URL shows it. */
function stripAnswer(text: string): string {
  const { query, fragment } = splitUri(text);
  const opening = /^[^?#]*/.exec(text)?.[0] ?? '';
  const [keptQuery, keptFragment] = [withoutAdded(query), withoutAdded(fragment)];
  return `${opening}${keptQuery === null ? '' : `?${keptQuery}`}${keptFragment === null ? '' : `#${keptFragment}`}`;
}

/** Recognises a pasted text. In: the text, and whether exactly this text is a registered redirect URI. Never fails. */
export function readPasted(text: string, isRegistered: boolean): PastedText {
  const trimmed = text.trim();
  const { scheme, host, port, path, query, fragment } = splitUri(trimmed);
  const bare = query === null && /(?:^|&)(?:client_id|redirect_uri|response_type)=/.test(path);
  const pairs = readPairs(bare ? path : query);
  const origin = scheme === null || host === null || bare ? null : `${scheme}://${host}${port === null ? '' : `:${port}`}`;
  if (isRegistered) return { kind: 'redirect_uri', pairs: [], origin, uri: text };
  if (pairs.some(([name]) => REQUEST.test(name)) || path.endsWith('/oauth/authorize')) return { kind: 'authorization_url', pairs, origin, uri: '' };
  const answered = [...pairs, ...readPairs(fragment)];
  if (answered.some(([name]) => ANSWER.test(name))) return { kind: 'callback_url', pairs: answered, origin, uri: stripAnswer(trimmed) };
  return { kind: 'redirect_uri', pairs: [], origin, uri: text };
}
