/** Answers for moving the server clock: how far, and back to real time. */
import { type Advance, MOST_AHEAD_MS, type ServerTime } from '../../src-preload/contract/clock.ts';
import type { ServerClock } from '../lab/server-clock.ts';
import type { Hub } from '../trace/hub.ts';
import { ServiceFailure } from './service-failure.ts';

/** What the clock is moved with. */
export interface ClockParts {
  readonly clock: ServerClock;
  readonly hub: Hub;
}

/** Use cases `clock.*`. */
export class ClockKeeping {
  readonly #parts: ClockParts;

  constructor(parts: ClockParts) {
    this.#parts = parts;
  }

  /** The clock as it stands. */
  read(): ServerTime {
    const { clock } = this.#parts;
    const realNow = clock.realNow();
    return { realNow, now: realNow + clock.aheadMs, aheadMs: clock.aheadMs, simulatedSince: clock.simulation?.since ?? null };
  }

  /** Puts the clock on. Errors: CLOCK_REFUSED. */
  advance(wish: Advance): ServerTime {
    const { clock, hub } = this.#parts;
    const byMs = 'byMs' in wish ? wish.byMs : wish.to - clock.now();
    if (byMs <= 0) {
      const cure = clock.simulation === null ? '' : ' Go back to real time first, then begin again.';
      throw new ServiceFailure('CLOCK_REFUSED', { reason: `The server clock only goes forward: what happened cannot come to lie in the future.${cure}` });
    }
    if (clock.aheadMs + byMs > MOST_AHEAD_MS) throw new ServiceFailure('CLOCK_REFUSED', { reason: 'That is more than ten years ahead of real time.' });
    clock.advance(byMs);
    hub.publish([{ topic: 'clock.changed' }]);
    return this.read();
  }

  /** Ends the simulation. Errors: CLOCK_REFUSED. */
  finish(): ServerTime {
    const { clock, hub } = this.#parts;
    if (clock.simulation === null) throw new ServiceFailure('CLOCK_REFUSED', { reason: 'It is in real time already.' });
    clock.finish();
    hub.publish([{ topic: 'clock.changed' }]);
    return this.read();
  }
}
