/** Answers for flows that stopped without being refused: where, since when, and what is the likely cause. Pure; both sides of the contract may ask. */
import { LIFETIMES } from './oauth.ts';
import type { FlowSummary, TraceEvent } from './trace.ts';

/** After this long a flow counts as stopped, in milliseconds. People take their time; callbacks do not. */
export const PATIENCE = { unopened: 15_000, consent: 120_000, code: 30_000, tokens: 120_000 } as const;

/** Where a flow stopped. `unopened`: the browser never asked for the consent page it was sent to. */
export type StallPlace = keyof typeof PATIENCE;

/** A flow that stopped. */
export interface Stall {
  readonly place: StallPlace;
  /** When it last moved, by the server clock. */
  readonly since: number;
  /** How long ago that is, in milliseconds. */
  readonly forMs: number;
  /** True when waiting has become useless, because the page or the code has expired. */
  readonly isOver: boolean;
}

const CONSENT = 1;
const EXCHANGE = 3;
const TOKENS = 4;

function placeOf({ outcome, steps, personName }: FlowSummary): StallPlace | null {
  if (outcome === 'live' && steps[CONSENT] === 'live') return personName === null ? 'unopened' : 'consent';
  if (outcome === 'live' && steps[EXCHANGE] === 'live') return 'code';
  const isUnused = steps.slice(TOKENS + 1).every((state) => state === 'none');
  return outcome === 'completed' && steps[TOKENS] === 'done' && isUnused ? 'tokens' : null;
}

/** The event that began the waiting: a page that is only loaded again does not begin it anew. */
function beganAt(place: StallPlace, events: readonly TraceEvent[]): number | null {
  const types = { unopened: 'authorization.decided', consent: 'consent.shown', code: 'consent.answered', tokens: 'token.decided' } as const;
  const found = events.filter((event) => event.type === types[place]);
  if (place === 'consent' || place === 'unopened') return found[0]?.at ?? null;
  return found.findLast((event) => 'issued' in event && event.issued.length > 0)?.at ?? null;
}

/**
 * Says where a flow stopped. A guided flow never does: its next step is a button of the console.
 * In: the row, the time by the server clock, and the events where they are at hand (they tell the start more exactly). Out: null while it moves.
 */
export function findStall(summary: FlowSummary, now: number, events: readonly TraceEvent[] = []): Stall | null {
  if (summary.origin !== 'app') return null;
  const place = placeOf(summary);
  if (place === null) return null;
  const since = beganAt(place, events) ?? summary.lastAt;
  const forMs = now - since;
  if (forMs < PATIENCE[place]) return null;
  const life = place === 'code' ? LIFETIMES.code : place === 'tokens' ? LIFETIMES.accessToken : LIFETIMES.pendingConsent;
  return { place, since, forMs, isOver: forMs >= life };
}
