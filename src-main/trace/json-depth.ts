/** Answers for how deep lists and objects lie within each other: what reads a value step by step runs out of room in one that is far too deep. */

/** True when lists and objects of a JSON value lie more than so many levels within each other. `[]` is one level. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member: unknown) => isDeeperThan(member, levels - 1));
}
