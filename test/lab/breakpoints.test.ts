/** Answers for breakpoints in memory: they are always those of the data folder, also when that could not be written. */
import { expect, test } from 'vitest';
import { READY_BREAKPOINTS } from '../../src-preload/contract/breakpoint-facts.ts';
import type { BreakpointWish } from '../../src-preload/contract/holds.ts';
import { Breakpoints } from '../../src-main/lab/breakpoints.ts';
import { ConsoleStore } from '../../src-main/storage/console-store.ts';
import { Hub } from '../../src-main/trace/hub.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { openTempDatabase } from '../storage/stored.ts';

const WISH: BreakpointWish = { endpoint: 'token', point: 'before_decision', step: null, clientId: null, seconds: 20 };
const SUBJECT = { endpoint: 'token', step: 'refresh', clientId: null } as const;

async function open() {
  const db = await openTempDatabase();
  const told: string[] = [];
  const random = new SeededRandom('breakpoints');
  const hub = new Hub(random);
  hub.listen((message) => 'topic' in message && told.push(message.topic));
  const again = (): Breakpoints => new Breakpoints({ db, store: new ConsoleStore(db), hub, random });
  return { db, told, again, breakpoints: again(), [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

test('a change that could not be kept changes nothing in memory, and nobody is told of it', async () => {
  await using place = await open();
  const { breakpoints, db, told, again } = place;
  const kept = breakpoints.save(WISH);
  if (kept === null) expect.fail('not made');
  breakpoints.setOn(kept.breakpointId, false);
  const before = breakpoints.list;
  told.length = 0;
  db.sql.pragma('query_only = ON');
  expect(() => breakpoints.setOn(kept.breakpointId, true)).toThrow(/readonly/);
  expect(() => breakpoints.save({ ...WISH, endpoint: 'api' })).toThrow(/readonly/);
  expect(() => breakpoints.remove(kept.breakpointId)).toThrow(/readonly/);
  db.sql.pragma('query_only = OFF');
  expect([breakpoints.list, breakpoints.anyOn, breakpoints.find('before_decision', SUBJECT), told]).toEqual([before, false, null, []]);
  expect(again().list).toEqual(before);
});

test('a change that was kept counts at once, is told, and is what another start finds', async () => {
  await using place = await open();
  const { breakpoints, told, again } = place;
  const made = breakpoints.save(WISH);
  expect([breakpoints.anyOn, breakpoints.watch('token'), breakpoints.watch('api'), breakpoints.find('before_decision', SUBJECT)]).toEqual([true, true, false, made]);
  expect(told).toEqual(['breakpoints.changed']);
  expect(again().list).toEqual([...READY_BREAKPOINTS, made]);
});
