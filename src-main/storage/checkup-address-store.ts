/** Answers for where a check-up finds each app, in the data folder. */
import type BetterSqlite3 from 'better-sqlite3';
import type { CheckupAddresses } from '../../src-preload/contract/checkup-addresses.ts';
import type { Database } from './database.ts';

/** The addresses of one app. */
export type AppAddresses = CheckupAddresses & { readonly clientId: string };

/** Reads and writes them. */
export class CheckupAddressStore {
  readonly #load: BetterSqlite3.Statement<[string], CheckupAddresses>;
  readonly #list: BetterSqlite3.Statement<[], AppAddresses>;
  readonly #keep: BetterSqlite3.Statement<[AppAddresses]>;
  readonly #forget: BetterSqlite3.Statement<[string]>;

  constructor({ sql }: Database) {
    this.#load = sql.prepare('SELECT start_url AS startUrl, action_url AS actionUrl FROM checkup_addresses WHERE client_id = ?');
    this.#list = sql.prepare('SELECT apps.client_id AS clientId, start_url AS startUrl, action_url AS actionUrl FROM apps CROSS JOIN checkup_addresses ON checkup_addresses.client_id = apps.client_id');
    this.#keep = sql.prepare(`INSERT INTO checkup_addresses (client_id, start_url, action_url) VALUES (@clientId, @startUrl, @actionUrl)
      ON CONFLICT (client_id) DO UPDATE SET start_url = excluded.start_url, action_url = excluded.action_url`);
    this.#forget = sql.prepare('DELETE FROM checkup_addresses WHERE client_id = ?');
  }

  /** Those of an app; null when nobody said any. */
  load(clientId: string): CheckupAddresses | null {
    return this.#load.get(clientId) ?? null;
  }

  /** All of them. */
  list(): AppAddresses[] {
    return this.#list.all();
  }

  /** Keeps those of an app, in place of what was there; null forgets them. */
  keep(clientId: string, addresses: CheckupAddresses | null): void {
    if (addresses === null) this.#forget.run(clientId);
    else this.#keep.run({ clientId, startUrl: addresses.startUrl, actionUrl: addresses.actionUrl });
  }
}
