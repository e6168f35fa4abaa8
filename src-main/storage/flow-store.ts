/** Answers for the trace on disk: one summary row a flow, and its events in order. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Fingerprint, FlowId } from '../../src-preload/contract/ids.ts';
import type { FlowPage, FlowQuery, FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { BLOCK, FlowEvents } from './flow-events.ts';
import { toSearch } from './flow-words.ts';
import { fromEventRow, fromFlowRow, FLOW_COLUMNS, toEventBody, toFlowRow, toLetters } from './flow-rows.ts';
import type { EventRow, FlowRow } from './flow-rows.ts';

type Row<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;
type Page = Row<[{ before: number; limit: number; outcome: string; clientId: string }], FlowRow>;

// One statement for each way of filtering: each walks its own index backwards and stops after a page.
const FILTERS = {
  none: 'number < @before',
  outcome: 'outcome = @outcome AND number < @before',
  client: 'client_id = @clientId AND number < @before',
  both: 'client_id = @clientId AND outcome = @outcome AND number < @before',
} as const;

/** Flows that are remembered. */
const MOST_KNOWN = 1000;

/** A search names at most so many words that begin as a long one that was typed: the ids of as many apps. */
const MOST_WORDS_NAMED = 40;

/** Letters of clues that are kept of a flow. */
const MOST_CLUES = 1000;

// The index gives flows newest first, so that it is read no further than a page needs.
const SEARCH = `SELECT ${FLOW_COLUMNS} FROM flow_words CROSS JOIN flows ON number = flow_words.rowid
  WHERE flow_words MATCH @search AND flow_words.rowid < @before AND (@clientId IS NULL OR client_id = @clientId) ORDER BY flow_words.rowid DESC LIMIT @limit`;

/** What a summary changes. `before`: it as it was loaded in this transaction; with it, only what changed since is written. `clues`: more words to find the flow by. */
export interface Changes {
  readonly before?: FlowSummary;
  readonly clues?: string;
}

/** Reads and writes flows. */
export class FlowStore {
  readonly #last: Row<[], { number: number | null }>;
  readonly #insert: Row<[FlowRow & { expectedQuery: string | null }]>;
  readonly #known: Map<string, FlowSummary>;
  readonly #save: Row<[FlowRow & { clues: string; place: string | null; seqBefore: number | null }]>;
  readonly #advance: Row<[number, number, string, string | null, number, number]>;
  readonly #append: Row<[number, number, number, string, string]>;
  readonly #summary: Row<[string], FlowRow>;
  readonly #sql: BetterSqlite3.Database;
  readonly #putAway: readonly Row<[number]>[];
  readonly #expected: Row<[string], { flowId: FlowId }>;
  readonly #clear: Row<[string]>;
  readonly #live: Row<[string], { flowId: FlowId }>;
  readonly #search: Row<[{ search: string; before: number; clientId: string | null; limit: number }], FlowRow>;
  readonly #words: Row<[string], { term: string }>;
  readonly #totals: Row<[string], { outcome: FlowSummary['outcome']; count: number }>;
  readonly #byNumber: Row<[number], FlowRow>;
  readonly #pages: Readonly<Record<keyof typeof FILTERS, Page>>;

  // Who only records needs none of its statements.
  #events: FlowEvents | null = null;

