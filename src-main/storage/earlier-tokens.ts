/** Answers for the tokens that versions before the sixth issued: found by digest, and used until they have died out. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';
import { unpackList } from './pack.ts';

/** A token that knows no number. */
export interface EarlierToken {
  readonly digest: string;
  readonly issue: null;
  readonly fingerprint: Fingerprint;
  readonly kind: 'access' | 'refresh';
  readonly familyId: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly rotatedAt: number | null;
  readonly revokedAt: number | null;
}

type TokenRow = Omit<EarlierToken, 'scopes' | 'issue'> & { readonly scopes: string };

const TOKEN = `SELECT digest, fingerprint, kind, family_id AS familyId, scopes, issued_at AS issuedAt, expires_at AS expiresAt,
  rotated_at AS rotatedAt, revoked_at AS revokedAt FROM tokens`;

const toToken = (row: TokenRow): EarlierToken => ({ ...row, issue: null, scopes: unpackList(row.scopes) });

/** Reads and ends earlier tokens; none is added any more. */
export class EarlierTokens {
  readonly #token: BetterSqlite3.Statement<[string, string], TokenRow>;
  readonly #ofFamily: BetterSqlite3.Statement<[string], TokenRow>;
  readonly #end: BetterSqlite3.Statement<[number, string]>;
  readonly #rotate: BetterSqlite3.Statement<[number, string]>;
  readonly #slide: BetterSqlite3.Statement<[number, string]>;

  constructor({ sql }: Database) {
    this.#token = sql.prepare(`${TOKEN} WHERE digest = ? AND kind = ?`);
    this.#ofFamily = sql.prepare(`${TOKEN} WHERE family_id = ? ORDER BY issued_at, kind`);
    this.#end = sql.prepare('UPDATE tokens SET revoked_at = ? WHERE digest = ? AND revoked_at IS NULL');
    this.#slide = sql.prepare('UPDATE tokens SET expires_at = ? WHERE digest = ? AND rotated_at IS NULL');
    this.#rotate = sql.prepare('UPDATE tokens SET rotated_at = ? WHERE digest = ? AND rotated_at IS NULL');
  }

  load(digest: string, kind: EarlierToken['kind']): EarlierToken | null {
    const row = this.#token.get(digest, kind);
    return row === undefined ? null : toToken(row);
  }

  /** Oldest first. */
  loadAll(familyId: string): EarlierToken[] {
    return this.#ofFamily.all(familyId).map(toToken);
  }

  /** Out: false when it had been revoked before, or does not exist. */
  markRevoked(digest: string, at: number): boolean {
    return this.#end.run(at, digest).changes === 1;
  }

  /** Lets it live until `expiresAt`. Throws when it does not exist or was retired. */
  slide(digest: string, expiresAt: number): void {
    if (this.#slide.run(expiresAt, digest).changes !== 1) throw new Error('No such current token.');
  }

  /** Throws when it does not exist or was retired before. */
  markRotated(digest: string, at: number): void {
    if (this.#rotate.run(at, digest).changes !== 1) throw new Error('No such current token.');
  }
}
