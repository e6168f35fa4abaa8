/** Answers for how often each app called the API, counted with the call itself. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** Counts calls. */
export class CallStore {
  readonly #count: BetterSqlite3.Statement<[string, number]>;
  readonly #load: BetterSqlite3.Statement<[string], { calls: number; lastAt: number }>;

  constructor({ sql }: Database) {
    this.#count = sql.prepare(`INSERT INTO app_calls (client_id, calls, last_at) VALUES (?, 1, ?)
      ON CONFLICT (client_id) DO UPDATE SET calls = calls + 1, last_at = excluded.last_at`);
    this.#load = sql.prepare('SELECT calls, last_at AS lastAt FROM app_calls WHERE client_id = ?');
  }

  /** Counts one call of a registered app. `at` in epoch ms. */
  count(clientId: string, at: number): void {
    this.#count.run(clientId, at);
  }

  /** Calls made so far, and when the last one came in epoch ms; null before the first. */
  load(clientId: string): { readonly calls: number; readonly lastAt: number | null } {
    return this.#load.get(clientId) ?? { calls: 0, lastAt: null };
  }
}
