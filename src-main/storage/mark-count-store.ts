/** Answers for how often something was counted in each minute, hour and day, so that a month is the sum of few rows. */
import type BetterSqlite3 from 'better-sqlite3';
import type { MarkKind } from '../../src-preload/contract/mark-kind.ts';
import { SPANS } from '../../src-preload/contract/numbers.ts';
import type { Database } from './database.ts';

/** How often one thing was counted in the span that begins at `startAt` (epoch ms). `checkId` is empty unless it is a refusal. */
export interface MarkCount {
  readonly startAt: number;
  readonly kind: MarkKind;
  readonly checkId: string;
  readonly count: number;
}

/** Whose counts, in spans of which length (ms), from when up to and without when (epoch ms, whole multiples of the span). */
export interface CountQuery {
  readonly clientId: string;
  readonly span: number;
  readonly from: number;
  readonly to: number;
}

/** The longest span of which both moments are whole multiples, in ms; moments are whole minutes. */
export function widestSpan(from: number, to: number): number {
  return [SPANS.day, SPANS.hour].find((span) => from % span === 0 && to % span === 0) ?? SPANS.minute;
}

/** Reads counts. The database keeps them by itself, with the marks. */
export class MarkCountStore {
  readonly #load: BetterSqlite3.Statement<[CountQuery], MarkCount>;
  readonly #calls: BetterSqlite3.Statement<[Omit<CountQuery, 'clientId'>], { clientId: string; startAt: number; count: number }>;
  readonly #any: BetterSqlite3.Statement<[string], { found: number }>;

  constructor({ sql }: Database) {
    this.#load = sql.prepare(`SELECT start_at AS startAt, kind, check_id AS checkId, count FROM mark_counts
      WHERE client_id = @clientId AND span = @span AND start_at >= @from AND start_at < @to`);
    this.#calls = sql.prepare(`SELECT apps.client_id AS clientId, start_at AS startAt, count FROM apps
      CROSS JOIN mark_counts ON mark_counts.client_id = apps.client_id AND span = @span AND start_at >= @from AND start_at < @to WHERE kind = 'api_call'`);
    this.#any = sql.prepare('SELECT 1 AS found FROM mark_counts WHERE client_id = ? LIMIT 1');
  }

  /** The counts of one app. */
  load(query: CountQuery): MarkCount[] {
    return this.#load.all(query);
  }

  /** API calls of every registered app; spans without one are left out. */
  loadCalls(query: Omit<CountQuery, 'clientId'>): { readonly clientId: string; readonly startAt: number; readonly count: number }[] {
    return this.#calls.all(query);
  }

  /** True when anything was ever counted for an app. */
  hasAny(clientId: string): boolean {
    return this.#any.get(clientId) !== undefined;
  }
}
