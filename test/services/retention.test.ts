/** Answers for old flows going away: by age, by size, never while something of them lives, never in the way of requests. */
import { expect, test } from 'vitest';
import type { Retention } from '../../src-preload/contract/preferences.ts';
import { RetentionKeeping } from '../../src-main/services/retention.ts';
import { CodeStore } from '../../src-main/storage/code-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { RetentionStore } from '../../src-main/storage/retention-store.ts';
import { TokenStore } from '../../src-main/storage/token-store.ts';
import { Hub } from '../../src-main/trace/hub.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { ADA, flowId, makeApp, makeCode, makeSummary, openTempDatabase } from '../storage/stored.ts';

const DAY = 86_400_000;
const CLIENT = makeApp().clientId;

/** Flows 1 to `count`, one a day, the first at the clock's beginning. */
async function openHouse(count: number, policy: Retention, pause?: () => Promise<void>) {
  const db = await openTempDatabase();
  const clock = new FixedClock();
  const flows = new FlowStore(db);
  const tokens = new TokenStore(db);
  const codes = new CodeStore(db);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const current = { policy };
  const add = (number: number): void =>
    db.transact(() => {
      const at = FIRST_MOMENT + number * DAY;
      flows.insert(makeSummary(number, { clientId: CLIENT, startedAt: at, lastAt: at }), null);
      db.sql.prepare("INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, 1, ?, 'flow.started', ?)").run(number, at, 'x'.repeat(500));
      db.sql.prepare('UPDATE flows SET newest_places = last_insert_rowid() WHERE number = ?').run(number);
      db.sql.prepare("INSERT INTO marks VALUES (?, 1, 'sign_in', ?, '', ?)").run(number, CLIENT, at);
    });
  for (let number = 1; number <= count; number += 1) add(number);
  clock.set(FIRST_MOMENT + (count + 1) * DAY);
  const keeping = new RetentionKeeping({ db, tokens, clock, log, hub: new Hub(new SeededRandom()), retention: new RetentionStore(db), policy: () => current.policy, ...(pause !== undefined && { pause }) });
  const grant = (number: number, expiresAt: number): void =>
    db.transact(() => {
      const familyId = `fam_${String(number)}`;
      tokens.insertFamily({ familyId, flowId: flowId(number), clientId: CLIENT, personId: ADA, scopes: ['meetings:read'], createdAt: 1, revokedAt: null, revokedReason: null });
      const token = { digest: `a${String(number)}`.padStart(64, '0'), fingerprint: '9c41·0be2' as const, expiresAt };
      tokens.insertFirst({ number: tokens.nextIssue(), familyId, issuedAt: 1, accessScopes: ['meetings:read'], access: token, refresh: { ...token, digest: token.digest.replace('a', 'b') } });
    });
  const numbers = (): number[] => db.sql.prepare<[], { number: number }>('SELECT number FROM flows ORDER BY number').all().map(({ number }) => number);
  const rows = (table: string): number => db.sql.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
  return { db, clock, flows, tokens, codes, keeping, current, add, grant, numbers, rows, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

test('by age, flows go in which nothing happened for so long, with everything that belongs to them', async () => {
  await using house = await openHouse(50, { days: 10, megabytes: null });
  const { keeping, numbers, rows, flows } = house;
  expect(keeping.weigh({ days: 10, megabytes: null })).toMatchObject({ flows: 50, tooOld: 40, tooMuch: 0, oldestAt: FIRST_MOMENT + DAY });
  expect(await keeping.tidy()).toEqual({ flows: 40, keptAlive: 0 });
  expect(numbers()).toEqual([41, 42, 43, 44, 45, 46, 47, 48, 49, 50]);
  expect([rows('events'), rows('marks')]).toEqual([10, 10]);
  expect(flows.list({ limit: 1 }).totals.all).toBe(10);
  expect(house.db.sql.prepare('SELECT sum(count) AS count FROM mark_counts WHERE span = 86400000').get()).toEqual({ count: 10 });
  expect(house.db.sql.pragma('foreign_key_check')).toEqual([]);
  expect(await keeping.tidy()).toEqual({ flows: 0, keptAlive: 0 });
});

test('a flow of long ago in which something happened lately stays', async () => {
  await using house = await openHouse(20, { days: 5, megabytes: null });
  const old = house.flows.loadSummary(flowId(3));
  if (old === null) throw new Error('Flow 3 is not there.');
  house.db.transact(() => house.flows.save({ ...old, lastAt: house.clock.now() }));
  await house.keeping.tidy();
  expect(house.numbers()).toEqual([3, 16, 17, 18, 19, 20]);
});

test('a flow stays while its token works, its code can be traded, or a consent page waits; when that is over, it goes', async () => {
  await using house = await openHouse(30, { days: 5, megabytes: null });
  const { clock, codes, db, grant, keeping, numbers, rows } = house;
  const until = clock.now() + DAY;
  grant(1, until);
  grant(2, clock.now());
  db.transact(() => codes.insert(makeCode({ flowId: flowId(4), digest: 'c4', issuedAt: 1, expiresAt: until })));
  db.transact(() => codes.insert(makeCode({ flowId: flowId(5), digest: 'c5', issuedAt: 1, expiresAt: clock.now() })));
  db.sql.prepare('INSERT INTO pending_requests (request_id, flow_id, client_id, redirect_uri, scopes, token_digest, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?)').run('r', flowId(6), CLIENT, 'http://x', '[]', 't', until);
  expect(await keeping.tidy()).toEqual({ flows: 22, keptAlive: 3 });
  expect(numbers().slice(0, 4)).toEqual([1, 4, 6, 26]);
  expect([rows('token_families'), rows('issues'), rows('codes')]).toEqual([1, 1, 1]);
  clock.set(until);
  await keeping.tidy();
  expect(numbers()).toEqual([27, 28, 29, 30]);
  expect([rows('token_families'), rows('issues'), rows('codes'), rows('pending_requests')]).toEqual([0, 0, 0, 0]);
});

test('by size, the oldest go until the rest fits; the newest never goes, and numbers go on', async () => {
  await using house = await openHouse(60, { days: null, megabytes: 20 });
  const { keeping, current, numbers, flows } = house;
  await keeping.tidy();
  expect(numbers()).toHaveLength(60);
  // Below what an empty database holds: everything that may go goes.
  current.policy = { days: null, megabytes: 0.001 };
  expect(await keeping.tidy()).toEqual({ flows: 59, keptAlive: 1 });
  expect(numbers()).toEqual([60]);
  expect(flows.nextNumber()).toBe(61);
});

test('without a policy nothing is looked at, and a policy that is taken back stops the round', async () => {
  let rounds = 0;
  await using house = await openHouse(100, { days: null, megabytes: null }, () => {
    rounds += 1;
    if (rounds === 4) house.current.policy = { days: null, megabytes: null };
    return Promise.resolve();
  });
  expect(await house.keeping.tidy()).toEqual({ flows: 0, keptAlive: 0 });
  house.current.policy = { days: 1, megabytes: null };
  expect((await house.keeping.tidy()).flows).toBe(40);
  expect(house.numbers()).toHaveLength(60);
});

test('what happens between two portions is seen: a flow that is used again, one that is new, a second call', async () => {
  let portion = 0;
  await using house = await openHouse(60, { days: 5, megabytes: null }, () => {
    portion += 1;
    if (portion === 2) {
      house.grant(21, house.clock.now() + DAY);
      house.add(61);
    }
    return Promise.resolve();
  });
  const [first, second] = await Promise.all([house.keeping.tidy(), house.keeping.tidy()]);
  expect(second).toBe(first);
  expect(house.numbers()).toEqual([21, 56, 57, 58, 59, 60, 61]);
});

test('closing ends the round after its portion, and lets nothing half gone', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const second = Promise.withResolvers<undefined>();
  let portion = 0;
  await using house = await openHouse(60, { days: 5, megabytes: null }, () => {
    portion += 1;
    if (portion < 2) return Promise.resolve();
    second.resolve(undefined);
    return promise;
  });
  const round = house.keeping.tidy();
  await second.promise;
  const closed = house.keeping.close();
  resolve(undefined);
  await closed;
  expect(await round).toEqual({ flows: 20, keptAlive: 0 });
  expect([house.numbers().length, house.rows('events')]).toEqual([40, 40]);
});
