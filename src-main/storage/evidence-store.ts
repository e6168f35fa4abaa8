/** Answers for the first events of a flow: what watching an app reads, however many calls the flow has. */
import type BetterSqlite3 from 'better-sqlite3';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { EVENT_COLUMNS, fromEventRow, type EventRow } from './flow-rows.ts';

/** Reads evidence. */
export class EvidenceStore {
  readonly #first: BetterSqlite3.Statement<[string, number], EventRow>;

  constructor({ sql }: Database) {
    this.#first = sql.prepare(`SELECT ${EVENT_COLUMNS} FROM flows JOIN events ON flow_number = number WHERE flow_id = ? AND seq <= ? ORDER BY seq`);
  }

  /** The first events of a flow by `seq`, at most `most` of them; empty when there is no such flow. */
  load(flowId: string, most: number): TraceEvent[] {
    return this.#first.all(flowId, most).map(fromEventRow);
  }
}
