/** Answers for finding the events of a flow: in the blocks of its older ones, and behind them among its newest. */
import type BetterSqlite3 from 'better-sqlite3';
import { EVENT_COLUMNS, type EventRow } from './flow-rows.ts';

/** A full list of places is put away as a block when the number of its last event divides by this. */
export const BLOCK = 32;

const BLOCKS = `flows CROSS JOIN event_blocks ON event_blocks.flow_number = flows.number CROSS JOIN json_each('[' || places || ']') CROSS JOIN events ON events.position = json_each.value`;
const NEWEST = `flows CROSS JOIN json_each('[' || newest_places || ']') CROSS JOIN events ON events.position = json_each.value`;

/** Position of an event of a flow, as an expression. In: where its number stands, as `page.seq`; the flow's row is joined. */
export const placeOf = (seq: string): string => `coalesce(
  (SELECT inside.position FROM json_each('[' || newest_places || ']') CROSS JOIN events AS inside ON inside.position = json_each.value WHERE inside.seq = ${seq}),
  (SELECT inside.position FROM json_each('[' || (SELECT places FROM event_blocks WHERE event_blocks.flow_number = flows.number AND event_blocks.last_seq >= ${seq} ORDER BY event_blocks.last_seq LIMIT 1) || ']')
    CROSS JOIN events AS inside ON inside.position = json_each.value WHERE inside.seq = ${seq}))`;

type Statement<P extends unknown[]> = BetterSqlite3.Statement<P, EventRow>;

/** Reads the events of a flow, by its number. `only`: a condition on `events`, for statements that leave some out. */
export class FlowEvents {
  readonly #blocks: Statement<[number]>;
  readonly #blocksTo: Statement<[number, number]>;
  readonly #newest: Statement<[number]>;
  readonly #below: BetterSqlite3.Statement<[number, number], { lastSeq: number }>;
  readonly #above: BetterSqlite3.Statement<[number, number], { lastSeq: number }>;
  readonly #block: Statement<[number, number]>;

  constructor(sql: BetterSqlite3.Database, only = '1') {
    this.#blocks = sql.prepare(`SELECT ${EVENT_COLUMNS} FROM ${BLOCKS} WHERE number = ? AND ${only} ORDER BY event_blocks.last_seq`);
    this.#blocksTo = sql.prepare(`SELECT ${EVENT_COLUMNS} FROM ${BLOCKS} WHERE number = ? AND event_blocks.last_seq < ? + ${String(BLOCK)} AND ${only} ORDER BY event_blocks.last_seq`);
    this.#newest = sql.prepare(`SELECT ${EVENT_COLUMNS} FROM ${NEWEST} WHERE number = ? AND ${only}`);
    this.#below = sql.prepare('SELECT last_seq AS lastSeq FROM event_blocks WHERE flow_number = ? AND last_seq < ? ORDER BY last_seq DESC LIMIT 1');
    this.#above = sql.prepare('SELECT last_seq AS lastSeq FROM event_blocks WHERE flow_number = ? AND last_seq > ? ORDER BY last_seq LIMIT 1');
    this.#block = sql.prepare(`SELECT ${EVENT_COLUMNS} FROM ${BLOCKS} WHERE number = ? AND event_blocks.last_seq = ? AND ${only}`);
  }

  /** All of them, in order. */
  all(flowNumber: number): EventRow[] {
    return [...this.#blocks.all(flowNumber), ...this.#newest.all(flowNumber)];
  }

  /** Those up to a number, in order. */
  upTo(flowNumber: number, seq: number): EventRow[] {
    return [...this.#blocksTo.all(flowNumber, seq), ...this.#newest.all(flowNumber)].filter((row) => row.seq <= seq);
  }

  /** From the newest to the first; a block is read when it is reached. */
  *backwards(flowNumber: number): Generator<EventRow> {
    yield* this.#newest.all(flowNumber).reverse();
    for (let block = this.#below.get(flowNumber, Number.MAX_SAFE_INTEGER); block !== undefined; block = this.#below.get(flowNumber, block.lastSeq)) {
      yield* this.#block.all(flowNumber, block.lastSeq).reverse();
    }
  }

  /** From the first to the newest; a block is read when it is reached. */
  *forwards(flowNumber: number): Generator<EventRow> {
    for (let block = this.#above.get(flowNumber, 0); block !== undefined; block = this.#above.get(flowNumber, block.lastSeq)) {
      yield* this.#block.all(flowNumber, block.lastSeq);
    }
    yield* this.#newest.all(flowNumber);
  }
}
