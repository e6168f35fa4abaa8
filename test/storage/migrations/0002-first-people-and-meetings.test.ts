/** Answers for version 2: from version 1 with an app in it to people and meetings beside the app. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('versions count from 1 without gaps', () => {
  expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('version 2 puts in a person and five meetings, and leaves apps alone', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 1) });
  sql.exec("INSERT INTO apps VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '[]', 'd', 'f', 1, 2, 0)");

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 2) });
  const count = (table: string): unknown => sql.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('people'), count('meetings'), count('apps')]).toEqual([1, 5, 1]);
  expect(sql.prepare('SELECT name FROM apps').pluck().get()).toBe('Clipnote');
  sql.close();
});
