/** Answers for how often the faults of a check-up fired: counted in the transaction of the request, and forgotten when they are taken back. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';
import type { FaultCounts } from './fault-store.ts';

interface Row {
  readonly isOn: number;
  readonly hits: number;
  readonly seen: number;
}

/** Reads and writes what armed faults count. */
export class ArmedFaultStore {
  readonly #db: Database;
  readonly #clear: BetterSqlite3.Statement<[]>;
  readonly #insert: BetterSqlite3.Statement<[string]>;
  readonly #counts: BetterSqlite3.Statement<[string], Row>;
  readonly #count: BetterSqlite3.Statement<[number, number, number, string]>;

  constructor(db: Database) {
    const { sql } = db;
    this.#db = db;
    this.#clear = sql.prepare('DELETE FROM armed_faults');
    this.#insert = sql.prepare('INSERT INTO armed_faults (rule_id, is_on, hits, seen) VALUES (?, 1, 0, 0)');
    this.#counts = sql.prepare('SELECT is_on AS isOn, hits, seen FROM armed_faults WHERE rule_id = ?');
    this.#count = sql.prepare('UPDATE armed_faults SET is_on = ?, hits = ?, seen = ? WHERE rule_id = ?');
  }

  /** Begins to count for these, and for no others. */
  begin(ruleIds: readonly string[]): void {
    this.#db.transact(() => {
      this.#clear.run();
      for (const ruleId of ruleIds) this.#insert.run(ruleId);
    });
  }

  /** What requests made of a fault until now; null when it was taken back. */
  loadCounts(ruleId: string): FaultCounts | null {
    const row = this.#counts.get(ruleId);
    return row === undefined ? null : { ...row, isOn: row.isOn === 1 };
  }

  saveCounts(ruleId: string, { isOn, hits, seen }: FaultCounts): void {
    this.#count.run(isOn ? 1 : 0, hits, seen, ruleId);
  }
}
