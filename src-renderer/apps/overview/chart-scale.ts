/** Answers for the scale of a chart: round steps upwards, and which bars have room for a label below. Pure. */

/** At most this many lines above the zero line. */
const LINES = 3;

/** Round values for the lines of a chart whose highest bar is `highest`, from 0 up; the last is at or above it. Counts have no halves. */
export function ticksUpTo(highest: number): number[] {
  const rough = Math.max(1, highest) / LINES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 1);
  return Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, index) => index * step);
}

/** Indices of the bars that get a label, counted back from the last. In: how many bars, their distance and a label's width, in px. */
export function labelledBars(count: number, pitch: number, labelWidth: number): number[] {
  const step = Math.max(1, Math.ceil(labelWidth / Math.max(1, pitch)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);
}
