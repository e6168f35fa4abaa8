/** Answers for the words of a shifted clock, and of moments that a simulation left in the future. */
import { expect, test } from 'vitest';
import { ago } from '../../../src-renderer/ui/format-time.ts';
import { sayShift, spellShift } from '../../../src-renderer/ui/shift-words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test.each([
  [30 * DAY, '30 days ahead', '30 d ahead'],
  [DAY + HOUR, '1 day 1 hour ahead', '1 d ahead'],
  [-2 * HOUR, '2 hours behind', '2 h behind'],
  [61_000, '1 minute 1 second ahead', '1 min ahead'],
  [10, '0 seconds ahead', '0 s ahead'],
  [3653 * DAY, '3,653 days ahead', '3653 d ahead'],
])('%d ms', (ms, spelled, short) => {
  expect([spellShift(ms), sayShift(ms)]).toEqual([spelled, short]);
});

test('what lies ahead is not called just now', () => {
  expect([ago(5000, 0), ago(5 * DAY, 0)]).toEqual(['just now', expect.stringMatching(/^\d Jan \d\d:\d\d:00 in a simulation$/)]);
});
