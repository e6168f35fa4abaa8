/** Answers for kept check-ups: the newest of each app, and those that were running when the console ended. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Checkup } from '../../src-preload/contract/checkups.ts';
import type { Database } from './database.ts';

/** As many are kept of an app. */
const MOST_KEPT = 10;

interface Row {
  readonly checkupId: string;
  readonly clientId: string;
  readonly state: string;
  readonly report: string;
}

/** Reads and writes check-ups. The newest is the one that was begun last: in a simulation the clock may say anything. */
export class CheckupStore {
  readonly #db: Database;
  readonly #save: BetterSqlite3.Statement<[Row]>;
  readonly #thin: BetterSqlite3.Statement<[string, string, number]>;
  readonly #newest: BetterSqlite3.Statement<[string], { report: string }>;
  readonly #load: BetterSqlite3.Statement<[string], { report: string }>;
  readonly #running: BetterSqlite3.Statement<[], { report: string }>;

  constructor(db: Database) {
    const { sql } = db;
    this.#db = db;
    this.#save = sql.prepare(`INSERT INTO checkups (checkup_id, client_id, state, report) VALUES (@checkupId, @clientId, @state, @report)
      ON CONFLICT (checkup_id) DO UPDATE SET state = excluded.state, report = excluded.report`);
    this.#thin = sql.prepare(`DELETE FROM checkups WHERE client_id = ? AND number <=
      (SELECT number FROM checkups WHERE client_id = ? ORDER BY number DESC LIMIT 1 OFFSET ?)`);
    this.#newest = sql.prepare('SELECT report FROM checkups WHERE client_id = ? ORDER BY number DESC LIMIT 1');
    this.#load = sql.prepare('SELECT report FROM checkups WHERE checkup_id = ?');
    this.#running = sql.prepare("SELECT report FROM checkups WHERE state = 'running'");
  }

  /** Keeps a check-up as it stands, and forgets the oldest of its app. */
  save(checkup: Checkup): void {
    const { checkupId, clientId, state } = checkup;
    this.#db.transact(() => {
      this.#save.run({ checkupId, clientId, state, report: JSON.stringify(checkup) });
      this.#thin.run(clientId, clientId, MOST_KEPT);
    });
  }

  /** The newest check-up of an app; null when there was none. */
  loadNewest(clientId: string): Checkup | null {
    return read(this.#newest.get(clientId));
  }

  load(checkupId: string): Checkup | null {
    return read(this.#load.get(checkupId));
  }

  /** Those that never came to an end. */
  listRunning(): Checkup[] {
    return this.#running.all().map((row) => read(row)).filter((checkup) => checkup !== null);
  }
}

function read(row: { readonly report: string } | undefined): Checkup | null {
  return row === undefined ? null : (JSON.parse(row.report) as Checkup);
}
