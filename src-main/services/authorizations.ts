/** Answers for authorizations: listing them, one with all that grew out of it, and revoking one. */
import { RevokedReason, type Authorization, type AuthorizationPage, type AuthorizationQuery, type AuthorizationTree, type FamilyId } from '../../src-preload/contract/authorizations.ts';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { Ending, TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Clock } from '../host.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { StoredAuthorization } from '../storage/authorization-store.ts';
import { EventTailStore } from '../storage/event-tail-store.ts';
import type { ConsentStore } from '../storage/consent-store.ts';
import type { StoredToken, TokenStore } from '../storage/token-store.ts';
import { FIRST_GRANTS, growTree, takeGrants } from '../trace/family-tree.ts';
import type { Recorder } from '../trace/recorder.ts';
import { ServiceFailure } from './service-failure.ts';
import { settleLives, type LifeParts } from './settle-lives.ts';

/** What the use cases of authorizations are made of. */
export interface AuthorizationsParts extends LifeParts {
  readonly apps: AppStore;
  readonly consents: ConsentStore;
  readonly tokens: TokenStore;
  readonly recorder: Recorder;
  readonly clock: Clock;
}

/** Events of one flow that are looked at to find when it was last used. */
const MOST_LOOKED_AT = 200;

const isUse = (event: TraceEvent): boolean =>
  event.type === 'token.decided' ? event.error === undefined : event.type === 'api.called' && firstFailure(event.checks) === null;

const endingOf = ({ kind, fingerprint }: StoredToken): Ending => ({ of: kind === 'access' ? 'access_token' : 'refresh_token', fingerprint, reason: 'revoked' });

/** Use cases of `authorizations.*`. */
export class Authorizations {
  readonly #parts: AuthorizationsParts;
  readonly #tails: EventTailStore;

  constructor(parts: AuthorizationsParts) {
    this.#parts = parts;
    this.#tails = new EventTailStore(parts.db);
  }

  /** A page of an app's authorizations, newest first. Errors: NOT_FOUND. */
  list({ limit, ...query }: AuthorizationQuery): AuthorizationPage {
    const { apps, authorizations, clock } = this.#parts;
    if (apps.load(query.clientId) === null) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
    const now = clock.now();
    settleLives(this.#parts, now);
    const found = authorizations.page({ ...query, now, limit: limit + 1 }); // One more than asked for tells whether there is more.
    const { granted, active } = authorizations.count(query.clientId, now);
    return {
      authorizations: this.#refreshed(found.slice(0, limit)).map((stored) => this.#view(stored, now)),
      hasMore: found.length > limit,
      totals: { all: granted, active, ended: granted - active },
    };
  }

  /** One authorization with its tree. In: how many of the newest generations to show. Errors: NOT_FOUND. */
  get(clientId: ClientId, familyId: FamilyId, newest: number): AuthorizationTree {
    const { clock, tokens } = this.#parts;
    const now = clock.now();
    settleLives(this.#parts, now);
    const stored = this.#mustLoad(clientId, familyId);
    const tree = growTree({
      family: stored,
      tokens: tokens.loadAll(familyId),
      first: takeGrants(this.#tails.first(stored.flowNumber), FIRST_GRANTS),
      newest: takeGrants(this.#tails.newest('turns', stored.flowNumber), newest).toReversed(),
      now,
    });
    return { authorization: this.#view(stored, now), ...tree };
  }

  /** Ends an authorization and records it on its flow, in one transaction. Errors: NOT_FOUND, ENDED. */
  revoke(clientId: ClientId, familyId: FamilyId): Authorization {
    const { clock, consents, recorder, tokens } = this.#parts;
    const now = clock.now();
    settleLives(this.#parts, now);
    return recorder.transact((recording) => {
      const stored = this.#mustLoad(clientId, familyId);
      const before = this.#view(stored, now);
      if (before.state !== 'active') throw new ServiceFailure('ENDED', { at: before.endsAt });
      const ended = tokens.revokeFamily(familyId, now, 'revoked_by_developer').map(endingOf);
      // Who took it back is asked again.
      consents.forgetFamily(familyId);
      recording.record(stored.flowId, { type: 'authorization.revoked', by: 'developer', personName: stored.personName, issued: [], ended });
      return this.#view(this.#mustLoad(clientId, familyId), now);
    });
  }

  #mustLoad(clientId: ClientId, familyId: FamilyId): StoredAuthorization {
    const stored = this.#parts.authorizations.load(clientId, familyId);
    if (stored === null) throw new ServiceFailure('NOT_FOUND', { what: 'authorization' });
    return this.#refreshed([stored])[0] ?? stored;
  }

  /** What is kept may be older than the last refresh, which writes nothing here. */
  #refreshed(stored: readonly StoredAuthorization[]): StoredAuthorization[] {
    const lives = this.#parts.authorizations.readLives(stored.filter(({ revokedAt }) => revokedAt === null).map(({ familyId }) => familyId));
    return stored.map((one) => ({ ...one, aliveUntil: lives.get(one.familyId) ?? one.aliveUntil }));
  }

  #view(stored: StoredAuthorization, now: number): Authorization {
    const { familyId, clientId, flowId, personName, scopes, createdAt, revokedAt, revokedReason, aliveUntil } = stored;
    return {
      familyId: familyId as FamilyId,
      clientId: clientId as ClientId,
      flowId, personName, createdAt,
      scopes: [...scopes],
      lastUsedAt: this.#lastUse(stored),
      state: revokedAt !== null ? 'revoked' : aliveUntil > now ? 'active' : 'expired',
      endsAt: revokedAt ?? aliveUntil,
      reason: RevokedReason.safeParse(revokedReason).data ?? null,
    };
  }

  /** Read from the trace, because a refresh writes nothing for it. */
  #lastUse({ flowNumber, createdAt }: StoredAuthorization): number {
    let looked = 0;
    for (const event of this.#tails.newest('uses', flowNumber)) {
      looked += 1;
      if (isUse(event)) return event.at;
      if (looked === MOST_LOOKED_AT) break;
    }
    return createdAt;
  }
}
