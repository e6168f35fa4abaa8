/** Answers for requests that wait: in memory, one timer each, until somebody lets them go, they hang up, or their time has run out. */
import { MOST_HELD } from '../../src-preload/contract/breakpoint-facts.ts';
import type { Breakpoint, HandAnswer, HeldDetail, HeldEdit, HeldRequest, HoldEnd, HoldId, HoldPreview } from '../../src-preload/contract/holds.ts';
import type { Log, Randomness } from '../host.ts';
import type { Hub } from '../trace/hub.ts';
import { newId } from '../trace/secrets.ts';
import type { Breakpoints } from './breakpoints.ts';

/** What is held, as those who hold it describe it. */
export interface HeldThing {
  readonly about: Pick<HeldRequest, 'point' | 'endpoint' | 'step' | 'method' | 'path' | 'clientId' | 'appName' | 'flowId'>;
  describe(): Omit<HeldDetail, keyof HeldRequest>;
  /** What would happen. Errors: EditRefused. */
  preview(edits: readonly HeldEdit[]): HoldPreview;
  /** Errors: EditRefused, when it cannot be answered like this. */
  tryAnswer(answer: HandAnswer): void;
}

/** How a wait ended. */
export type Verdict = { readonly heldMs: number } & (
  | { readonly release: 'released' | 'ran_out' | 'dropped' | 'client_left' }
  | { readonly release: 'edited'; readonly edits: readonly HeldEdit[] }
  | { readonly release: 'answered'; readonly answer: HandAnswer }
);
/** So many waits are remembered after their end, for whoever still has them on a screen. */
const MOST_ENDED = 100;

type Ending = Verdict extends infer V ? (V extends Verdict ? Omit<V, 'heldMs'> : never) : never;

/** A request that began to wait. */
export interface Wait {
  /** Settles once; never rejects. */
  readonly verdict: Promise<Verdict>;
  /** The client hung up. */
  leave(): void;
}

interface Entry {
  readonly holdId: HoldId;
  readonly thing: HeldThing;
  readonly since: number;
  until: number;
  timer: ReturnType<typeof setTimeout>;
  readonly end: (ending: Ending) => void;
}

export interface HoldDeskParts {
  readonly breakpoints: Breakpoints;
  readonly hub: Hub;
  readonly random: Randomness;
  readonly log: Log;
}

/** Where requests wait. Its time is that of the client, whose patience is real: a shifted server clock changes nothing here. */
export class HoldDesk {
  readonly breakpoints: Breakpoints;
  readonly #parts: HoldDeskParts;
  readonly #entries = new Map<HoldId, Entry>();
  readonly #ended = new Map<HoldId, HoldEnd>();
  #passed = 0;
  #closed = false;

  constructor(parts: HoldDeskParts) {
    this.#parts = parts;
    this.breakpoints = parts.breakpoints;
  }

  /** False while every request passes: one look, and nothing else is done. */
  get isOn(): boolean {
    return this.breakpoints.anyOn && !this.#closed;
  }

  /** How many wait. */
  get count(): number {
    return this.#entries.size;
  }

  /** How many went straight through since requests are held, because too many were. */
  get passed(): number {
    return this.#passed;
  }

