/** Answers for when each redirect URI of an app was used last, and who waits for an answer to it. */
import type BetterSqlite3 from 'better-sqlite3';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';

/** An authorization request that was accepted with a redirect URI. */
export interface RedirectUseNow {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly at: number;
  readonly flowId: FlowId;
}

/** The latest use of a redirect URI. Flow and number are null when the flow is recorded no more. */
export interface StoredRedirectUse {
  readonly redirectUri: string;
  readonly lastAt: number;
  readonly flowId: FlowId | null;
  readonly number: number | null;
}

/** Reads and writes the uses of redirect URIs. */
export class RedirectUseStore {
  readonly #mark: BetterSqlite3.Statement<[RedirectUseNow]>;
  readonly #list: BetterSqlite3.Statement<[string], StoredRedirectUse>;
  readonly #waiting: BetterSqlite3.Statement<[{ clientId: string; now: number }], { redirectUri: string }>;

  constructor({ sql }: Database) {
    this.#mark = sql.prepare(`INSERT INTO redirect_uses (client_id, redirect_uri, last_at, flow_id) VALUES (@clientId, @redirectUri, @at, @flowId)
      ON CONFLICT (client_id, redirect_uri) DO UPDATE SET last_at = excluded.last_at, flow_id = excluded.flow_id`);
    this.#list = sql.prepare(`SELECT redirect_uri AS redirectUri, redirect_uses.last_at AS lastAt, flows.flow_id AS flowId, flows.number
      FROM redirect_uses LEFT JOIN flows ON flows.flow_id = redirect_uses.flow_id WHERE redirect_uses.client_id = ?`);
    this.#waiting = sql.prepare('SELECT redirect_uri AS redirectUri FROM pending_requests WHERE client_id = @clientId AND answered_at IS NULL AND expires_at > @now');
  }

  /** Notes a use, inside the transaction that accepts the request. */
  mark(use: RedirectUseNow): void {
    this.#mark.run(use);
  }

  /** The latest use of each redirect URI that an app ever used. */
  list(clientId: string): StoredRedirectUse[] {
    return this.#list.all(clientId);
  }

  /** The redirect URI of each request whose consent page waits for an answer at `now`. */
  waiting(clientId: string, now: number): string[] {
    return this.#waiting.all({ clientId, now }).map(({ redirectUri }) => redirectUri);
  }
}
