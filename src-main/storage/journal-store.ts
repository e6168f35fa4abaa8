/** Answers for what was done to apps from the console. A journal outlives its app, and goes on when the client id comes back. */
import type BetterSqlite3 from 'better-sqlite3';
import type { JournalAction } from '../../src-preload/contract/endings.ts';
import type { Database } from './database.ts';

/** Something that was done to an app. Triggers write `secret_replaced` and `registered_again`. */
export interface JournalEntry {
  readonly at: number;
  readonly action: JournalAction;
  /** How many authorizations and tokens ended with it. */
  readonly authorizations: number;
  readonly tokens: number;
}

/** Reads and writes journals. */
export class JournalStore {
  readonly #write: BetterSqlite3.Statement<[JournalEntry & { readonly clientId: string }]>;
  readonly #list: BetterSqlite3.Statement<[string, number], JournalEntry>;

  constructor({ sql }: Database) {
    this.#write = sql.prepare('INSERT INTO app_journal (client_id, at, action, authorizations, tokens) VALUES (@clientId, @at, @action, @authorizations, @tokens)');
    this.#list = sql.prepare('SELECT at, action, authorizations, tokens FROM app_journal WHERE client_id = ? ORDER BY position DESC LIMIT ?');
  }

  /** Adds a line to the journal of a client id. */
  write(clientId: string, entry: JournalEntry): void {
    this.#write.run({ clientId, ...entry });
  }

  /** The newest lines, the latest first. */
  list(clientId: string, most: number): JournalEntry[] {
    return this.#list.all(clientId, most);
  }
}
