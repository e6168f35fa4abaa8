/** Answers for taking recorded flows away: which may go, and everything that goes with one. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** A flow that is old enough to be looked at. */
export interface OldFlow {
  readonly number: number;
  readonly flowId: string;
  readonly startedAt: number;
  readonly lastAt: number;
}

type Statement<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;

// From row to row, beginning with the first of the family.
const CHAIN = `WITH RECURSIVE chain (place) AS (SELECT first_issue FROM token_families WHERE family_id = ?
  UNION ALL SELECT next_number FROM chain JOIN issues ON number = place)`;

/** Reads what is old, and deletes it. Every deletion stands in a transaction of its caller. */
export class RetentionStore {
  readonly #sql: BetterSqlite3.Database;
  readonly #oldest: Statement<[number, number], OldFlow>;
  readonly #countIdle: Statement<[number, number], { count: number }>;
  readonly #count: Statement<[], { count: number | null }>;
  readonly #last: Statement<[], { number: number | null }>;
  readonly #first: Statement<[], { startedAt: number }>;
  readonly #families: Statement<[string], { familyId: string; revokedAt: number | null }>;
  readonly #awaited: Statement<[{ flowId: string; now: number }], { found: 1 }>;
  readonly #deletions: readonly Statement<[string]>[];
  readonly #ofFamily: readonly Statement<[string]>[];
  readonly #flow: Statement<[number]>;

  constructor({ sql }: Database) {
    this.#sql = sql;
    // No index on last_at: each event would have to write it. Flows are numbered as they begin, so the old ones are the first ones.
    this.#oldest = sql.prepare('SELECT number, flow_id AS flowId, started_at AS startedAt, last_at AS lastAt FROM flows WHERE number > ? ORDER BY number LIMIT ?');
    this.#countIdle = sql.prepare('SELECT count(*) AS count FROM (SELECT last_at FROM flows WHERE number > 0 ORDER BY number LIMIT ?) AS page WHERE last_at < ?');
    this.#count = sql.prepare("SELECT sum(count) AS count FROM flow_totals WHERE client_id = ''");
    this.#last = sql.prepare('SELECT max(number) AS number FROM flows');
    this.#first = sql.prepare('SELECT started_at AS startedAt FROM flows WHERE number > 0 ORDER BY number LIMIT 1');
    this.#families = sql.prepare('SELECT family_id AS familyId, revoked_at AS revokedAt FROM token_families WHERE flow_id = ?');
    this.#awaited = sql.prepare(`SELECT 1 AS found FROM pending_requests WHERE flow_id = @flowId AND answered_at IS NULL AND expires_at > @now
      UNION ALL SELECT 1 FROM codes WHERE flow_id = @flowId AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @now LIMIT 1`);
    this.#deletions = ['pending_requests', 'codes', 'token_families'].map((table) => sql.prepare(`DELETE FROM ${table} WHERE flow_id = ?`));
    this.#ofFamily = [sql.prepare(`DELETE FROM issues WHERE number IN (${CHAIN} SELECT place FROM chain WHERE place IS NOT NULL)`), sql.prepare('DELETE FROM tokens WHERE family_id = ?')];
    this.#flow = sql.prepare('DELETE FROM flows WHERE number = ?');
  }

  /** Flows above `after`, oldest first. */
  listOldest(after: number, limit: number): OldFlow[] {
    return this.#oldest.all(after, limit);
  }

  /** How many of the oldest `among` flows there are in which nothing happened since `before`. */
  countIdle(before: number, among: number): number {
    return this.#countIdle.get(among, before)?.count ?? 0;
  }

  /** How many flows there are. */
  count(): number {
    return this.#count.get()?.count ?? 0;
  }

  /** When the oldest flow began. */
  oldestAt(): number | null {
    return this.#first.get()?.startedAt ?? null;
  }

  /** The number of the newest flow. It never goes: the next one is numbered after it. */
  newest(): number {
    return this.#last.get()?.number ?? 0;
  }

  /** Bytes of the database file that hold something. */
  usedBytes(): number {
    const read = (name: string): number => Number(this.#sql.pragma(name, { simple: true }));
    return (read('page_count') - read('freelist_count')) * read('page_size');
  }

  /** The authorizations of a flow that were not revoked; whether their tokens live is another question. */
  openFamilies(flowId: string): string[] {
    return this.#families.all(flowId).filter(({ revokedAt }) => revokedAt === null).map(({ familyId }) => familyId);
  }

  /** True while somebody looks at a consent page of the flow, or holds a code of it. */
  isAwaited(flowId: string, now: number): boolean {
    return this.#awaited.get({ flowId, now }) !== undefined;
  }

  /** Deletes a flow, its events, and what was issued in it. Events, counts and marks go with it by their triggers. */
  remove({ number, flowId }: OldFlow): void {
    for (const { familyId } of this.#families.all(flowId)) for (const deletion of this.#ofFamily) deletion.run(familyId);
    for (const deletion of this.#deletions) deletion.run(flowId);
    this.#flow.run(number);
  }
}
