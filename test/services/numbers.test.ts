/** Answers for numbers being true: whatever is recorded, each figure is the count over the trace, and opens exactly what it counted. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { makeApp, openTempDatabase } from '../storage/stored.ts';
import { asked, authorized, called, denied, exchanged, failAt, reached, refreshed } from '../trace/drafts.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import { RANGES, type ActivityEntry, type ActivityQuery, type Range } from '../../src-preload/contract/numbers.ts';
import type { EventDraft, TraceEvent } from '../../src-preload/contract/trace.ts';
import { Numbers } from '../../src-main/services/numbers.ts';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { AuthorizationStore } from '../../src-main/storage/authorization-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { Hub } from '../../src-main/trace/hub.ts';
import { Recorder } from '../../src-main/trace/recorder.ts';

const APPS = ['mavio_client_one', 'mavio_client_two', 'mavio_client_three'] as ClientId[];
const REFUSED_AT: readonly CheckId[] = ['code.unused', 'client-auth.secret', 'refresh.current'];

const refusedExchange = (id: CheckId): EventDraft => ({ ...exchanged, error: 'invalid_grant', checks: failAt(id) });
const DRAFTS: readonly EventDraft[] = [
  asked, authorized, denied, called, exchanged, refreshed, reached,
  { ...called, checks: failAt('callback.state') },
  { ...asked, outcome: 'refused_on_page', checks: failAt('redirect.registered') },
  { ...reached, error: 'insufficient_scope', checks: failAt('bearer.scope') },
  { ...reached, error: 'not_found', answer: 'no such meeting' },
  { ...authorized, answer: 'refused', checks: failAt('consent.fresh'), issued: [] },
  { type: 'token.revoked', kind: null, exchange: exchanged.exchange, checks: failAt('revocation.same-client'), error: 'invalid_grant', issued: [], ended: [] },
  { type: 'authorization.revoked', by: 'developer', personName: 'Ada Lindqvist', issued: [], ended: [] },
  ...REFUSED_AT.map(refusedExchange),
];

async function openHouse() {
  const db = await openTempDatabase();
  const clock = new FixedClock();
  const random = new SeededRandom();
  const flows = new FlowStore(db);
  const apps = new AppStore(db);
  APPS.forEach((clientId, index) => apps.insert(makeApp({ clientId, name: `App ${String(index)}` })));
  const recorder = new Recorder({ db, flows, hub: new Hub(random), clock, random });
  const numbers = new Numbers({ db, apps, clock, authorizations: new AuthorizationStore(db) });
  const events = (clientId: ClientId): TraceEvent[] => flows.list({ clientId, limit: 200 }).flows.flatMap(({ flowId }) => flows.loadEvents(flowId));
  return { db, clock, flows, recorder, numbers, events, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}
type House = Awaited<ReturnType<typeof openHouse>>;

/** A step of a story: time passes, then something happens to an app, in a flow of its own or in its last one. */
const step = fc.record({
  app: fc.nat(APPS.length - 1),
  draft: fc.nat(DRAFTS.length - 1),
  isNew: fc.boolean(),
  wait: fc.oneof(fc.nat(90_000), fc.nat(4 * 3_600_000), fc.nat(3 * 86_400_000), fc.constant(-3_600_000)),
});

function tell(house: House, story: readonly { app: number; draft: number; isNew: boolean; wait: number }[]): void {
  const last = new Map<ClientId, FlowId>();
  for (const { app, draft, isNew, wait } of story) {
    house.clock.advance(wait);
    const clientId = APPS[app] ?? ('' as ClientId);
    house.recorder.transact((recording) => {
      const open = last.get(clientId);
      const flowId = isNew || open === undefined ? recording.begin({ origin: 'app', clientId, appName: 'App' }) : open;
      last.set(clientId, flowId);
      const chosen = DRAFTS[draft];
      if (chosen !== undefined) recording.record(flowId, chosen);
    });
  }
}

// Written again from the words of the contract, so that the product's own reading is not what it is compared with.
const failed = (event: TraceEvent): CheckId | null => ('checks' in event ? (event.checks.find(({ outcome }) => outcome === 'fail')?.id ?? null) : null);
const isCall = (event: TraceEvent): boolean => event.type === 'api.called';
const isSignIn = (event: TraceEvent): boolean => event.type === 'token.decided' && event.grant === 'authorization_code' && event.error === undefined;
function isRefusal(event: TraceEvent): boolean {
  if (failed(event) === null || event.type === 'callback.received') return false;
  return event.type !== 'consent.answered' || event.answer === 'refused';
}

const nameOf = ({ flowId, seq }: { flowId: string; seq: number }): string => `${flowId} ${String(seq)}`;

/** Every entry a query leads to, page by page. */
function readAll({ numbers }: House, query: Omit<ActivityQuery, 'limit'>): { entries: ActivityEntry[]; total: number } {
  const entries: ActivityEntry[] = [];
  for (;;) {
    const page = numbers.activity({ ...query, limit: 7, ...(entries.length === 0 ? {} : { before: entries.at(-1) }) });
    entries.push(...page.entries);
    if (!page.hasMore) return { entries, total: page.total };
  }
}

