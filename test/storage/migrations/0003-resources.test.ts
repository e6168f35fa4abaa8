/** Answers for version 3: from version 2 with an app in it to resources, links and counters beside the app. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 3 keeps the five meetings as they were, adds the company, and leaves apps and people alone', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 2) });
  sql.exec("INSERT INTO apps VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '[]', 'd', 'f', 1, 2, 0)");
  const before = sql.prepare<[], { meeting_id: string; document: string }>('SELECT meeting_id, document FROM meetings ORDER BY position').all();

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 3) });
  const count = (table: string): unknown => sql.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect([count('people'), count('apps'), count("resources WHERE kind = 'meeting'"), count('app_calls')]).toEqual([1, 1, 12, 0]);
  const find = sql.prepare<[string], { document: string }>('SELECT document FROM resources WHERE id = ?');
  expect(before.map(({ meeting_id: id }) => find.get(id)?.document)).toEqual(before.map(({ document }) => document));
  expect(() => sql.prepare('SELECT 1 FROM meetings')).toThrow('no such table');
  sql.close();
});
