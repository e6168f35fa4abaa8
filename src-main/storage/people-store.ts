/** Answers for the test users who can consent on the local server. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Person } from '../../src-preload/contract/oauth.ts';
import type { Database } from './database.ts';

/** Reads and writes people. The first one is put in by a migration. */
export class PeopleStore {
  readonly #first: BetterSqlite3.Statement<[], Person>;
  readonly #byId: BetterSqlite3.Statement<[string], Person>;
  readonly #list: BetterSqlite3.Statement<[], Person>;
  readonly #insert: BetterSqlite3.Statement<[string, number, string, string]>;
  readonly #update: BetterSqlite3.Statement<[string, string, string]>;
  readonly #move: BetterSqlite3.Statement<[number, string]>;
  readonly #remove: BetterSqlite3.Statement<[string]>;
  readonly #last: BetterSqlite3.Statement<[], { position: number | null }>;

  constructor({ sql }: Database) {
    this.#first = sql.prepare('SELECT person_id AS personId, name, email FROM people ORDER BY position LIMIT 1');
    this.#byId = sql.prepare('SELECT person_id AS personId, name, email FROM people WHERE person_id = ?');
    this.#list = sql.prepare('SELECT person_id AS personId, name, email FROM people ORDER BY position');
    this.#insert = sql.prepare('INSERT INTO people (person_id, position, name, email) VALUES (?, ?, ?, ?)');
    this.#update = sql.prepare('UPDATE people SET name = ?, email = ? WHERE person_id = ?');
    this.#move = sql.prepare('UPDATE people SET position = ? WHERE person_id = ?');
    this.#remove = sql.prepare('DELETE FROM people WHERE person_id = ?');
    this.#last = sql.prepare('SELECT max(position) AS position FROM people');
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

  /** Everybody; the first one consents when nobody else was chosen. */
  list(): Person[] {
    return this.#list.all();
  }

  /** Puts somebody at the end. Throws when the id is taken. */
  insert({ personId, name, email }: Person): void {
    this.#insert.run(personId, this.#lastPosition() + 1, name, email);
  }

  /** Writes name and address of somebody who is there. */
  update({ personId, name, email }: Person): void {
    if (this.#update.run(name, email, personId).changes !== 1) throw new Error(`No person ${personId} to update.`);
  }

  /** Takes somebody out; what they granted must have ended. */
  remove(personId: string): void {
    if (this.#remove.run(personId).changes !== 1) throw new Error(`No person ${personId} to remove.`);
  }

  /** Puts everybody into this order. In: the id of each person, once. Call inside a transaction. */
  arrange(personIds: readonly string[]): void {
    if (this.list().every(({ personId }, index) => personId === personIds[index])) return;
    // Positions are unique, so everybody first moves behind the last one.
    const behind = this.#lastPosition();
    personIds.forEach((personId, index) => this.#move.run(behind + index + 1, personId));
    personIds.forEach((personId, index) => this.#move.run(index + 1, personId));
  }

  #lastPosition(): number {
    return this.#last.get()?.position ?? 0;
  }
}
