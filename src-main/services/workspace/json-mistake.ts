/** Answers for where a JSON text stops being JSON (RFC 8259), without repeating what stands there: it may be a secret. */

/** First mistake in a text: line and column count from 1, columns in UTF-16 units. */
export interface JsonMistake {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![A-Za-z0-9.])/y;

/** A workspace is four levels deep; without a limit, brackets alone could exhaust the stack. */
const MOST_LEVELS = 100;

class Stop extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;
  #level = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Throws Stop at the first mistake. */
  scan(): void {
    this.#value();
    if (this.#at < this.#text.length) throw new Stop(this.#at, 'the end of the file');
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #mark(mark: string): boolean {
    this.#take(SPACE);
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    this.#take(SPACE);
    return true;
  }

  #string(expected: string): void {
    if (this.#take(STRING)) return;
    if (this.#text[this.#at] !== '"') throw new Stop(this.#at, expected);
    throw new Stop(this.#at, 'this text to end with a quotation mark on its line, with valid escapes');
  }

  #value(): void {
    this.#take(SPACE);
    if (this.#level > MOST_LEVELS) throw new Stop(this.#at, `at most ${String(MOST_LEVELS)} levels of lists and objects`);
    if (this.#mark('{')) this.#list('}', () => this.#member());
    else if (this.#mark('[')) this.#list(']', () => this.#value());
    else if (!this.#take(SCALAR)) this.#string('a value');
    this.#take(SPACE);
  }

  #member(): void {
    this.#string('a name in double quotes');
    if (!this.#mark(':')) throw new Stop(this.#at, 'a colon');
    this.#value();
  }

  #list(end: string, item: () => void): void {
    if (this.#mark(end)) return;
    this.#level += 1;
    do item();
    while (this.#mark(','));
    this.#level -= 1;
    if (!this.#mark(end)) throw new Stop(this.#at, `a comma or ${end}`);
  }
}

/** Finds the first mistake of a JSON text. Out: where it stands and what was expected there, or null when the text is JSON. */
export function findJsonMistake(text: string): JsonMistake | null {
  try {
    new Scanner(text).scan();
    return null;
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const before = text.slice(0, stop.at).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1, expected: stop.expected };
  }
}
