/** Answers for telling every open window what happened, in order, without keeping more than a fixed number of messages. */
import type { Randomness } from '../host.ts';
import type { LiveBatch, LiveMessage } from '../../src-preload/contract/topics.ts';
import type { FlowSummary } from '../../src-preload/contract/trace.ts';
import { newId } from './secrets.ts';

/** Where a listener stood when it was last told something. */
export interface Standpoint {
  readonly epoch: string;
  readonly after: number;
}

/** A message about what was recorded, put together only when a follower reads it. */
export interface Recorded {
  readonly summary: FlowSummary;
  read(): LiveMessage & { readonly topic: 'flow.recorded' };
}

/** What may be told. */
export type Told = LiveMessage | Recorded;

/** A batch never holds more, so that a listener far behind draws while it reads. */
const BATCH = 200;

/** While nobody follows, only this many messages stay: enough for a window that comes back at once, too few to grow old in memory. */
const ALONE = 50;

/**
 * Messages are numbered from 1 in each run of the console. The last `keep` of them stay in a ring that all followers share;
 * a follower is just a position in it, so a slow one costs nothing and learns about what it missed by `gap.found`.
 */
export class Hub {
  /** Names this run of the console: positions of another run mean nothing. */
  readonly epoch: string;
  readonly #keep: number;
  readonly #ring: (Told | undefined)[] = [];
  readonly #sleepers = new Set<() => void>();
  readonly #listeners = new Set<(message: Told) => void>();
  #followers = 0;
  /** Position behind which everything is still there. */
  #oldest = 0;
  #position = 0;

  constructor(random: Randomness, keep = 2000) {
    this.epoch = newId('run_', random, 12);
    this.#keep = keep;
  }

  /** Hears every message at once, inside the house; `hear` must not throw. Out: how to stop. */
  listen(hear: (message: Told) => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Tells everybody. Never throws, never waits. */
  publish(messages: readonly Told[]): void {
    if (messages.length === 0) return;
    for (const message of messages) {
      this.#ring[this.#position % this.#keep] = message;
      this.#position += 1;
      for (const hear of this.#listeners) hear(message);
    }
    this.#forget(this.#position - (this.#followers === 0 ? Math.min(ALONE, this.#keep) : this.#keep));
    if (this.#sleepers.size === 0) return;
    const sleepers = [...this.#sleepers];
    this.#sleepers.clear();
    for (const wake of sleepers) wake();
  }

  /**
   * Follows from now on (`null`), or from a standpoint of the same run. The first batch comes at once and may be empty.
   * What cannot be told any more (another run, or too far behind) becomes one `gap.found`. Ends when `signal` is aborted.
   */
  follow(from: Standpoint | null, signal?: AbortSignal): AsyncGenerator<LiveBatch> {
    const stop = new AbortController();
    const ended = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
    if (!ended.aborted) {
      this.#followers += 1;
      ended.addEventListener('abort', () => (this.#followers -= 1), { once: true });
    }
    // The standpoint is taken now, not at the first read: nothing published in between may be lost.
    const inner = this.#walk(this.#standAt(from), ended);
    // A plain generator would answer return() only after the message it waits for; a window that closes must be let go at once.
    return {
      next: () => inner.next(),
      return: (value: unknown) => (stop.abort(), inner.return(value)),
      throw: (error: unknown) => (stop.abort(), inner.throw(error)),
      [Symbol.asyncIterator]() {
        return this;
      },
      [Symbol.asyncDispose]: async () => {
        stop.abort();
        await inner.return(undefined);
      },
    };
  }

  /** Position up to which a listener knows everything; null when it must be told about a gap. */
  #standAt(from: Standpoint | null): number | null {
    if (from === null) return this.#position;
    return from.epoch === this.epoch && from.after <= this.#position ? from.after : null;
  }

  async *#walk(start: number | null, signal: AbortSignal): AsyncGenerator<LiveBatch> {
    let batch = this.#read(start);
    while (!signal.aborted) {
      yield batch;
      if (batch.position === this.#position) await this.#news(signal);
      batch = this.#read(batch.position);
    }
  }

  /** The messages after a position, or the gap where they were. */
  #read(after: number | null): LiveBatch {
    if (after === null || after < this.#oldest) {
      return { epoch: this.epoch, position: this.#position, messages: [{ topic: 'gap.found' }] };
    }
    const messages: LiveMessage[] = [];
    for (let at = after; at < Math.min(this.#position, after + BATCH); at += 1) {
      const message = this.#ring[at % this.#keep];
      if (message !== undefined) messages.push('read' in message ? message.read() : message);
    }
    return { epoch: this.epoch, position: after + messages.length, messages };
  }

  #forget(before: number): void {
    for (; this.#oldest < before; this.#oldest += 1) {
      // What a newer message stands in the place of is gone already.
      if (this.#oldest >= this.#position - this.#keep) this.#ring[this.#oldest % this.#keep] = undefined;
    }
  }

  /** Sleeps until something is published or the signal is aborted. */
  async #news(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      resolve(undefined);
    };
    if (signal.aborted) return;
    this.#sleepers.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await promise;
    signal.removeEventListener('abort', wake);
    this.#sleepers.delete(wake);
  }
}
