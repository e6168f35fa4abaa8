/** Answers for the test users who can consent on the local server. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Person } from '../../src-preload/contract/oauth.ts';
import type { Database } from './database.ts';

/** Reads people. The first one is put in by a migration. */
export class PeopleStore {
  readonly #first: BetterSqlite3.Statement<[], Person>;
  readonly #byId: BetterSqlite3.Statement<[string], Person>;

  constructor({ sql }: Database) {
    this.#first = sql.prepare('SELECT person_id AS personId, name, email FROM people ORDER BY position LIMIT 1');
    this.#byId = sql.prepare('SELECT person_id AS personId, name, email FROM people WHERE person_id = ?');
  }

  /** Who consents when nobody else was chosen. */
  loadDefault(): Person {
    const person = this.#first.get();
    if (person === undefined) throw new Error('The database holds no people.');
    return person;
  }

  load(personId: string): Person | null {
    return this.#byId.get(personId) ?? null;
  }
}
