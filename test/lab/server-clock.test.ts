/** Answers for the server clock: it runs ahead of real time, forward only, and goes on after a restart. */
import { expect, test } from 'vitest';
import { ServerClock } from '../../src-main/lab/server-clock.ts';
import { ConsoleStore } from '../../src-main/storage/console-store.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';
import { openTempDatabase } from '../storage/stored.ts';

const DAY = 86_400_000;

test('in real time it is the real clock', async () => {
  await using db = await openTempDatabase();
  const real = new FixedClock();
  const clock = new ServerClock(real, new ConsoleStore(db));
  expect([clock.now(), clock.aheadMs, clock.simulation]).toEqual([FIRST_MOMENT, 0, null]);
  real.advance(5);
  expect(clock.now()).toBe(FIRST_MOMENT + 5);
});

test('put ahead, it runs on with the real one, further with each advance, and after a restart', async () => {
  await using db = await openTempDatabase();
  const real = new FixedClock();
  const clock = new ServerClock(real, new ConsoleStore(db));
  clock.advance(DAY);
  real.advance(1000);
  clock.advance(30 * DAY);
  expect([clock.now(), clock.aheadMs, clock.realNow()]).toEqual([FIRST_MOMENT + 1000 + 31 * DAY, 31 * DAY, FIRST_MOMENT + 1000]);
  real.advance(2000);
  const again = new ServerClock(real, new ConsoleStore(db));
  expect([again.now(), again.simulation?.since]).toEqual([FIRST_MOMENT + 3000 + 31 * DAY, FIRST_MOMENT]);
  again.finish();
  expect([again.now(), again.aheadMs, again.simulation]).toEqual([FIRST_MOMENT + 3000, 0, null]);
  expect(new ServerClock(real, new ConsoleStore(db)).aheadMs).toBe(0);
});

test('it never goes back, stands still, or takes what is no length of time', async () => {
  await using db = await openTempDatabase();
  const clock = new ServerClock(new FixedClock(), new ConsoleStore(db));
  for (const byMs of [0, -1, Number.NaN, Infinity, 1.5]) expect(() => clock.advance(byMs)).toThrow(RangeError);
  expect([clock.aheadMs, clock.simulation]).toEqual([0, null]);
});
