/** Answers for chance that can be repeated: the same seed and number always fall the same way. */

/** In: a seed and the number of a request, both whole. Out: a number from 0 up to 1, evenly spread over the numbers of a seed. */
export function chance(seed: number, number: number): number {
  // A few rounds of mixing: neighbouring numbers must not fall alike.
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  mixed ^= mixed >>> 16;
  return (mixed >>> 0) / 0x1_0000_0000;
}
