/** Answers for migrations: copied first, all or nothing, and never backwards. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src-main/storage/database.ts';
import { DatabaseFromFuture, migrate, MigrationFailed } from '../../src-main/storage/migrate.ts';
import type { Migration } from '../../src-main/storage/migrate.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const first: Migration = { version: 1, name: 'first', up: (sql) => sql.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT) STRICT') };
const second: Migration = { version: 2, name: 'second', up: (sql) => sql.exec("ALTER TABLE notes ADD COLUMN tag TEXT DEFAULT 'x'") };
const failing: Migration = {
  version: 3,
  name: 'third',
  up: (sql) => {
    sql.exec("DELETE FROM notes; CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT");
    throw new Error('out of luck');
  },
};

function open(file: string, migrations: readonly Migration[]): BetterSqlite3.Database {
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations });
  return sql;
}

const version = (sql: BetterSqlite3.Database): unknown => sql.pragma('user_version', { simple: true });

describe('migrating', () => {
  test('a new database gets every version and no copy', async () => {
    await using temp = await makeTempFolder();
    const sql = open(temp.join('mavio.db'), [first, second]);
    expect(version(sql)).toBe(2);
    sql.close();
    expect(readdirSync(temp.path)).toEqual(['mavio.db']);
  });

  test('an older database is copied before it is changed, the copy readable by its owner only', async () => {
    await using temp = await makeTempFolder();
    const file = temp.join('mavio.db');
    const old = open(file, [first]);
    old.exec("INSERT INTO notes VALUES (1, 'kept')");
    old.close();

    const sql = open(file, [first, second]);
    expect(sql.prepare('SELECT * FROM notes').all()).toEqual([{ id: 1, text: 'kept', tag: 'x' }]);
    sql.close();

    const copy = temp.join('mavio-before-v2.db');
    if (process.platform !== 'win32') expect(statSync(copy).mode & 0o777).toBe(0o600);
    const before = new BetterSqlite3(copy, { readonly: true });
    expect([version(before), before.prepare('SELECT * FROM notes').all()]).toEqual([1, [{ id: 1, text: 'kept' }]]);
    before.close();
  });

  test('the copy holds what is still in the write-ahead log', async () => {
    await using temp = await makeTempFolder();
    const file = temp.join('mavio.db');
    const writer = open(file, [first]);
    writer.exec("INSERT INTO notes VALUES (1, 'only in the log')");
    const sql = open(file, [first, second]);
    const before = new BetterSqlite3(temp.join('mavio-before-v2.db'), { readonly: true });
    expect(before.prepare('SELECT text FROM notes').pluck().all()).toEqual(['only in the log']);
    for (const each of [before, sql, writer]) each.close();
  });

  test('a migration that fails leaves the database as it was, and says which and why', async () => {
    await using temp = await makeTempFolder();
    const file = temp.join('mavio.db');
    const old = open(file, [first, second]);
    old.exec("INSERT INTO notes (id, text) VALUES (1, 'kept')");
    old.close();

    const sql = new BetterSqlite3(file);
    const run = (): unknown => migrate(sql, { file, migrations: [first, second, failing] });
    expect(run).toThrow(MigrationFailed);
    expect(run).toThrow(expect.objectContaining({ message: expect.stringContaining('third') as string, cause: new Error('out of luck') }) as Error);
    expect(version(sql)).toBe(2);
    expect(sql.prepare('SELECT text FROM notes').pluck().all()).toEqual(['kept']);
    expect(sql.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
    sql.close();
  });

  test('a migration that leaves a reference to nothing fails', async () => {
    await using temp = await makeTempFolder();
    const dangling: Migration = {
      version: 2,
      name: 'dangling',
      up: (sql) => sql.exec('CREATE TABLE tags (note INTEGER REFERENCES notes (id)) STRICT; INSERT INTO tags VALUES (7)'),
    };
    expect(() => open(temp.join('mavio.db'), [first, dangling])).toThrow(MigrationFailed);
  });

  test('a database that is up to date is neither copied nor changed', async () => {
    await using temp = await makeTempFolder();
    const file = temp.join('mavio.db');
    open(file, [first, second]).close();
    open(file, [first, second]).close();
    expect(readdirSync(temp.path)).toEqual(['mavio.db']);
  });

  test('a database from the future is refused and not touched, and the folder is free again', async () => {
    await using temp = await makeTempFolder();
    const file = temp.join('mavio.db');
    const future = new BetterSqlite3(file);
    future.exec('CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; PRAGMA user_version = 900');
    future.close();
    for (const attempt of [1, 2]) expect(() => openDatabase(temp.path), String(attempt)).toThrow(DatabaseFromFuture);
    expect(() => openDatabase(temp.path)).toThrow(file);
    const sql = new BetterSqlite3(file);
    expect([version(sql), sql.pragma('journal_mode', { simple: true }), existsSync(`${file}-wal`)]).toEqual([900, 'delete', false]);
    sql.close();
  });
});
