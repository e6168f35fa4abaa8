/** Answers for a moment in the least room: the time of day today, the date before. */
import { clockTime } from '../../ui/format-time.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** `14:31:52` today, `16 Sep` before. Both in epoch ms, shown in local time. */
export function shortMoment(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? clockTime(at) : DAY.format(at);
}
