/** Answers for a data folder in which a million events are stored: real logins, written again and again by the console's own store and codec. */
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import { type Database, openDatabase } from '../../src-main/storage/database.ts';
import { toEventBody, toFlowRow } from '../../src-main/storage/flow-rows.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { readClues } from '../../src-main/trace/read-clues.ts';

/** Flows in one transaction. */
const BATCH = 2000;
const APPS = ['Clipnote', 'Board Digest', 'Minutes to Jira', 'Standup Digest', 'Transcript Sync', 'Retro Board', 'Notebot', 'Call Scribe'];
const PEOPLE = ['Ada Lindqvist', 'Tomás Herrera', 'Priya Raman', 'Jun Mori'];

/** What a fill made. */
export interface Filled {
  readonly flows: number;
  readonly events: number;
  readonly seconds: number;
}

/** A login that was recorded, to be written again. */
interface Login {
  readonly summary: FlowSummary;
  readonly clues: string;
  /** Its events as the codec writes them, which is done once. */
  readonly rows: readonly (readonly [seq: number, at: number, type: string, body: string])[];
}

/** The id of a flow that was written again. In: its number. */
export const filledFlowId = (number: number): FlowId => `flow_${number.toString(36).padStart(16, '0')}` as FlowId;

function readLogins(store: FlowStore): Login[] {
  return store.list({ limit: 200 }).flows.map((summary) => {
    const events = store.loadEvents(summary.flowId);
    const rows = events.map((event: TraceEvent) => [event.seq, event.at, event.type, toEventBody(event)] as const);
    return { summary, rows, clues: events.map(readClues).filter((words) => words !== '').join(' ') };
  });
}

/** Fingerprints of its own for each flow. */
function varyClues(clues: string, number: number): string {
  return clues.replace(/[0-9a-f]{4}·[0-9a-f]{4}/g, (_found, at: number) => {
    const hex = (Math.imul(number, 2_654_435_761) + at >>> 0).toString(16).padStart(8, '0');
    return `${hex.slice(0, 4)}·${hex.slice(4)}`;
  });
}

/** Writes copies. In: a database, in a transaction. */
function makeWriter({ sql }: Database): (login: Login, number: number) => void {
  const insert = sql.prepare(`INSERT INTO flows (number, flow_id, origin, client_id, app_name, person_name, started_at, last_at, last_seq, outcome, headline, steps, clues)
    VALUES (@number, @flowId, @origin, @clientId, @appName, @personName, @startedAt, @lastAt, @lastSeq, @outcome, @headline, @steps, @clues)`);
  // One block a login: none has more events than a block holds by far.
  const putAway = sql.prepare('INSERT INTO event_blocks (flow_number, last_seq, places) VALUES (?, ?, ?)');
  const append = sql.prepare('INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, ?, ?, ?, ?)');
  return ({ summary, clues, rows }, number) => {
    const app = number % APPS.length;
    const personName = summary.personName === null ? null : (PEOPLE[number % PEOPLE.length] ?? null);
    const copy = { ...summary, number, flowId: filledFlowId(number), personName, appName: APPS[app] ?? null, clientId: `mavio_client_${String(app).padStart(12, '0')}` };
    insert.run({ ...toFlowRow(copy), clues: varyClues(clues, number) });
    putAway.run(number, rows.at(-1)?.[0] ?? 0, rows.map((row) => append.run(number, ...row).lastInsertRowid).join());
  };
}

/** Writes the logins that stand in a data folder again and again, until at least so many events are there. */
export function fillFolder(folder: string, wanted: number): Filled {
  const begun = performance.now();
  const db = openDatabase(folder);
  try {
    const store = new FlowStore(db);
    const logins = readLogins(store);
    const write = makeWriter(db);
    let [number, events] = [store.nextNumber(), 0];
    while (events < wanted) {
      db.transact(() => {
        for (const last = number + BATCH; number < last; number += 1) {
          const login = logins[number % logins.length];
          if (login === undefined) throw new Error('No login was recorded.');
          write(login, number);
          events += login.rows.length;
        }
      });
    }
    db.sql.pragma('wal_checkpoint(TRUNCATE)');
    return { flows: number - 1, events, seconds: (performance.now() - begun) / 1000 };
  } finally {
    db.close();
  }
}
