/** Answers for going back: what is set up in the database at one moment, and how all of it is put back in one transaction. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** Tables of what happens: going back empties them. Children stand before what they refer to. Every other table is set up, and put back row by row. */
export const HAPPENED = [
  'marks', 'mark_counts', 'events', 'event_blocks', 'pending_requests', 'codes', 'tokens', 'issues', 'token_families', 'flows', 'flow_totals',
  'checkups', 'armed_faults', 'knocks', 'app_calls', 'app_journal', 'old_secret_uses', 'redirect_uses', 'secret_uses', 'granted_consents',
] as const;

/** The index of words keeps itself by triggers; its own tables are nobody else’s. */
const OF_INDEX = /^(flow_words|sqlite_)/;

type Cell = string | number | bigint | Buffer | null;

interface Kept {
  readonly table: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly clear: BetterSqlite3.Statement<[]>;
  readonly insert: BetterSqlite3.Statement<Cell[]> | null;
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function keep(sql: BetterSqlite3.Database, table: string): Kept {
  const rows = sql.prepare<[], Cell[]>(`SELECT * FROM ${quote(table)}`).raw().all();
  const width = rows[0]?.length ?? 0;
  return {
    table,
    rows,
    clear: sql.prepare(`DELETE FROM ${quote(table)}`),
    insert: width === 0 ? null : sql.prepare(`INSERT INTO ${quote(table)} VALUES (${Array(width).fill('?').join(', ')})`),
  };
}

/**
 * What is set up at the moment it is made, held in memory. What was not touched since is left alone, which makes going back a matter of
 * a few milliseconds; triggers of this connection tell what was touched.
 */
export class Baseline {
  readonly #db: Database;
  readonly #kept: readonly Kept[];
  readonly #touched = new Set<string>();
  readonly #emptied: readonly BetterSqlite3.Statement<[]>[];

  constructor(db: Database) {
    const { sql } = db;
    this.#db = db;
    const names = sql.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all().map(({ name }) => name);
    const happened: ReadonlySet<string> = new Set(HAPPENED);
    this.#emptied = HAPPENED.map((table) => sql.prepare(`DELETE FROM ${table}`));
    this.#kept = names.filter((name) => !happened.has(name) && !OF_INDEX.test(name)).map((name) => keep(sql, name));
    sql.function('baseline_touched', { directOnly: false }, (table: unknown) => {
      this.#touched.add(String(table));
      return null;
    });
    for (const { table } of this.#kept) {
      for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
        sql.exec(`CREATE TEMP TRIGGER ${quote(`touched_${table}_${change}`)} AFTER ${change} ON main.${quote(table)} BEGIN SELECT baseline_touched('${table.replaceAll("'", "''")}'); END`);
      }
    }
  }

  /** Puts everything back, in one transaction. Whoever remembers rows has to forget them afterwards; what the database itself remembers is forgotten here. */
  restore(): void {
    this.#db.transact(() => {
      // Rows come and go in an order that the references between them do not know; they are looked at when the transaction commits.
      this.#db.sql.pragma('defer_foreign_keys = ON');
      for (const empty of this.#emptied) empty.run();
      const cleared = new Set<string>();
      // Clearing one table may take rows of another along, which then has to be put back too.
      for (let next = this.#nextTouched(cleared); next !== undefined; next = this.#nextTouched(cleared)) {
        next.clear.run();
        cleared.add(next.table);
      }
      for (const { table, rows, insert } of this.#kept) if (cleared.has(table)) for (const row of rows) insert?.run(...row);
    });
    this.#touched.clear();
  }

  #nextTouched(cleared: ReadonlySet<string>): Kept | undefined {
    return this.#kept.find(({ table }) => this.#touched.has(table) && !cleared.has(table));
  }
}
