/** Answers for the picture of a mismatch: components side by side, and both URIs under each other, character by character. */
import type { ComponentRow, Stretch, UriPart } from '../../../src-preload/contract/doctor.ts';
import type { UriParts } from '../../../src-preload/contract/uri.ts';
import { LOOPBACK_HOSTS, splitUri } from '../../../src-preload/contract/uri.ts';

const NAMES = ['scheme', 'userinfo', 'host', 'port', 'path', 'query', 'fragment'] as const satisfies readonly UriPart[];

/** Every component that at least one side has. */
export function compareParts(received: UriParts, registered: UriParts): ComponentRow[] {
  const rows = NAMES.map((part) => ({ part, received: received[part], registered: registered[part], same: received[part] === registered[part] }));
  return rows.filter((row) => (row.received ?? '') !== '' || (row.registered ?? '') !== '' || !row.same);
}

/** A piece of a URI as it stands there, with the sign that belongs to it. */
interface Piece {
  readonly part: UriPart;
  readonly name: 'scheme' | 'colon' | 'slashes' | 'userinfo' | 'at' | 'host' | 'port' | 'path' | 'query' | 'fragment';
  readonly text: string;
}

function takeApart({ scheme, userinfo, host, port, path, query, fragment }: UriParts): Piece[] {
  return [
    { part: 'scheme', name: 'scheme', text: scheme ?? '' },
    { part: 'scheme', name: 'colon', text: scheme === null ? '' : ':' },
    { part: 'scheme', name: 'slashes', text: host === null ? '' : '//' },
    { part: 'userinfo', name: 'userinfo', text: userinfo ?? '' },
    { part: 'userinfo', name: 'at', text: userinfo === null ? '' : '@' },
    { part: 'host', name: 'host', text: host ?? '' },
    { part: 'port', name: 'port', text: port === null ? '' : `:${port}` },
    { part: 'path', name: 'path', text: path },
    { part: 'query', name: 'query', text: query === null ? '' : `?${query}` },
    { part: 'fragment', name: 'fragment', text: fragment === null ? '' : `#${fragment}` },
  ];
}

/** Length of the common beginning. Halves of one character stay together. */
export function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return /[\ud800-\udbff]/.test(a[length - 1] ?? '') ? length - 1 : length;
}

/** Length of the common end, leaving the first `start` characters alone. */
export function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return /[\udc00-\udfff]/.test(a[a.length - length] ?? '') && length > 0 ? length - 1 : length;
}

/** Longer texts are marked by what is left between their common ends. */
const LONGEST_EACH = 400;

/** Texts of one length that differ here and there, as in upper and lower case, are compared character by character. */
function markEach(part: UriPart, a: string, b: string): Stretch[] {
  return Array.from(a, (_, index) => {
    const [received, registered] = [a.charAt(index), b.charAt(index)];
    return { part, received, registered, differs: received !== registered };
  });
}

function markText(part: UriPart | null, a: string, b: string): Stretch[] {
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  return [
    { part, received: a.slice(0, start), registered: b.slice(0, start), differs: false },
    { part, received: a.slice(start, a.length - end), registered: b.slice(start, b.length - end), differs: true },
    { part, received: a.slice(a.length - end), registered: b.slice(b.length - end), differs: false },
  ];
}

function markPiece(part: UriPart, a: string, b: string): Stretch[] {
  if (a === b) return [{ part, received: a, registered: b, differs: false }];
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  const shorter = Math.min(a.length, b.length);
  // Names that share a letter by accident are marked whole.
  if (part !== 'path' && part !== 'query' && start + end < shorter && 2 * (start + end) < Math.max(a.length, b.length)) return [{ part, received: a, registered: b, differs: true }];
  if (a.length <= LONGEST_EACH && a.length === b.length && a.toLowerCase() === b.toLowerCase()) return markEach(part, a, b);
  return markText(part, a, b);
}

function merge(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    if (stretch.received === '' && stretch.registered === '') continue;
    const last = merged.at(-1);
    const joins = last?.differs === stretch.differs && (!stretch.differs || last.part === stretch.part);
    if (last === undefined || !joins) merged.push(stretch.differs ? stretch : { ...stretch, part: null });
    else merged[merged.length - 1] = { ...last, received: last.received + stretch.received, registered: last.registered + stretch.registered };
  }
  return merged;
}

const countMarked = (stretches: readonly Stretch[]): number => stretches.reduce((sum, one) => sum + (one.differs ? Math.max(one.received.length, one.registered.length) : 0), 0);

/** Sets two URIs under each other. In: any two texts. Out: stretches that joined are exactly the texts, side by side. */
export function alignUris(received: string, registered: string): Stretch[] {
  const [ours, theirs] = [takeApart(splitUri(received)), takeApart(splitUri(registered))];
  const byPart = merge(ours.flatMap(({ part, text }, index) => markPiece(part, text, theirs[index]?.text ?? '')));
  // A space before the scheme leaves no component where it was; as plain text only that space differs.
  const asText = merge(markText(null, received, registered));
  return 2 * countMarked(asText) < countMarked(byPart) ? asText : byPart;
}

const WEIGHTS = { scheme: 20, userinfo: 10, host: 60, port: 30, path: 40, query: 20, fragment: 5 } as const satisfies Record<UriPart, number>;

/** How far two URIs are apart: 0 is equal but for case. Differing components weigh by how telling they are, then by their characters. */
export function distance(received: UriParts, registered: UriParts): number {
  return NAMES.reduce((sum, part) => {
    const [a, b] = [(received[part] ?? '').toLowerCase(), (registered[part] ?? '').toLowerCase()];
    if (a === b) return sum;
    // Names of this machine are nearer to each other than to any other host.
    if (part === 'host' && LOOPBACK_HOSTS.includes(a) && LOOPBACK_HOSTS.includes(b)) return sum + 4;
    const start = commonStart(a, b);
    const shared = start + commonEnd(a, b, start);
    return sum + WEIGHTS[part] * (1 - (0.9 * shared) / Math.max(a.length, b.length));
  }, 0);
}
