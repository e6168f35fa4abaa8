/** Answers for the first events of a flow: what watching an app reads, however many calls the flow has. */
import type BetterSqlite3 from 'better-sqlite3';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { FlowEvents } from './flow-events.ts';
import { fromEventRow } from './flow-rows.ts';

/** Reads evidence. */
export class EvidenceStore {
  readonly #number: BetterSqlite3.Statement<[string], { number: number }>;
  readonly #events: FlowEvents;

  constructor({ sql }: Database) {
    this.#number = sql.prepare('SELECT number FROM flows WHERE flow_id = ?');
    this.#events = new FlowEvents(sql);
  }

  /** The first events of a flow by `seq`, at most `most` of them; empty when there is no such flow. */
  load(flowId: string, most: number): TraceEvent[] {
    const flow = this.#number.get(flowId);
    return flow === undefined ? [] : this.#events.upTo(flow.number, most).map(fromEventRow);
  }
}
