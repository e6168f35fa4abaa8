/** Answers for which of several known texts a received one was probably meant to be. */

/** Length of the common beginning plus the common end of two texts, without counting a character twice. */
export function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return head + tail;
}

function best(text: string, candidates: readonly string[], measure: (a: string, b: string) => number): string | null {
  let found: string | null = null;
  for (const candidate of candidates) {
    if (found === null || measure(text, candidate) > measure(text, found)) found = candidate;
  }
  return found;
}

/** The known name that is most like a received one, in whatever case, or null when none comes near: then a guess would mislead. */
export function nearestName(received: string, known: readonly string[]): string | null {
  const text = received.toLowerCase();
  const inAnyCase = (_: string, name: string): number => likeness(text, name.toLowerCase());
  const found = best(text, known, inAnyCase);
  if (found === null) return null;
  return inAnyCase(text, found) >= 0.7 * Math.max(text.length, found.length) ? found : null;
}
