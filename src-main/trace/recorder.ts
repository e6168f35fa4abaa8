/** Answers for recording what happened in the same transaction as the change it describes, and telling it after commit. */
import type { Fingerprint, FlowId } from '../../src-preload/contract/ids.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import type { EventDraft, FlowOrigin, FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Clock, Randomness } from '../host.ts';
import type { Database } from '../storage/database.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import type { Hub } from './hub.ts';
import { KnockRecorder } from './knock-recorder.ts';
import { newId } from './secrets.ts';
import { emptySummary, summariseFlow } from './summarise-flow.ts';

/** How a flow begins. */
export interface FlowStart {
  readonly origin: FlowOrigin;
  readonly clientId: string | null;
  readonly appName: string | null;
  /** Fingerprint of the query string that a guided flow waits for. */
  readonly expectedQuery?: Fingerprint;
}

/** The pen of one transaction. It writes no more once the transaction has ended. */
export interface Recording {
  /** Opens a flow and records `flow.started` as its first event. */
  begin(start: FlowStart): FlowId;
  /** Appends an event to a flow: numbered without gaps, timed by the server clock. Throws when there is no such flow. */
  record(flowId: FlowId, draft: EventDraft): TraceEvent;
}

/** What a recorder works with. */
export interface RecorderParts {
  readonly db: Database;
  readonly flows: FlowStore;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: Randomness;
}

/** Records flows. */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #knocks: KnockRecorder;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#knocks = new KnockRecorder(parts.db);
  }

  /**
   * Runs `work` in one IMMEDIATE transaction. What it records is published after the commit; when it throws, nothing is kept
   * and nothing is published. Not to be nested: the outer transaction could still fail after the inner one was published.
   */
  transact<T>(work: (recording: Recording) => T): T {
    const { db, hub } = this.#parts;
    if (db.sql.inTransaction) throw new Error('A recording cannot begin inside another transaction.');
    const messages: LiveMessage[] = [];
    const pen = { open: true };
    try {
      const result = db.transact(() => work(this.#recording(messages, pen)));
      hub.publish(messages);
      return result;
    } finally {
      pen.open = false;
    }
  }

  #recording(messages: LiveMessage[], pen: { readonly open: boolean }): Recording {
    const { flows, clock, random } = this.#parts;

    const assertOpen = (): void => {
      if (!pen.open) throw new Error('The transaction of this recording has ended.');
    };
    const append = (summary: FlowSummary, draft: EventDraft): TraceEvent => {
      const event: TraceEvent = { ...draft, flowId: summary.flowId, seq: summary.lastSeq + 1, at: clock.now() };
      const next = summariseFlow(summary, event);
      flows.append(event);
      flows.save(next);
      messages.push({ topic: 'flow.recorded', event, summary: next }, ...this.#knocks.see(next, event));
      return event;
    };

    return {
      begin: ({ origin, clientId, appName, expectedQuery }) => {
        assertOpen();
        const flowId = newId('flow_', random, 16) as FlowId;
        const summary = emptySummary({ flowId, number: flows.nextNumber(), startedAt: clock.now(), origin, clientId, appName });
        flows.insert(summary, expectedQuery ?? null);
        append(summary, { type: 'flow.started', origin, clientId, appName });
        return flowId;
      },
      record: (flowId, draft) => {
        assertOpen();
        const summary = flows.loadSummary(flowId);
        if (summary === null) throw new Error(`No flow ${flowId} to record in.`);
        return append(summary, draft);
      },
    };
  }
}
