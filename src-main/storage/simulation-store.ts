/** Answers for the simulation that goes on, in the data folder: how far the clock is shifted, and where everything stood when it began. */
import type BetterSqlite3 from 'better-sqlite3';
import { ConsoleStore } from './console-store.ts';
import type { Database } from './database.ts';

/** Name of the row. */
const KEPT_AS = 'simulation';

/** The last of everything that is numbered as it comes: what has a higher number came later, whatever its time says. 0 where there is none. */
export interface Marks {
  readonly flow: number;
  readonly event: number;
  readonly issue: number;
  readonly checkup: number;
}

/** A simulation. */
export interface Simulation {
  /** How far the server clock is ahead of real time, in milliseconds; below 0 where it is behind. */
  readonly aheadMs: number;
  /** Where the server clock stood when it was shifted first, in epoch milliseconds. */
  readonly from: number;
  /** What there was already. */
  readonly marks: Marks;
  /** Where a flag or a workspace file had it begin, in epoch milliseconds; left out where it was moved by hand. */
  readonly setTo?: number;
}

type Last = BetterSqlite3.Statement<[], { last: number | null }>;

/** Reads and writes the simulation. */
export class SimulationStore {
  readonly #console: ConsoleStore;
  readonly #last: Readonly<Record<keyof Marks, Last>>;

  constructor(db: Database) {
    this.#console = new ConsoleStore(db);
    const last = (column: string, table: string): Last => db.sql.prepare(`SELECT max(${column}) AS last FROM ${table}`);
    this.#last = { flow: last('number', 'flows'), event: last('position', 'events'), issue: last('number', 'issues'), checkup: last('number', 'checkups') };
  }

  /** The simulation that goes on; null in real time. */
  load(): Simulation | null {
    const text = this.#console.load(KEPT_AS);
    return text === null ? null : (JSON.parse(text) as Simulation);
  }

  /** Keeps it, in place of what was kept; null ends it. */
  keep(simulation: Simulation | null): void {
    this.#console.keep(KEPT_AS, simulation === null ? null : JSON.stringify(simulation));
  }

  /** Where everything stands now. */
  marks(): Marks {
    const { flow, event, issue, checkup } = this.#last;
    return { flow: flow.get()?.last ?? 0, event: event.get()?.last ?? 0, issue: issue.get()?.last ?? 0, checkup: checkup.get()?.last ?? 0 };
  }
}
