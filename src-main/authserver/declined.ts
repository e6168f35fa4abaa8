/** Answers for what was asked for and not granted (RFC 6749 3.3). */

/** The scopes of a request that an answer leaves out, in the order in which they were asked for. */
export function declinedOf(asked: readonly string[], granted: readonly string[]): string[] {
  return asked.filter((scope) => !granted.includes(scope));
}
