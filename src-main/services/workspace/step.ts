/** Answers for what happens to one thing in an import. */

/** Null before: it is new; null after: it goes. */
export interface Step<T> {
  readonly before: T | null;
  readonly after: T | null;
}
