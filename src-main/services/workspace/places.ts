/** Answers for what a place in a text is. */

/** A place in the text; both count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the parts of a text stand. */
export interface Places {
  /** Where the value at a path stands; of what is missing, where its parent begins. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** Where the name of a member stands. */
  placeOfName(path: readonly PropertyKey[]): Place;
}
