/** Answers for where requests wait: kept in the data folder, and at hand for every request. */
import { READY_BREAKPOINTS } from '../../src-preload/contract/breakpoint-facts.ts';
import type { Breakpoint, BreakpointId, BreakpointWish, HoldEndpoint, HoldStep } from '../../src-preload/contract/holds.ts';
import type { HoldPoint } from '../../src-preload/contract/hold-point.ts';
import type { Randomness } from '../host.ts';
import type { ConsoleStore } from '../storage/console-store.ts';
import type { Database } from '../storage/database.ts';
import type { Hub } from '../trace/hub.ts';
import { newId } from '../trace/secrets.ts';

const NAME = 'breakpoints';

/** A request as breakpoints look at it. */
export interface HoldSubject {
  readonly endpoint: HoldEndpoint;
  readonly step: HoldStep | null;
  readonly clientId: string | null;
}

export interface BreakpointsParts {
  readonly db: Database;
  readonly store: ConsoleStore;
  readonly hub: Hub;
  readonly random: Randomness;
  /** True while nothing of an app is held: its check-up is under way, and a request that waits would be judged for it. */
  readonly restsFor?: (clientId: string) => boolean;
}

/** True for one of the three that are always there. */
export function isReady(breakpointId: BreakpointId): boolean {
  return READY_BREAKPOINTS.some((one) => one.breakpointId === breakpointId);
}

/** The three that are always there as they were left, then the others. */
function complete(kept: readonly Breakpoint[]): Breakpoint[] {
  const ready = READY_BREAKPOINTS.map((one): Breakpoint => {
    const { on = one.on, seconds = one.seconds } = kept.find(({ breakpointId }) => breakpointId === one.breakpointId) ?? {};
    return { ...one, on, seconds };
  });
  return [...ready, ...kept.filter(({ breakpointId }) => !isReady(breakpointId))];
}

/** The breakpoints of a console. */
export class Breakpoints {
  readonly #parts: BreakpointsParts;
  #list: readonly Breakpoint[];
  #anyOn: boolean;

  constructor(parts: BreakpointsParts) {
    this.#parts = parts;
    this.#list = this.#load();
    this.#anyOn = this.#list.some(({ on }) => on);
  }

  /** False while no request can be held: the only thing that a request asks then. */
  get anyOn(): boolean {
    return this.#anyOn;
  }

  get list(): readonly Breakpoint[] {
    return this.#list;
  }

  /** False when no request to this endpoint can be held. */
  watch(endpoint: HoldEndpoint): boolean {
    return this.#list.some((one) => one.on && one.endpoint === endpoint);
  }

  /** The first that is on and holds this request at this point; null when it passes. */
  find(point: HoldPoint, { endpoint, step, clientId }: HoldSubject): Breakpoint | null {
    if (clientId !== null && this.#parts.restsFor?.(clientId) === true) return null;
    const isIt = (one: Breakpoint): boolean =>
      one.on && one.point === point && one.endpoint === endpoint && (one.step === null || one.step === step) && (one.clientId === null || one.clientId === clientId);
    return this.#list.find(isIt) ?? null;
  }

  /** Makes one, which is on, or changes the one of that id. Of those that are always there, only the seconds change. Null when there is none of that id. */
  save({ breakpointId, ...wish }: BreakpointWish): Breakpoint | null {
    const id = breakpointId ?? (newId('brk_', this.#parts.random, 12) as BreakpointId);
    return this.#change((list) => {
      const at = list.findIndex((one) => one.breakpointId === id);
      if (breakpointId === undefined) return [...list, { ...wish, breakpointId: id, on: true }];
      return list.map((one, index) => (index !== at ? one : isReady(id) ? { ...one, seconds: wish.seconds } : { ...one, ...wish }));
    }, id);
  }

  /** Switches one on or off. Null when there is none of that id. */
  setOn(breakpointId: BreakpointId, on: boolean): Breakpoint | null {
    return this.#change((list) => list.map((one) => (one.breakpointId === breakpointId ? { ...one, on } : one)), breakpointId);
  }

  /** False when there is none of that id. */
  remove(breakpointId: BreakpointId): boolean {
    const isThere = this.#list.some((one) => one.breakpointId === breakpointId);
    if (isThere) this.#change((list) => list.filter((one) => one.breakpointId !== breakpointId), breakpointId);
    return isThere;
  }

  /** Writes others in place of all, inside a transaction of the caller. They count from `reload` on. */
  write(list: readonly Breakpoint[]): void {
    this.#parts.store.keep(NAME, JSON.stringify(complete(list)));
  }

  /** Takes over what was written. Call after commit. */
  reload(): void {
    this.#list = this.#load();
    this.#anyOn = this.#list.some(({ on }) => on);
  }

  /** Kept first: what could not be kept holds nothing, and nobody was told of it. */
  #change(work: (list: readonly Breakpoint[]) => readonly Breakpoint[], breakpointId: BreakpointId): Breakpoint | null {
    const { db, hub } = this.#parts;
    const list = complete(work(this.#list));
    db.transact(() => this.write(list));
    this.reload();
    hub.publish([{ topic: 'breakpoints.changed' }]);
    return this.#list.find((one) => one.breakpointId === breakpointId) ?? null;
  }

  /** They were typed when they were written, and nobody else writes here, so they are not validated again. */
  #load(): readonly Breakpoint[] {
    const text = this.#parts.store.load(NAME);
    return complete(text === null ? [] : (JSON.parse(text) as Breakpoint[]));
  }
}
