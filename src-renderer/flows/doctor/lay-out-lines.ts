/** Answers for two URIs under each other on lines of one width: characters in columns, gaps, and labels that do not touch. */
import type { Diagnosis } from '../../../src-preload/contract/doctor.ts';
import { labelMistakes } from '../../../src-preload/contract/label-mistakes.ts';

/** A run of characters of one side. `gap`: the other side has something here. */
export interface Run {
  readonly text: string;
  readonly kind: 'same' | 'differs' | 'gap';
}

/** A label under a line, in columns. `row` counts from 0 where labels would touch. */
export interface PlacedLabel {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly row: number;
}

/** One line of the sheet. */
export interface SheetLine {
  readonly received: readonly Run[];
  readonly registered: readonly Run[];
  readonly labels: readonly PlacedLabel[];
  readonly rows: number;
}

interface Column {
  readonly stretch: number;
  readonly differs: boolean;
  readonly received: string | null;
  readonly registered: string | null;
}

/** Lines beyond these are left out; the sheet says how many characters that are. */
const MOST_LINES = 10;
/** Width of a label's character in columns: 12 px UI text over 14 px mono. */
const LABEL_COLUMN = 0.68;

const SEEN: readonly (readonly [RegExp, string])[] = [
  [/[\r\n\u2028\u2029\u0085]/u, '↵'],
  [/\s/u, '␣'],
  [/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/u, '□'],
];

/** A character as it can be seen in one column. */
function show(character: string): string {
  return SEEN.find(([pattern]) => pattern.test(character))?.[1] ?? character;
}

function toColumns({ stretches }: Diagnosis): Column[] {
  return stretches.flatMap(({ received, registered, differs }, stretch) => {
    const [ours, theirs] = [Array.from(received), Array.from(registered)];
    return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => ({ stretch, differs, received: ours[index] ?? null, registered: theirs[index] ?? null }));
  });
}

function toRuns(columns: readonly Column[], side: 'received' | 'registered'): Run[] {
  const runs: Run[] = [];
  for (const column of columns) {
    const character = column[side];
    const kind = character === null ? 'gap' : column.differs ? 'differs' : 'same';
    const text = character === null ? '\u00a0' : show(character);
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  }
  return runs;
}

function placeLabels(columns: readonly Column[], texts: ReadonlyMap<number, string>, width: number): PlacedLabel[] {
  const ends: number[] = [];
  return [...texts].flatMap(([stretch, text]) => {
    const from = columns.findIndex((column) => column.stretch === stretch);
    if (from < 0) return [];
    const to = columns.findLastIndex((column) => column.stretch === stretch) + 1;
    const wide = text.length * LABEL_COLUMN;
    const left = Math.max(0, Math.min((from + to - wide) / 2, width - wide));
    const free = ends.findIndex((end) => end + 1 <= left);
    const row = free < 0 ? ends.length : free;
    ends[row] = left + wide;
    return [{ text, from, to, left, row }];
  });
}

/** Behind these a URI is taken apart by the eye. */
const SIGNS = new Set(['/', '?', '&', '=', '#']);

const isSign = ({ received, registered }: Column): boolean => SIGNS.has(received ?? '') || SIGNS.has(registered ?? '');

/** Where a line that begins at `start` ends: behind the last sign of its second half that something follows, or where it is full. */
function endOfLine(columns: readonly Column[], start: number, width: number): number {
  const full = start + width;
  if (full >= columns.length) return columns.length;
  for (let end = full; end > start + width / 2; end -= 1) {
    const [last, next] = [columns[end - 1], columns[end]];
    if (last !== undefined && next !== undefined && isSign(last) && !isSign(next)) return end;
  }
  return full;
}

/** Lays a diagnosis out. In: how many columns a line has. Out: the lines, and how many columns were left out. */
export function layOutLines(diagnosis: Diagnosis, width: number): { readonly lines: readonly SheetLine[]; readonly leftOut: number } {
  const columns = toColumns(diagnosis);
  const labels = labelMistakes(diagnosis);
  const lines: SheetLine[] = [];
  const told = new Set<number>();
  let start = 0;
  while (start < columns.length && lines.length < MOST_LINES) {
    const own = columns.slice(start, endOfLine(columns, start, width));
    start += own.length;
    const here = labels.filter(({ stretch }) => !told.has(stretch) && own.some((column) => column.stretch === stretch));
    here.forEach(({ stretch }) => told.add(stretch));
    const placed = placeLabels(own, new Map(here.map(({ stretch, text }) => [stretch, text])), width);
    lines.push({ received: toRuns(own, 'received'), registered: toRuns(own, 'registered'), labels: placed, rows: Math.max(0, ...placed.map(({ row }) => row + 1)) });
  }
  return { lines, leftOut: columns.length - start };
}
