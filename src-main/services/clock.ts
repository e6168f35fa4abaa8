/** Answers for moving the server clock: how far, what dies of age on the way, and back to real time. */
import { AFTER_DEATH_MS, MOST_SHIFT_MS } from '../../src-preload/contract/clock-facts.ts';
import type { Advance, ClockView, Prospect, ServerTime, TokenDeath, TokenDeaths } from '../../src-preload/contract/clock.ts';
import type { ServerClock } from '../lab/server-clock.ts';
import { LifeStore } from '../storage/life-store.ts';
import type { Hub } from '../trace/hub.ts';
import { ServiceFailure } from './service-failure.ts';
import { settleLives, type LifeParts } from './settle-lives.ts';

/** What the clock is moved with. */
export interface ClockParts extends LifeParts {
  readonly clock: ServerClock;
  readonly hub: Hub;
}

/** More than this are not listed, of what lives and of what died. */
const MOST_LISTED = 200;

const ENDS = { code: 'code', access_token: 'access token', refresh_token: 'refresh token' } as const;

/** Use cases `clock.*` but the end of a simulation. */
export class ClockKeeping {
  readonly #parts: ClockParts;
  readonly #lives: LifeStore;

  constructor(parts: ClockParts) {
    this.#parts = parts;
    this.#lives = new LifeStore(parts.db);
  }

  /** The clock as it stands, with what lives and what died. */
  read(): ClockView {
    const time = this.#time();
    const { lives, isCut } = this.#listAfter(Math.min(time.simulatedFrom ?? time.now, time.now));
    const died = lives.filter(({ expiresAt }) => expiresAt <= time.now);
    // Of what died, the latest: they are what the clock was moved for.
    return { ...time, living: cut(lives.slice(died.length), isCut), died: { tokens: died.slice(-MOST_LISTED), isCut: isCut || died.length > MOST_LISTED } };
  }

  /** What would die of age on the way. Errors: CLOCK_REFUSED, NOT_FOUND. */
  prospect(wish: Advance): Prospect {
    const now = this.#parts.clock.now();
    const to = this.#target(wish, now);
    return { to, dies: this.#dying(now, to) };
  }

  /** Puts the clock on. Out: what died of age on the way. Errors: CLOCK_REFUSED, NOT_FOUND. */
  advance(wish: Advance): Prospect {
    const { clock, hub } = this.#parts;
    // Read once: a millisecond may pass between two looks, and be all that was asked for.
    const now = clock.now();
    const to = this.#target(wish, now);
    const dies = this.#dying(now, to);
    clock.advance(to - now);
    hub.publish([{ topic: 'clock.changed' }]);
    return { to, dies };
  }

  /** How many of what could be listed die of age until the server clock stands at a moment; none where it goes back. */
  countDying(to: number): number {
    const now = this.#parts.clock.now();
    return to <= now ? 0 : this.#listAfter(now).lives.filter(({ expiresAt }) => expiresAt <= to).length;
  }

  #time(): ServerTime {
    const { clock } = this.#parts;
    const realNow = clock.realNow();
    return { realNow, now: realNow + clock.aheadMs, aheadMs: clock.aheadMs, simulatedFrom: clock.simulation?.from ?? null };
  }

  #target(wish: Advance, now: number): number {
    const { clock } = this.#parts;
    const to = 'byMs' in wish ? now + wish.byMs : 'to' in wish ? wish.to : this.#afterDeath(wish.afterToken, now);
    if (to <= now) {
      const cure = clock.simulation === null ? '' : ' Go back to real time, then begin again.';
      throw new ServiceFailure('CLOCK_REFUSED', { reason: `The server clock only goes forward, because what happened must not come to lie in the future.${cure}` });
    }
    if (to - clock.realNow() > MOST_SHIFT_MS) throw new ServiceFailure('CLOCK_REFUSED', { reason: 'That is more than ten years from real time.' });
    return to;
  }

  #afterDeath({ flowId, fingerprint }: { readonly flowId: string; readonly fingerprint: string }, now: number): number {
    const token = this.#lives.listOfFlow(flowId).find((one) => one.fingerprint === fingerprint);
    if (token === undefined) throw new ServiceFailure('NOT_FOUND', { what: 'living token' });
    if (token.expiresAt + AFTER_DEATH_MS <= now) throw new ServiceFailure('CLOCK_REFUSED', { reason: `This ${ENDS[token.of]} is dead already.` });
    return token.expiresAt + AFTER_DEATH_MS;
  }

  /** What dies after `now`, until `to`: a life is over at the moment where it ends. */
  #dying(now: number, to: number): TokenDeaths {
    const { lives, isCut } = this.#listAfter(now);
    return cut(lives.filter(({ expiresAt }) => expiresAt <= to), isCut);
  }

  #listAfter(moment: number): ReturnType<LifeStore['listAfter']> {
    settleLives(this.#parts, this.#parts.clock.now());
    return this.#lives.listAfter(moment);
  }
}

function cut(lives: readonly TokenDeath[], isCut: boolean): TokenDeaths {
  return { tokens: lives.slice(0, MOST_LISTED), isCut: isCut || lives.length > MOST_LISTED };
}
