/** Answers for the server clock: it runs beside real time, forward only, and goes on after a restart. */
import { expect, test } from 'vitest';
import { ClockRefused, ServerClock } from '../../src-main/lab/server-clock.ts';
import { SimulationStore } from '../../src-main/storage/simulation-store.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';
import { addFlow, openTempDatabase } from '../storage/stored.ts';

const DAY = 86_400_000;

async function open() {
  const db = await openTempDatabase();
  const real = new FixedClock();
  const again = (): ServerClock => new ServerClock(real, new SimulationStore(db));
  return { db, real, again, clock: again(), [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

test('in real time it is the real clock', async () => {
  await using place = await open();
  const { clock, real } = place;
  expect([clock.now(), clock.aheadMs, clock.simulation]).toEqual([FIRST_MOMENT, 0, null]);
  real.advance(5);
  expect(clock.now()).toBe(FIRST_MOMENT + 5);
});

test('put ahead, it runs on with the real one, further with each advance, and after a restart', async () => {
  await using place = await open();
  const { clock, real, again, db } = place;
  clock.advance(DAY);
  addFlow(db);
  real.advance(1000);
  clock.advance(30 * DAY);
  expect([clock.now(), clock.aheadMs, clock.realNow()]).toEqual([FIRST_MOMENT + 1000 + 31 * DAY, 31 * DAY, FIRST_MOMENT + 1000]);
  real.advance(2000);
  const later = again();
  expect(later.now()).toBe(FIRST_MOMENT + 3000 + 31 * DAY);
  // Where it began stays, however often it is advanced.
  expect(later.simulation).toEqual({ aheadMs: 31 * DAY, from: FIRST_MOMENT, marks: { flow: 0, event: 0, issue: 0, checkup: 0 } });
  later.finish();
  expect([later.now(), later.aheadMs, later.simulation]).toEqual([FIRST_MOMENT + 3000, 0, null]);
  expect(again().aheadMs).toBe(0);
});

test('it never goes back, stands still, or takes what is no length of time', async () => {
  await using place = await open();
  for (const byMs of [0, -1, Number.NaN, Infinity, 1.5]) expect(() => place.clock.advance(byMs)).toThrow(RangeError);
  expect([place.clock.aheadMs, place.clock.simulation]).toEqual([0, null]);
});

test('it begins at any moment while nothing is recorded, also in the past, and at none that has passed after that', async () => {
  await using place = await open();
  const { again, clock, db, real } = place;
  const START = FIRST_MOMENT - 100 * DAY;
  clock.startAt(START);
  real.advance(10);
  expect([clock.now(), clock.aheadMs, clock.setTo]).toEqual([START + 10, -100 * DAY, START]);
  clock.advance(DAY);
  // Moved on by hand, it still began where it was told to.
  expect([clock.aheadMs, clock.setTo, again().setTo, clock.hasRecorded]).toEqual([-99 * DAY, START, START, false]);
  addFlow(db);
  expect(() => clock.startAt(START)).toThrow(ClockRefused);
  expect([clock.aheadMs, clock.setTo, clock.hasRecorded]).toEqual([-99 * DAY, START, true]);
  clock.startAt(FIRST_MOMENT);
  expect([clock.now(), clock.setTo, clock.simulation?.from]).toEqual([FIRST_MOMENT, FIRST_MOMENT, START]);
  clock.goBackTo(START);
  expect([clock.now(), again().now()]).toEqual([START, START]);
  clock.finish();
  expect([clock.setTo, clock.hasRecorded]).toEqual([null, false]);
  expect(() => clock.goBackTo(START)).toThrow(RangeError);
});

test('what is written counts only once it is taken over, and where it cannot stand it says why', async () => {
  await using place = await open();
  const { clock, db } = place;
  clock.writeAt(FIRST_MOMENT + DAY);
  expect(clock.now()).toBe(FIRST_MOMENT);
  clock.refresh();
  expect([clock.now(), clock.setTo]).toEqual([FIRST_MOMENT + DAY, FIRST_MOMENT + DAY]);
  addFlow(db);
  expect(clock.whyNotAt(FIRST_MOMENT, 'clock')).toMatch(/^The server clock of this data folder stands at .* Leave clock out /);
  expect(clock.whyNotAt(FIRST_MOMENT + 4000 * DAY, 'clock')).toMatch(/^is more than ten years/);
  expect(clock.whyNotAt(FIRST_MOMENT + 2 * DAY, 'clock')).toBeNull();
  clock.writeAt(null);
  clock.refresh();
  expect([clock.now(), clock.simulation]).toEqual([FIRST_MOMENT, null]);
});

test('an end that could not be carried out leaves the simulation as it was', async () => {
  await using place = await open();
  const { again, clock } = place;
  clock.advance(DAY);
  expect(() => clock.finish(() => {
    throw new Error('The disk is full.');
  })).toThrow('The disk is full.');
  expect([clock.aheadMs, again().aheadMs]).toEqual([DAY, DAY]);
});
