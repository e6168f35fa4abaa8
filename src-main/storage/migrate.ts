/** Answers for bringing a database to this console's version: copy first, one transaction a version, never a step back. */
import { chmodSync, closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';

/** One version of the database. A shipped migration is never edited. */
export interface Migration {
  /** The version it leads to; versions count from 1 without gaps. */
  readonly version: number;
  /** What it does, in the words of its file name. */
  readonly name: string;
  up(sql: BetterSqlite3.Database): void;
}

/** The database was written by a newer console. Nothing was changed. */
export class DatabaseFromFuture extends Error {
  override readonly name = 'DatabaseFromFuture';

  constructor(file: string, versions: { found: number; known: number }) {
    super(
      `${file} was written by a newer console (database version ${String(versions.found)}, this one knows ${String(versions.known)}). ` +
        'Update this console, or choose another folder with --data-dir.',
    );
  }
}

/** The file is a database, and none that a console made. Nothing was changed. */
export class DatabaseOfOthers extends Error {
  override readonly name = 'DatabaseOfOthers';

  constructor(file: string) {
    super(`${file} is the database of another program: it has tables that no console made. Nothing was changed. Move it away, or choose another folder with --data-dir.`);
  }
}

/** A migration threw; its transaction was rolled back. `cause` says why. */
export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

function readNumber(sql: BetterSqlite3.Database, pragma: 'user_version' | 'schema_version'): number {
  return Number(sql.pragma(pragma, { simple: true }));
}

/** Copies the database beside itself. Written under another name first, so that half a copy is never taken for a whole one. */
function copyBeside(sql: BetterSqlite3.Database, file: string, version: number): void {
  const copy = join(dirname(file), `mavio-before-v${String(version)}.db`);
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  closeSync(openSync(unfinished, 'wx', 0o600));
  sql.prepare('VACUUM INTO ?').run(unfinished);
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, copy);
}

/**
 * Runs every pending migration and turns on WAL.
 * In: an open connection, its file's path, and the migrations in order. Out: the version reached.
 * A database that holds data is first copied to `mavio-before-v<first pending version>.db`.
 * Throws DatabaseFromFuture and DatabaseOfOthers before anything is touched, MigrationFailed with the last good version left in place.
 */
export function migrate(sql: BetterSqlite3.Database, plan: { file: string; migrations: readonly Migration[] }): number {
  const known = plan.migrations.at(-1)?.version ?? 0;
  const found = readNumber(sql, 'user_version');
  if (found > known) throw new DatabaseFromFuture(plan.file, { found, known });
  const isNew = found === 0 && readNumber(sql, 'schema_version') === 0;
  // Asked of the tables themselves, because a file that was cut off has a version of 0 as well; then this throws.
  if (found === 0 && !isNew && Number(sql.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()) > 0) throw new DatabaseOfOthers(plan.file);
  const pending = plan.migrations.filter((migration) => migration.version > found);
  const first = pending[0];
  if (first !== undefined && !isNew) copyBeside(sql, plan.file, first.version);
  sql.pragma('journal_mode = WAL');
  // Rebuilding a table that others refer to needs this off; each migration proves below that no reference was broken.
  sql.pragma('foreign_keys = OFF');
  for (const migration of pending) applyOne(sql, migration);
  return known;
}

function applyOne(sql: BetterSqlite3.Database, migration: Migration): void {
  const apply = sql.transaction(() => {
    migration.up(sql);
    const broken = sql.prepare('PRAGMA foreign_key_check').all();
    if (broken.length > 0) throw new Error(`${String(broken.length)} rows refer to rows that are gone.`);
    sql.pragma(`user_version = ${String(migration.version)}`);
  });
  try {
    apply.exclusive();
  } catch (cause) {
    throw new MigrationFailed(`Database version ${String(migration.version)} (${migration.name}) could not be made. Nothing of it was kept.`, { cause });
  }
}
