/** Answers for how moments and lengths of time are worded. */
import { describe, expect, it } from 'vitest';
import { ago, dateTime, exactTime, nearTime, roughly } from '../../../src-renderer/ui/format-time.ts';

const NOW = new Date(2026, 8, 17, 14, 32, 7).getTime();

describe('how long ago', () => {
  it.each([
    [0, 'just now'],
    [9_999, 'just now'],
    [10_000, '10 s ago'],
    [59_999, '59 s ago'],
    [60_000, '1 min ago'],
    [3_600_000, '1 h ago'],
    [2 * 86_400_000, '2 d ago'],
  ])('%i ms is “%s”', (past, words) => {
    expect(ago(NOW - past, NOW)).toBe(words);
  });

  it('is a date from a week on', () => {
    expect(ago(NOW - 7 * 86_400_000, NOW)).toBe('10 Sep 2026');
  });
});

describe('lengths and exact times', () => {
  it('are whole in their largest unit', () => {
    expect([0, 999, 1000, 90_000, 86_400_000 * 30].map(roughly)).toEqual(['0 s', '0 s', '1 s', '1 min', '30 d']);
  });

  it('name day and month in short', () => {
    expect(dateTime(NOW)).toBe('17 Sep 2026, 14:32:07');
  });

  it('name the day only where it is not today, and the year only where it is another', () => {
    const DAY = 86_400_000;
    expect([NOW + 3_600_000, NOW + 3 * DAY, NOW - DAY, NOW + 200 * DAY].map((at) => nearTime(at, NOW))).toEqual(['15:32:07', '20 Sep 14:32:07', '16 Sep 14:32:07', expect.stringMatching(/^5 Apr 2027, 1[3-5]:32:07$/)]);
  });

  it('carry three digits of milliseconds', () => {
    expect(exactTime(NOW + 7)).toMatch(/^14:32:07\.007$/);
  });
});
