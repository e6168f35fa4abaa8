/** Answers for recording what happened in the same transaction as the change it describes, and telling it after commit. */
import type { Fingerprint, FlowId } from '../../src-preload/contract/ids.ts';
import type { LiveMessage } from '../../src-preload/contract/topics.ts';
import type { EventDraft, FlowOrigin, FlowSummary, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Clock, Randomness } from '../host.ts';
import type { Database } from '../storage/database.ts';
import { fromEventRow, type EventRow } from '../storage/flow-rows.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import type { Hub, Recorded, Told } from './hub.ts';
import { KnockRecorder } from './knock-recorder.ts';
import { MarkRecorder } from './mark-recorder.ts';
import { readClues } from './read-clues.ts';
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
  /** Says something to every open window after the commit, in order with what is recorded. */
  tell(message: LiveMessage): void;
}

/** What a recorder works with. */
export interface RecorderParts {
  readonly db: Database;
  readonly flows: FlowStore;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly random: Randomness;
}

/** Work that waits for the next group commit. */
interface Waiting {
  /** May be called again after it was undone. */
  run(): void;
  /** Says how it went, once that is known for good. */
  end(trouble: { readonly cause: unknown } | null): void;
}

/** What every pen writes with. */
type Desk = RecorderParts & { readonly knocks: KnockRecorder; readonly marks: MarkRecorder };

/** A group commits after this much work at the latest, so that its first request does not wait for a crowd. */
const LARGEST_GROUP = 64;

/** Keeps what was written, not what it was made of: most messages are never read, and then not long after. */
class RecordedEvent implements Recorded {
  readonly #row: EventRow;
  readonly summary: FlowSummary;

  constructor(row: EventRow, summary: FlowSummary) {
    this.#row = row;
    this.summary = summary;
  }

  read(): ReturnType<Recorded['read']> {
    return { topic: 'flow.recorded', event: fromEventRow(this.#row), summary: this.summary };
  }
}

// What runs with each request stands in classes and not in functions made for the request: with the last of those, V8 collects what it
// has compiled for them.

/** The pen of one transaction. */
class Pen implements Recording {
  readonly #desk: Desk;
  /** What is to be told after the commit, in order. */
  readonly messages: Told[] = [];
  #isOpen = true;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  close(): void {
    this.#isOpen = false;
  }

  begin({ origin, clientId, appName, expectedQuery }: FlowStart): FlowId {
    this.#assertOpen();
    const { flows, clock, random } = this.#desk;
    const flowId = newId('flow_', random, 16) as FlowId;
    const summary = emptySummary({ flowId, number: flows.nextNumber(), startedAt: clock.now(), origin, clientId, appName });
    flows.insert(summary, expectedQuery ?? null);
    this.#append(summary, { type: 'flow.started', origin, clientId, appName });
    return flowId;
  }

  record(flowId: FlowId, draft: EventDraft): TraceEvent {
    this.#assertOpen();
    const summary = this.#desk.flows.loadSummary(flowId);
    if (summary === null) throw new Error(`No flow ${flowId} to record in.`);
    return this.#append(summary, draft);
  }

  tell(message: LiveMessage): void {
    this.#assertOpen();
    this.messages.push(message);
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new Error('The transaction of this recording has ended.');
  }

  #append(summary: FlowSummary, draft: EventDraft): TraceEvent {
    const { flows, clock, knocks, marks } = this.#desk;
    const event: TraceEvent = { flowId: summary.flowId, seq: summary.lastSeq + 1, at: clock.now(), ...draft };
    const aheadMs = clock.aheadMs ?? 0;
    if (aheadMs !== 0) event.aheadMs = aheadMs;
    const next = summariseFlow(summary, event);
    this.messages.push(new RecordedEvent(flows.append(event, next, { before: summary, clues: readClues(event) }), next));
    for (const message of knocks.see(next, event)) this.messages.push(message);
    marks.see(next, event);
    return event;
  }
}

/** Who waits for the end of work. */
interface Settle<T> {
  readonly resolve: (result: T) => void;
  readonly reject: (problem: Error) => void;
}

/** Work of one request in a shared transaction. */
class SharedWork<T> implements Waiting {
  readonly #desk: Desk;
  readonly #work: (recording: Recording) => T;
  readonly #settle: Settle<T>;
  #messages: readonly Told[] = [];
  #done: { readonly result: T } | null = null;

  constructor(desk: Desk, work: (recording: Recording) => T, settle: Settle<T>) {
    this.#desk = desk;
    this.#work = work;
    this.#settle = settle;
  }

  run(): void {
    const pen = new Pen(this.#desk);
    this.#messages = pen.messages;
    try {
      const result = this.#work(pen);
      if (result instanceof Promise) throw new TypeError('Work in a transaction must not return a promise.');
      this.#done = { result };
    } finally {
      pen.close();
    }
  }

  end(trouble: { readonly cause: unknown } | null): void {
    if (this.#done === null || trouble !== null) {
      this.#settle.reject(trouble?.cause instanceof Error ? trouble.cause : new Error('The transaction was not made.', { cause: trouble?.cause }));
      return;
    }
    this.#desk.hub.publish(this.#messages);
    this.#settle.resolve(this.#done.result);
  }
}

/** Records flows. */
export class Recorder {
  readonly #desk: Desk;
  #waiting: Waiting[] = [];

  constructor(parts: RecorderParts) {
    this.#desk = { ...parts, knocks: new KnockRecorder(parts.db), marks: new MarkRecorder(parts.db) };
  }

  /**
   * Runs `work` in one IMMEDIATE transaction. What it records is published after the commit; when it throws, nothing is kept
   * and nothing is published. Not to be nested: the outer transaction could still fail after the inner one was published.
   */
  transact<T>(work: (recording: Recording) => T): T {
    const { db, hub } = this.#desk;
    if (db.sql.inTransaction) throw new Error('A recording cannot begin inside another transaction.');
    const pen = new Pen(this.#desk);
    try {
      const result = db.transact(() => work(pen));
      hub.publish(pen.messages);
      return result;
    } finally {
      pen.close();
    }
  }

  /**
   * Like `transact`, but shares one transaction with everything that arrives in this and the next turn of the event loop: a commit costs as
   * much as a request. No transaction is open between turns, so nobody else ever sees half of one. When a work throws, all of the group
   * is undone and each work runs again alone: so a work changes nothing but the database. Out: settles after the commit, so an answer
   * is never sent before it.
   */
  transactSoon<T>(work: (recording: Recording) => T): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#waiting.push(new SharedWork(this.#desk, work, { resolve, reject }));
    if (this.#waiting.length === 1) {
      // The second turn reads once more what has arrived meanwhile: without it, half of a crowd waits for the next commit.
      setImmediate(() => {
        setImmediate(() => this.#commitGroup());
      });
    }
    return promise;
  }

  #commitGroup(): void {
    const group = this.#waiting.slice(0, LARGEST_GROUP);
    this.#waiting = this.#waiting.slice(LARGEST_GROUP);
    if (this.#waiting.length > 0) setImmediate(() => this.#commitGroup());
    const trouble = this.#commit(group);
    for (const one of group) one.end(trouble === null || group.length === 1 ? trouble : this.#commit([one]));
  }

  /** Runs some works in one transaction. Out: what undid it; null when it is kept. */
  #commit(works: readonly Waiting[]): { readonly cause: unknown } | null {
    try {
      this.#desk.db.transactRemembering(() => {
        for (const one of works) one.run();
      });
      return null;
    } catch (cause) {
      return { cause };
    }
  }
}
