/** Answers for which of several known texts a received one was probably meant to be. */
import { splitUri } from '../../src-preload/contract/uri.ts';

/** Length of the common beginning plus the common end of two texts, without counting a character twice. */
export function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return head + tail;
}

/** Component by component, so that another host does not hide an equal path. */
function uriLikeness(a: string, b: string): number {
  const [left, right] = [splitUri(a.toLowerCase()), splitUri(b.toLowerCase())];
  const parts = ['scheme', 'host', 'port', 'path', 'query'] as const;
  return parts.reduce((sum, part) => sum + likeness(left[part] ?? '', right[part] ?? ''), likeness(a, b) / 1000);
}

function best(text: string, candidates: readonly string[], measure: (a: string, b: string) => number): string | null {
  let found: string | null = null;
  for (const candidate of candidates) {
    if (found === null || measure(text, candidate) > measure(text, found)) found = candidate;
  }
  return found;
}

/** The registered URI that is most like the received one; the earlier one of two equals; null when none is registered. */
export function nearestUri(received: string, registered: readonly string[]): string | null {
  return best(received, registered, uriLikeness);
}

/** The known name that is most like a received one, or null when none comes near: then a guess would mislead. */
export function nearestName(received: string, known: readonly string[]): string | null {
  const text = received.toLowerCase();
  const found = best(text, known, likeness);
  if (found === null) return null;
  return likeness(text, found) >= 0.7 * Math.max(text.length, found.length) ? found : null;
}
