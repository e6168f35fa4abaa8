/** Answers for how much and how slowly anybody may send, so that no client can hold the server. */

/** Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** A longer body gets 413. */
  readonly body: number;
  /** A longer request target gets 414. */
  readonly target: number;
  /** Request line and headers together. Far above `target`, so that a long address is told as such and not as 431. */
  readonly head: number;
  /** The headers must have arrived by then; 408 otherwise. */
  readonly headersMs: number;
  /** The whole request must have arrived by then; 408 otherwise. */
  readonly requestMs: number;
  /** A connection on which nothing moves is closed after this. */
  readonly idleMs: number;
  /** How often late requests are looked for. */
  readonly lookMs: number;
}

export const LIMITS: Limits = { body: 64 * 1024, target: 8 * 1024, head: 64 * 1024, headersMs: 10_000, requestMs: 30_000, idleMs: 30_000, lookMs: 1000 };
