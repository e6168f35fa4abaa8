/** Answers for version 9 of the database: a person can leave, and what they granted stays as history. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Migration } from '../migrate.ts';

/** What somebody granted outlives them, so it cannot refer to them any more. */
const OUTLIVING = ['codes', 'token_families'] as const;

interface Source {
  readonly sql: string;
}

/** Builds a table again without its reference to people; its columns and indexes stay as they are. */
function dropReference(sql: BetterSqlite3.Database, table: string): void {
  const source = sql.prepare<[string], Source>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)?.sql ?? '';
  const indexes = sql.prepare<[string], Source>("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL").all(table);
  const free = source.replace(' REFERENCES people (person_id)', '').replace(/^CREATE TABLE "?\w+"?/, `CREATE TABLE ${table}_free`);
  sql.exec(`${free}; INSERT INTO ${table}_free SELECT * FROM ${table}; DROP TABLE ${table}; ALTER TABLE ${table}_free RENAME TO ${table}`);
  for (const index of indexes) sql.exec(index.sql);
}

/** Version 9. */
export const peopleLeave: Migration = {
  version: 9,
  name: 'people leave',
  up: (sql) => {
    for (const table of OUTLIVING) dropReference(sql, table);
    sql.exec(`
      CREATE INDEX token_families_open_by_person ON token_families (person_id) WHERE revoked_at IS NULL;
      CREATE INDEX codes_open_by_person ON codes (person_id) WHERE used_at IS NULL AND revoked_at IS NULL;
    `);
  },
};
