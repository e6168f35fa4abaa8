/** Answers for writing moments and durations in the words of the drawings. All moments are epoch milliseconds, shown in local time. */

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MONTH = new Intl.DateTimeFormat('en-US', { month: 'short' });

/** `17 Sep 2026` */
function day(at: number): string {
  const date = new Date(at);
  return `${String(date.getDate())} ${MONTH.format(at)} ${String(date.getFullYear())}`;
}

/** `14:32:07` */
export function clockTime(at: number): string {
  return CLOCK.format(at);
}

/** `14:32:07.240` */
export function exactTime(at: number): string {
  return `${CLOCK.format(at)}.${String(at % 1000).padStart(3, '0')}`;
}

/** `17 Sep 14:32:07` */
export function dayTime(at: number): string {
  return `${String(new Date(at).getDate())} ${MONTH.format(at)} ${CLOCK.format(at)}`;
}

/** `17 Sep 2026, 14:32:07` */
export function dateTime(at: number): string {
  return `${day(at)}, ${CLOCK.format(at)}`;
}

/** A moment with as much of its date as it takes to know the day: `14:32:07` today, `18 Sep 14:32:07` this year, else with the year. */
export function nearTime(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) return clockTime(at);
  return then.getFullYear() === today.getFullYear() ? dayTime(at) : dateTime(at);
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A length of time in its largest whole unit: `12 s`, `3 min`, `2 h`, `30 d`. Under a second it is `0 s`. */
export function roughly(ms: number): string {
  const [name, size] = UNITS.find(([, unit]) => ms >= unit) ?? ['s', 1000];
  return `${String(Math.max(0, Math.floor(ms / size)))} ${name}`;
}

/** How long ago: `just now` within ten seconds, `3 min ago`, and the date from a week on. What is kept of a simulation that ended may lie ahead: `1 Oct 14:32:07 in a simulation`. */
export function ago(at: number, now: number): string {
  const past = now - at;
  if (past < -10_000) return `${dayTime(at)} in a simulation`;
  if (past < 10_000) return 'just now';
  return past < 7 * 86_400_000 ? `${roughly(past)} ago` : day(at);
}
