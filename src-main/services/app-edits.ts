/** Answers for editing an app: changes that are based on what was seen, and what is known of the use of its redirect URIs. */
import type { z } from 'zod';
import { App, type AppChange, type RedirectUse } from '../../src-preload/contract/apps.ts';
import type { Clock } from '../host.ts';
import type { AppStore, StoredApp } from '../storage/app-store.ts';
import type { Database } from '../storage/database.ts';
import type { LogoStore } from '../storage/logo-store.ts';
import type { RedirectUseStore, StoredRedirectUse } from '../storage/redirect-use-store.ts';
import type { Hub } from '../trace/hub.ts';
import { announceApp } from './announce.ts';
import { foldName } from './fold-name.ts';
import { refuseLostLogo } from './logos.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';
import type { Turns } from './turns.ts';
import { type AppView, viewApp } from './view-app.ts';

/** What editing is made of. */
export interface AppEditsParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly logos: LogoStore;
  readonly uses: RedirectUseStore;
  readonly keeper: SecretKeeper;
  readonly hub: Hub;
  readonly clock: Clock;
  readonly turns: Turns;
}

/** A change, and the revision of the app that its author saw. */
export interface Edit {
  readonly clientId: string;
  readonly basedOn: number;
  readonly change: AppChange;
}

/** True when the app is what the change makes of it. */
function isMade(app: StoredApp, change: AppChange): boolean {
  const { redirectUris, ...rest } = change;
  const sameUris = redirectUris.length === app.redirectUris.length && redirectUris.every((uri, index) => uri === app.redirectUris[index]);
  return sameUris && Object.entries(rest).every(([name, value]) => app[name as keyof typeof rest] === value);
}

type View = z.input<typeof RedirectUse>;

function viewLast({ lastAt, flowId, number }: StoredRedirectUse): View['last'] {
  return { at: lastAt, flow: flowId === null || number === null ? null : { flowId, number } };
}

/** Use cases `apps.update` and `apps.redirectUses`. Changes of one app happen one after the other. */
export class AppEdits {
  readonly #parts: AppEditsParts;

  constructor(parts: AppEditsParts) {
    this.#parts = parts;
  }

  /**
   * Changes an app in one transaction, when nobody changed it since the revision that the change is based on.
   * Errors: NOT_FOUND, NAME_TAKEN, CHANGED_MEANWHILE with the app as it stands, LOGO_REFUSED; then nothing changed.
   */
  async update(edit: Edit): Promise<AppView> {
    const { db, hub, keeper, turns } = this.#parts;
    return await turns.take(edit.clientId, async () => {
      const { app, outcome } = db.transact(() => this.#apply(edit));
      const view = await viewApp(app, keeper);
      if (outcome === 'clashed') throw new ServiceFailure('CHANGED_MEANWHILE', { app: App.parse(view) });
      if (outcome === 'changed') announceApp(hub, edit.clientId);
      return view;
    });
  }

  /** The use of every redirect URI that is registered or was ever used. Errors: NOT_FOUND. */
  redirectUses(clientId: string): View[] {
    const { apps, clock, uses } = this.#parts;
    const app = apps.load(clientId);
    if (app === null) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
    const used = new Map(uses.list(clientId).map((use) => [use.redirectUri, use]));
    const waiting = uses.waiting(clientId, clock.now());
    return [...new Set([...app.redirectUris, ...used.keys()])].map((redirectUri) => {
      const use = used.get(redirectUri);
      return { redirectUri, last: use === undefined ? null : viewLast(use), waiting: waiting.filter((uri) => uri === redirectUri).length };
    });
  }

  #apply({ clientId, basedOn, change }: Edit): { app: StoredApp; outcome: 'changed' | 'same' | 'clashed' } {
    const { apps, logos } = this.#parts;
    const stored = apps.load(clientId);
    if (stored === null) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
    // Asked first: whoever lost the answer and asks again is not told of a change that is their own.
    if (isMade(stored, change)) return { app: stored, outcome: 'same' };
    if (stored.revision !== basedOn) return { app: stored, outcome: 'clashed' };
    const isTaken = apps.list().some((other) => other.clientId !== clientId && foldName(other.name) === foldName(change.name));
    if (isTaken) throw new ServiceFailure('NAME_TAKEN', { name: change.name });
    refuseLostLogo(logos, change.logoId);
    return { app: apps.update({ ...stored, ...change }), outcome: 'changed' };
  }
}
