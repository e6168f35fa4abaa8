/** Answers for the likely slip behind an opaque value that was not recognised, without repeating any of it. */
import { PREFIXES } from '../../src-preload/contract/oauth.ts';

const KINDS: readonly (readonly [string, string])[] = [
  [PREFIXES.code, 'a code'],
  [PREFIXES.accessToken, 'an access token'],
  [PREFIXES.refreshToken, 'a refresh token'],
  [PREFIXES.secret, 'a client secret'],
  [PREFIXES.client, 'a client id'],
];

/**
 * Guesses why an opaque value does not match.
 * In: the value, and the prefix that values of the wanted kind have. Out: one sentence, or null when nothing stands out.
 */
export function guessMistake(text: string, wantedPrefix: string): string | null {
  if (text.trim() !== text) return 'It begins or ends with a space or a line break.';
  if (/^["'“‘]|["'”’]$/.test(text)) return 'It begins or ends with a quotation mark, perhaps from an .env file.';
  if (text === 'undefined' || text === 'null') return `It is the word ${text}: a variable in the app has no value.`;
  const kind = KINDS.find(([prefix]) => prefix !== wantedPrefix && text.startsWith(prefix));
  if (kind !== undefined) return `It looks like ${kind[1]}.`;
  if (/%[0-9a-f]{2}/i.test(text)) return 'It still holds percent-encoding.';
  return null;
}
