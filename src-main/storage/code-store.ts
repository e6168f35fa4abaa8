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
  /** When it was revoked before it was used, and why. */
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
}

/** A code as it is issued: nobody has revoked it. */
export type NewCode = Omit<StoredCode, 'revokedAt' | 'revokedReason'>;

type CodeRow = Omit<StoredCode, 'scopes'> & { readonly scopes: string };

const COLUMNS = `digest, fingerprint, flow_id AS flowId, client_id AS clientId, redirect_uri AS redirectUri, scopes, person_id AS personId,
  code_challenge AS codeChallenge, issued_at AS issuedAt, expires_at AS expiresAt, used_at AS usedAt, family_id AS familyId,
  revoked_at AS revokedAt, revoked_reason AS revokedReason`;

const fromRow = (row: CodeRow): StoredCode => ({ ...row, scopes: unpackList(row.scopes) });

/** Reads and writes codes. */
export class CodeStore {
  readonly #insert: BetterSqlite3.Statement<[Omit<CodeRow, 'revokedAt' | 'revokedReason'>]>;
  readonly #load: BetterSqlite3.Statement<[string], CodeRow>;
  readonly #markUsed: BetterSqlite3.Statement<[number, string | null, string]>;
  readonly #open: BetterSqlite3.Statement<[string, number], CodeRow>;
  readonly #revoke: BetterSqlite3.Statement<[number, string, string]>;
  readonly #openOfPerson: BetterSqlite3.Statement<[string, number], CodeRow>;

  constructor({ sql }: Database) {
    this.#insert = sql.prepare(`INSERT INTO codes
      (digest, fingerprint, flow_id, client_id, redirect_uri, scopes, person_id, code_challenge, issued_at, expires_at, used_at, family_id)
      VALUES (@digest, @fingerprint, @flowId, @clientId, @redirectUri, @scopes, @personId, @codeChallenge, @issuedAt, @expiresAt, @usedAt, @familyId)`);
    this.#load = sql.prepare(`SELECT ${COLUMNS} FROM codes WHERE digest = ?`);
    this.#open = sql.prepare(`SELECT ${COLUMNS} FROM codes WHERE client_id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`);
    this.#revoke = sql.prepare('UPDATE codes SET revoked_at = ?, revoked_reason = ? WHERE digest = ? AND used_at IS NULL AND revoked_at IS NULL');
    this.#openOfPerson = sql.prepare(`SELECT ${COLUMNS} FROM codes WHERE person_id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`);
    // A code is spent once. The condition holds even if a caller forgot to look.
    this.#markUsed = sql.prepare('UPDATE codes SET used_at = ?, family_id = ? WHERE digest = ? AND used_at IS NULL');
  }

  insert(code: NewCode): void {
    this.#insert.run({ ...code, scopes: packList(code.scopes) });
  }

  load(digest: string): StoredCode | null {
    const row = this.#load.get(digest);
    return row === undefined ? null : fromRow(row);
  }

  /** The codes of an app that could still be exchanged at `at`. */
  listOpen(clientId: string, at: number): StoredCode[] {
    return this.#open.all(clientId, at).map(fromRow);
  }

  /** The same for what a person allowed. */
  listOpenOfPerson(personId: string, at: number): StoredCode[] {
    return this.#openOfPerson.all(personId, at).map(fromRow);
  }

  /** Ends a code that nobody exchanged; one that is over stays as it is. */
  revoke(digest: string, at: number, reason: string): void {
    this.#revoke.run(at, reason, digest);
  }

  /** Spends the code at `at` for a family of tokens. Throws when it does not exist or was spent before. */
  markUsed(digest: string, at: number, familyId: string | null): void {
    if (this.#markUsed.run(at, familyId, digest).changes !== 1) throw new Error('No such unused code.');
  }
}
