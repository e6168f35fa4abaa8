/** Answers for how long recorded flows are kept: taking old ones away, a few at a time, between requests. */
import type { RecordingsWeight, Tidied } from '../../src-preload/contract/preferences-view.ts';
import type { Retention } from '../../src-preload/contract/preferences.ts';
import type { Clock, Log } from '../host.ts';
import type { Database } from '../storage/database.ts';
import type { OldFlow, RetentionStore } from '../storage/retention-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { Hub } from '../trace/hub.ts';

const DAY_MS = 86_400_000;
/** Flows looked at in one transaction: a few milliseconds, between which requests are answered. */
const PORTION = 20;
/** Flows that are counted for the screen at most; from there on it says “or more”. */
const COUNTED = 20_000;
/** How long after the start, and how often, the background looks. */
const FIRST_MS = 60_000;
const EVERY_MS = 10 * 60_000;

/** What retention is made of. */
export interface RetentionParts {
  readonly db: Database;
  readonly retention: RetentionStore;
  readonly tokens: TokenStore;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly log: Log;
  /** What holds now. Asked before each portion, so that a change counts at once. */
  readonly policy: () => Retention;
  /** Lets everything that waits be done first. */
  readonly pause?: () => Promise<void>;
}

const pauseForOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Takes old flows away. One round at a time. */
export class RetentionKeeping {
  readonly #parts: RetentionParts;
  #round: Promise<Tidied> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** How much there is, and what a retention would take away now. */
  weigh({ days, megabytes }: Retention): RecordingsWeight {
    const { clock, retention } = this.#parts;
    const bytes = retention.usedBytes();
    return {
      flows: retention.count(),
      bytes,
      oldestAt: retention.oldestAt(),
      tooOld: days === null ? 0 : retention.countIdle(clock.now() - days * DAY_MS, COUNTED),
      tooMuch: megabytes === null ? 0 : Math.max(0, bytes - megabytes * 1_000_000),
      isPaused: this.#isPaused(),
    };
  }

  /** Takes away what the policy does not keep. While a round runs, whoever asks waits for its end. */
  async tidy(): Promise<Tidied> {
    this.#round ??= this.#tidy().finally(() => {
      this.#round = null;
    });
    return await this.#round;
  }

  /** Looks in the background from now on, until `close`. */
  begin(): void {
    const look = (): void => {
      this.tidy().catch((cause: unknown) => this.#parts.log.error('Old flows were not taken away.', { cause }));
    };
    this.#timer = setTimeout(() => {
      look();
      this.#timer = setInterval(look, EVERY_MS).unref();
    }, FIRST_MS).unref();
  }

  /** Ends after the portion that runs. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#round;
  }

  async #tidy(): Promise<Tidied> {
    const { db, hub, retention, pause = pauseForOthers } = this.#parts;
    let [flows, keptAlive, after] = [0, 0, 0];
    for (;;) {
      await pause();
      if (this.#isClosed || this.#isPaused() || !this.#hasPolicy()) break;
      const portion = retention.listOldest(after, PORTION);
      const done = db.transact(() => this.#tidyPortion(portion));
      flows += done.flows;
      keptAlive += done.keptAlive;
      after = portion.at(-1)?.number ?? after;
      if (done.isEnd || portion.length < PORTION) break;
    }
    if (flows > 0) hub.publish([{ topic: 'flows.removed' }]);
    return { flows, keptAlive };
  }

  /** A simulation makes every flow look older, or younger, than it is; and what began in it is told by numbers that must not be used twice. */
  #isPaused(): boolean {
    return (this.#parts.clock.aheadMs ?? 0) !== 0;
  }

  #hasPolicy(): boolean {
    const { days, megabytes } = this.#parts.policy();
    return days !== null || megabytes !== null;
  }

  /** `isEnd`: every flow after these is younger than the policy's age, and there is no bound of size, or it is kept. */
  #tidyPortion(portion: readonly OldFlow[]): Tidied & { readonly isEnd: boolean } {
    const { clock, policy, retention } = this.#parts;
    const { days, megabytes } = policy();
    const now = clock.now();
    const before = days === null ? -Infinity : now - days * DAY_MS;
    const newest = retention.newest();
    let [flows, keptAlive] = [0, 0];
    for (const flow of portion) {
      const isTooMuch = megabytes !== null && retention.usedBytes() > megabytes * 1_000_000;
      // A flow goes on after it began, so whatever begins after the bound is younger than it.
      if (!isTooMuch && flow.startedAt >= before) return { flows, keptAlive, isEnd: true };
      if (!isTooMuch && flow.lastAt >= before) continue;
      if (flow.number === newest || this.#lives(flow, now)) keptAlive += 1;
      else {
        retention.remove(flow);
        flows += 1;
      }
    }
    return { flows, keptAlive, isEnd: false };
  }

  /** True while a consent page waits, a code can be traded, or a token works: then its login is not over. */
  #lives({ flowId }: OldFlow, now: number): boolean {
    const { retention, tokens } = this.#parts;
    return retention.isAwaited(flowId, now) || retention.openFamilies(flowId).some((familyId) => tokens.listAlive(familyId, now).length > 0);
  }
}
