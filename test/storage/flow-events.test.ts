/** Answers for the events of a long flow: all of them are found, in order, whether they stand in a block or are among the newest. */
import { expect, test } from 'vitest';
import { ClientId } from '../../src-preload/contract/ids.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { EventTailStore } from '../../src-main/storage/event-tail-store.ts';
import { EvidenceStore } from '../../src-main/storage/evidence-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { MarkStore } from '../../src-main/storage/mark-store.ts';
import { RetentionStore } from '../../src-main/storage/retention-store.ts';
import { SimulatedRemovalStore } from '../../src-main/storage/simulated-removal-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { flowId, makeApp, makeSummary, openTempDatabase } from './stored.ts';

const CLIENT = makeApp().clientId;

/** Two flows that take turns, so that no flow's events lie side by side. */
async function openHouse(count: number) {
  const db = await openTempDatabase();
  const flows = new FlowStore(db);
  const marks = new MarkStore(db);
  const revoked = (number: number, seq: number) => ({ flowId: flowId(number), seq, at: FIRST_MOMENT + seq, type: 'authorization.revoked', ended: [] }) as unknown as TraceEvent;
  const add = (number: number, from: number, to: number): void =>
    db.transact(() => {
      for (let seq = from; seq <= to; seq += 1) {
        flows.append(revoked(number, seq), makeSummary(number, { lastSeq: seq }));
        marks.add({ kind: 'api_call', checkId: null }, CLIENT, { at: FIRST_MOMENT + seq, flowNumber: number, seq });
      }
    });
  db.transact(() => {
    for (const number of [1, 2]) flows.insert(makeSummary(number, { clientId: CLIENT }), null);
  });
  for (let seq = 1; seq <= count; seq += 1) for (const number of [1, 2]) add(number, seq, seq);
  const seqs = (number = 1): number[] => flows.loadEvents(flowId(number)).map(({ seq }) => seq);
  const counted = (table: string): number => db.sql.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return { db, flows, marks, add, seqs, counted, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test.each([1, 31, 32, 33, 64, 75])('%i events come back in order, from either end and from its beginning', async (count) => {
  await using house = await openHouse(count);
  const tail = new EventTailStore(house.db);
  expect(house.seqs()).toEqual(upTo(count));
  expect([...tail.newest('turns', 1)].map(({ seq }) => seq)).toEqual(upTo(count).reverse());
  expect([...tail.first(1)].map(({ seq }) => seq)).toEqual(upTo(count));
  expect([...tail.newest('uses', 1)]).toEqual([]);
  expect(new EvidenceStore(house.db).load(flowId(1), 40).map(({ seq }) => seq)).toEqual(upTo(Math.min(count, 40)));
  expect(house.counted('event_blocks')).toBe(2 * Math.floor(count / 32));
});

test('a mark opens its event, in a block or not', async () => {
  await using house = await openHouse(70);
  const page = house.marks.page({ clientId: ClientId.parse(CLIENT), kind: 'api_call', limit: 200 });
  expect(page.map(({ flowNumber, seq, at }) => [flowNumber, seq, at])).toEqual(upTo(70).reverse().flatMap((seq) => [2, 1].map((number) => [number, seq, FIRST_MOMENT + seq])));
});

test.each([[70, 66], [70, 65], [70, 40], [70, 33], [70, 32], [64, 64], [20, 10], [40, 1]])('a flow of %i events that is cut off before event %i goes on from there', async (count, fromSeq) => {
  await using house = await openHouse(count);
  const summary = makeSummary(1, { clientId: CLIENT, lastSeq: fromSeq - 1 });
  house.db.transact(() => {
    new SimulatedRemovalStore(house.db).cutFlow({ number: 1, flowId: flowId(1), fromSeq, codes: [], waitingAfter: null }, summary, '');
  });
  expect([house.seqs(), house.seqs(2)]).toEqual([upTo(fromSeq - 1), upTo(count)]);
  house.add(1, fromSeq, 100);
  expect([house.seqs(), house.seqs(2)]).toEqual([upTo(100), upTo(count)]);
  expect(house.counted('events')).toBe(100 + count);
});

test('events go with their flow and leave nothing behind', async () => {
  await using house = await openHouse(70);
  house.db.transact(() => {
    new RetentionStore(house.db).remove({ number: 1, flowId: flowId(1), startedAt: 0, lastAt: 0 });
  });
  expect([house.seqs(), house.seqs(2), house.counted('events'), house.counted('event_blocks'), house.counted('marks')]).toEqual([[], upTo(70), 70, 2, 70]);
});