function compare(house: House, clientId: ClientId, range: Range): void {
  const overview = house.numbers.overview(clientId, range);
  const { from, to } = overview;
  const inside = house.events(clientId).filter(({ at }) => at >= from && at < to);
  expect(overview.totals).toEqual({ apiCalls: inside.filter(isCall).length, signIns: inside.filter(isSignIn).length, refusals: inside.filter(isRefusal).length });
  expect(overview.bars).toHaveLength(RANGES[range].bars);
  for (const bar of overview.bars) {
    const within = inside.filter(({ at }) => at >= bar.from && at < bar.to);
    expect([bar.apiCalls, bar.signIns, bar.refusals]).toEqual([within.filter(isCall).length, within.filter(isSignIn).length, within.filter(isRefusal).length]);
  }
  const opens = (query: Partial<ActivityQuery>, counted: readonly TraceEvent[]): void => {
    const { entries, total } = readAll(house, { clientId, from, to, ...query });
    expect(total).toBe(counted.length);
    expect(entries.map(nameOf).toSorted()).toEqual(counted.map(nameOf).toSorted());
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted((a, b) => b - a));
  };
  opens({ kind: 'api_call' }, inside.filter(isCall));
  opens({ kind: 'sign_in' }, inside.filter(isSignIn));
  opens({ kind: 'refusal' }, inside.filter(isRefusal));
  opens({}, inside.filter((event) => isCall(event) || isSignIn(event) || isRefusal(event)));
  const checks = [...new Set(inside.filter(isRefusal).map(failed))];
  expect(overview.refusedBy.map(({ checkId }) => checkId).toSorted()).toEqual(checks.toSorted());
  for (const { checkId, count } of overview.refusedBy) {
    const counted = inside.filter((event) => isRefusal(event) && failed(event) === checkId);
    expect(count).toBe(counted.length);
    opens({ checkId }, counted);
  }
}

test('every figure is the count over the trace and opens exactly that, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (story) => {
      await using house = await openHouse();
      tell(house, story);
      for (const clientId of APPS) for (const range of ['hour', 'day', 'month'] as const) compare(house, clientId, range);
      const { apps, from, to } = house.numbers.stats();
      for (const { clientId, apiCalls, days } of apps) {
        const calls = house.events(clientId).filter((event) => isCall(event) && event.at >= from && event.at < to);
        expect(apiCalls).toBe(calls.length);
        expect(days.map((_, day) => calls.filter(({ at }) => Math.floor((at - from) / 86_400_000) === day).length)).toEqual(days);
      }
    }),
    { numRuns: 25 },
  );
});

test('a range ends with the bar of now, and what leaves it is counted no more', async () => {
  await using house = await openHouse();
  const [clientId = '' as ClientId] = APPS;
  tell(house, [{ app: 0, draft: DRAFTS.indexOf(reached), isNew: true, wait: 0 }]);
  const hour = house.numbers.overview(clientId, 'hour');
  expect([hour.to, hour.from]).toEqual([Date.UTC(2025, 8, 17, 14, 33), Date.UTC(2025, 8, 17, 13, 33)]);
  expect(hour.bars.at(-1)).toMatchObject({ apiCalls: 1 });
  house.clock.set(FIRST_MOMENT + 3_600_000);
  expect(house.numbers.overview(clientId, 'hour').totals.apiCalls).toBe(0);
  expect(house.numbers.overview(clientId, 'day').bars.at(-2)).toMatchObject({ apiCalls: 1 });
  expect(house.numbers.overview(clientId, 'month').bars.at(-1)).toMatchObject({ from: Date.UTC(2025, 8, 17), apiCalls: 1 });
});

test('an app of which nothing was recorded says so, and one that is not here is not found', async () => {
  await using house = await openHouse();
  const [clientId = '' as ClientId] = APPS;
  expect(house.numbers.overview(clientId, 'month')).toMatchObject({ isUntouched: true, freshest: null, totals: { apiCalls: 0, signIns: 0, refusals: 0 }, authorizations: { active: 0, granted: 0 } });
  tell(house, [{ app: 0, draft: 6, isNew: true, wait: 0 }]);
  house.clock.advance(90 * 86_400_000);
  expect(house.numbers.overview(clientId, 'month').isUntouched).toBe(false);
  expect(() => house.numbers.overview('nobody' as ClientId, 'day')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  expect(() => house.numbers.activity({ clientId: 'nobody' as ClientId, limit: 5 })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('a granted refresh leaves no mark', async () => {
  await using house = await openHouse();
  tell(house, [{ app: 0, draft: DRAFTS.indexOf(refreshed), isNew: true, wait: 0 }]);
  expect(house.db.sql.prepare('SELECT count(*) FROM marks').pluck().get()).toBe(0);
});
