/** Answers for an order of texts that is the same on every machine. */

/** Compares two texts by their UTF-16 units. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
