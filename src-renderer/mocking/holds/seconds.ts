/** Answers for how long a request may wait, as a menu offers it. */

const USUAL = [5, 10, 20, 30, 60, 120];

/** The choices, in order. In: the seconds that are set, which are among them whatever they are. */
export function secondsOptions(set: number): { value: string; label: string }[] {
  return [...new Set([...USUAL, set])].toSorted((a, b) => a - b).map((seconds) => ({ value: String(seconds), label: `${String(seconds)} s` }));
}
