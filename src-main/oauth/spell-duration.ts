/** Answers for durations and times of day in words, as ladders show them: `3.2 s`, `12 min 3 s`, `30 days`, `14:32:07.123 UTC`. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function two(large: string, small: string): string {
  return small.startsWith('0 ') ? large : `${large} ${small}`;
}

/** Spells a duration in milliseconds with its two largest units, rounded down; a negative one counts as zero. */
export function spellDuration(ms: number): string {
  const span = Math.max(0, Math.floor(ms));
  if (span < SECOND) return `${String(span)} ms`;
  if (span < 10 * SECOND) return `${String(Math.floor(span / 100) / 10)} s`;
  const whole = (unit: number): string => String(Math.floor(span / unit));
  const rest = (over: number, unit: number): string => String(Math.floor((span % over) / unit));
  if (span < MINUTE) return `${whole(SECOND)} s`;
  if (span < HOUR) return two(`${whole(MINUTE)} min`, `${rest(MINUTE, SECOND)} s`);
  if (span < DAY) return two(`${whole(HOUR)} h`, `${rest(HOUR, MINUTE)} min`);
  return two(span < 2 * DAY ? '1 day' : `${whole(DAY)} days`, `${rest(DAY, HOUR)} h`);
}

/** Spells how long ago a moment was: `3.2 s ago`, or `just now`. Both in epoch milliseconds. */
export function spellAgo(at: number, now: number): string {
  return now <= at ? 'just now' : `${spellDuration(now - at)} ago`;
}

/** Spells the time of day of a moment in epoch milliseconds, to the millisecond: `14:32:07.123 UTC`. */
export function spellClock(at: number): string {
  const part = (unit: number, limit: number, digits: number): string => String(Math.floor(at / unit) % limit).padStart(digits, '0');
  return `${part(HOUR, 24, 2)}:${part(MINUTE, 60, 2)}:${part(SECOND, 60, 2)}.${part(1, SECOND, 3)} UTC`;
}
