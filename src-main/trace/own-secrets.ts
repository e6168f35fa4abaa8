/** Answers for secrets of registered apps that look like anything: known by their digest when one is sent where a client id belongs. */
import type { AppStore } from '../storage/app-store.ts';
import { decodeFully } from './issued-values.ts';
import { digest } from './secrets.ts';

/** Longer texts hold no secret, even percent-encoded: a workspace file takes 512 characters at most. */
const LONGEST_SECRET = 4 * 512;
/** Texts that were found harmless are remembered up to this length and this number. */
const LONGEST_REMEMBERED = 120;
const MOST_REMEMBERED = 500;

/** The ways in which a secret may stand in a text: with spaces or quotes around it, encoded once more, a raw plus sign read as a space. */
function readings(text: string): Set<string> {
  const bare = [text, text.replaceAll(' ', '+')].flatMap((one) => [one, decodeFully(one)]);
  return new Set(bare.flatMap((one) => [one, one.trim(), one.replace(/^[\s"'‘’“”+]+|[\s"'‘’“”+]+$/g, '')]));
}

/** Tells a secret from a client id. A registered client id costs one look into a set. */
export class OwnSecrets {
  readonly #apps: AppStore;
  readonly #harmless = new Set<string>();
  #revision = -1;

  constructor(apps: AppStore) {
    this.#apps = apps;
  }

  /** In: a text that stands in the place of a client id. Out: the current secret of an app that it is, or null. */
  find(text: string): string | null {
    if (this.#revision !== this.#apps.revision) {
      this.#harmless.clear();
      this.#revision = this.#apps.revision;
    }
    if (this.#harmless.has(text)) return null;
    const secret = this.#look(text);
    if (secret === null && text.length <= LONGEST_REMEMBERED) {
      if (this.#harmless.size >= MOST_REMEMBERED) this.#harmless.clear();
      this.#harmless.add(text);
    }
    return secret;
  }

  #look(text: string): string | null {
    if (text.length > LONGEST_SECRET || this.#apps.load(text) !== null) return null;
    for (const reading of readings(text)) if (reading !== '' && this.#apps.isSecret(digest(reading))) return reading;
    return null;
  }
}
