/** Answers for reading form-encoded text (queries and bodies) without losing order, duplicates or anything malformed. */

/** Decodes one piece: `+` is a space; what cannot be decoded stays as it is, because a strange request is answered, not thrown at. */
function decode(text: string): string {
  // Most pieces are letters and digits.
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Reads `application/x-www-form-urlencoded` text. Out: every name and value, in order, duplicates kept; never fails. */
export function parseForm(text: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('&', start);
    const end = found < 0 ? text.length : found;
    const equals = text.indexOf('=', start);
    if (equals >= 0 && equals < end) pairs.push([decode(text.slice(start, equals)), decode(text.slice(equals + 1, end))]);
    else if (end > start) pairs.push([decode(text.slice(start, end)), '']);
    start = end + 1;
  }
  return pairs;
}

/** The value of a name that was sent exactly once; null when it was not sent, or more than once. */
export function onlyValue(fields: readonly (readonly [string, string])[], name: string): string | null {
  const [first, second] = fields.filter(([key]) => key === name);
  return first === undefined || second !== undefined ? null : first[1];
}

const FORM = 'application/x-www-form-urlencoded';

/** True for the media type of a form, whatever its parameters and case. */
export function isForm(contentType: string | null): boolean {
  // Most say it just so.
  return contentType === FORM || contentType?.split(';', 1)[0]?.trim().toLowerCase() === FORM;
}

/** Percent-encodes a value, also the signs that encodeURIComponent leaves and some programs stumble over. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/**
 * Adds parameters to a redirect URI and keeps the query it has (RFC 6749 3.1.2).
 * In: the registered URI, which has no fragment; pairs whose null values are left out.
 */
export function addToRedirect(redirectUri: string, pairs: readonly (readonly [string, string | null])[]): string {
  const added = pairs.flatMap(([name, value]) => (value === null ? [] : [`${encode(name)}=${encode(value)}`])).join('&');
  if (!redirectUri.includes('?')) return `${redirectUri}?${added}`;
  return /[?&]$/.test(redirectUri) ? redirectUri + added : `${redirectUri}&${added}`;
}

/** Writes pairs as form-encoded text, in their order. */
export function writeForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}
