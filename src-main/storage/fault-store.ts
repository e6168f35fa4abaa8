/** Answers for fault rules on disk: their order, what is written down, and how often they fired. */
import type BetterSqlite3 from 'better-sqlite3';
import { MOST_COUNTED } from '../../src-preload/contract/fault-limits.ts';
import type { FaultDraft, FaultId, FaultRule } from '../../src-preload/contract/faults.ts';
import type { Database } from './database.ts';

/** What requests change of a rule. */
export interface FaultCounts {
  readonly isOn: boolean;
  readonly hits: number;
  readonly seen: number;
}

interface Row {
  readonly ruleId: FaultId;
  readonly isOn: number;
  readonly draft: string;
  readonly hits: number;
  readonly seen: number;
  readonly revision: number;
}

const COLUMNS = 'rule_id AS ruleId, is_on AS isOn, draft, hits, seen, revision';

/**
 * Reads a rule from its row. It was judged when it was written, and nobody else writes here, so it is not judged again. Only counts are
 * kept in bounds: one that no number can hold exactly would keep the whole list from being shown.
 */
function readRow({ draft, isOn, ruleId, hits, seen, revision }: Row): FaultRule {
  const [fired, met, changed] = [hits, seen, revision].map((count) => Math.min(count, MOST_COUNTED)) as [number, number, number];
  return { ...(JSON.parse(draft) as FaultDraft), ruleId, isOn: isOn === 1, hits: fired, seen: met, revision: changed };
}

/** Reads and writes fault rules. There are few, so an order is written as a whole. */
export class FaultStore {
  readonly #list: BetterSqlite3.Statement<[], Row>;
  readonly #counts: BetterSqlite3.Statement<[string], Pick<Row, 'isOn' | 'hits' | 'seen'>>;
  readonly #count: BetterSqlite3.Statement<[number, number, number, string]>;
  readonly #place: BetterSqlite3.Statement<[number, string]>;
  readonly #insert: BetterSqlite3.Statement<[string, number, string, number, number, number]>;
  readonly #rewrite: BetterSqlite3.Statement<[string, string]>;
  readonly #remove: BetterSqlite3.Statement<[string]>;

  constructor({ sql }: Database) {
    this.#list = sql.prepare(`SELECT ${COLUMNS} FROM fault_rules WHERE place >= 0 ORDER BY place`);
    this.#counts = sql.prepare('SELECT is_on AS isOn, hits, seen FROM fault_rules WHERE rule_id = ?');
    this.#count = sql.prepare('UPDATE fault_rules SET is_on = ?, hits = ?, seen = ? WHERE rule_id = ?');
    this.#place = sql.prepare('UPDATE fault_rules SET place = ? WHERE rule_id = ?');
    this.#insert = sql.prepare('INSERT INTO fault_rules (rule_id, is_on, draft, hits, seen, revision, place) VALUES (?, ?, ?, ?, ?, ?, 0)');
    this.#rewrite = sql.prepare('UPDATE fault_rules SET draft = ?, revision = revision + 1 WHERE rule_id = ?');
    this.#remove = sql.prepare('DELETE FROM fault_rules WHERE rule_id = ?');
  }

  /** Every rule in its order. */
  list(): FaultRule[] {
    return this.#list.all().map(readRow);
  }

  /** What requests made of a rule until now; null when it is gone. */
  loadCounts(ruleId: string): FaultCounts | null {
    const row = this.#counts.get(ruleId);
    return row === undefined ? null : { ...row, isOn: row.isOn === 1 };
  }

  saveCounts(ruleId: string, { isOn, hits, seen }: FaultCounts): void {
    this.#count.run(isOn ? 1 : 0, hits, seen, ruleId);
  }

  /** Adds a rule; `arrange` gives it its place. */
  insert({ ruleId, isOn, hits, seen, revision, ...draft }: FaultRule): void {
    this.#insert.run(ruleId, isOn ? 1 : 0, JSON.stringify(draft), hits, seen, revision);
  }

  /** Writes down anew what a rule waits for and does. */
  rewrite(ruleId: string, draft: FaultDraft): void {
    this.#rewrite.run(JSON.stringify(draft), ruleId);
  }

  remove(ruleId: string): void {
    this.#remove.run(ruleId);
  }

  /** Puts the rules into this order. */
  arrange(ruleIds: readonly string[]): void {
    for (const [index, ruleId] of ruleIds.entries()) this.#place.run(index + 1, ruleId);
  }
}
