/** Answers for the shape of a laid-out diagram: coordinates in pixels, ready to be drawn. */
import type { Arrow, DrawnState } from '../picture/picture.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Text at a point; `x` is the middle or the start of the line, `y` its baseline. */
export interface PlacedText extends Point {
  readonly text: string;
  /** Width by the measure that placed it. */
  readonly width: number;
}

/** A boxed letter. */
export interface PlacedLetter extends Point {
  readonly letter: string;
  readonly width: number;
}

/** An arrow with everything around it. */
export interface PlacedArrow {
  readonly arrow: Arrow;
  readonly y: number;
  readonly dot: Point;
  readonly path: string;
  readonly head: { readonly kind: 'filled' | 'open'; readonly path: string };
  readonly label: PlacedText;
  readonly detail: PlacedText;
  readonly letters: readonly PlacedLetter[];
  /** Middle of the red square on the lane. */
  readonly square: Point | null;
  /** The line of what waited: up to and with its break, and what follows; null for what never waited. */
  readonly held: { readonly path: string; readonly rest: string } | null;
  readonly tally: { readonly marks: Point; readonly text: PlacedText; readonly anchor: 'start' | 'end' } | null;
}

/** A step's band with its balloon. */
export interface PlacedStep {
  readonly key: string;
  readonly step: number;
  readonly state: DrawnState;
  readonly top: number;
  readonly height: number;
  readonly balloon: Point;
  readonly arrows: readonly PlacedArrow[];
}

/** A dimension line between two balloons, with the time that passed. */
export interface PlacedSpan {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** True when the text stands in the line; otherwise beside it. */
  readonly within: boolean;
}

/** A break across all lifelines. */
export interface PlacedBreak extends PlacedText {
  readonly lineY: number;
}

/** The whole drawing. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  /** Distance between two lanes. */
  readonly spacing: number;
  readonly lanes: readonly number[];
  readonly heads: readonly { readonly x: number; readonly width: number; readonly title: string; readonly under: string; readonly whole: string }[];
  readonly steps: readonly PlacedStep[];
  readonly spans: readonly PlacedSpan[];
  readonly breaks: readonly PlacedBreak[];
}
