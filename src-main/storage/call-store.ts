/** Answers for how often each app called the API, counted with the call itself. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** Counts calls. */
export class CallStore {
  readonly #count: BetterSqlite3.Statement<[number, string]>;
  readonly #load: BetterSqlite3.Statement<[string], { calls: number; lastAt: number }>;

  constructor({ sql }: Database) {
    // A token may outlive its app; then there is nobody to count for.
    this.#count = sql.prepare(`INSERT INTO app_calls (client_id, calls, last_at) SELECT client_id, 1, ? FROM apps WHERE client_id = ?
      ON CONFLICT (client_id) DO UPDATE SET calls = calls + 1, last_at = excluded.last_at`);
    this.#load = sql.prepare('SELECT calls, last_at AS lastAt FROM app_calls WHERE client_id = ?');
  }

  /** Counts one call of an app; of one that was deleted, none. `at` in epoch ms. */
  count(clientId: string, at: number): void {
    this.#count.run(at, clientId);
  }

  /** Calls made so far, and when the last one came in epoch ms; null before the first. */
  load(clientId: string): { readonly calls: number; readonly lastAt: number | null } {
    return this.#load.get(clientId) ?? { calls: 0, lastAt: null };
  }
}
