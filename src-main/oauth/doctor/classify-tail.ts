/** Answers for mistakes from the path on: path, query and fragment. */
import type { Mistake, UriPart } from '../../../src-preload/contract/doctor.ts';
import type { UriParts } from '../../../src-preload/contract/uri.ts';
import { nameForeign, toSkeleton } from './characters.ts';
import { inPart } from './classify-head.ts';
import { differsInEncoding, differsInSpaces, isEncodedTwice, resolveDots } from './encoding.ts';
import { quote } from './quote.ts';

/** The same thing, spelled otherwise. */
function classifySpelling(part: UriPart, a: string, b: string): Mistake[] {
  const foreign = nameForeign(a);
  if (differsInSpaces(a, b)) return [inPart(part, 'plus-space')];
  if (differsInEncoding(a, b)) return [inPart(part, 'percent-encoding', `the ${part} is percent-encoded differently`)];
  if (isEncodedTwice(a, b)) return [inPart(part, 'double-encoding', `the ${part} is percent-encoded once more than the registered one`)];
  if (foreign !== null && toSkeleton(a) === toSkeleton(b)) return [inPart(part, 'lookalike', `the ${part} holds ${foreign}`)];
  return [];
}

const withoutSlash = (path: string): string => path.replace(/\/$/, '');

function classifyRest(a: string, b: string): Mistake[] {
  const spelling = classifySpelling('path', a, b);
  if (spelling.length > 0) return spelling;
  if (a.toLowerCase() === b.toLowerCase()) return [inPart('path', 'path-case')];
  if (a.includes('*') || b.includes('*')) return [inPart('path', 'wildcard', 'the path holds a *')];
  if (a.startsWith(`${b}/`)) return [inPart('path', 'prefix', `${quote(a.slice(b.length))} stands behind the registered path`)];
  if (a === '') return [inPart('path', 'path', `the path ${quote(b)} is missing`)];
  return [inPart('path', 'path', b === '' ? `the path is ${quote(a)}, and the registered one has none` : `the path is ${quote(a)} instead of ${quote(b)}`)];
}

function classifyPath(a: string, b: string): Mistake[] {
  if (a === b) return [];
  const [left, right] = [resolveDots(a), resolveDots(b)];
  const dots = left === a && right === b ? [] : [inPart('path', 'dot-segments')];
  if (left === right) return dots;
  const slash = left.endsWith('/') === right.endsWith('/')
    ? []
    : [inPart('path', 'trailing-slash', left.endsWith('/') ? 'the URI you sent ends in a slash that the registered one does not have' : 'the slash at the end is missing')];
  const [one, two] = slash.length === 0 ? [left, right] : [withoutSlash(left), withoutSlash(right)];
  if (one === two) return [...dots, ...slash];
  const rest = classifyRest(one, two);
  // Of a wholly other path the slash at its end is no mistake of its own.
  return [...dots, ...rest, ...(rest.some(({ class: name }) => name === 'path' || name === 'prefix') ? [] : slash)];
}

const nameOf = (pair: string): string => pair.split('=', 1)[0] ?? '';

function list(pairs: readonly string[]): string {
  const named = pairs.slice(0, 3).map((pair) => quote(nameOf(pair)));
  return pairs.length > 3 ? `${named.join(', ')} and ${String(pairs.length - 3)} more` : named.join(', ');
}

function compareQueries(a: string, b: string): Mistake[] {
  const [left, right] = [a.split('&'), b.split('&')];
  if ([...left].sort().join('&') === [...right].sort().join('&')) return [inPart('query', 'query-order')];
  const spelling = classifySpelling('query', a, b);
  if (spelling.length > 0) return spelling;
  const [ours, theirs] = [new Set(left.map(nameOf)), new Set(right.map(nameOf))];
  const whole = new Set(right);
  const missing = right.filter((pair) => pair !== '' && !ours.has(nameOf(pair)));
  const extra = left.filter((pair) => pair !== '' && !theirs.has(nameOf(pair)));
  const changed = left.filter((pair) => pair !== '' && !whole.has(pair) && theirs.has(nameOf(pair)));
  return [
    ...(missing.length > 0 ? [inPart('query', 'query-missing', `${list(missing)} is missing from the query`)] : []),
    ...(extra.length > 0 ? [inPart('query', 'query-extra', `the query carries ${list(extra)}, which is not registered`)] : []),
    ...(changed.length > 0 ? [inPart('query', 'query-value', `${list(changed)} has another value in the query`)] : []),
    ...(missing.length + extra.length + changed.length === 0 ? [inPart('query', 'query-value', 'a parameter stands in the query another number of times')] : []),
  ];
}

function classifyQuery(a: string | null, b: string | null): Mistake[] {
  if (a === b) return [];
  if (a === null) return [inPart('query', 'query-missing', 'the query of the registered one is missing')];
  if (b === null) return [inPart('query', 'query-extra', a === '' ? 'the URI you sent ends in a ? that the registered one does not have' : null)];
  // Unencoded in an authorization URL, a redirect URI ends at its first &.
  if (b.startsWith(`${a}&`)) return [inPart('query', 'cut-at-ampersand', `the URI you sent ends where the registered one goes on with ${quote(b.slice(a.length))}`)];
  return compareQueries(a, b);
}

function classifyFragment(a: string | null, b: string | null): Mistake[] {
  if (a === b) return [];
  return [inPart('fragment', 'fragment', a === null ? 'the fragment behind # is missing' : `the fragment #${quote(a)} stands at the end`)];
}

/** Names every mistake from the path on. In: both URIs taken apart. Out: none when that part is equal text. */
export function classifyTail(received: UriParts, registered: UriParts): Mistake[] {
  return [...classifyPath(received.path, registered.path), ...classifyQuery(received.query, registered.query), ...classifyFragment(received.fragment, registered.fragment)];
}
