/** Answers for text that may travel as `error_description`: the characters of RFC 6749 4.1.2.1 and 5.2, and no others. */

const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/[‘’“”"`]/g, "'"],
  [/…/g, '...'],
  [/[–—]/g, '-'],
  [/\\/g, '/'],
  [/[^\x20-\x7e]/g, '?'],
];

const LONGEST = 400;

/**
 * Makes any text safe to send as `error_description`.
 * Out: only %x20-21 / %x23-5B / %x5D-7E, never empty, at most 400 characters; what has no plain spelling becomes `?`.
 */
export function errorDescription(text: string): string {
  const plain = REPLACEMENTS.reduce((soFar, [pattern, by]) => soFar.replace(pattern, by), text).trim();
  if (plain === '') return 'The request was refused.';
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 3)}...`;
}
