/** Answers for `npm run bench:console`: what the console's figures cost at a hundred apps, ten thousand authorizations and a million events, through the real services. Never part of the tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import { readMarks } from '../../src-preload/contract/marks.ts';
import type { EventDraft } from '../../src-preload/contract/trace.ts';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { openDatabase, type Database } from '../../src-main/storage/database.ts';
import { toEventBody } from '../../src-main/storage/flow-rows.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { MarkStore } from '../../src-main/storage/mark-store.ts';
import { TokenStore } from '../../src-main/storage/token-store.ts';
import { openConsole } from '../kit/console.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { ADA, flowId, makeApp, makeSummary } from '../storage/stored.ts';
import { asked, authorized, exchanged, failAt, reached, refreshed } from '../trace/drafts.ts';
import { median } from './rounds.ts';

const APPS = 100;
const AUTHORIZATIONS = 10_000;
const EVENTS_EACH = 100;
/** Every second authorization is of one app, so that the worst is measured too. */
const LARGE = 'mavio_client_Bench0000000';
const DAY = 86_400_000;
const ROUNDS = 20;

const clientIdOf = (index: number): ClientId => `mavio_client_Bench${String(index).padStart(7, '0')}` as ClientId;
const refusal: EventDraft = { ...reached, error: 'insufficient_scope', checks: failAt('bearer.scope') };
const OPENING: readonly EventDraft[] = [{ type: 'flow.started', origin: 'app', clientId: null, appName: null }, asked, authorized, exchanged];

/** The draft at a place in a flow: a login, then calls, with a refresh or a refusal now and then. */
function draftAt(place: number): EventDraft {
  return OPENING[place] ?? (place % 3 === 0 ? refreshed : place % 16 === 0 ? refusal : reached);
}

function fillFlow(db: Database, index: number, now: number): void {
  const clientId = index % 2 === 0 ? (LARGE as ClientId) : clientIdOf(index % APPS);
  const id = flowId(index + 1);
  const startedAt = now - Math.floor((30 * DAY * (AUTHORIZATIONS - index)) / AUTHORIZATIONS);
  const step = Math.floor((now - startedAt) / EVENTS_EACH / 4);
  new FlowStore(db).insert(makeSummary(index + 1, { flowId: id, clientId, appName: 'Bench', personName: 'Ada Lindqvist', startedAt, lastAt: startedAt + step * EVENTS_EACH, lastSeq: EVENTS_EACH, outcome: 'completed' }), null);
  const put = db.sql.prepare('INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, ?, ?, ?, ?)');
  const marks = new MarkStore(db);
  for (let place = 0; place < EVENTS_EACH; place += 1) {
    const event = { ...draftAt(place), flowId: id, seq: place + 1, at: startedAt + step * place };
    put.run(index + 1, event.seq, event.at, event.type, toEventBody(event));
    for (const mark of readMarks(event)) marks.add(mark, clientId, { at: event.at, flowNumber: index + 1, seq: event.seq });
  }
  const tokens = new TokenStore(db);
  const familyId = `fam_${String(index)}`;
  const token = (kind: string, lifetime: number) => ({ digest: `${kind}${String(index)}`, fingerprint: '0000·0001', expiresAt: startedAt + lifetime });
  tokens.insertFamily({ familyId, flowId: id, clientId, personId: ADA, scopes: ['meetings:read'], createdAt: startedAt, revokedAt: null, revokedReason: null });
  tokens.insertFirst({ number: tokens.nextIssue(), familyId, issuedAt: startedAt, access: { ...token('a', DAY / 24), scopes: ['meetings:read'] }, refresh: token('r', 30 * DAY) });
}

function fill(folder: string): void {
  const db = openDatabase(folder);
  const now = Date.now();
  const apps = new AppStore(db);
  db.transact(() => {
    for (let index = 0; index < APPS; index += 1) apps.insert(makeApp({ clientId: clientIdOf(index), name: `App ${String(index)}` }));
  });
  for (let begin = 0; begin < AUTHORIZATIONS; begin += 100) {
    db.transact(() => {
      for (let index = begin; index < begin + 100; index += 1) fillFlow(db, index, now);
    });
  }
  db.close();
}

await using folder = await makeTempFolder('bench-console');
const begun = performance.now();
fill(folder.join('data'));
console.log(`filled in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${String(APPS)} apps, ${AUTHORIZATIONS.toLocaleString('en')} authorizations, ${(AUTHORIZATIONS * EVENTS_EACH).toLocaleString('en')} events`);
await using bench = await openConsole({ dataFolder: folder.join('data') });
const { client } = bench;
const [large, usual] = [LARGE as ClientId, clientIdOf(7)];
const [settling, processor] = [performance.now(), process.cpuUsage()];
const deep = (await client.authorizations.list({ clientId: large, limit: 200 })).authorizations.at(-1);
const [settled, used] = [performance.now(), process.cpuUsage(processor)];
const CASES: readonly (readonly [string, () => Promise<unknown>])[] = [
  ...(['hour', 'day', 'month'] as const).flatMap((range) => [
    [`overview of ${range}, app with 5,000 authorizations`, () => client.apps.overview({ clientId: large, range })] as const,
    [`overview of ${range}, usual app`, () => client.apps.overview({ clientId: usual, range })] as const,
  ]),
  ['figures of all apps', () => client.apps.stats()],
  ['authorizations, newest page', () => client.authorizations.list({ clientId: large })],
  ['authorizations, a later page', () => client.authorizations.list({ clientId: large, ...(deep === undefined ? {} : { before: deep }) })],
  ['authorizations that ended', () => client.authorizations.list({ clientId: large, state: 'ended' })],
  ['activity, newest page', () => client.activity.list({ clientId: large })],
  ['refusals, newest page', () => client.activity.list({ clientId: large, kind: 'refusal', checkId: 'bearer.scope' })],
];
const rows: string[][] = [['the very first read, which looks at every authorization once', (settled - settling).toFixed(1), `processor: ${((used.user + used.system) / 1000).toFixed(1)}`]];
const measured: Record<string, { first: number; again: readonly number[] }> = {};
for (const [name, read] of CASES) {
  const took: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const at = performance.now();
    await read();
    took.push(performance.now() - at);
  }
  const [first = 0, ...again] = took;
  const { median: middle, low, high } = median(again);
  measured[name] = { first, again };
  rows.push([name, first.toFixed(1), `${middle.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`]);
}
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
console.log([line(['milliseconds', 'first', 'again']), line(['---', '---', '---']), ...rows.map(line)].join('\n'));
const results = join(import.meta.dirname, '../../test-results');
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'bench-console.json'), `${JSON.stringify(measured, null, 2)}\n`);
