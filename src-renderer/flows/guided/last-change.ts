/** Answers for which part of the request changed last, so that it can be marked in every view of it. Pure. */
import type { Draft } from './draft.ts';
import { encodePart } from './draft.ts';

/** A range of characters of one parameter's value; `whole` when the parameter is new. */
export interface LastChange {
  readonly index: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

function rangeOf(before: string, after: string): readonly [number, number] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shortest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [start, after.length - tail];
}

/** Widens a range to whole words, because scopes are words. */
function toWords(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const from = text.lastIndexOf(' ', start - (text[start] === ' ' ? 0 : 1)) + 1;
  const to = text.indexOf(' ', Math.max(end, from + 1));
  return [text[start] === ' ' ? start + 1 : from, to < 0 ? text.length : to];
}

/** Compares two drafts. Out: the first parameter that differs and the range in its new value; null when nothing is to mark. */
export function findChange(before: Draft, after: Draft): LastChange | null {
  const index = after.findIndex((one, place) => before[place]?.name !== one.name || before[place].value !== one.value);
  const now = after[index];
  if (now === undefined || after.length < before.length) return null;
  const was = before.find((one) => one.name === now.name);
  if (was === undefined) return { index, name: now.name, start: 0, end: now.value.length, whole: true };
  const range = rangeOf(was.value, now.value);
  if (range[0] >= range[1]) return { index, name: now.name, start: now.value.length, end: now.value.length, whole: false };
  const [start, end] = now.name === 'scope' ? toWords(now.value, range) : range;
  return { index, name: now.name, start, end, whole: false };
}

/** A piece of the URL; the marked one changed last. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The URL as it travels, in pieces. In: the endpoint, the draft, what changed last. */
export function cutUrl(endpoint: string, draft: Draft, change: LastChange | null): Piece[] {
  const pieces: Piece[] = [{ text: endpoint, marked: false }];
  draft.forEach(({ name, value }, index) => {
    const opening = `${index === 0 ? '?' : '&'}${encodePart(name)}=`;
    if (change?.index !== index) {
      pieces.push({ text: opening + encodePart(value), marked: false });
      return;
    }
    // The space before a new scope belongs to what was added.
    const start = change.name === 'scope' && value[change.start - 1] === ' ' ? change.start - 1 : change.start;
    pieces.push({ text: opening, marked: change.whole }, { text: encodePart(value.slice(0, start)), marked: change.whole });
    pieces.push({ text: encodePart(value.slice(start, change.end)), marked: true }, { text: encodePart(value.slice(change.end)), marked: change.whole });
  });
  return pieces.filter((piece) => piece.text !== '');
}
