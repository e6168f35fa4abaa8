/** Answers for how a staged answer travels: late, in pieces, broken off, or not at all; beside all other requests, and ended by close(). */
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { FaultAct } from '../../../src-preload/contract/fault-acts.ts';
import type { FaultRules, Injection } from '../../lab/fault-rules.ts';
import { respond, writeBody, writeHeaders, type Answer, type Staging } from '../respond.ts';
import { askAgain } from './second-callback.ts';

/** More answers than this do not wait at once; the next ones are sent as they are. */
const MOST_WAITING = 500;
/** A trickle has this many pieces at most. */
const PIECES = 20;

/** How one answer travels. Times in milliseconds. */
interface Way {
  readonly waitMs: number;
  readonly trickleMs: number;
  readonly drop: Extract<FaultAct, { kind: 'drop' }>['at'] | null;
  readonly againMs: number | null;
}

function wayOf(injections: readonly Injection[]): Way {
  let way: Way = { waitMs: 0, trickleMs: 0, drop: null, againMs: null };
  for (const { act, draw } of injections) {
    if (act.kind === 'delay') way = { ...way, waitMs: way.waitMs + act.ms + Math.round(draw * act.jitterMs) };
    else if (act.kind === 'trickle') way = { ...way, trickleMs: act.overMs };
    else if (act.kind === 'drop') way = { ...way, drop: act.at };
    else if (act.kind === 'callback_twice') way = { ...way, againMs: act.afterMs };
  }
  return way;
}

/** What of the server it works with. */
export interface DeliveryParts {
  readonly faults: FaultRules;
  readonly closing: { readonly now: boolean };
  /** Headers that every answer carries now, name and value in turn. */
  readonly more: () => readonly string[];
  /** A connection on which nothing moves is closed after this, in milliseconds; not while an answer waits. */
  readonly idleMs: number;
}

/** Sends staged answers. */
export class Deliveries {
  readonly #parts: DeliveryParts;
  readonly #waiting = new Set<() => void>();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Sends an answer on its way, after its transaction was committed. Nobody waits for it. */
  send(reply: FastifyReply, answer: Answer, { injections, callback }: Staging): void {
    for (const met of injections) this.#parts.faults.settle(met);
    const way = wayOf(injections);
    this.#travel(reply, answer, way).then(
      async () => {
        if (way.againMs !== null && callback !== undefined && (await this.#wait(way.againMs, null))) await askAgain(callback);
      },
      // The connection is what can fail here, and then nobody listens any more.
      () => reply.raw.destroy(),
    );
  }

  /** Ends every wait: what waits is sent at once. */
  close(): void {
    for (const end of [...this.#waiting]) end();
  }

  async #travel(reply: FastifyReply, answer: Answer, { waitMs, trickleMs, drop }: Way): Promise<void> {
    const { raw } = reply;
    if (waitMs > 0) await this.#wait(waitMs, raw);
    if (raw.destroyed) return;
    if (drop === 'before_answer' || drop === 'before_decision') {
      reply.hijack();
      raw.destroy();
      return;
    }
    if ((drop === null && trickleMs === 0) || reply.request.method === 'HEAD') {
      respond(reply, answer, this.#parts.more());
      return;
    }
    reply.hijack();
    const bytes = Buffer.from(writeBody(answer.body));
    raw.writeHead(answer.status, writeHeaders(answer, bytes.length, this.#parts.more()));
    if (drop === null) await this.#trickle(raw, bytes, trickleMs);
    else await this.#breakOff(raw, bytes);
  }

  /** Sends half, and closes once it has left. */
  #breakOff(raw: ServerResponse, bytes: Buffer): Promise<void> {
    raw.flushHeaders();
    return new Promise((resolve) => {
      raw.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => {
        raw.destroy();
        resolve();
      });
    });
  }

  async #trickle(raw: ServerResponse, bytes: Buffer, overMs: number): Promise<void> {
    const count = Math.max(1, Math.min(PIECES, bytes.length));
    raw.flushHeaders();
    for (let piece = 0; piece < count && !raw.destroyed; piece += 1) {
      await this.#wait(overMs / count, raw);
      raw.write(bytes.subarray(Math.floor((bytes.length * piece) / count), Math.floor((bytes.length * (piece + 1)) / count)));
    }
    raw.end();
  }

  /** Waits so long, or until the connection is gone, or the server stops. Out: true when the time has passed. */
  #wait(ms: number, raw: ServerResponse | null): Promise<boolean> {
    if (this.#parts.closing.now || this.#waiting.size >= MOST_WAITING) return Promise.resolve(false);
    const socket = raw?.socket ?? null;
    socket?.setTimeout(0);
    return new Promise((resolve) => {
      const end = (hasPassed: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(stop);
        raw?.off('close', stop);
        socket?.setTimeout(this.#parts.idleMs);
        resolve(hasPassed);
      };
      const stop = (): void => end(false);
      const timer = setTimeout(() => end(true), ms);
      this.#waiting.add(stop);
      raw?.once('close', stop);
    });
  }
}
