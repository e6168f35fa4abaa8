/** Answers for the newest and the first events of a flow that tell of its tokens, however many there are between. */
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { FlowEvents } from './flow-events.ts';
import { fromEventRow } from './flow-rows.ts';

/** `turns`: whatever issues or ends a token. `uses`: token requests and API calls. */
export type TailOf = 'turns' | 'uses';

const TYPES = {
  turns: "'consent.answered', 'token.decided', 'token.revoked', 'authorization.revoked', 'authorization.ended'",
  uses: "'token.decided', 'api.called'",
} as const satisfies Record<TailOf, string>;

/** Reads events from either end of a flow. */
export class EventTailStore {
  readonly #events: Readonly<Record<TailOf, FlowEvents>>;

  constructor({ sql }: Database) {
    const events = (of: TailOf): FlowEvents => new FlowEvents(sql, `events.type IN (${TYPES[of]})`);
    this.#events = { turns: events('turns'), uses: events('uses') };
  }

  /** Events of a flow, the newest first. Reads on for as long as more are taken. */
  *newest(of: TailOf, flowNumber: number): Generator<TraceEvent> {
    for (const row of this.#events[of].backwards(flowNumber)) yield fromEventRow(row);
  }

  /** Events of a flow that issue or end a token, the first of them first. */
  *first(flowNumber: number): Generator<TraceEvent> {
    for (const row of this.#events.turns.forwards(flowNumber)) yield fromEventRow(row);
  }
}
