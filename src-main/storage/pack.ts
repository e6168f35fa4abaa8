/** Answers for how a list of texts is kept in one column: as a JSON array. */

/** In: texts. Out: the column's text. */
export function packList(texts: readonly string[]): string {
  return JSON.stringify(texts);
}

/** In: what packList made. Out: the texts. */
export function unpackList(column: string): string[] {
  return JSON.parse(column) as string[];
}
