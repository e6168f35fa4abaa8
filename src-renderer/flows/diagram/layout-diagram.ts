/** Answers for where everything in the diagram lies: widths in, coordinates out, by the rules of the drawing table. */
import { formatSpan } from '../format-span.ts';
import { clockWentBackBetween } from '../picture/clock-went-back.ts';
import type { DrawnStep, Picture } from '../picture/picture.ts';
import type { DiagramLayout, PlacedBreak, PlacedSpan, PlacedStep } from './layout.ts';
import { estimateWidth, shorten } from './measure-text.ts';
import type { Measure } from './measure-text.ts';
import { placeArrow } from './place-arrow.ts';
import type { Grid } from './place-arrow.ts';

/** Measures of the drawing, in pixels. */
export const GEOMETRY = {
  gutter: 60, beforeLanes: 56, afterLanes: 66, minSpacing: 150, headWidth: 104, headTop: 6, headHeight: 38,
  firstRow: 76, row: 48, step: 12, pause: 30, above: 26, below: 23, balloonX: 32, balloon: 11, lastRoom: 60,
} as const;

/** The narrowest diagram that keeps S ≥ 150. */
export const MIN_DIAGRAM_WIDTH = GEOMETRY.gutter + GEOMETRY.beforeLanes + GEOMETRY.afterLanes + 3 * GEOMETRY.minSpacing;

/** What a layout is made from. `stretch` spreads the steps apart, for the empty page. */
export interface LayoutInput {
  readonly width: number;
  readonly minHeight?: number;
  readonly measure?: Measure;
  readonly stretch?: number;
  /** Key of the selected step: the time lines keep clear of its hand-drawn loop. */
  readonly selected?: string | null;
}

interface Pen {
  y: number;
  /** Added between two steps. */
  readonly gap: number;
  readonly grid: Grid;
  readonly steps: PlacedStep[];
  readonly breaks: PlacedBreak[];
}

function placeStep(pen: Pen, step: DrawnStep): void {
  const { grid, gap } = pen;
  const first = pen.steps.length === 0 ? GEOMETRY.firstRow : pen.y + GEOMETRY.row + gap;
  let y = first;
  const arrows = step.arrows.map((arrow, index) => {
    if (index > 0) y += GEOMETRY.row;
    if (arrow.pause !== null) {
      const lineY = y - GEOMETRY.row + 24 + GEOMETRY.pause / 2;
      const room = grid.spacing - 18;
      const text = shorten(arrow.pause, room, { face: 'small', measure: grid.measure, at: 'end' });
      const x = ((grid.lanes[1] ?? 0) + (grid.lanes[2] ?? 0)) / 2;
      pen.breaks.push({ x, y: lineY + 4, lineY, text, width: grid.measure(text, 'small') });
      y += GEOMETRY.pause;
    }
    return placeArrow(arrow, grid, y);
  });
  pen.steps.push({
    key: step.key, step: step.step, state: step.state, arrows, top: first - GEOMETRY.above,
    height: y - first + GEOMETRY.above + GEOMETRY.below, balloon: { x: GEOMETRY.balloonX, y: first },
  });
  pen.y = y;
}

/** Dimension lines between the balloons of consecutive recorded steps. No length of time stands where the clock went back. */
function placeSpans(steps: readonly DrawnStep[], placed: readonly PlacedStep[], selected: string | null): PlacedSpan[] {
  const spans: PlacedSpan[] = [];
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    const here = placed[index];
    const there = placed[index + 1];
    if (next === undefined || here === undefined || there === undefined || step.at === null || next.at === null) return;
    const from = here.balloon.y + (here.key === selected ? 19 : 15);
    const to = there.balloon.y - (there.key === selected ? 19 : 15);
    spans.push({ x: GEOMETRY.balloonX, from, to, text: clockWentBackBetween(step, next) ? 'clock back' : formatSpan(next.at - step.at), within: to - from >= 48 });
  });
  return spans;
}

/** Lays out a picture. Pure; text is measured by `measure`, or estimated from above. Widths under MIN_DIAGRAM_WIDTH are raised to it. */
export function layoutDiagram(picture: Pick<Picture, 'heads' | 'steps'>, input: LayoutInput): DiagramLayout {
  const measure = input.measure ?? estimateWidth;
  const width = Math.max(input.width, MIN_DIAGRAM_WIDTH);
  const spacing = (width - GEOMETRY.gutter - GEOMETRY.beforeLanes - GEOMETRY.afterLanes) / 3;
  const lanes = [0, 1, 2, 3].map((lane) => GEOMETRY.gutter + GEOMETRY.beforeLanes + lane * spacing);
  const pen: Pen = { y: 0, gap: input.stretch ?? GEOMETRY.step, grid: { lanes, spacing, measure }, steps: [], breaks: [] };
  for (const step of picture.steps) placeStep(pen, step);
  const room = GEOMETRY.headWidth - 4;
  return {
    width, spacing, lanes,
    height: Math.max(input.minHeight ?? 0, pen.y + GEOMETRY.lastRoom),
    heads: picture.heads.map((head, lane) => ({
      x: lanes[lane] ?? 0, width: GEOMETRY.headWidth, title: head.title, whole: head.under,
      under: shorten(head.under, room, { face: 'wire', measure, at: 'end' }),
    })),
    steps: pen.steps,
    spans: placeSpans(picture.steps, pen.steps, input.selected ?? null),
    breaks: pen.breaks,
  };
}
