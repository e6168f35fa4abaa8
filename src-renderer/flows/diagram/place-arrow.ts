/** Answers for one arrow's coordinates: line with hops, head, labels in the first gap, letters at the receiver. */
import type { Arrow } from '../picture/picture.ts';
import type { PlacedArrow, PlacedLetter, PlacedText } from './layout.ts';
import { shorten } from './measure-text.ts';
import type { Face, Measure } from './measure-text.ts';

/** Where the lanes are, and how text is measured. */
export interface Grid {
  readonly lanes: readonly number[];
  readonly spacing: number;
  readonly measure: Measure;
}

const HOP = 5;
const BOX = 14;
/** Half of the red square. */
export const SQUARE = 9;
/** Half of the octagon, which stands on the lane where what waited begins: there no word stands. */
const OCTAGON = 7;

const at = (grid: Grid, lane: number): number => grid.lanes[lane] ?? 0;
const n = (value: number): string => String(Math.round(value * 100) / 100);

interface Line {
  readonly y: number;
  /** Where it begins, beside the source's lifeline, in pixels from it. */
  readonly beside: number;
  readonly end: number;
}

/** The line from beside the source to before the head, hopping over foreign lifelines. */
function drawLine(arrow: Arrow, grid: Grid, { y, beside, end }: Line): string {
  const right = arrow.to > arrow.from;
  const sign = right ? 1 : -1;
  const between = grid.lanes.slice(Math.min(arrow.from, arrow.to) + 1, Math.max(arrow.from, arrow.to));
  const hops = (right ? between : between.toReversed()).map((x) => `H${n(x - sign * HOP)} A5 5 0 0 ${right ? '1' : '0'} ${n(x + sign * HOP)} ${n(y)}`);
  return [`M${n(at(grid, arrow.from) + sign * beside)} ${n(y)}`, ...hops, `H${n(end)}`].join(' ');
}

/**
 * The same in two, for what waited: to the break in the last gap, and from there on. In a gap with labels the break is as low as the
 * room between them; what was cut off goes on to the lane, where nothing arrives.
 */
function drawHeld(arrow: Arrow, grid: Grid, { y, end }: Omit<Line, 'beside'>): PlacedArrow['held'] {
  if (arrow.held === undefined) return null;
  const sign = arrow.to > arrow.from ? 1 : -1;
  const rise = Math.abs(arrow.to - arrow.from) === 1 || arrow.tally !== null ? 5 : 8;
  const start = at(grid, arrow.to) - sign * grid.spacing * 0.45;
  const zigzag = `l${n(sign * 2.5)} ${n(-rise)} ${n(sign * 5)} ${n(rise * 2)} ${n(sign * 2.5)} ${n(-rise)}`;
  const stop = arrow.held.isCut ? at(grid, arrow.to) - sign * 3 : end;
  return { path: `${drawLine(arrow, grid, { y, beside: OCTAGON, end: start })} ${zigzag}`, rest: `M${n(start + sign * 10)} ${n(y)} H${n(stop)}` };
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly room: number;
  readonly face: Face;
}

/** Wire text loses its middle, because both ends of a path tell something; names lose their end. */
function placeText(text: string, { x, y, room, face }: TextPlace, measure: Measure): PlacedText {
  const short = shorten(text, room, { face, measure, at: face === 'wire' ? 'middle' : 'end' });
  return { x, y, text: short, width: measure(short, face) };
}

function placeLetters(arrow: Arrow, { x, y }: { x: number; y: number }, toRight: boolean): PlacedLetter[] {
  const widths = arrow.letters.map((letter) => BOX + (letter.length - 1) * 7);
  const total = widths.reduce((sum, width) => sum + width + 3, 0) - 3;
  let left = toRight ? x + 6 : x - 6 - total;
  return arrow.letters.map((letter, index) => {
    const placed = { letter, x: left, y: y - BOX / 2, width: widths[index] ?? BOX };
    left += placed.width + 3;
    return placed;
  });
}

function placeTally(arrow: Arrow, grid: Grid, { y, edge }: { y: number; edge: number }): PlacedArrow['tally'] {
  if (arrow.tally === null) return null;
  const { text, marks } = arrow.tally;
  const width = grid.measure(text, 'small');
  if (arrow.to === 3) {
    const x = at(grid, 3) - 14;
    return { anchor: 'end', marks: { x: x - marks.length * 4 + 1, y: y - 13 }, text: { x, y: y + 15, text, width } };
  }
  const x = at(grid, arrow.to) + 6;
  return { anchor: 'start', marks: { x: edge + 6, y: y - 4 }, text: { x, y: y + 20, text, width } };
}

/** Places a thing the console did inside Mavio: a small loop on the lane's left. */
function placeNote(arrow: Arrow, grid: Grid, y: number): PlacedArrow {
  const x = at(grid, arrow.from);
  const middle = x - grid.spacing / 2;
  const room = grid.spacing - 18;
  return {
    arrow, y, dot: { x, y: y - 5 }, path: `M${n(x - 3)} ${n(y - 5)} H${n(x - 16)} V${n(y + 5)} H${n(x - 3)}`,
    head: { kind: 'open', path: `M${n(x - 9)} ${n(y + 1)} L${n(x - 2)} ${n(y + 5)} L${n(x - 9)} ${n(y + 9)}` },
    label: placeText(arrow.label, { x: middle - 6, y: y - 9, room, face: 'label' }, grid.measure),
    detail: placeText(arrow.detail, { x: middle - 6, y: y + 20, room, face: 'wire' }, grid.measure),
    letters: [], square: null, tally: null, held: null,
  };
}

/** Places an arrow at a height. Labels lie in the first gap after the source, at most S − 18 wide, so they cannot touch a lifeline. */
export function placeArrow(arrow: Arrow, grid: Grid, y: number): PlacedArrow {
  if (arrow.from === arrow.to) return placeNote(arrow, grid, y);
  const right = arrow.to > arrow.from;
  const sign = right ? 1 : -1;
  const from = at(grid, arrow.from);
  const to = at(grid, arrow.to);
  const filled = arrow.line === 'request';
  const square = filled && arrow.failed ? { x: to, y } : null;
  const tip = to - sign * (square === null ? 2 : SQUARE + 3);
  const short = square !== null && Math.abs(arrow.to - arrow.from) === 1 ? SQUARE + 1 : 0;
  const middle = from + sign * (grid.spacing - short) / 2;
  // With a square on the lane the labels move away from it, and still keep 4 px from the source's lifeline.
  const room = grid.spacing - 18;
  const edge = square === null ? to : to + sign * (SQUARE - 2);
  const letters = placeLetters(arrow, { x: edge, y }, right);
  const last = letters.at(-1);
  const end = filled ? tip - sign * 6 : tip;
  return {
    arrow, y, square, letters,
    dot: { x: from, y },
    path: drawLine(arrow, grid, { y, beside: 3, end }),
    held: drawHeld(arrow, grid, { y, end }),
    head: filled
      ? { kind: 'filled', path: `M${n(tip)} ${n(y)} l${n(sign * -10)} -3.6 v7.2z` }
      : { kind: 'open', path: `M${n(tip - sign * 7)} ${n(y - 4)} L${n(tip)} ${n(y)} L${n(tip - sign * 7)} ${n(y + 4)}` },
    label: placeText(arrow.label, { x: middle, y: y - 8, room, face: 'label' }, grid.measure),
    detail: placeText(arrow.detail, { x: middle, y: y + 15, room, face: 'wire' }, grid.measure),
    tally: placeTally(arrow, grid, { y, edge: last === undefined ? edge : last.x + last.width }),
  };
}
