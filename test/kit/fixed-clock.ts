/** Answers for a server clock that stands still until a test moves it. */
import type { Clock } from '../../src-main/host.ts';

/** The moment at which fixed clocks start: 2025-09-17 14:32:07 UTC, as on the drawings. */
export const FIRST_MOMENT = Date.UTC(2025, 8, 17, 14, 32, 7);

/** A clock that tests move by hand. Times are epoch milliseconds. */
export class FixedClock implements Clock {
  #now: number;

  constructor(now: number = FIRST_MOMENT) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Moves the clock on (or back, with a negative number) by `ms` milliseconds; answers the new time. */
  advance(ms: number): number {
    this.#now += ms;
    return this.#now;
  }

  /** Puts the clock to a moment. */
  set(at: number): void {
    this.#now = at;
  }
}
