/** Answers for saying when a bar is: on the axis, beside it, and aloud. Days are those of UTC, shorter spans are in local time. */
import type { Bar, Range } from '../../../src-preload/contract/numbers.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LOCAL_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

type Span = Pick<Bar, 'from' | 'to'>;

/** Below the axis: `17`, or `14:00`. */
export function axisLabel(range: Range, { from }: Span): string {
  return range === 'month' ? String(new Date(from).getUTCDate()) : CLOCK.format(from);
}

/** In a few words: `17 Sep`, or `14:00 to 15:00`. */
export function sayBar(range: Range, { from, to }: Span): string {
  if (range === 'month') return DAY.format(from);
  return range === 'hour' ? CLOCK.format(from) : `${CLOCK.format(from)} to ${CLOCK.format(to)}`;
}

/** A stretch of time: `4 to 17 Sep, UTC` for whole days, else local time, with the day where it is not that of `now`. */
export function sayStretch({ from, to }: Span, now: number): string {
  const day = 86_400_000;
  if (from % day === 0 && to % day === 0) {
    const last = DAY.format(to - day);
    return to - from === day ? `${last}, UTC` : `${DAY.format(from)} to ${last}, UTC`;
  }
  const isToday = (at: number): boolean => new Date(at).toDateString() === new Date(now).toDateString();
  const say = (at: number): string => (isToday(at) ? CLOCK.format(at) : `${LOCAL_DAY.format(at)}, ${CLOCK.format(at)}`);
  return `${say(from)} to ${say(to)}`;
}

/** What the range is called in a sentence. */
export const RANGE_WORDS: Record<Range, string> = { hour: 'the last hour', day: 'the last day', month: 'the last thirty days' };

/** What one bar of the range is. */
export const BAR_WORDS: Record<Range, string> = { hour: 'minute', day: 'hour', month: 'day' };
