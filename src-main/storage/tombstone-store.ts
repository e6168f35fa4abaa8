/** Answers for what is remembered of apps beyond their life: that they were deleted, and what was done to them from the console. */
import type BetterSqlite3 from 'better-sqlite3';
import type { JournalAction } from '../../src-preload/contract/endings.ts';
import type { Database } from './database.ts';

/** An app that was deleted. It is forgotten when an app with its client id is registered again: a trigger sees to that. */
export interface DeletedApp {
  readonly clientId: string;
  readonly name: string;
  readonly deletedAt: number;
}

/** Something that was done to an app. Triggers write `secret_replaced` and `registered_again`. */
export interface JournalEntry {
  readonly at: number;
  readonly action: JournalAction;
  /** How many authorizations and tokens ended with it. */
  readonly authorizations: number;
  readonly tokens: number;
}

/** Reads and writes what is remembered. */
export class TombstoneStore {
  readonly #load: BetterSqlite3.Statement<[string], DeletedApp>;
  readonly #insert: BetterSqlite3.Statement<[DeletedApp]>;
  readonly #write: BetterSqlite3.Statement<[JournalEntry & { readonly clientId: string }]>;
  readonly #journal: BetterSqlite3.Statement<[string, number], JournalEntry>;

  constructor({ sql }: Database) {
    this.#load = sql.prepare('SELECT client_id AS clientId, name, deleted_at AS deletedAt FROM deleted_apps WHERE client_id = ?');
    this.#insert = sql.prepare('INSERT INTO deleted_apps (client_id, name, deleted_at) VALUES (@clientId, @name, @deletedAt)');
    this.#write = sql.prepare('INSERT INTO app_journal (client_id, at, action, authorizations, tokens) VALUES (@clientId, @at, @action, @authorizations, @tokens)');
    this.#journal = sql.prepare('SELECT at, action, authorizations, tokens FROM app_journal WHERE client_id = ? ORDER BY position DESC LIMIT ?');
  }

  load(clientId: string): DeletedApp | null {
    return this.#load.get(clientId) ?? null;
  }

  /** Remembers an app that is being deleted. */
  insert(app: DeletedApp): void {
    this.#insert.run(app);
  }

  /** Adds a line to the journal of a client id. */
  write(clientId: string, entry: JournalEntry): void {
    this.#write.run({ clientId, ...entry });
  }

  /** The newest lines of a client id's journal, the latest first; they outlive the app. */
  listJournal(clientId: string, most: number): JournalEntry[] {
    return this.#journal.all(clientId, most);
  }
}
