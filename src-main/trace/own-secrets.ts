/** Answers for secrets of registered apps that look like anything: known by their digest when one stands where a client id belongs, or among the words of a text. */
import type { AppStore } from '../storage/app-store.ts';
import { decodeFully } from './issued-values.ts';
import { digest } from './secrets.ts';

/** Longer texts hold no secret, even percent-encoded: a workspace file takes 512 characters at most. */
const LONGEST_SECRET = 4 * 512;
/** Texts that were found harmless are remembered up to this length and this number. */
const LONGEST_REMEMBERED = 120;
const MOST_REMEMBERED = 500;

/** A text is looked through up to so many characters: what is longer is cut before it is kept. */
const LONGEST_TEXT = 4096;
/** A text is looked through for so many words, the longest of them: a stranger may send many texts. */
const MOST_WORDS = 40;

/** Where a word may end besides at a space: in addresses, forms and sentences. */
const SIGNS = /[/?#&=;,:"'‘’“”()<>[\]{}|]+/;
/** What a secret begins and ends with, most likely: signs around it belong to the sentence. */
const INSIDE = /[\w%]/;

/** The ways in which a secret may stand in a text: with spaces or quotes around it, encoded once more, a raw plus sign read as a space. */
function readings(text: string): Set<string> {
  const decoded = [text, text.replaceAll(' ', '+')].flatMap((one) => [one, decodeFully(one)]);
  return new Set(decoded.flatMap((one) => [one, one.trim(), one.replace(/^[\s"'‘’“”+]+|[\s"'‘’“”+]+$/g, '')]));
}

/** A word without the signs around it. Not by a pattern: one that looks for the end reads a long row of signs again and again. */
function bare(word: string): string {
  let [from, to] = [0, word.length];
  while (from < to && !INSIDE.test(word.charAt(from))) from += 1;
  while (to > from && !INSIDE.test(word.charAt(to - 1))) to -= 1;
  return word.slice(from, to);
}

/** What may be a secret in a text: all of it, what stands between spaces, with and without signs around it and behind a name (`secret=…`), and what stands between signs; longest first. */
function wordsOf(text: string): string[] {
  const bySpaces = text.split(/\s+/);
  const all = new Set([text, ...bySpaces.flatMap((word) => [word, bare(word), word.replace(/^[^=:]*[=:]/, ''), ...word.split(SIGNS)])]);
  return [...all].filter((word) => word.length >= OwnSecrets.shortest).sort((one, other) => other.length - one.length).slice(0, MOST_WORDS);
}

/** Said of a fault rule that holds the secret of an app, whatever that looks like. */
export const SECRET_IN_RULE = 'The secret of an app stands in this rule. Secrets are not kept in a rule.';

/** Tells a secret from a client id. A registered client id costs one look into a set. */
export class OwnSecrets {
  /** Shorter words are no secrets, in characters: words of any language would be covered. */
  static readonly shortest = 8;
  readonly #apps: AppStore;
  readonly #harmless = new Set<string>();
  #revision = -1;

  constructor(apps: AppStore) {
    this.#apps = apps;
  }

  /** Grows when apps were written: what was harmless may be a secret now. */
  get revision(): number {
    return this.#apps.revision;
  }

  /** In: a text that is to be kept as it reads, and what stands for a secret. Out: it with the secrets of apps among its words covered. */
  cover(text: string, cover: (secret: string) => string): string {
    let covered = text;
    for (const word of wordsOf(text.slice(0, LONGEST_TEXT))) {
      // All of it may stand in quotes, or be encoded twice, as in the place of a client id.
      const secret = word === text ? this.find(word) : this.#plainly(word);
      if (secret !== null) covered = covered.replaceAll(word, cover(secret));
    }
    return covered;
  }

  /** In: anything that is to be kept as JSON. Out: true when the secret of an app stands among the words of a text in it. */
  isIn(value: unknown): boolean {
    if (typeof value === 'string') return this.cover(value, () => '') !== value;
    return typeof value === 'object' && value !== null && Object.values(value).some((member) => this.isIn(member));
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

  #plainly(word: string): string | null {
    return [word, ...(word.includes('%') ? [decodeFully(word)] : [])].find((one) => this.#apps.isSecret(digest(one))) ?? null;
  }

  #look(text: string): string | null {
    if (text.length > LONGEST_SECRET || this.#apps.load(text) !== null) return null;
    for (const reading of readings(text)) if (reading !== '' && this.#apps.isSecret(digest(reading))) return reading;
    return null;
  }
}
