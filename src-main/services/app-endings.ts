/** Answers for ending what an app holds: what would die, revoking all of it, and deleting the app with it. */
import type { z } from 'zod';
import type { Ended, Removal, Stakes } from '../../src-preload/contract/endings.ts';
import type { Clock } from '../host.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { CallStore } from '../storage/call-store.ts';
import type { CodeStore } from '../storage/code-store.ts';
import type { ConsentStore } from '../storage/consent-store.ts';
import type { JournalStore } from '../storage/journal-store.ts';
import type { PendingStore } from '../storage/pending-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { Hub } from '../trace/hub.ts';
import type { Recorder } from '../trace/recorder.ts';
import { announceApp } from './announce.ts';
import type { EndedLives, Endings } from './endings.ts';
import { loadApp } from './load-app.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';
import type { Turns } from './turns.ts';

/** What ending an app takes. */
export interface AppEndingsParts {
  readonly apps: AppStore;
  readonly tokens: TokenStore;
  readonly codes: CodeStore;
  readonly consents: ConsentStore;
  readonly pendings: PendingStore;
  readonly people: PeopleStore;
  readonly calls: CallStore;
  readonly secrets: SecretStore;
  readonly journal: JournalStore;
  readonly endings: Endings;
  readonly keeper: SecretKeeper;
  readonly recorder: Recorder;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly turns: Turns;
  /** Forgets what the server and guided runs have in memory of an app. */
  readonly forgetApp: (clientId: string) => void;
}

type StakesView = z.input<typeof Stakes>;
type EndedView = z.input<typeof Ended>;
type RemovalView = z.input<typeof Removal>;

/** So many lines of the journal are shown. */
const JOURNAL_LINES = 50;

const viewOf = ({ at, authorizations, tokens }: EndedLives): EndedView => ({ at, authorizations, tokens });

/** Use cases `apps.stakes`, `apps.revokeAll` and `apps.remove`. */
export class AppEndings {
  readonly #parts: AppEndingsParts;

  constructor(parts: AppEndingsParts) {
    this.#parts = parts;
  }

  /** What lives of an app now. Errors: NOT_FOUND. */
  stakes(clientId: string): StakesView {
    const { apps, calls, clock, codes, journal, people, pendings, secrets, tokens } = this.#parts;
    const app = loadApp(apps, clientId);
    const now = clock.now();
    const living = tokens.listOpen(clientId).map((family) => ({ family, alive: tokens.listAlive(family.familyId, now) })).filter(({ alive }) => alive.length > 0);
    const all = living.flatMap(({ alive }) => alive);
    const byPerson = Map.groupBy(living, ({ family }) => family.personId);
    const uses = [secrets.lastUse(app), calls.load(clientId).lastAt].filter((at) => at !== null);
    return {
      people: [...byPerson]
        .map(([personId, of]) => ({ personId, name: people.load(personId)?.name ?? personId, authorizations: of.length }))
        .toSorted((a, b) => b.authorizations - a.authorizations || a.name.localeCompare(b.name, 'en')),
      authorizations: living.length,
      accessTokens: all.filter(({ kind }) => kind === 'access').length,
      refreshTokens: all.filter(({ kind }) => kind === 'refresh').length,
      codes: codes.listOpen(clientId, now).length,
      pendingRequests: pendings.countOpen(clientId, now),
      lastUsedAt: uses.length === 0 ? null : Math.max(...uses),
      journal: journal.list(clientId, JOURNAL_LINES),
    };
  }

  /** Ends every authorization of an app, and codes that were not exchanged yet, in one transaction with the trace. Errors: NOT_FOUND. */
  async revokeAll(clientId: string): Promise<EndedView> {
    const { apps, consents, endings, hub, recorder, turns } = this.#parts;
    return await turns.take(clientId, () => {
      const ended = viewOf(
        recorder.transact((recording) => {
          consents.forgetApp(clientId);
          return endings.revokeAll(recording, loadApp(apps, clientId));
        }),
      );
      announceApp(hub, clientId);
      return Promise.resolve(ended);
    });
  }

  /**
   * Deletes an app: what was issued to it ends, requests that wait are closed, and its client id is remembered; all in one transaction
   * with the trace. Then memory and vault forget it. Errors: NOT_FOUND, NAME_DIFFERS; then nothing changed.
   */
  async remove(clientId: string, name: string): Promise<RemovalView> {
    const { apps, endings, forgetApp, hub, keeper, recorder, secrets, turns } = this.#parts;
    return await turns.take(clientId, async () => {
      const ended = viewOf(recorder.transact((recording) => {
        const app = loadApp(apps, clientId);
        if (app.name !== name.trim()) throw new ServiceFailure('NAME_DIFFERS', { name: app.name });
        return endings.removeApp(recording, app);
      }));
      secrets.forget(clientId);
      forgetApp(clientId);
      announceApp(hub, clientId);
      // The app is gone whatever the keychain says: a secret without an app opens nothing.
      return { ...ended, secretLeft: apps.load(clientId) === null ? await keeper.remove(clientId) : null };
    });
  }
}
