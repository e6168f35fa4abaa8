/** Answers for authorization codes, known by their digest only. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Fingerprint, FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';
import { packList, unpackList } from './pack.ts';

/** A code that was issued. */
export interface StoredCode {
  /** Hex SHA-256 of the code. */
  readonly digest: string;
  readonly fingerprint: Fingerprint;
  readonly flowId: FlowId;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly personId: string;
  readonly codeChallenge: string | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  /** What the exchange issued; null until then. */
  readonly familyId: string | null;
}

type CodeRow = Omit<StoredCode, 'scopes'> & { readonly scopes: string };

/** Reads and writes codes. */
export class CodeStore {
  readonly #insert: BetterSqlite3.Statement<[CodeRow]>;
  readonly #load: BetterSqlite3.Statement<[string], CodeRow>;
  readonly #markUsed: BetterSqlite3.Statement<[number, string | null, string]>;

  constructor({ sql }: Database) {
    this.#insert = sql.prepare(`INSERT INTO codes
      (digest, fingerprint, flow_id, client_id, redirect_uri, scopes, person_id, code_challenge, issued_at, expires_at, used_at, family_id)
      VALUES (@digest, @fingerprint, @flowId, @clientId, @redirectUri, @scopes, @personId, @codeChallenge, @issuedAt, @expiresAt, @usedAt, @familyId)`);
    this.#load = sql.prepare(`SELECT digest, fingerprint, flow_id AS flowId, client_id AS clientId, redirect_uri AS redirectUri, scopes, person_id AS personId,
      code_challenge AS codeChallenge, issued_at AS issuedAt, expires_at AS expiresAt, used_at AS usedAt, family_id AS familyId
      FROM codes WHERE digest = ?`);
    // A code is spent once. The condition holds even if a caller forgot to look.
    this.#markUsed = sql.prepare('UPDATE codes SET used_at = ?, family_id = ? WHERE digest = ? AND used_at IS NULL');
  }

  insert(code: StoredCode): void {
    this.#insert.run({ ...code, scopes: packList(code.scopes) });
  }

  load(digest: string): StoredCode | null {
    const row = this.#load.get(digest);
    return row === undefined ? null : { ...row, scopes: unpackList(row.scopes) };
  }

  /** Spends the code at `at` for a family of tokens. Throws when it does not exist or was spent before. */
  markUsed(digest: string, at: number, familyId: string | null): void {
    if (this.#markUsed.run(at, familyId, digest).changes !== 1) throw new Error('No such unused code.');
  }
}
