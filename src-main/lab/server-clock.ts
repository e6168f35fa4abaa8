/** Answers for the one clock of the server: real time, or so far ahead of it. */
import type { Clock } from '../host.ts';
import type { ConsoleStore } from '../storage/console-store.ts';

/** Name under which the shift is kept in the data folder. */
const KEPT_AS = 'server_clock';

/** A simulation that goes on. */
export interface Simulation {
  /** How far the server clock is ahead of real time, in milliseconds. */
  readonly aheadMs: number;
  /** When it began, in epoch milliseconds of real time. */
  readonly since: number;
}

function readKept(text: string | null): Simulation | null {
  if (text === null) return null;
  const { aheadMs, since } = JSON.parse(text) as Partial<Simulation>;
  return typeof aheadMs === 'number' && typeof since === 'number' ? { aheadMs, since } : null;
}

/** The clock that everything behind the doors is given. What it was shifted by survives the process. */
export class ServerClock implements Clock {
  readonly #real: Clock;
  readonly #store: ConsoleStore;
  #simulation: Simulation | null;
  #aheadMs: number;

  constructor(real: Clock, store: ConsoleStore) {
    this.#real = real;
    this.#store = store;
    this.#simulation = readKept(store.load(KEPT_AS));
    this.#aheadMs = this.#simulation?.aheadMs ?? 0;
  }

  /** The time of every decision, in epoch milliseconds. */
  now(): number {
    return this.#real.now() + this.#aheadMs;
  }

  /** How far it is ahead of real time, in milliseconds; 0 in real time. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** The machine's time, which the apps keep, in epoch milliseconds. */
  realNow(): number {
    return this.#real.now();
  }

  /** The simulation that goes on; null in real time. */
  get simulation(): Simulation | null {
    return this.#simulation;
  }

  /** Puts the clock on by so many milliseconds. Throws when that is not forward. */
  advance(byMs: number): void {
    if (!Number.isSafeInteger(byMs) || byMs <= 0) throw new RangeError('The server clock goes forward only.');
    this.#put({ since: this.#simulation?.since ?? this.#real.now(), aheadMs: this.#aheadMs + byMs });
  }

  /** Goes back to real time. */
  finish(): void {
    this.#put(null);
  }

  /** Kept first: a clock that could not be kept has not moved. */
  #put(simulation: Simulation | null): void {
    this.#store.keep(KEPT_AS, simulation === null ? null : JSON.stringify(simulation));
    this.#simulation = simulation;
    this.#aheadMs = simulation?.aheadMs ?? 0;
  }
}
