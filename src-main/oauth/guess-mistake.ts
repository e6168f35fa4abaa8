/** Answers for the likely slip behind an opaque value that was not recognised, without repeating any of it. */
import type { ShownValue } from '../../src-preload/contract/checks.ts';
import { PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { DeletedAppFacts } from './decision.ts';
import { spellDate } from './spell-duration.ts';

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

/** Why a client id is not registered, in one sentence. In: the id, its redacted form, which knows the secrets of registered apps, and the app that had it. */
export function explainUnknownClient(clientId: string, shown: ShownValue, deleted: DeletedAppFacts | null | undefined): string {
  if (deleted !== null && deleted !== undefined) return `This app was deleted ${spellDate(deleted.deletedAt)}; its name was ${deleted.name}.`;
  const guess = guessMistake(clientId, PREFIXES.client);
  if (guess !== null) return guess;
  if (shown.kind === 'fingerprint' && shown.of === 'secret') return 'It is the secret of an app that is registered here: id and secret may have changed places.';
  return 'No app with this client id is registered on this server.';
}
