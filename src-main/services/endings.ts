/** Answers for ending what was issued, and saying so on each flow that loses something: for an app, for an app that goes, for a person who goes. */
import type { TokenLoss } from '../../src-preload/contract/workspace.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Ending, TraceEventOf } from '../../src-preload/contract/trace.ts';
import type { Clock } from '../host.ts';
import type { AppStore, StoredApp } from '../storage/app-store.ts';
import type { CodeStore, StoredCode } from '../storage/code-store.ts';
import type { Database } from '../storage/database.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import { JournalStore } from '../storage/journal-store.ts';
import type { PendingStore } from '../storage/pending-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { StoredToken, TokenFamily, TokenStore } from '../storage/token-store.ts';
import type { Recording } from '../trace/recorder.ts';

/** What endings are made of. */
export interface EndingParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly people: PeopleStore;
  readonly tokens: TokenStore;
  readonly codes: CodeStore;
  readonly pendings: PendingStore;
  readonly flows: FlowStore;
  readonly clock: Clock;
}

/** Apps and people that go. */
export interface Gone {
  readonly clientIds: readonly string[];
  readonly personIds: readonly string[];
}

/** What ended at `at`. `tokens` counts access and refresh tokens and codes; `stopped` the flows that still waited for a request. */
export interface EndedLives {
  readonly at: number;
  readonly authorizations: number;
  readonly tokens: number;
  readonly stopped: number;
}

type Reason = TraceEventOf<'authorization.ended'>['by'];

interface Lives {
  readonly families: readonly TokenFamily[];
  readonly codes: readonly StoredCode[];
  /** Flows that are over with this, whether something of them ends or not. */
  readonly waiting: readonly FlowId[];
}

const endingOf = ({ kind, fingerprint }: StoredToken): Ending => ({ of: kind === 'access' ? 'access_token' : 'refresh_token', fingerprint, reason: 'revoked' });

/** Ends authorizations. Everything but `living` is to be called inside a transaction of the recorder. What was done stays in the trace. */
export class Endings {
  readonly #parts: EndingParts;
  readonly #journal: JournalStore;

  constructor(parts: EndingParts) {
    this.#parts = parts;
    this.#journal = new JournalStore(parts.db);
  }

  /** The tokens that live at `at` and end with these, and of how many people. What an app and a person share counts once. */
  living({ clientIds, personIds }: Gone, at: number): TokenLoss {
    const { tokens } = this.#parts;
    const families = new Map<string, TokenFamily>();
    for (const family of [...clientIds.flatMap((id) => tokens.listOpen(id)), ...personIds.flatMap((id) => tokens.listOpenOfPerson(id))]) families.set(family.familyId, family);
    const people = new Set<string>();
    let count = 0;
    for (const family of families.values()) {
      const alive = tokens.listAlive(family.familyId, at).length;
      if (alive > 0) people.add(family.personId);
      count += alive;
    }
    return { people: people.size, tokens: count };
  }

  /** Ends every authorization of an app, and codes that were not exchanged yet. The app stays, and so do its flows that wait. */
  revokeAll(recording: Recording, { clientId }: Pick<StoredApp, 'clientId'>): EndedLives {
    const { clock, codes, tokens } = this.#parts;
    const at = clock.now();
    const ended = this.#end(recording, { families: tokens.listOpen(clientId), codes: codes.listOpen(clientId, at), waiting: [] }, { at, by: 'all_revoked' });
    if (ended.tokens > 0) this.#journal.write(clientId, { ...ended, action: 'tokens_revoked' });
    return ended;
  }

  /** Ends all that was issued to an app and its flows that wait, and takes it out. Its id is remembered as a deleted one. */
  removeApp(recording: Recording, app: StoredApp): EndedLives {
    const { apps, clock, codes, flows, pendings, tokens } = this.#parts;
    const { clientId } = app;
    const at = clock.now();
    const lives = { families: tokens.listOpen(clientId), codes: codes.listOpen(clientId, at), waiting: flows.listLive(clientId) };
    const ended = this.#end(recording, lives, { at, by: 'app_deleted' });
    pendings.closeAll(clientId, at);
    apps.remove(app, at);
    this.#journal.write(clientId, { ...ended, action: 'deleted' });
    return ended;
  }

  /** Ends all that a person granted, and takes them out. */
  removePerson(recording: Recording, personId: string): EndedLives {
    const { clock, codes, people, tokens } = this.#parts;
    const at = clock.now();
    const ended = this.#end(recording, { families: tokens.listOpenOfPerson(personId), codes: codes.listOpenOfPerson(personId, at), waiting: [] }, { at, by: 'person_removed' });
    people.remove(personId);
    return ended;
  }

  #end(recording: Recording, { families, codes, waiting }: Lives, { at, by }: { readonly at: number; readonly by: Reason }): EndedLives {
    const { codes: store, tokens } = this.#parts;
    const losses = families.map(({ familyId, flowId }) => ({ flowId, ended: tokens.revokeFamily(familyId, at, by).map(endingOf) }));
    const authorizations = losses.filter(({ ended }) => ended.length > 0).length;
    for (const { digest, fingerprint, flowId } of codes) {
      store.revoke(digest, at, by);
      losses.push({ flowId, ended: [{ of: 'code', fingerprint, reason: 'revoked' }] });
    }
    const lost = Map.groupBy(losses.filter(({ ended }) => ended.length > 0), ({ flowId }) => flowId);
    for (const flowId of new Set([...lost.keys(), ...waiting])) {
      recording.record(flowId, { type: 'authorization.ended', by, issued: [], ended: (lost.get(flowId) ?? []).flatMap(({ ended }) => ended) });
    }
    return { at, authorizations, tokens: losses.reduce((sum, { ended }) => sum + ended.length, 0), stopped: waiting.length };
  }
}
