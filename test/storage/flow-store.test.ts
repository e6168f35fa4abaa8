/** Answers for the trace on disk: pages, totals, events in order, and expected requests. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlowOutcome } from '../../src-preload/contract/trace.ts';
import type { FlowQuery, FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { flowId, makeSummary, openTempDatabase } from './stored.ts';

const OUTCOMES = FlowOutcome.options;
const CLIENTS = ['one', 'two', '', '*', null] as const;

/** What list() must answer, found by looking at every flow. */
function listPlainly(all: readonly FlowSummary[], query: FlowQuery): unknown {
  const mine = all.filter((flow) => query.clientId === undefined || flow.clientId === query.clientId);
  const below = [...mine].reverse().filter((flow) => (query.outcome === undefined || flow.outcome === query.outcome) && flow.number < (query.beforeNumber ?? Infinity));
  const count = (outcome: string): number => mine.filter((flow) => flow.outcome === outcome).length;
  const totals = { all: mine.length, live: count('live'), completed: count('completed'), refused: count('refused'), denied: count('denied') };
  return { flows: below.slice(0, query.limit), hasMore: below.length > query.limit, totals };
}

describe('the list of flows', () => {
  test('pages, filters and totals are what looking at every flow gives, whatever changed in between', async () => {
    const flow = fc.record({ outcome: fc.constantFrom(...OUTCOMES), clientId: fc.constantFrom(...CLIENTS), later: fc.option(fc.constantFrom(...OUTCOMES), { nil: undefined }) });
    const query = fc.record(
      { limit: fc.integer({ min: 1, max: 6 }), outcome: fc.constantFrom(...OUTCOMES), clientId: fc.constantFrom('one', 'two', '*', 'three'), beforeNumber: fc.integer({ min: 1, max: 15 }) },
      { requiredKeys: ['limit'] },
    );
    await using db = await openTempDatabase();
    const store = new FlowStore(db);
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 12 }), fc.array(query, { minLength: 1, maxLength: 4 }), (flows, queries) => {
        db.sql.exec('DELETE FROM flows');
        const all = flows.map(({ outcome, clientId, later }) => {
          const summary = makeSummary(store.nextNumber(), { outcome, clientId });
          store.insert(summary, null);
          if (later === undefined) return summary;
          store.save({ ...summary, outcome: later });
          return { ...summary, outcome: later };
        });
        for (const one of queries) expect(store.list(one as FlowQuery)).toEqual(listPlainly(all, one as FlowQuery));
      }),
      { numRuns: 60 },
    );
  });

  test('numbers count on from the newest flow', async () => {
    await using db = await openTempDatabase();
    const store = new FlowStore(db);
    expect(store.nextNumber()).toBe(1);
    store.insert(makeSummary(148), null);
    expect(store.nextNumber()).toBe(149);
    expect(store.list({ limit: 1, clientId: 'nobody' as ClientId })).toEqual({ flows: [], hasMore: false, totals: { all: 0, live: 0, completed: 0, refused: 0, denied: 0 } });
  });
});

describe('one flow', () => {
  const started: TraceEvent = { flowId: flowId(1), seq: 1, at: FIRST_MOMENT, type: 'flow.started', origin: 'app', clientId: 'mavio_client_x', appName: 'Ünïcode “app”' };

  test('its summary and events come back as they were written, in order', async () => {
    await using db = await openTempDatabase();
    const store = new FlowStore(db);
    const summary = makeSummary(1, { clientId: 'mavio_client_x' });
    store.insert(summary, null);
    store.append(started, summary);
    store.append({ ...started, seq: 2, at: FIRST_MOMENT + 5 }, summary);
    const saved = { ...summary, lastSeq: 2, lastAt: FIRST_MOMENT + 5, personName: 'Ada Lindqvist', headline: 'Tokens issued', steps: Array.from(summary.steps).reverse() };
    store.save(saved);
    expect(store.loadSummary(flowId(1))).toEqual(saved);
    expect(store.loadEvents(flowId(1))).toEqual([started, { ...started, seq: 2, at: FIRST_MOMENT + 5 }]);
    expect([store.loadSummary(flowId(2)), store.loadEvents(flowId(2))]).toEqual([null, []]);
  });

  test('an event has a number of its own, and a flow to belong to', async () => {
    await using db = await openTempDatabase();
    const store = new FlowStore(db);
    expect(() => { store.append(started, makeSummary(1)); }).toThrow(flowId(1));
    expect(() => { store.save(makeSummary(1)); }).toThrow(flowId(1));
    const before = makeSummary(1, { lastSeq: 0 });
    const next = { ...before, lastSeq: 1 };
    store.insert(before, null);
    store.append(started, next, { before });
    // Whoever knew the flow as it was would write the same number again, with or without more to say.
    expect(() => { store.append(started, next, { before }); }).toThrow(flowId(1));
    expect(() => { store.append(started, { ...next, headline: 'Another' }, { before }); }).toThrow(flowId(1));
  });

  test('an expected request is found in the newest flow that waits for it, until it is cleared', async () => {
    await using db = await openTempDatabase();
    const store = new FlowStore(db);
    store.insert(makeSummary(1), '1111·1111');
    store.insert(makeSummary(2), '1111·1111');
    store.insert(makeSummary(3), '3333·3333');
    expect([store.findExpected('1111·1111'), store.findExpected('2222·2222')]).toEqual([flowId(2), null]);
    store.clearExpected(flowId(2));
    expect(store.findExpected('1111·1111')).toBe(flowId(1));
  });
});
