/** Answers for how many calls a minute may make: counted for each person and app, by the server clock. */
import { CALLS_PER_MINUTE } from '../../../src-preload/contract/plan-facts.ts';
import type { Plan } from '../../../src-preload/contract/plans.ts';

/** Length of a window, in milliseconds. */
const WINDOW_MS = 60_000;
/** With more counters than this, those of windows that are over are thrown away. */
const MANY = 1000;

/** How a call stands to the limit. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in epoch seconds. */
  readonly resetAt: number;
  /** Seconds until then, at least 1. */
  readonly retryAfter: number;
  readonly allowed: boolean;
}

interface Counter {
  window: number;
  used: number;
}

/** Counts calls in windows of one minute, in memory: a restart begins anew. */
export class RateLimiter {
  readonly #counters = new Map<string, Counter>();

  /**
   * Takes one call off the allowance. In: whose it is, the plan, and now in epoch ms.
   * Out: how it stands, or null where the plan has no limit. A call past the limit takes nothing.
   */
  take(who: string, plan: Plan, now: number): Allowance | null {
    const limit = CALLS_PER_MINUTE[plan];
    if (limit === null) return null;
    const window = Math.floor(now / WINDOW_MS);
    const counter = this.#counterFor(who, window);
    const allowed = counter.used < limit;
    if (allowed) counter.used += 1;
    const endsAt = (window + 1) * WINDOW_MS;
    return { limit, remaining: Math.max(0, limit - counter.used), resetAt: endsAt / 1000, retryAfter: Math.max(1, Math.ceil((endsAt - now) / 1000)), allowed };
  }

  /** The app is gone: one that takes its id begins anew. Whose a call is begins with the client id and a space. */
  forgetApp(clientId: string): void {
    for (const key of this.#counters.keys()) if (key.startsWith(`${clientId} `)) this.#counters.delete(key);
  }

  /** How many callers it has counters for. */
  get size(): number {
    return this.#counters.size;
  }

  /** A clock that was put back begins a new window too: what counts is that it is another one. */
  #counterFor(who: string, window: number): Counter {
    const known = this.#counters.get(who);
    if (known?.window === window) return known;
    if (this.#counters.size >= MANY) {
      for (const [key, counter] of this.#counters) if (counter.window !== window) this.#counters.delete(key);
    }
    const fresh = { window, used: 0 };
    this.#counters.set(who, fresh);
    return fresh;
  }
}

/** The limit as the documented headers say it. */
export function limitHeaders(allowance: Allowance | null): Record<string, string> {
  if (allowance === null) return {};
  const { limit, remaining, resetAt, retryAfter, allowed } = allowance;
  const headers = { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': String(resetAt) };
  return allowed ? headers : { ...headers, 'retry-after': String(retryAfter) };
}
