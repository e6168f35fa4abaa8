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

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** The day of a moment in the Gregorian calendar, UTC. Counted from 1 March 0000, so that the leap day ends a year and a cycle of 400 years. */
function spellDay(at: number): string {
  const days = Math.floor(at / DAY) + 719_468;
  const ofCycle = ((days % 146_097) + 146_097) % 146_097;
  const yearOfCycle = Math.floor((ofCycle - Math.floor(ofCycle / 1460) + Math.floor(ofCycle / 36_524) - Math.floor(ofCycle / 146_096)) / 365);
  const ofYear = ofCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = (monthFromMarch + 2) % 12;
  const year = yearOfCycle + Math.floor(days / 146_097) * 400 + (month < 2 ? 1 : 0);
  return `${String(day)} ${MONTHS[month] ?? ''} ${String(year)}`;
}

/** Spells a moment in epoch milliseconds with its day: `on 17 September 2025 at 14:02 UTC`. */
export function spellDate(at: number): string {
  return `on ${spellDay(at)} at ${spellClock(at).slice(0, 5)} UTC`;
}

/** Spells a moment by the time of day alone where it was today (UTC): `at 14:02 UTC`, or with its day. Both in epoch milliseconds. */
export function spellMoment(at: number, now: number): string {
  return Math.floor(at / DAY) === Math.floor(now / DAY) ? `at ${spellClock(at).slice(0, 5)} UTC` : spellDate(at);
}

/** Spells the time of day of a moment in epoch milliseconds, to the millisecond: `14:32:07.123 UTC`. */
export function spellClock(at: number): string {
  const part = (unit: number, limit: number, digits: number): string => String(Math.floor(at / unit) % limit).padStart(digits, '0');
  return `${part(HOUR, 24, 2)}:${part(MINUTE, 60, 2)}:${part(SECOND, 60, 2)}.${part(1, SECOND, 3)} UTC`;
}
