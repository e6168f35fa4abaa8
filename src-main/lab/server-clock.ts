/** Answers for the one clock of the server: real time, or so far away from it. */
import { MOST_SHIFT_MS } from '../../src-preload/contract/clock-facts.ts';
import type { Clock } from '../host.ts';
import type { Simulation, SimulationStore } from '../storage/simulation-store.ts';

/** A clock cannot begin where it was asked to; the message says why and what to do. */
export class ClockRefused extends Error {
  override readonly name = 'ClockRefused';
}

/** The clock that everything behind the doors is given. What it was shifted by survives the process. */
export class ServerClock implements Clock {
  readonly #real: Clock;
  readonly #store: SimulationStore;
  #simulation: Simulation | null;
  #aheadMs: number;

  /** In: the machine's clock, and where the shift is kept. */
  constructor(real: Clock, store: SimulationStore) {
    this.#real = real;
    this.#store = store;
    this.#simulation = store.load();
    this.#aheadMs = this.#simulation?.aheadMs ?? 0;
  }

  /** The time of every decision, in epoch milliseconds. */
  now(): number {
    return this.#real.now() + this.#aheadMs;
  }

  /** How far it is ahead of real time, in milliseconds; 0 in real time, below it when it is behind. */
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

  /** Puts the clock on by so many milliseconds, which begins a simulation or goes on with it. Throws when that is not forward. */
  advance(byMs: number): void {
    if (!Number.isSafeInteger(byMs) || byMs <= 0) throw new RangeError('The server clock goes forward only.');
    const { from, marks } = this.#simulation ?? { from: this.now(), marks: this.#store.marks() };
    this.#put({ from, marks, aheadMs: this.#aheadMs + byMs });
  }

  /** Begins at a moment, also one that has passed. Throws where something is recorded already: then what happened could come to lie in the future. */
  beginAt(moment: number): void {
    const marks = this.#store.marks();
    if (marks.flow > 0 || marks.event > 0 || marks.issue > 0) throw new RangeError('Something is recorded already.');
    this.#put({ from: moment, marks, aheadMs: moment - this.#real.now() });
  }

  /**
   * Stands at a moment when the console starts: any moment while nothing is recorded, and after that none that has passed on this clock.
   * Errors: ClockRefused; then nothing changed.
   */
  startAt(moment: number): void {
    const now = this.now();
    const { flow, event, issue } = this.#store.marks();
    if (Math.abs(moment - this.#real.now()) > MOST_SHIFT_MS) throw new ClockRefused('--clock is more than ten years from real time. Name a date that is nearer.');
    if (flow + event + issue === 0) this.beginAt(moment);
    else if (moment > now) this.advance(moment - now);
    else {
      throw new ClockRefused(
        `The server clock of this data folder stands at ${new Date(now).toISOString()}, and something is recorded already, so it only goes forward. Leave --clock out to go on from there, or name a later date or another folder.`,
      );
    }
  }

  /** Goes back to real time. `clear` takes away what began in the simulation, in the same transaction, where somebody wants that. */
  finish(clear: (end: () => void) => void = (end) => end()): void {
    clear(() => this.#store.keep(null));
    this.#simulation = null;
    this.#aheadMs = 0;
  }

  /** Takes over what was kept by somebody else. Call after commit. */
  refresh(): void {
    this.#simulation = this.#store.load();
    this.#aheadMs = this.#simulation?.aheadMs ?? 0;
  }

  /** Kept first: a clock that could not be kept has not moved. */
  #put(simulation: Simulation): void {
    this.#store.keep(simulation);
    this.#simulation = simulation;
    this.#aheadMs = simulation.aheadMs;
  }
}
