/** Answers for pages of other origins: what they may read, and what is said to the developer where they may not. */
import type { Log } from '../host.ts';
import { headerOf, type Received } from './receive.ts';
import type { Answer } from './respond.ts';

/** Metadata is the same for everybody, so any page may read it. */
export const OPEN_TO_PAGES = { 'access-control-allow-origin': '*' } as const;

/** Different origins are told apart up to this number; after that the log has said enough. */
const MOST_ORIGINS = 50;

/** Answers OPTIONS (RFC 9110 9.3.7), which for an open address is also a browser's preflight (Fetch standard 3.3). */
export function answerOptions(allow: string, isOpen: boolean): Answer {
  const preflight = { ...OPEN_TO_PAGES, 'access-control-allow-methods': allow, 'access-control-allow-headers': 'Authorization, Content-Type', 'access-control-max-age': '600' };
  return {
    status: 204,
    headers: { allow, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', ...(isOpen ? preflight : {}) },
    body: { kind: 'none' },
  };
}

/** Tells the developer, once for each origin, why a page gets no answer that it may read. */
export class ForeignPages {
  readonly #log: Log;
  readonly #seen = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Looks at a request to an endpoint that only servers may ask. In: our own origin, which is no stranger. */
  notice(received: Received, issuer: string): void {
    const sent = headerOf(received, 'origin');
    if (sent === null || sent === issuer) return;
    // An origin may be anything that somebody typed; the log holds addresses only.
    const origin = /^https?:\/\/[\w.:[\]-]{1,200}$/i.test(sent) ? sent : 'an opaque origin';
    if (this.#seen.has(origin) || this.#seen.size >= MOST_ORIGINS) return;
    this.#seen.add(origin);
    this.#log.warn('A page in a browser asked an endpoint that is for servers only. It was answered without CORS headers, so the page cannot read the answer: a client secret in a page is no secret. Ask from your server.', {
      origin,
      path: received.path,
    });
  }
}
