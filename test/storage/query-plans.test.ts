/** Answers for every statement of the stores walking an index: none reads a whole table that grows. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Database } from '../../src-main/storage/database.ts';
import { openTempDatabase } from './stored.ts';

type Store = new (db: Database) => unknown;

const STORAGE = join(import.meta.dirname, '../../src-main/storage');
/** Every store there is: one that is new is looked at without being named here. */
const STORES = await Promise.all(
  globSync('**/*-store.ts', { cwd: STORAGE }).map(async (file) => {
    const module = (await import(join(STORAGE, file))) as Readonly<Record<string, unknown>>;
    const store = Object.entries(module).find(([name, one]) => name.endsWith('Store') && typeof one === 'function');
    if (store === undefined) throw new Error(`${file} has no store.`);
    return store[1] as Store;
  }),
);
/**
 * Small by nature, and read whole on purpose. `page` is the rows of one page, `chain`, `chosen`, `ends` and `lives` are what was found of
 * authorizations, and `json_each` the ids that were asked for: an index has chosen all of these already.
 */
const READ_WHOLE = ['apps', 'chain', 'chosen', 'ends', 'json_each', 'knocks', 'lives', 'logos', 'page', 'people'].map((table) => `SCAN ${table}`);
/** SQLite calls every look into a full-text index a scan. This one is by a search (M1), below a row (<), from the newest on (64 + 128): it reads no further than its page. And this one (0:=) is of one row. The words of the index are read from one of them on (512), and one is taken. */
const SEARCHED = ['SCAN flow_words VIRTUAL TABLE INDEX 192:M1<', 'SCAN flow_words VIRTUAL TABLE INDEX 0:=', 'SCAN flow_terms VIRTUAL TABLE INDEX 513:', 'SCAN CONSTANT ROW'];
/** Sorts a handful of rows: every app, the tokens of one family, or what was found of the authorizations that were chosen. */
const SORTED = /FROM apps ORDER BY name|FROM tokens WHERE family_id|FROM ends GROUP BY family_id/;

/** The source of every statement that the stores prepare. */
function collectSources(db: Database): string[] {
  const sources: string[] = [];
  const listening: BetterSqlite3.Database = Object.create(db.sql, {
    prepare: {
      value: (source: string) => {
        sources.push(source);
        return db.sql.prepare(source);
      },
    },
  }) as BetterSqlite3.Database;
  for (const Store of STORES) new Store({ ...db, sql: listening });
  return sources;
}

function explain(db: Database, source: string): string[] {
  const names = Array.from(source.matchAll(/@(\w+)/g), ([, name = '']) => [name, 1] as const);
  const places = Array.from(source.matchAll(/\?/g), () => 1);
  const plan = db.sql.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`);
  const values: unknown[] = names.length > 0 ? [Object.fromEntries(names)] : places;
  return plan.all(...values).map((row) => row.detail);
}

/** The statements of every trigger; what comes from the row stands there as a value. */
function collectTriggers(db: Database): string[] {
  const triggers = db.sql.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").all();
  return triggers.flatMap(({ sql }) => {
    const body = sql.slice(sql.indexOf('BEGIN') + 'BEGIN'.length, sql.lastIndexOf('END'));
    const condition = /\bWHEN\b(.*?)\bBEGIN\b/s.exec(sql)?.[1];
    const parts = [...body.split(';'), ...(condition === undefined ? [] : [`SELECT ${condition}`])];
    return parts.map((part) => part.trim().replaceAll(/\b(?:new|old)\.\w+/g, '?')).filter((part) => part !== '');
  });
}

function findBadSteps(db: Database, sources: readonly string[]): string[] {
  return sources.flatMap((source) =>
    explain(db, source)
      .filter((step) => (step.startsWith('SCAN') && !SEARCHED.includes(step) && !READ_WHOLE.some((start) => `${step} `.startsWith(`${start} `))) || (step.includes('TEMP B-TREE') && !SORTED.test(source)))
      .map((step) => `${step}: ${source}`),
  );
}

test('no statement reads a growing table from end to end or sorts what an index could give in order', async () => {
  await using db = await openTempDatabase();
  const sources = collectSources(db);
  expect(sources.length).toBeGreaterThan(130);
  expect(findBadSteps(db, sources)).toEqual([]);
});

test('no trigger does either, with every row that is written', async () => {
  await using db = await openTempDatabase();
  const sources = collectTriggers(db);
  expect(sources.length).toBeGreaterThan(20);
  expect(findBadSteps(db, sources)).toEqual([]);
});

test('every reference has an index, so that a row that goes does not read the table that may refer to it', async () => {
  await using db = await openTempDatabase();
  const tables = db.sql.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const bare = tables.flatMap((table) => {
    const references = db.sql.prepare<[string], string>('SELECT "from" FROM pragma_foreign_key_list(?)').pluck().all(table);
    return references.filter((column) => explain(db, `SELECT 1 FROM ${table} WHERE ${column} = ?`).some((step) => step.startsWith('SCAN'))).map((column) => `${table}.${column}`);
  });
  expect(bare).toEqual([]);
});

test('authorizations and activity walk their index from the newest row', async () => {
  await using db = await openTempDatabase();
  const plans = (words: string): string[] => collectSources(db).filter((source) => source.includes(words)).map((source) => explain(db, source).join('; '));
  for (const plan of plans('FROM token_families WHERE client_id = @clientId')) expect(plan).toMatch(/SEARCH token_families USING COVERING INDEX token_families_by_client \(client_id=\?/);
  expect(plans('seq, at FROM marks WHERE').map((plan) => /SEARCH marks USING COVERING INDEX \w+ \([^)]*\)/.exec(plan)?.[0]).sort()).toEqual([
    'SEARCH marks USING COVERING INDEX marks_by_check (client_id=? AND check_id=? AND at>? AND at<?)',
    'SEARCH marks USING COVERING INDEX marks_by_kind (client_id=? AND kind=? AND at>? AND at<?)',
  ]);
});

test('each way of filtering the list has an index of its own, walked from the newest flow', async () => {
  await using db = await openTempDatabase();
  const pages = collectSources(db).filter((source) => source.includes('ORDER BY number DESC LIMIT @limit'));
  expect(pages.map((source) => explain(db, source).join()).sort()).toEqual([
    'SEARCH flows USING INDEX flows_by_client (client_id=? AND number<?)',
    'SEARCH flows USING INDEX flows_by_client_and_outcome (client_id=? AND outcome=? AND number<?)',
    'SEARCH flows USING INDEX flows_by_outcome (outcome=? AND number<?)',
    'SEARCH flows USING INTEGER PRIMARY KEY (rowid<?)',
  ]);
});
