/** Answers for what ends when an import removes apps and people: counted before, and ended in the same transaction. */
import type { Person } from '../../../src-preload/contract/oauth.ts';
import type { TokenLoss } from '../../../src-preload/contract/workspace.ts';
import type { Clock } from '../../host.ts';
import type { AppStore, StoredApp } from '../../storage/app-store.ts';
import type { CodeStore } from '../../storage/code-store.ts';
import { JournalStore } from '../../storage/journal-store.ts';
import type { PendingStore } from '../../storage/pending-store.ts';
import type { PeopleStore } from '../../storage/people-store.ts';
import type { TokenFamily, TokenStore } from '../../storage/token-store.ts';
import type { Database } from '../../storage/database.ts';
import type { Step } from './step.ts';

/** What endings are made of. */
export interface EndingParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly people: PeopleStore;
  readonly tokens: TokenStore;
  readonly codes: CodeStore;
  readonly pendings: PendingStore;
  readonly clock: Clock;
}

/** Apps and people that go. */
export interface Gone {
  readonly clientIds: readonly string[];
  readonly personIds: readonly string[];
}

/** Those that steps remove. */
export function findGone({ apps, people }: { readonly apps: readonly Step<StoredApp>[]; readonly people: readonly Step<Person>[] }): Gone {
  return {
    clientIds: apps.flatMap(({ before, after }) => (after === null && before !== null ? [before.clientId] : [])),
    personIds: people.flatMap(({ before, after }) => (after === null && before !== null ? [before.personId] : [])),
  };
}

/** Removes apps and people. What they did stays in the trace. */
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

  /** Ends all that was issued to an app, and takes it out. Its id is remembered as a deleted one. Call inside a transaction. */
  removeApp(app: StoredApp): void {
    const { apps, clock, codes, pendings, tokens } = this.#parts;
    const { clientId } = app;
    const at = clock.now();
    const families = tokens.listOpen(clientId);
    const ended = families.map(({ familyId }) => tokens.revokeFamily(familyId, at, 'app_deleted').length);
    for (const { digest } of codes.listOpen(clientId, at)) codes.revoke(digest, at, 'app_deleted');
    pendings.closeAll(clientId, at);
    this.#journal.write(clientId, { at, action: 'deleted', authorizations: ended.filter((count) => count > 0).length, tokens: ended.reduce((sum, count) => sum + count, 0) });
    apps.remove(app, at);
  }

  /** Ends all that a person granted, and takes them out. Call inside a transaction. */
  removePerson(personId: string): void {
    const { clock, codes, people, tokens } = this.#parts;
    const at = clock.now();
    for (const { familyId } of tokens.listOpenOfPerson(personId)) tokens.revokeFamily(familyId, at, 'person_removed');
    codes.revokeOfPerson(personId, at, 'person_removed');
    people.remove(personId);
  }
}
