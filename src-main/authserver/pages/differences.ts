/** Answers for two URIs set under each other: which characters differ, component by component. */
import { splitUri, type UriParts } from '../../../src-preload/contract/uri.ts';

/** A piece of a URI; `differs` when the other URI has something else, or nothing, in its place. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

function componentsOf(parts: UriParts): readonly string[] {
  const { scheme, userinfo, host, port, path, query, fragment } = parts;
  return [
    scheme === null ? '' : `${scheme}:`,
    host === null ? '' : '//',
    userinfo === null ? '' : `${userinfo}@`,
    host ?? '',
    port === null ? '' : `:${port}`,
    path,
    query === null ? '' : `?${query}`,
    fragment === null ? '' : `#${fragment}`,
  ];
}

/** Index of the component that starts the part compared sign by sign: before it, names are compared whole. */
const PATH_INDEX = 5;

function sharedStart(one: string, two: string): number {
  let length = 0;
  while (length < one.length && length < two.length && one[length] === two[length]) length++;
  return length;
}

function stretch(one: string, two: string, whole: boolean): Stretch[] {
  if (one === two) return [{ text: one, differs: false }];
  if (whole) return [{ text: one, differs: true }];
  const start = sharedStart(one, two);
  const reversed = (text: string): string => Array.from(text.slice(start)).reverse().join('');
  const end = sharedStart(reversed(one), reversed(two));
  return [
    { text: one.slice(0, start), differs: false },
    { text: one.slice(start, one.length - end), differs: true },
    { text: one.slice(one.length - end), differs: false },
  ];
}

/** Marks what differs between two URIs. In: any two texts. Out: both cut into stretches that put together are the same texts. */
export function compareUris(received: string, expected: string): { received: Stretch[]; expected: Stretch[] } {
  const ours = componentsOf(splitUri(received));
  const theirs = componentsOf(splitUri(expected));
  const cut = (from: readonly string[], against: readonly string[]): Stretch[] =>
    from.flatMap((text, index) => stretch(text, against[index] ?? '', index < PATH_INDEX)).filter(({ text }) => text !== '');
  return { received: cut(ours, theirs), expected: cut(theirs, ours) };
}
