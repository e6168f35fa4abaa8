/** Answers for kept check-ups: the newest is the one that was begun last, whatever the server clock said, and the oldest go first. */
import { expect, test } from 'vitest';
import { CheckupId, type Checkup } from '../../src-preload/contract/checkups.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { CheckupStore } from '../../src-main/storage/checkup-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { makeApp, openTempDatabase } from './stored.ts';

const DAY = 86_400_000;

function makeCheckup(number: number, change: Partial<Checkup> = {}): Checkup {
  return {
    checkupId: CheckupId.parse(`chk_${String(999_999_999_999 - number)}`), clientId: ClientId.parse(makeApp().clientId), appName: 'Standup Digest', issuer: 'http://127.0.0.1:4400',
    addresses: null, state: 'finished', startedAt: FIRST_MOMENT + number, endedAt: FIRST_MOMENT + number, runs: [], ...change,
  };
}

test('a check-up that was kept from a simulation neither hides nor removes newer ones, and is itself forgotten after ten', async () => {
  await using db = await openTempDatabase();
  new AppStore(db).insert(makeApp());
  const store = new CheckupStore(db);
  const simulated = makeCheckup(0, { startedAt: FIRST_MOMENT + 3 * DAY, endedAt: FIRST_MOMENT });
  store.save(simulated);
  for (let number = 1; number <= 12; number += 1) {
    store.save(makeCheckup(number));
    expect(store.loadNewest(makeApp().clientId)).toEqual(makeCheckup(number));
    expect(store.load(simulated.checkupId) !== null).toBe(number < 10);
  }
  expect(Array.from({ length: 12 }, (_, index) => store.load(makeCheckup(index + 1).checkupId) !== null)).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
});

test('writing a check-up anew leaves it in its place', async () => {
  await using db = await openTempDatabase();
  new AppStore(db).insert(makeApp());
  const store = new CheckupStore(db);
  store.save(makeCheckup(1, { state: 'running' }));
  store.save(makeCheckup(2));
  store.save(makeCheckup(1, { state: 'interrupted' }));
  expect(store.loadNewest(makeApp().clientId)).toEqual(makeCheckup(2));
  expect(store.load(makeCheckup(1).checkupId)?.state).toBe('interrupted');
});
