/** Answers for how the secrets of apps were used: the current one, and the replaced ones that still come. Known by their digests only. */
import type BetterSqlite3 from 'better-sqlite3';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { StoredApp } from './app-store.ts';
import type { Database } from './database.ts';

/** A secret that was replaced. A trigger remembers it in the transaction that replaces it. */
export interface ReplacedSecret {
  readonly fingerprint: string;
  readonly createdAt: number;
  readonly replacedAt: number;
  /** When it last authenticated a request, to the second; null when it never did. */
  readonly lastWorkedAt: number | null;
  /** Requests that came with it after it was replaced, and the last of them. */
  readonly uses: number;
  readonly lastUseAt: number | null;
}

/** A request that came with a replaced secret. */
export interface OldSecretUse {
  readonly clientId: string;
  readonly digest: string;
  /** Path of the endpoint that refused it. */
  readonly endpoint: string;
  /** The flow that shows it; null where none does, or where it was cleaned away. */
  readonly flowId: FlowId | null;
  readonly at: number;
}

/** An old use as it is listed, with the secret it came with. */
export type ListedUse = Omit<OldSecretUse, 'clientId' | 'digest'> & Pick<ReplacedSecret, 'fingerprint' | 'replacedAt'> & { readonly flowNumber: number | null };

/** The newest so many uses of an app's old secrets are listed; all of them are counted. */
export const MOST_OLD_USES = 200;
/** So long a use may stay in memory only: at most one write a second and app, whatever the traffic. In milliseconds. */
const WRITE_EVERY = 1000;

type OfSecret = Pick<StoredApp, 'clientId' | 'secretDigest'>;

interface Remembered {
  readonly secretDigest: string;
  readonly at: number;
  readonly writtenAt: number | null;
}

/** Reads and writes uses of secrets. One instance serves a whole console, because the newest uses are in its memory. */
export class SecretStore {
  readonly #memory = new Map<string, Remembered>();
  readonly #write: BetterSqlite3.Statement<[number, string]>;
  readonly #last: BetterSqlite3.Statement<[string], { readonly lastAt: number }>;
  readonly #replaced: BetterSqlite3.Statement<[string, string], { readonly replacedAt: number }>;
  readonly #list: BetterSqlite3.Statement<[string], ReplacedSecret>;
  readonly #count: BetterSqlite3.Statement<[number, string, string]>;
  readonly #insert: BetterSqlite3.Statement<[OldSecretUse]>;
  readonly #prune: BetterSqlite3.Statement<[{ readonly clientId: string; readonly most: number }]>;
  readonly #uses: BetterSqlite3.Statement<[string], ListedUse>;

  constructor({ sql }: Database) {
    // The app may be gone by the time that a late use is written.
    this.#write = sql.prepare(`INSERT INTO secret_uses (client_id, last_at) SELECT client_id, ? FROM apps WHERE client_id = ?
      ON CONFLICT DO UPDATE SET last_at = excluded.last_at`);
    this.#last = sql.prepare('SELECT last_at AS lastAt FROM secret_uses WHERE client_id = ?');
    this.#replaced = sql.prepare('SELECT replaced_at AS replacedAt FROM replaced_secrets WHERE digest = ? AND client_id = ?');
    this.#list = sql.prepare(`SELECT fingerprint, created_at AS createdAt, replaced_at AS replacedAt, last_worked_at AS lastWorkedAt, uses, last_use_at AS lastUseAt
      FROM replaced_secrets WHERE client_id = ? ORDER BY replaced_at DESC`);
    this.#count = sql.prepare('UPDATE replaced_secrets SET uses = uses + 1, last_use_at = ? WHERE digest = ? AND client_id = ?');
    this.#insert = sql.prepare('INSERT INTO old_secret_uses (client_id, digest, endpoint, flow_id, at) VALUES (@clientId, @digest, @endpoint, @flowId, @at)');
    this.#prune = sql.prepare(`DELETE FROM old_secret_uses WHERE client_id = @clientId AND position <=
      (SELECT position FROM old_secret_uses WHERE client_id = @clientId ORDER BY position DESC LIMIT 1 OFFSET @most)`);
    this.#uses = sql.prepare(`SELECT old.endpoint, old.flow_id AS flowId, number AS flowNumber, old.at, fingerprint, replaced_at AS replacedAt
      FROM old_secret_uses AS old CROSS JOIN replaced_secrets AS secret ON secret.digest = old.digest AND secret.client_id = old.client_id
      LEFT JOIN flows ON flows.flow_id = old.flow_id WHERE old.client_id = ? ORDER BY old.position DESC`);
  }

  /** The current secret of an app authenticated a request at `at`. Out: true when that was written, which happens once a second. */
  noteUse({ clientId, secretDigest }: OfSecret, at: number): boolean {
    const before = this.#memory.get(clientId);
    const writtenAt = before?.secretDigest === secretDigest ? before.writtenAt : null;
    const isDue = writtenAt === null || Math.abs(at - writtenAt) >= WRITE_EVERY;
    if (isDue) this.#write.run(at, clientId);
    this.#memory.set(clientId, { secretDigest, at, writtenAt: isDue ? at : writtenAt });
    return isDue;
  }

  /** When the current secret of an app last authenticated a request; null when it never did. */
  lastUse({ clientId, secretDigest }: OfSecret): number | null {
    const remembered = this.#memory.get(clientId);
    if (remembered?.secretDigest === secretDigest) return remembered.at;
    return this.#last.get(clientId)?.lastAt ?? null;
  }

  /** Writes what only the memory knows, before the console stops. */
  flush(): void {
    for (const [clientId, { at }] of this.#memory) this.#write.run(at, clientId);
  }

  /** The app is gone: an app that takes its id begins anew. */
  forget(clientId: string): void {
    this.#memory.delete(clientId);
  }

  /** What is in the database counts from now on, whatever was used meanwhile. */
  forgetAll(): void {
    this.#memory.clear();
  }

  /** When a secret of this app with this digest was replaced; null when there was none. Asked only when the current one does not match. */
  findReplaced(clientId: string, digest: string): number | null {
    return this.#replaced.get(digest, clientId)?.replacedAt ?? null;
  }

  /** Counts and lists a request that came with a replaced secret, inside the transaction that records it. */
  addOldUse(use: OldSecretUse): void {
    this.#count.run(use.at, use.digest, use.clientId);
    this.#insert.run(use);
    this.#prune.run({ clientId: use.clientId, most: MOST_OLD_USES });
  }

  /** The replaced secrets of an app, the newest first. */
  listReplaced(clientId: string): ReplacedSecret[] {
    return this.#list.all(clientId);
  }

  /** The newest requests that came with replaced secrets, the latest first. */
  listOldUses(clientId: string): ListedUse[] {
    return this.#uses.all(clientId);
  }
}
