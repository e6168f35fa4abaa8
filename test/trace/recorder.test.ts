/** Answers for recording: in the transaction, numbered without gaps, told after commit and only then. */
import { describe, expect, test } from 'vitest';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import type { EventDraft } from '../../src-preload/contract/trace.ts';
import { Flow, TraceEvent } from '../../src-preload/contract/trace.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { Hub } from '../../src-main/trace/hub.ts';
import { Recorder } from '../../src-main/trace/recorder.ts';
import type { Recording } from '../../src-main/trace/recorder.ts';
import { FIRST_MOMENT, FixedClock } from '../kit/fixed-clock.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { openTempDatabase } from '../storage/stored.ts';
import { asked, EVERY_KIND } from './drafts.ts';

async function makeRecorder() {
  const db = await openTempDatabase();
  const random = new SeededRandom('recorder');
  const told: LiveMessage[] = [];
  const states: boolean[] = [];
  const hub = new Hub(random);
  const publish = hub.publish.bind(hub);
  hub.publish = (messages) => {
    states.push(db.sql.inTransaction);
    told.push(...messages.map((message) => ('read' in message ? message.read() : message)));
    publish(messages);
  };
  const clock = new FixedClock();
  const flows = new FlowStore(db);
  return { db, flows, clock, told, states, recorder: new Recorder({ db, flows, hub, clock, random }), [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

const start = { origin: 'app', clientId: 'mavio_client_x', appName: 'Clipnote' } as const;

describe('recording', () => {
  test('begins a flow with its first event and folds each event into the summary', async () => {
    await using house = await makeRecorder();
    const flowId = house.recorder.transact((recording) => recording.begin(start));
    house.clock.advance(250);
    const event = house.recorder.transact((recording) => recording.record(flowId, asked));

    expect(TraceEvent.parse(event)).toEqual({ ...asked, flowId, seq: 2, at: FIRST_MOMENT + 250 });
    const flow = Flow.parse({ summary: house.flows.loadSummary(flowId), events: house.flows.loadEvents(flowId) });
    expect(flow.events.map(({ seq, at, type }) => [seq, at, type])).toEqual([[1, FIRST_MOMENT, 'flow.started'], [2, FIRST_MOMENT + 250, 'authorization.decided']]);
    expect(flow.summary).toMatchObject({ number: 1, lastSeq: 2, startedAt: FIRST_MOMENT, lastAt: FIRST_MOMENT + 250, headline: 'Waiting for consent', clientId: 'mavio_client_x' });
  });

  test('gives each flow a number and its events a sequence of their own, however they interleave', async () => {
    await using house = await makeRecorder();
    const { recorder, flows } = house;
    const [one, two] = recorder.transact((recording) => [recording.begin(start), recording.begin(start)] as const);
    for (const flowId of [one, two, one, one, two]) recorder.transact((recording) => recording.record(flowId, asked));
    expect(flows.loadEvents(one).map((event) => event.seq)).toEqual([1, 2, 3, 4]);
    expect(flows.loadEvents(two).map((event) => event.seq)).toEqual([1, 2, 3]);
    expect(flows.list({ limit: 5 }).flows.map((flow) => flow.number)).toEqual([2, 1]);
  });

  test('tells what was recorded after the commit, in order, once', async () => {
    await using house = await makeRecorder();
    const flowId = house.recorder.transact((recording) => {
      const begun = recording.begin(start);
      recording.record(begun, asked);
      expect(house.told).toEqual([]);
      return begun;
    });
    expect(house.states).toEqual([false]);
    expect(house.told.map((message) => (message.topic === 'flow.recorded' ? [message.event.seq, message.summary.lastSeq] : message.topic))).toEqual([[1, 1], [2, 2]]);
    expect(house.told.at(-1)).toEqual({ topic: 'flow.recorded', event: house.flows.loadEvents(flowId).at(-1), summary: house.flows.loadSummary(flowId) });
  });

  test('keeps nothing and tells nothing when the work throws', async () => {
    await using house = await makeRecorder();
    expect(() => {
      house.recorder.transact((recording) => {
        recording.record(recording.begin(start), asked);
        throw new Error('stop');
      });
    }).toThrow('stop');
    expect([house.told, house.flows.list({ limit: 5 }).flows, house.db.sql.prepare('SELECT count(*) FROM events').pluck().get()]).toEqual([[], [], 0]);
    expect(house.recorder.transact(() => house.flows.nextNumber())).toBe(1);
  });

  test('remembers which request a guided flow waits for', async () => {
    await using house = await makeRecorder();
    const flowId = house.recorder.transact((recording) => recording.begin({ ...start, origin: 'guided', expectedQuery: '1111·2222' }));
    expect(house.flows.findExpected('1111·2222')).toBe(flowId);
  });

  test('refuses a flow that is not there', async () => {
    await using house = await makeRecorder();
    expect(() => house.recorder.transact((recording) => recording.record('flow_0000000000000000' as FlowId, asked))).toThrow('flow_0000000000000000');
  });

  test('refuses to be nested, and to write once its transaction has ended', async () => {
    await using house = await makeRecorder();
    const { recorder } = house;
    expect(() => house.db.transact(() => recorder.transact(() => 1))).toThrow(/inside another/);
    const kept: Recording = recorder.transact((recording) => recording);
    expect(() => kept.begin(start)).toThrow(/has ended/);
    expect(() => kept.record('flow_0000000000000000' as FlowId, asked)).toThrow(/has ended/);
    expect(house.flows.list({ limit: 5 }).totals.all).toBe(0);
  });

  test('refuses work that promises', async () => {
    await using house = await makeRecorder();
    expect(() => house.recorder.transact((recording) => Promise.resolve(recording.begin(start)))).toThrow(/promise/);
    expect(house.told).toEqual([]);
  });
});

test('every kind of event survives the way to the database and back', async () => {
  await using house = await makeRecorder();
  const flowId = house.recorder.transact((recording) => recording.begin(start));
  const written = house.recorder.transact((recording) => EVERY_KIND.map((draft: EventDraft) => recording.record(flowId, draft)));
  expect(house.flows.loadEvents(flowId).slice(1)).toEqual(written);
  for (const event of written) TraceEvent.parse(event);
});

describe('recording soon', () => {
  test('shares one commit, and tells after it, in the order of arrival', async () => {
    await using house = await makeRecorder();
    const { recorder, flows } = house;
    let ran = 0;
    const both = [1, 2].map((place) => recorder.transactSoon((recording) => {
      ran += 1;
      return [place, recording.begin(start)] as const;
    }));
    expect([ran, house.db.sql.inTransaction]).toEqual([0, false]);
    const [one, two] = await Promise.all(both);
    expect([one?.[0], two?.[0], house.states]).toEqual([1, 2, [false, false]]);
    expect(house.told.map((message) => (message.topic === 'flow.recorded' ? message.summary.flowId : ''))).toEqual([one?.[1], two?.[1]]);
    expect(flows.list({ limit: 5 }).flows).toHaveLength(2);
  });

  test('keeps what the others wrote when one of a group throws or promises', async () => {
    await using house = await makeRecorder();
    const { recorder, flows } = house;
    const outcomes = await Promise.allSettled([
      recorder.transactSoon((recording) => recording.begin(start)),
      recorder.transactSoon((recording) => {
        recording.begin(start);
        throw new Error('stop');
      }),
      recorder.transactSoon((recording) => Promise.resolve(recording.begin(start))),
      recorder.transactSoon((recording) => recording.begin(start)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(flows.list({ limit: 5 }).flows.map(({ number }) => number)).toEqual([2, 1]);
    expect(house.told).toHaveLength(2);
  });

  test('keeps what the others wrote when the commit fails because of one', async () => {
    await using house = await makeRecorder();
    const { recorder, flows } = house;
    house.db.sql.exec('CREATE TABLE later (flow_number INTEGER REFERENCES flows (number) DEFERRABLE INITIALLY DEFERRED)');
    const outcomes = await Promise.allSettled([
      recorder.transactSoon((recording) => recording.begin(start)),
      recorder.transactSoon(() => house.db.sql.exec('INSERT INTO later VALUES (77)').open),
      recorder.transactSoon((recording) => recording.begin(start)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(flows.list({ limit: 5 }).flows.map(({ number }) => number)).toEqual([2, 1]);
    expect([house.told.length, house.db.sql.prepare('SELECT count(*) FROM later').pluck().get()]).toEqual([2, 0]);
  });

  test('fails all of a group when nothing can be written, and tells nothing', async () => {
    await using house = await makeRecorder();
    const { recorder, flows } = house;
    house.db.sql.pragma('query_only = ON');
    const outcomes = await Promise.allSettled([1, 2].map(() => recorder.transactSoon((recording) => recording.begin(start))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    house.db.sql.pragma('query_only = OFF');
    expect([flows.list({ limit: 5 }).flows, house.told]).toEqual([[], []]);
    expect(await recorder.transactSoon((recording) => recording.begin(start))).toBe(flows.list({ limit: 5 }).flows[0]?.flowId);
  });
});
