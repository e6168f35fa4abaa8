/** Answers for who knocked without being registered: one row each, counted, and never more than a screen can use. */
import type BetterSqlite3 from 'better-sqlite3';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';

/** One who knocked. `shownId` is what may be shown of the client id; empty for `tokens`, which is one row for all of them. */
export interface StoredKnock {
  readonly kind: 'client' | 'tokens';
  readonly shownId: string;
  /** The id was a secret; `shownId` holds its fingerprint. */
  readonly isSecret: boolean;
  readonly times: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** The redirect URI that it named last. */
  readonly redirectUri: string | null;
  /** The newest flow of it. */
  readonly flowId: FlowId;
}

/** A knock as it happens. */
export type KnockNow = Pick<StoredKnock, 'kind' | 'shownId' | 'isSecret' | 'redirectUri' | 'flowId'> & { readonly at: number };

/** More rows than this are not kept; the ones that knocked longest ago go first. */
export const MOST_KNOCKS = 200;

type Row = Omit<StoredKnock, 'isSecret'> & { readonly isSecret: 0 | 1 };

/** Reads and writes knocks. */
export class KnockStore {
  readonly #add: BetterSqlite3.Statement<[Omit<KnockNow, 'isSecret'> & { readonly isSecret: 0 | 1 }]>;
  readonly #prune: BetterSqlite3.Statement<[number]>;
  readonly #list: BetterSqlite3.Statement<[], Row>;

  constructor({ sql }: Database) {
    this.#add = sql.prepare(`INSERT INTO knocks (kind, shown_id, is_secret, times, first_at, last_at, redirect_uri, flow_id)
      VALUES (@kind, @shownId, @isSecret, 1, @at, @at, @redirectUri, @flowId)
      ON CONFLICT (kind, shown_id) DO UPDATE SET times = times + 1, last_at = excluded.last_at, flow_id = excluded.flow_id,
        redirect_uri = coalesce(excluded.redirect_uri, redirect_uri)`);
    this.#prune = sql.prepare('DELETE FROM knocks WHERE (kind, shown_id) IN (SELECT kind, shown_id FROM knocks ORDER BY last_at DESC LIMIT -1 OFFSET ?)');
    this.#list = sql.prepare(`SELECT kind, shown_id AS shownId, is_secret AS isSecret, times, first_at AS firstAt, last_at AS lastAt, redirect_uri AS redirectUri, flow_id AS flowId
      FROM knocks ORDER BY last_at DESC`);
  }

  /** Counts a knock, inside the transaction that records it. The oldest rows beyond MOST_KNOCKS go. */
  add({ isSecret, ...knock }: KnockNow): void {
    this.#add.run({ ...knock, isSecret: isSecret ? 1 : 0 });
    this.#prune.run(MOST_KNOCKS);
  }

  /** Everyone who knocked, the latest first. */
  list(): StoredKnock[] {
    return this.#list.all().map((row) => ({ ...row, isSecret: row.isSecret === 1 }));
  }
}
