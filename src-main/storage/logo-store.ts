/** Answers for the pictures of logos: kept under the name of what is in them, and let go when no app and no person has them. */
import type BetterSqlite3 from 'better-sqlite3';
import type { LogoSize } from '../../src-preload/contract/logos.ts';
import type { Database } from './database.ts';

/** A logo: PNG in both sizes. */
export interface StoredLogo {
  readonly logoId: string;
  readonly keptAt: number;
  readonly small: Uint8Array;
  readonly large: Uint8Array;
}

/** So many logos are kept that no app and no person has: those of forms that are still filled in, and of changes that may be taken back. */
export const MOST_LOOSE_LOGOS = 60;

/** Reads and writes logos. */
export class LogoStore {
  readonly #keep: BetterSqlite3.Statement<[StoredLogo]>;
  readonly #prune: BetterSqlite3.Statement<[number]>;
  readonly #has: BetterSqlite3.Statement<[string], { found: 1 }>;
  readonly #pictures: Readonly<Record<LogoSize, BetterSqlite3.Statement<[string], { picture: Buffer }>>>;

  constructor({ sql }: Database) {
    this.#keep = sql.prepare(`INSERT INTO logos (logo_id, kept_at, small, large) VALUES (@logoId, @keptAt, @small, @large)
      ON CONFLICT (logo_id) DO UPDATE SET kept_at = excluded.kept_at`);
    this.#prune = sql.prepare(`DELETE FROM logos WHERE logo_id IN (SELECT logo_id FROM logos
      WHERE NOT EXISTS (SELECT 1 FROM apps WHERE apps.logo_id = logos.logo_id) AND NOT EXISTS (SELECT 1 FROM people WHERE people.picture_id = logos.logo_id)
      ORDER BY kept_at DESC LIMIT -1 OFFSET ?)`);
    this.#has = sql.prepare('SELECT 1 AS found FROM logos WHERE logo_id = ?');
    this.#pictures = {
      small: sql.prepare('SELECT small AS picture FROM logos WHERE logo_id = ?'),
      large: sql.prepare('SELECT large AS picture FROM logos WHERE logo_id = ?'),
    };
  }

  /** Keeps a logo, inside a transaction. Of those that nobody has, the ones kept longest ago go beyond MOST_LOOSE_LOGOS. */
  keep(logo: StoredLogo): void {
    this.#keep.run(logo);
    this.#prune.run(MOST_LOOSE_LOGOS);
  }

  has(logoId: string): boolean {
    return this.#has.get(logoId) !== undefined;
  }

  /** One picture: PNG bytes, or null when there is no such logo. */
  load(logoId: string, size: LogoSize): Buffer | null {
    return this.#pictures[size].get(logoId)?.picture ?? null;
  }
}
