/** Answers for the access token of an app that was issued last and still works, read from what was recorded. */
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import type { FreshestToken } from '../../src-preload/contract/numbers.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { AuthorizationStore, StoredAuthorization } from '../storage/authorization-store.ts';
import type { EventTailStore } from '../storage/event-tail-store.ts';

interface Sources {
  readonly authorizations: AuthorizationStore;
  readonly tails: EventTailStore;
}

/** The newest access token of a flow that neither ran out nor was revoked alone. Events come newest first. */
function newestAlive(events: Iterable<TraceEvent>, { flowId, personName }: StoredAuthorization, now: number): FreshestToken | null {
  const ended = new Set<string>();
  for (const event of events) {
    if (!('issued' in event)) continue;
    for (const ending of event.ended) ended.add(ending.fingerprint);
    const life = event.issued.find(({ of }) => of === 'access_token');
    if (life === undefined || ended.has(life.fingerprint)) continue;
    // Those before it ran out before it.
    return life.expiresAt > now ? { flowId, seq: event.seq, personName, issuedAt: life.issuedAt, expiresAt: life.expiresAt } : null;
  }
  return null;
}

/**
 * Finds the freshest token. Only flows in which something happened while an access token lives can hold it; they are looked at from
 * the one that moved last, and no further than until nothing fresher can come. `now` in epoch ms.
 */
export function findFreshest({ authorizations, tails }: Sources, clientId: string, now: number): FreshestToken | null {
  const recent = authorizations.listRecent(clientId, now - LIFETIMES.accessToken).toSorted((a, b) => b.lastAt - a.lastAt);
  let best: FreshestToken | null = null;
  for (const { familyId, lastAt } of recent) {
    if (best !== null && best.issuedAt >= lastAt) break;
    const authorization = authorizations.load(clientId, familyId);
    const found = authorization === null ? null : newestAlive(tails.newest('turns', authorization.flowNumber), authorization, now);
    if (found !== null && (best === null || found.issuedAt > best.issuedAt)) best = found;
  }
  return best;
}
