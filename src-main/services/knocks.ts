/** Answers for who knocked without being registered: each with a guess at who was meant. */
import type { Knock } from '../../src-preload/contract/knocks.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { Database } from '../storage/database.ts';
import { KnockStore, type StoredKnock } from '../storage/knock-store.ts';
import { guessMeant } from '../trace/findings/guess-meant.ts';
import type { z } from 'zod';

/** What a procedure hands out for `Knock`; the router validates it. */
export type KnockView = z.input<typeof Knock>;

/** What the use cases of knocks are made of. */
export interface KnocksParts {
  readonly db: Database;
  readonly apps: AppStore;
}

/** Use cases of `knocks.*`. */
export class Knocks {
  readonly #apps: AppStore;
  readonly #knocks: KnockStore;

  constructor({ db, apps }: KnocksParts) {
    this.#apps = apps;
    this.#knocks = new KnockStore(db);
  }

  /** Everyone who knocked and is not registered by now, the latest first; at most 200. */
  list(): KnockView[] {
    const apps = this.#apps.list();
    const registered = new Set(apps.map((app) => app.clientId));
    const isStranger = ({ kind, shownId, isSecret }: StoredKnock): boolean => kind === 'tokens' || isSecret || !registered.has(shownId);
    return this.#knocks.list().filter(isStranger).map(({ isSecret, ...knock }) => ({ ...knock, hint: this.#findDeleted(knock) ?? guessMeant({ ...knock, isSecret }, apps) }));
  }

  #findDeleted({ kind, shownId }: Pick<StoredKnock, 'kind' | 'shownId'>): KnockView['hint'] | null {
    const deleted = kind === 'client' ? this.#apps.loadDeleted(shownId) : null;
    return deleted === null ? null : { kind: 'deleted', appName: deleted.name, deletedAt: deleted.deletedAt };
  }
}
