/** Answers for the newest and the first events of a flow that tell of its tokens, however many there are between. */
import type BetterSqlite3 from 'better-sqlite3';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { EVENT_COLUMNS, fromEventRow, type EventRow } from './flow-rows.ts';

type Statement = BetterSqlite3.Statement<[number, number, number], EventRow>;

/** `turns`: whatever issues or ends a token. `uses`: token requests and API calls. */
export type TailOf = 'turns' | 'uses';

const TYPES = {
  turns: "'consent.answered', 'token.decided', 'token.revoked', 'authorization.revoked', 'authorization.ended'",
  uses: "'token.decided', 'api.called'",
} as const satisfies Record<TailOf, string>;

/** Reads events from either end of a flow. */
export class EventTailStore {
  readonly #newest: Readonly<Record<TailOf, Statement>>;
  readonly #first: Statement;

  constructor({ sql }: Database) {
    const newest = (of: TailOf): Statement =>
      sql.prepare(`SELECT ${EVENT_COLUMNS} FROM flows JOIN events ON flow_number = number WHERE number = ? AND seq < ? AND type IN (${TYPES[of]}) ORDER BY seq DESC LIMIT ?`);
    this.#newest = { turns: newest('turns'), uses: newest('uses') };
    this.#first = sql.prepare(`SELECT ${EVENT_COLUMNS} FROM flows JOIN events ON flow_number = number WHERE number = ? AND seq > ? AND type IN (${TYPES.turns}) ORDER BY seq LIMIT ?`);
  }

  /** Events of a flow, the newest first. Reads on in portions for as long as more are taken. */
  *newest(of: TailOf, flowNumber: number, portion = 20): Generator<TraceEvent> {
    let before = Number.MAX_SAFE_INTEGER;
    for (let rows = this.#newest[of].all(flowNumber, before, portion); rows.length > 0; rows = this.#newest[of].all(flowNumber, before, portion)) {
      for (const row of rows) yield fromEventRow(row);
      before = rows.at(-1)?.seq ?? 0;
    }
  }

  /** Events of a flow that issue or end a token, the first of them first. */
  *first(flowNumber: number, portion = 20): Generator<TraceEvent> {
    let after = 0;
    for (let rows = this.#first.all(flowNumber, after, portion); rows.length > 0; rows = this.#first.all(flowNumber, after, portion)) {
      for (const row of rows) yield fromEventRow(row);
      after = rows.at(-1)?.seq ?? Number.MAX_SAFE_INTEGER;
    }
  }
}
