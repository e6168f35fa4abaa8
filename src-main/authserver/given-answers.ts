/** Answers for double clicks: the redirect just given for a consent form is given again to the same form, for a short while. */
import type { Clock } from '../host.ts';
import { sameDigest } from '../trace/secrets.ts';

/** How long a second post of the same form counts as the same click. */
const WINDOW_MS = 30_000;
const MOST = 200;

/** A form that was answered. `tokenDigest` is that of its anti-forgery token. */
export interface GivenAnswer {
  readonly clientId: string;
  readonly tokenDigest: string;
  /** What the form said, as text. */
  readonly answer: string;
  readonly location: string;
}

/** Locations hold codes, so they stay in memory: few, and for at most 30 seconds of the server clock. */
export class GivenAnswers {
  readonly #clock: Clock;
  readonly #given = new Map<string, GivenAnswer & { readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Keeps the answer to a request. */
  keep(requestId: string, given: GivenAnswer): void {
    this.#forgetOld();
    this.#given.set(requestId, { ...given, at: this.#clock.now() });
    const oldest = this.#given.keys().next();
    if (this.#given.size > MOST && oldest.done !== true) this.#given.delete(oldest.value);
  }

  /** The redirect of a moment ago, when the form is the same: request, token and what it says. Otherwise null. */
  repeat(requestId: string, tokenDigest: string, answer: string): string | null {
    this.#forgetOld();
    const given = this.#given.get(requestId);
    if (given?.answer !== answer) return null;
    return sameDigest(given.tokenDigest, tokenDigest) ? given.location : null;
  }

  /** The app is gone: nobody is sent back to it. */
  forgetApp(clientId: string): void {
    for (const [requestId, given] of this.#given) if (given.clientId === clientId) this.#given.delete(requestId);
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [requestId, { at }] of this.#given) if (Math.abs(now - at) > WINDOW_MS) this.#given.delete(requestId);
  }
}
