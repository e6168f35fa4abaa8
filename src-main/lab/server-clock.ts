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
    this.#put({ ...(this.#simulation ?? { from: this.now(), marks: this.#store.marks() }), aheadMs: this.#aheadMs + byMs });
  }

  /** Where a flag or a workspace file had the simulation begin, in epoch milliseconds; null in real time, and where somebody moved it by hand. */
  get setTo(): number | null {
    return this.#simulation?.setTo ?? null;
  }

  /**
   * Why a flag or a workspace file cannot have it stand at a moment now: any will do while nothing is recorded, and after that none that
   * has passed on this clock, because what happened could come to lie in the future. In: the moment, and what names it; a mistake of a file
   * stands behind the name of its field already. Out: null when it can.
   */
  whyNotAt(moment: number, said: '--clock' | 'clock'): string | null {
    if (Math.abs(moment - this.#real.now()) > MOST_SHIFT_MS) return `${said === 'clock' ? 'is' : `${said} is`} more than ten years from real time. Name a date that is nearer.`;
    if (this.#isUntouched() || moment > this.now()) return null;
    return `The server clock of this data folder stands at ${new Date(this.now()).toISOString()}, and something is recorded already, so it only goes forward. Leave ${said} out to go on from there, or name a later date or another folder.`;
  }

  /** Writes that it stands at a moment, where `whyNotAt` finds nothing against it; null writes that it is in real time. It counts from `refresh` on. */
  writeAt(moment: number | null): void {
    this.#store.keep(moment === null ? null : this.#simulationAt(moment));
  }

  /** Stands at a moment when the console starts. Out: how to take that back, when the start fails after it. Errors: ClockRefused; then nothing changed. */
  startAt(moment: number): () => void {
    const why = this.whyNotAt(moment, '--clock');
    if (why !== null) throw new ClockRefused(why);
    const before = this.#simulation;
    this.#put(this.#simulationAt(moment));
    return () => {
      this.#store.keep(before);
      this.refresh();
    };
  }

  /** Goes back to where a simulation stood that goes on, after what was recorded in it was taken away. */
  goBackTo(moment: number): void {
    if (this.#simulation === null) throw new RangeError('It is in real time.');
    this.#put({ ...this.#simulation, aheadMs: moment - this.#real.now() });
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

  /** True when something was recorded since the simulation began. */
  get hasRecorded(): boolean {
    const { marks } = this.#simulation ?? {};
    const { flow, event, issue } = this.#store.marks();
    return marks !== undefined && (flow > marks.flow || event > marks.event || issue > marks.issue);
  }

  #isUntouched(): boolean {
    const { flow, event, issue } = this.#store.marks();
    return flow + event + issue === 0;
  }

  #simulationAt(moment: number): Simulation {
    const aheadMs = moment - this.#real.now();
    const begun = { from: this.now(), marks: this.#store.marks() };
    return this.#isUntouched() ? { ...begun, from: moment, aheadMs, setTo: moment } : { ...(this.#simulation ?? begun), aheadMs, setTo: moment };
  }

  /** Kept first: a clock that could not be kept has not moved. */
  #put(simulation: Simulation): void {
    this.#store.keep(simulation);
    this.#simulation = simulation;
    this.#aheadMs = simulation.aheadMs;
  }
}
