/** Answers for authorization requests that wait for a person's answer. */
import type BetterSqlite3 from 'better-sqlite3';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';
import { packList, unpackList } from './pack.ts';

/** An accepted authorization request, until it is answered or expires. */
export interface PendingRequest {
  readonly requestId: string;
  readonly flowId: FlowId;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly codeChallenge: string | null;
  /** Whom the request named with login_hint; null when nobody. */
  readonly personId: string | null;
  /** Hex SHA-256 of the consent form's anti-forgery token. */
  readonly tokenDigest: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly answeredAt: number | null;
}

type PendingRow = Omit<PendingRequest, 'scopes'> & { readonly scopes: string };

/** Reads and writes waiting requests. */
export class PendingStore {
  readonly #insert: BetterSqlite3.Statement<[PendingRow]>;
  readonly #load: BetterSqlite3.Statement<[string], PendingRow>;
  readonly #markAnswered: BetterSqlite3.Statement<[number, string]>;
  readonly #countOpen: BetterSqlite3.Statement<[string, number], { readonly count: number }>;
  readonly #closeAll: BetterSqlite3.Statement<[number, string]>;
  readonly #renewToken: BetterSqlite3.Statement<[string, string]>;

  constructor({ sql }: Database) {
    this.#insert = sql.prepare(`INSERT INTO pending_requests
      (request_id, flow_id, client_id, redirect_uri, scopes, state, code_challenge, person_id, token_digest, created_at, expires_at, answered_at)
      VALUES (@requestId, @flowId, @clientId, @redirectUri, @scopes, @state, @codeChallenge, @personId, @tokenDigest, @createdAt, @expiresAt, @answeredAt)`);
    this.#load = sql.prepare(`SELECT request_id AS requestId, flow_id AS flowId, client_id AS clientId, redirect_uri AS redirectUri, scopes, state,
      code_challenge AS codeChallenge, person_id AS personId, token_digest AS tokenDigest, created_at AS createdAt, expires_at AS expiresAt, answered_at AS answeredAt
      FROM pending_requests WHERE request_id = ?`);
    this.#markAnswered = sql.prepare('UPDATE pending_requests SET answered_at = ?, state = NULL WHERE request_id = ?');
    this.#countOpen = sql.prepare('SELECT count(*) AS count FROM pending_requests WHERE client_id = ? AND answered_at IS NULL AND expires_at > ?');
    this.#closeAll = sql.prepare('UPDATE pending_requests SET answered_at = ?, state = NULL WHERE client_id = ? AND answered_at IS NULL');
    this.#renewToken = sql.prepare('UPDATE pending_requests SET token_digest = ? WHERE request_id = ? AND answered_at IS NULL');
  }

  insert(pending: PendingRequest): void {
    this.#insert.run({ ...pending, scopes: packList(pending.scopes) });
  }

  load(requestId: string): PendingRequest | null {
    const row = this.#load.get(requestId);
    return row === undefined ? null : { ...row, scopes: unpackList(row.scopes) };
  }

  /** Gives the consent form of a waiting request another anti-forgery token, by its digest; the earlier one counts no more. */
  renewToken(requestId: string, tokenDigest: string): void {
    if (this.#renewToken.run(tokenDigest, requestId).changes !== 1) throw new Error('No such waiting request.');
  }

  /** Marks the request as answered at `at` and forgets its `state`: it is on its way to the app and needed no more. */
  markAnswered(requestId: string, at: number): void {
    if (this.#markAnswered.run(at, requestId).changes !== 1) throw new Error('No such waiting request.');
  }

  /** How many requests of an app wait for an answer at `at`. */
  countOpen(clientId: string, at: number): number {
    return this.#countOpen.get(clientId, at)?.count ?? 0;
  }

  /** Closes every request of an app that waits, and forgets its `state`. */
  closeAll(clientId: string, at: number): void {
    this.#closeAll.run(at, clientId);
  }
}