  /** Begins a wait. Out: null when too many wait already; then it passes. */
  hold(thing: HeldThing, { seconds }: Pick<Breakpoint, 'seconds'>): Wait | null {
    if (this.#closed) return null;
    if (this.#entries.size >= MOST_HELD) {
      this.#passed += 1;
      const { method, path } = thing.about;
      this.#parts.log.warn(`${String(MOST_HELD)} requests are held, so another one passed.`, { method, path });
      this.#tell();
      return null;
    }
    const holdId = newId('hold_', this.#parts.random, 12) as HoldId;
    const { promise, resolve } = Promise.withResolvers<Verdict>();
    const since = performance.now();
    const ms = seconds * 1000;
    const end = (ending: Ending): void => {
      const entry = this.#entries.get(holdId);
      if (entry === undefined) return;
      clearTimeout(entry.timer);
      this.#entries.delete(holdId);
      this.#remember(holdId, ending.release);
      if (this.#entries.size === 0) this.#passed = 0;
      resolve({ ...ending, heldMs: Math.round(performance.now() - since) });
      this.#tell();
    };
    const timer = setTimeout(() => end({ release: 'ran_out' }), ms);
    this.#entries.set(holdId, { holdId, thing, since, until: since + ms, timer, end });
    this.#tell();
    return { verdict: promise, leave: () => end({ release: 'client_left' }) };
  }

  /** How one ended; null for one that waits, and for one that was never here or is forgotten. */
  endOf(holdId: HoldId): HoldEnd | null {
    return this.#ended.get(holdId) ?? null;
  }

  /** Everything that waits, the longest first. */
  list(): HeldRequest[] {
    return [...this.#entries.values()].map(view);
  }

  /** One of them; null when it waits no more. */
  get(holdId: HoldId): HeldDetail | null {
    const entry = this.#entries.get(holdId);
    return entry === undefined ? null : { ...view(entry), ...entry.thing.describe() };
  }

  /** What would happen; null when it waits no more. Errors: EditRefused. */
  preview(holdId: HoldId, edits: readonly HeldEdit[]): HoldPreview | null {
    return this.#entries.get(holdId)?.thing.preview(edits) ?? null;
  }

  /** Lets one go on. False when it waits no more. Errors: EditRefused; then it waits on. */
  release(holdId: HoldId, edits: readonly HeldEdit[]): boolean {
    const entry = this.#entries.get(holdId);
    if (entry === undefined) return false;
    if (edits.length > 0) entry.thing.preview(edits);
    entry.end(edits.length === 0 ? { release: 'released' } : { release: 'edited', edits });
    return true;
  }

  /** Answers one. False when it waits no more. Errors: EditRefused; then it waits on. */
  answer(holdId: HoldId, answer: HandAnswer): boolean {
    const entry = this.#entries.get(holdId);
    if (entry === undefined) return false;
    entry.thing.tryAnswer(answer);
    entry.end({ release: 'answered', answer });
    return true;
  }

  /** Cuts one off. False when it waits no more. */
  drop(holdId: HoldId): boolean {
    const entry = this.#entries.get(holdId);
    entry?.end({ release: 'dropped' });
    return entry !== undefined;
  }

  /** Counts anew from so many seconds. False when it waits no more. */
  extend(holdId: HoldId, seconds: number): boolean {
    const entry = this.#entries.get(holdId);
    if (entry === undefined) return false;
    clearTimeout(entry.timer);
    entry.until = performance.now() + seconds * 1000;
    entry.timer = setTimeout(() => entry.end({ release: 'ran_out' }), seconds * 1000);
    this.#tell();
    return true;
  }

  /** Lets everything go on as it came. */
  letGo(): void {
    for (const entry of [...this.#entries.values()]) entry.end({ release: 'released' });
  }

  /** The same, and holds nothing any more. */
  close(): void {
    this.#closed = true;
    this.letGo();
  }

  #remember(holdId: HoldId, release: Ending['release']): void {
    const [oldest] = this.#ended.keys();
    if (oldest !== undefined && this.#ended.size >= MOST_ENDED) this.#ended.delete(oldest);
    this.#ended.set(holdId, release === 'ran_out' || release === 'client_left' ? release : 'let_go');
  }

  #tell(): void {
    this.#parts.hub.publish([{ topic: 'hold.changed' }]);
  }
}

function view({ holdId, thing, since, until }: Entry): HeldRequest {
  const now = performance.now();
  return { ...thing.about, holdId, heldMs: Math.max(0, Math.round(now - since)), leftMs: Math.max(0, Math.round(until - now)) };
}
