/** Answers for reading stale answers again: at once, but not more often than the screen could show. */

/** While messages pour in, the same answer is read again at most once in this many milliseconds. */
const WINDOW_MS = 100;

/** Collects what is stale. The first is read again at once; what becomes stale soon after waits for the end of the window. */
export class StaleReads<T> {
  readonly #keyOf: (item: T) => string;
  readonly #readAgain: (items: readonly T[]) => void;
  #waiting = new Map<string, T>();
  #isClosed = false;

  /** In: the identity of an item, and what reads a set of items again. */
  constructor(keyOf: (item: T) => string, readAgain: (items: readonly T[]) => void) {
    this.#keyOf = keyOf;
    this.#readAgain = readAgain;
  }

  /** Says that these are stale. */
  add(items: readonly T[]): void {
    for (const item of items) this.#waiting.set(this.#keyOf(item), item);
    if (!this.#isClosed) this.#flush();
  }

  #flush(): void {
    if (this.#waiting.size === 0) return;
    const items = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#isClosed = true;
    setTimeout(() => {
      this.#isClosed = false;
      this.#flush();
    }, WINDOW_MS);
    this.#readAgain(items);
  }
}