  constructor(db: Database) {
    const { sql } = db;
    const page = (filter: string): Page => sql.prepare(`SELECT ${FLOW_COLUMNS} FROM flows WHERE ${filter} ORDER BY number DESC LIMIT @limit`);
    this.#known = db.remembered('flow');
    this.#last = sql.prepare('SELECT max(number) AS number FROM flows');
    this.#insert = sql.prepare(`INSERT INTO flows
      (number, flow_id, origin, client_id, app_name, person_name, started_at, last_at, last_seq, outcome, headline, steps, staged, expected_query)
      VALUES (@number, @flowId, @origin, @clientId, @appName, @personName, @startedAt, @lastAt, @lastSeq, @outcome, @headline, @steps, @staged, @expectedQuery)`);
    this.#save = sql.prepare(`UPDATE flows SET person_name = @personName, last_at = @lastAt, last_seq = @lastSeq,
      outcome = @outcome, headline = @headline, steps = @steps, staged = @staged,
      clues = iif(instr(clues, @clues) > 0 OR length(clues) > ${String(MOST_CLUES)}, clues, trim(clues || ' ' || @clues)),
      newest_places = concat_ws(',', nullif(newest_places, ''), @place)
      WHERE number = @number AND (@seqBefore IS NULL OR last_seq = @seqBefore)`);
    // Most events change neither person nor outcome; then no index and no total is touched.
    this.#advance = sql.prepare("UPDATE flows SET last_at = ?, last_seq = ?, steps = ?, newest_places = concat_ws(',', nullif(newest_places, ''), ?) WHERE number = ? AND last_seq = ?");
    this.#append = sql.prepare('INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, ?, ?, ?, ?)');
    this.#summary = sql.prepare(`SELECT ${FLOW_COLUMNS} FROM flows WHERE flow_id = ?`);
    this.#sql = sql;
    this.#putAway = [
      sql.prepare('INSERT INTO event_blocks SELECT number, last_seq, newest_places FROM flows WHERE number = ?'),
      sql.prepare("UPDATE flows SET newest_places = '' WHERE number = ?"),
    ];
    this.#expected = sql.prepare('SELECT flow_id AS flowId FROM flows WHERE expected_query = ? ORDER BY number DESC LIMIT 1');
    this.#clear = sql.prepare('UPDATE flows SET expected_query = NULL WHERE flow_id = ?');
    this.#live = sql.prepare("SELECT flow_id AS flowId FROM flows WHERE client_id = ? AND outcome = 'live' ORDER BY number");
    this.#byNumber = sql.prepare(`SELECT ${FLOW_COLUMNS} FROM flows WHERE number = ?`);
    this.#search = sql.prepare(SEARCH);
    // Shows the words of the index; it holds nothing itself.
    sql.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.flow_terms USING fts5vocab(main, flow_words, instance)');
    this.#words = sql.prepare('SELECT term FROM flow_terms WHERE term >= ? LIMIT 1');
    this.#totals = sql.prepare('SELECT outcome, count FROM flow_totals WHERE client_id = ?');
    this.#pages = { none: page(FILTERS.none), outcome: page(FILTERS.outcome), client: page(FILTERS.client), both: page(FILTERS.both) };
  }

  /** The number of the next flow; ask inside the transaction that inserts it. */
  nextNumber(): number {
    return (this.#last.get()?.number ?? 0) + 1;
  }

  /** Adds a flow. `expectedQuery`: fingerprint of the query string that a guided flow waits for. */
  insert(summary: FlowSummary, expectedQuery: Fingerprint | null): void {
    this.#insert.run({ ...toFlowRow(summary), expectedQuery });
  }

  /** Writes the summary of a flow that exists. Its number, start, origin and app stay as they were inserted. Throws as `append` does. */
  save(summary: FlowSummary, changes: Changes = {}): void {
    this.#write(summary, changes, null);
  }

  /** Adds an event to a flow, and writes the summary that it makes. Out: the event as it was written. Throws when there is no such flow, or when it went on meanwhile: no two events of a flow have one number. */
  append(event: TraceEvent, summary: FlowSummary, changes: Changes = {}): EventRow {
    const { flowId, seq, at, type } = event;
    const row = { flowId, seq, at, type, body: toEventBody(event) };
    const { lastInsertRowid } = this.#append.run(summary.number, seq, at, type, row.body);
    this.#write(summary, changes, String(lastInsertRowid));
    if (seq % BLOCK === 0) for (const statement of this.#putAway) statement.run(summary.number);
    return row;
  }

  #write(summary: FlowSummary, { before, clues = '' }: Changes, place: string | null): void {
    const { number, flowId, lastAt, lastSeq } = summary;
    const isAdvance = clues === '' && before?.outcome === summary.outcome && before.personName === summary.personName && before.headline === summary.headline && before.staged === summary.staged;
    const written = isAdvance
      ? this.#advance.run(lastAt, lastSeq, toLetters(summary.steps), place, number, before.lastSeq)
      : this.#save.run({ ...toFlowRow(summary), clues, place, seqBefore: before?.lastSeq ?? null });
    if (written.changes !== 1) throw new Error(`No flow ${flowId} to save.`);
    this.#remember(summary);
  }

  loadSummary(flowId: string): FlowSummary | null {
    const known = this.#known.get(flowId);
    if (known !== undefined) return known;
    const row = this.#summary.get(flowId);
    return row === undefined ? null : this.#remember(fromFlowRow(row));
  }

  /** Everything recorded of a flow, by `seq`; empty when there is no such flow. */
  loadEvents(flowId: string): TraceEvent[] {
    const flow = this.loadSummary(flowId);
    this.#events ??= new FlowEvents(this.#sql);
    return flow === null ? [] : this.#events.all(flow.number).map(fromEventRow);
  }

  /**
   * A page of flows, newest first. Totals count the flows of `clientId`, or all flows without one; neither `outcome` nor `text` narrows them:
   * to count what a text finds would read every flow of it.
   */
  list(query: FlowQuery): FlowPage {
    const { clientId, limit } = query;
    const rows = this.#readPage(query);
    const totals = { all: 0, live: 0, completed: 0, refused: 0, denied: 0 };
    for (const row of this.#totals.all(clientId ?? '')) {
      totals[row.outcome] = row.count;
      totals.all += row.count;
    }
    return { flows: rows.slice(0, limit).map(fromFlowRow), hasMore: rows.length > limit, totals };
  }

  /** One row more than asked for, which tells whether there is more. */
  #readPage({ outcome, clientId, text, beforeNumber, limit }: FlowQuery): FlowRow[] {
    const place = { before: beforeNumber ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 };
    if (text !== undefined && text.trim() !== '') {
      const search = toSearch({ text, outcome }, (beginning) => this.#listWords(beginning));
      return search === null ? [] : this.#find({ ...place, search, clientId: clientId ?? null });
    }
    const filter = clientId === undefined ? (outcome === undefined ? 'none' : 'outcome') : outcome === undefined ? 'client' : 'both';
    return this.#pages[filter].all({ ...place, outcome: outcome ?? '', clientId: clientId ?? '' });
  }

  /** The words of the index that begin so; null when there are more than a few. */
  #listWords(beginning: string): readonly string[] | null {
    const found: string[] = [];
    for (let from = beginning; ; from = `${found.at(-1) ?? ''}\u0001`) {
      const word = this.#words.get(from)?.term;
      if (word?.startsWith(beginning) !== true) return found;
      if (found.length === MOST_WORDS_NAMED) return null;
      found.push(word);
    }
  }

  #find(asked: { search: string; before: number; clientId: string | null; limit: number }): FlowRow[] {
    try {
      return this.#search.all(asked);
    } catch (cause) {
      // The index knows the letters of an older Unicode: a word with a newer one is no single word to it, and it cannot look for those.
      if (cause instanceof Error && cause.message.startsWith('fts5:')) return [];
      throw cause;
    }
  }

  loadByNumber(number: number): FlowSummary | null {
    const row = this.#byNumber.get(number);
    return row === undefined ? null : fromFlowRow(row);
  }

  /** The newest flows that hold words which begin so, by the index; the newest of all when the text is empty. Counts nothing. */
  find(text: string, limit: number): FlowSummary[] {
    return this.#readPage({ text, limit }).slice(0, limit).map(fromFlowRow);
  }

  /** The newest guided flow that still waits for exactly this query string, by its fingerprint. */
  findExpected(queryFingerprint: string): FlowId | null {
    return this.#expected.get(queryFingerprint)?.flowId ?? null;
  }

  /** The flows of an app that wait for their next request, oldest first. */
  listLive(clientId: string): FlowId[] {
    return this.#live.all(clientId).map(({ flowId }) => flowId);
  }

  /** The flow waits no more: its request has come, or was given up. */
  clearExpected(flowId: string): void {
    this.#clear.run(flowId);
  }

  #remember(summary: FlowSummary): FlowSummary {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(summary.flowId, summary);
    return summary;
  }
}
