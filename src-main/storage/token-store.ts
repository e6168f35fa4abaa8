/** Answers for access and refresh tokens, known by their digest only, and for the families they live and die in. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Fingerprint, FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';
import { packList, unpackList } from './pack.ts';

/** One authorization: all tokens that grew out of one code. */
export interface TokenFamily {
  readonly familyId: string;
  readonly flowId: FlowId;
  readonly clientId: string;
  readonly personId: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
}

/** A token that was issued. */
export interface StoredToken {
  /** Hex SHA-256 of the token. */
  readonly digest: string;
  readonly fingerprint: Fingerprint;
  readonly kind: 'access' | 'refresh';
  readonly familyId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** When a newer refresh token took its place. */
  readonly rotatedAt: number | null;
  /** When this token alone was revoked; its family may have ended besides. */
  readonly revokedAt: number | null;
}

type Packed<T> = Omit<T, 'scopes'> & { readonly scopes: string };

const FAMILY = `SELECT family_id AS familyId, flow_id AS flowId, client_id AS clientId, person_id AS personId, scopes,
  created_at AS createdAt, revoked_at AS revokedAt, revoked_reason AS revokedReason FROM token_families WHERE family_id = ?`;
const TOKEN = `SELECT digest, fingerprint, kind, family_id AS familyId, scopes, issued_at AS issuedAt, expires_at AS expiresAt,
  rotated_at AS rotatedAt, revoked_at AS revokedAt FROM tokens`;

function pack<T extends { readonly scopes: readonly string[] }>(value: T): Packed<T> {
  return { ...value, scopes: packList(value.scopes) };
}

const toToken = (row: Packed<StoredToken>): StoredToken => ({ ...row, scopes: unpackList(row.scopes) });

/** Reads and writes tokens and families. */
export class TokenStore {
  readonly #insertFamily: BetterSqlite3.Statement<[Packed<TokenFamily>]>;
  readonly #family: BetterSqlite3.Statement<[string], Packed<TokenFamily>>;
  readonly #revoke: BetterSqlite3.Statement<[number, string, string]>;
  readonly #alive: BetterSqlite3.Statement<[string, number], Packed<StoredToken>>;
  readonly #insert: BetterSqlite3.Statement<[Packed<StoredToken>]>;
  readonly #token: BetterSqlite3.Statement<[string, string], Packed<StoredToken>>;
  readonly #end: BetterSqlite3.Statement<[number, string]>;
  readonly #rotate: BetterSqlite3.Statement<[number, string]>;

  constructor({ sql }: Database) {
    this.#insertFamily = sql.prepare(`INSERT INTO token_families
      (family_id, flow_id, client_id, person_id, scopes, created_at, revoked_at, revoked_reason)
      VALUES (@familyId, @flowId, @clientId, @personId, @scopes, @createdAt, @revokedAt, @revokedReason)`);
    this.#family = sql.prepare(FAMILY);
    this.#revoke = sql.prepare('UPDATE token_families SET revoked_at = ?, revoked_reason = ? WHERE family_id = ? AND revoked_at IS NULL');
    this.#alive = sql.prepare(`${TOKEN} WHERE family_id = ? AND expires_at > ? AND rotated_at IS NULL AND revoked_at IS NULL ORDER BY issued_at, kind`);
    this.#insert = sql.prepare(`INSERT INTO tokens (digest, fingerprint, kind, family_id, scopes, issued_at, expires_at, rotated_at, revoked_at)
      VALUES (@digest, @fingerprint, @kind, @familyId, @scopes, @issuedAt, @expiresAt, @rotatedAt, @revokedAt)`);
    this.#token = sql.prepare(`${TOKEN} WHERE digest = ? AND kind = ?`);
    this.#end = sql.prepare('UPDATE tokens SET revoked_at = ? WHERE digest = ? AND revoked_at IS NULL');
    this.#rotate = sql.prepare('UPDATE tokens SET rotated_at = ? WHERE digest = ? AND rotated_at IS NULL');
  }

  insertFamily(family: TokenFamily): void {
    this.#insertFamily.run(pack(family));
  }

  loadFamily(familyId: string): TokenFamily | null {
    const row = this.#family.get(familyId);
    return row === undefined ? null : { ...row, scopes: unpackList(row.scopes) };
  }

  /**
   * Ends a family at `at`. Out: the tokens that were alive until then, oldest first; none when the family had ended before,
   * in which case its first end and reason stay.
   */
  revokeFamily(familyId: string, at: number, reason: string): StoredToken[] {
    if (this.#revoke.run(at, reason, familyId).changes === 0) return [];
    return this.#alive.all(familyId, at).map(toToken);
  }

  insert(token: StoredToken): void {
    this.#insert.run(pack(token));
  }

  /** A token of this kind with its family, whatever has become of them. */
  load(digest: string, kind: StoredToken['kind']): { token: StoredToken; family: TokenFamily } | null {
    const row = this.#token.get(digest, kind);
    const family = row === undefined ? null : this.loadFamily(row.familyId);
    return row === undefined || family === null ? null : { token: toToken(row), family };
  }

  /** Revokes one token and leaves its family alone. Out: false when it had been revoked before, or does not exist. */
  markRevoked(digest: string, at: number): boolean {
    return this.#end.run(at, digest).changes === 1;
  }

  /** Retires a refresh token because a newer one took its place. Throws when it does not exist or was retired before. */
  markRotated(digest: string, at: number): void {
    if (this.#rotate.run(at, digest).changes !== 1) throw new Error('No such current token.');
  }
}
