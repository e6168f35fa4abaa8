/** Answers for the redirect doctor: what differs between a received redirect URI and the nearest registered one, and why. */
import type { Diagnosis, Mistake } from '../../../src-preload/contract/doctor.ts';
import { MISTAKE_NAMES } from '../../../src-preload/contract/mistakes.ts';
import { splitUri } from '../../../src-preload/contract/uri.ts';
import type { RegisteredApp } from '../decision.ts';
import { alignUris, compareParts, distance } from './align.ts';
import { classifyHead } from './classify-head.ts';
import { classifyTail } from './classify-tail.ts';
import { quote } from './quote.ts';
import { readRelative, readSpaces, readText } from './read-text.ts';

/** The nearest of several URIs, the earlier one of two equals; null when there is none. */
export function findNearest(received: string, registered: readonly string[]): { readonly uri: string; readonly far: number } | null {
  if (registered.includes(received)) return { uri: received, far: 0 };
  const { rest } = readText(received);
  let best: { uri: string; far: number } | null = null;
  for (const uri of registered) {
    const far = distance(splitUri(readRelative(rest, uri).rest), splitUri(uri));
    if (best === null || far < best.far) best = { uri, far };
  }
  return best;
}

/** What differs from one registered URI. In: two texts that are not equal. */
function compare(received: string, registered: string): Mistake[] {
  const text = readText(received);
  const spaced = readSpaces(text.rest, registered);
  const relative = readRelative(spaced.rest, registered);
  const [ours, theirs] = [splitUri(relative.rest), splitUri(registered)];
  return [...text.mistakes, ...spaced.mistakes, ...relative.mistakes, ...classifyHead(ours, theirs), ...classifyTail(ours, theirs)];
}

/** Mistakes by rank, each class once. */
function rank(mistakes: readonly Mistake[]): Mistake[] {
  const first = new Map<string, Mistake>();
  for (const mistake of mistakes) if (!first.has(mistake.class)) first.set(mistake.class, mistake);
  return [...first.values()].sort((a, b) => MISTAKE_NAMES.indexOf(a.class) - MISTAKE_NAMES.indexOf(b.class));
}

function findMistakes(received: string, nearest: string | null, other: RegisteredApp | undefined): Mistake[] {
  const elsewhere: Mistake[] = other === undefined ? [] : [{ class: 'other-app', part: null, detail: `exactly this URI is registered on another of your apps, “${quote(other.name)}”` }];
  const found: Mistake[] = nearest === null ? [...readText(received).mistakes, { class: 'nothing-registered', part: null, detail: null }] : compare(received, nearest);
  // Unequal texts are never told to be equal, even if nothing that is known differs.
  const unknown: Mistake[] = found.length + elsewhere.length === 0 ? [{ class: 'path', part: null, detail: 'the two texts differ' }] : [];
  return rank([...elsewhere, ...found, ...unknown]);
}

/**
 * Compares a received redirect URI with the registered ones (RFC 6749 3.1.2.3, simple string comparison).
 * In: the URI as received, the app's registered URIs, and the developer's other apps.
 * Out: the diagnosis; `equal` only when the text is registered character by character, otherwise at least one mistake.
 */
export function diagnoseRedirect(received: string, registered: readonly string[], others: readonly RegisteredApp[] = []): Diagnosis {
  const nearest = findNearest(received, registered)?.uri ?? null;
  const equal = nearest === received;
  const other = equal ? undefined : others.find((app) => app.redirectUris.includes(received));
  return {
    received,
    nearest,
    equal,
    mistakes: equal ? [] : findMistakes(received, nearest, other),
    parts: nearest === null ? [] : compareParts(splitUri(received), splitUri(nearest)),
    stretches: nearest === null ? [] : alignUris(received, nearest),
    elsewhere: other === undefined ? null : { clientId: other.clientId, name: other.name },
  };
}
