/** Answers for finding secrets inside values that may otherwise be kept: what Mavio issues, however encoded, and secret-like parts of URIs. */
import type { ValueKind } from '../../src-preload/contract/checks.ts';
import { PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { Fingerprinter } from './fingerprinter.ts';

const ISSUED = [
  ['secret', PREFIXES.secret],
  ['code', PREFIXES.code],
  ['access_token', PREFIXES.accessToken],
  ['refresh_token', PREFIXES.refreshToken],
] as const satisfies readonly (readonly [ValueKind, string])[];

/** One character as itself, or percent-encoded any number of times: `_`, `%5F`, `%255f`. */
function spelled(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
  return `(?:${character}|%(?:25)*${hex})`;
}

// Behind a prefix: letters, digits, - and _, each again as itself or percent-encoded.
const TAIL = '(?:[a-z0-9_-]|%(?:25)*(?:3[0-9]|[46][1-9a-f]|[57][0-9a]|5f|2d))+';
const PATTERN = new RegExp(`(?:${ISSUED.map(([, prefix]) => prefix.replace(/./g, spelled)).join('|')})${TAIL}`, 'gi');

// Secret-like parts of a redirect URI. The URI itself must stay plain: Mavio compares it character by character, and that very
// difference is what a developer needs to see. Its host and path are no secrets; what somebody put behind these names may be.
const SECRET_NAMES = 'code|access_token|refresh_token|id_token|token|client_secret|secret|code_verifier|password|api_key';
const URI_PART = new RegExp(`((?:[?&;#]|%(?:25)*(?:3f|26|3b|23))(?:${SECRET_NAMES})(?:=|%(?:25)*3d))((?:(?!%(?:25)*(?:26|3b|23))[^&;#\\s])+)`, 'gi');
const USER_INFO = /(:\/\/[^/?#@:\s]*:)([^/?#@\s]+)(?=@)/g;

/** Undoes percent-encoding as often as it was done, up to eight times; leaves alone what cannot be decoded. */
export function decodeFully(text: string): string {
  let decoded = text;
  for (let round = 0; round < 8 && /%[0-9a-f]{2}/i.test(decoded); round += 1) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      return decoded;
    }
  }
  return decoded;
}

/** What a text is when it looks like something Mavio issued; null for anything else. */
export function issuedKind(text: string): ValueKind | null {
  return ISSUED.find(([, prefix]) => text.startsWith(prefix))?.[0] ?? null;
}

/** Replaces every secret inside a text by its kind and fingerprint. The fingerprint is that of the decoded value, so that it connects. */
export function coverSecrets(text: string, fingerprints: Fingerprinter): string {
  const cover = (found: string): string => {
    const value = decodeFully(found);
    return `‹${issuedKind(value.toLowerCase()) ?? 'covered'} ${fingerprints.of(value)}›`;
  };
  return text
    .replace(PATTERN, cover)
    .replace(URI_PART, (_whole, name: string, value: string) => name + (value.startsWith('‹') ? value : cover(value)))
    .replace(USER_INFO, (_whole, opening: string, value: string) => opening + cover(value));
}
