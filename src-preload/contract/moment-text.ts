/** Answers for moments that people write: a date and time with its zone (ISO 8601, RFC 3339). */

/** How such a text looks. */
export const MOMENT_FORM = /^[0-9]{4}-[0-9]{2}-([0-9]{2})T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,3})?)?(Z|[+-][0-9]{2}:[0-9]{2})$/;

/** What such a text must be, in words. */
export const MOMENT_WORDS = 'a date and time with its zone, such as 2026-01-01T00:00:00Z';

/** In: any text. Out: epoch milliseconds; NaN for anything that is no such text, also for a day that the calendar lacks. */
export function readMoment(text: string): number {
  const [, day = ''] = MOMENT_FORM.exec(text) ?? [];
  const isThere = day !== '' && new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day);
  return isThere ? Date.parse(text) : Number.NaN;
}

/** The moment as text, in UTC, without a fraction that says nothing. In: epoch milliseconds. */
export function writeMoment(moment: number): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}
