/** Answers for Done-when 5: three apps log in through each other, and each login is one flow with its own requests and its own end. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src-main/storage/database.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import type { FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { walkThreeApps, writeThreeApps, type MadeLogin } from '../kit/three-apps.ts';

interface Kept {
  readonly summary: FlowSummary;
  readonly events: readonly TraceEvent[];
}

let made: MadeLogin[];
let flows: Kept[];

// The console has ended before anything is read: what counts is what the database holds.
beforeAll(async () => {
  await using folder = await makeTempFolder('three-apps');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
  made = await walkThreeApps(served.ready.issuer);
  await served.end('SIGTERM');
  const db = openDatabase(folder.join('data'));
  const store = new FlowStore(db);
  flows = store.list({ limit: 200 }).flows.map((summary) => ({ summary, events: store.loadEvents(summary.flowId) }));
  db.close();
});
afterAll(() => {
  flows = [];
});

function challengesOf({ events }: Kept): string[] {
  return events.flatMap((event) => (event.type === 'authorization.decided' ? event.exchange.query : []))
    .flatMap(({ name, value }) => (name === 'code_challenge' && value.kind === 'plain' ? [value.text] : []));
}

/** The flow of a login, found by the challenge that only this login sent. */
function flowOf({ challenge }: MadeLogin): Kept {
  const found = flows.filter((flow) => challengesOf(flow).includes(challenge));
  expect(found).toHaveLength(1);
  return found[0] ?? expect.fail('no flow');
}

/** Fingerprints of the codes and tokens that a flow issued, and of those that its requests carried. */
function valuesOf({ events }: Kept): { issued: Set<string>; carried: Set<string> } {
  const issued = new Set(events.flatMap((event) => ('issued' in event ? event.issued.map(({ fingerprint }) => fingerprint) : [])));
  const fields = events.flatMap((event) => ('exchange' in event && event.exchange !== undefined ? [...event.exchange.headers, ...event.exchange.form] : []));
  const kinds = ['code', 'access_token', 'refresh_token'];
  return { issued, carried: new Set(fields.flatMap(({ value }) => (value.kind === 'fingerprint' && kinds.includes(value.of) ? [value.fingerprint] : []))) };
}

test('there are as many flows as logins, and none of them is stray', () => {
  expect(flows).toHaveLength(made.length);
  expect(flows.every(({ summary }) => summary.origin === 'app')).toBe(true);
});

test('each login ends in its own flow, as it went', () => {
  const ended = made.map((login) => {
    const { appName, outcome, headline } = flowOf(login).summary;
    return { way: login.way, appName, outcome, headline };
  });
  expect(ended).toEqual(made.map(({ way, appName, outcome, headline }) => ({ way, appName, outcome, headline })));
});

test('every code and token travels in the flow that issued it, and in no other', () => {
  for (const login of made) {
    const own = valuesOf(flowOf(login));
    expect([...own.carried].filter((value) => !own.issued.has(value)), login.way).toEqual([]);
  }
  const all = flows.flatMap((flow) => [...valuesOf(flow).issued]);
  expect(new Set(all).size).toBe(all.length);
});

test('the flows really ran through each other in time', () => {
  const spans = flows.filter(({ summary }) => summary.outcome !== 'refused').map(({ events }) => [events[0]?.at ?? 0, events.at(-1)?.at ?? 0] as const);
  const crossing = spans.filter(([start, end], index) => spans.some(([otherStart, otherEnd], other) => other !== index && otherStart <= end && start <= otherEnd));
  expect(crossing.length).toBe(spans.length);
});

test('numbers of events are whole in each flow', () => {
  for (const { events } of flows) expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
});
