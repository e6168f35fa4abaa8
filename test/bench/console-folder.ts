/** Answers for the data folder of `npm run bench:console`: a hundred apps, ten thousand authorizations and a million events. */
import type { ClientId } from '../../src-preload/contract/ids.ts';
import { readMarks } from '../../src-preload/contract/marks.ts';
import type { EventDraft } from '../../src-preload/contract/trace.ts';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { openDatabase, type Database } from '../../src-main/storage/database.ts';
import { toEventBody } from '../../src-main/storage/flow-rows.ts';
import { BLOCK } from '../../src-main/storage/flow-events.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { MarkStore } from '../../src-main/storage/mark-store.ts';
import { TokenStore } from '../../src-main/storage/token-store.ts';
import { ADA, flowId, makeApp, makeSummary } from '../storage/stored.ts';
import { asked, authorized, exchanged, failAt, reached, refreshed } from '../trace/drafts.ts';

export const APPS = 100;
export const AUTHORIZATIONS = 10_000;
export const EVENTS_EACH = 100;
/** Every second authorization is of one app, so that the worst is measured too. */
export const LARGE = 'mavio_client_Bench0000000' as ClientId;
const DAY = 86_400_000;

/** The client id of an app. In: its place, from 0. */
export const clientIdOf = (index: number): ClientId => `mavio_client_Bench${String(index).padStart(7, '0')}` as ClientId;
const refusal: EventDraft = { ...reached, error: 'insufficient_scope', checks: failAt('bearer.scope') };
const OPENING: readonly EventDraft[] = [{ type: 'flow.started', origin: 'app', clientId: null, appName: null }, asked, authorized, exchanged];

/** The draft at a place in a flow: a login, then calls, with a refresh or a refusal now and then. */
function draftAt(place: number): EventDraft {
  return OPENING[place] ?? (place % 3 === 0 ? refreshed : place % 16 === 0 ? refusal : reached);
}

function fillFlow(db: Database, index: number, now: number): void {
  const clientId = index % 2 === 0 ? LARGE : clientIdOf(index % APPS);
  const id = flowId(index + 1);
  const startedAt = now - Math.floor((30 * DAY * (AUTHORIZATIONS - index)) / AUTHORIZATIONS);
  const step = Math.floor((now - startedAt) / EVENTS_EACH / 4);
  new FlowStore(db).insert(makeSummary(index + 1, { flowId: id, clientId, appName: 'Bench', personName: 'Ada Lindqvist', startedAt, lastAt: startedAt + step * EVENTS_EACH, lastSeq: EVENTS_EACH, outcome: 'completed' }), null);
  const putAway = db.sql.prepare('INSERT INTO event_blocks (flow_number, last_seq, places) VALUES (?, ?, ?)');
  let places: (number | bigint)[] = [];
  const put = db.sql.prepare('INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, ?, ?, ?, ?)');
  const marks = new MarkStore(db);
  for (let place = 0; place < EVENTS_EACH; place += 1) {
    const event = { ...draftAt(place), flowId: id, seq: place + 1, at: startedAt + step * place };
    places.push(put.run(index + 1, event.seq, event.at, event.type, toEventBody(event)).lastInsertRowid);
    if (event.seq % BLOCK === 0 || event.seq === EVENTS_EACH) {
      putAway.run(index + 1, event.seq, places.join());
      places = [];
    }
    for (const mark of readMarks(event)) marks.add(mark, clientId, { at: event.at, flowNumber: index + 1, seq: event.seq });
  }
  const tokens = new TokenStore(db);
  const familyId = `fam_${String(index)}`;
  const token = (kind: string, lifetime: number) => ({ digest: `${kind}${String(index)}`, fingerprint: '0000·0001', expiresAt: startedAt + lifetime });
  tokens.insertFamily({ familyId, flowId: id, clientId, personId: ADA, scopes: ['meetings:read'], createdAt: startedAt, revokedAt: null, revokedReason: null });
  tokens.insertFirst({ number: tokens.nextIssue(), familyId, issuedAt: startedAt, accessScopes: ['meetings:read'], access: token('a', DAY / 24), refresh: token('r', 30 * DAY) });
}

/** Writes everything. In: a data folder that does not exist yet. */
export function fillConsole(folder: string): void {
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
