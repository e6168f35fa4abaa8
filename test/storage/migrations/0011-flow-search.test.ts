/** Answers for version 11: flows that were recorded before it are found by their row. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 11 makes the flows that are there searchable', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 10) });
  sql.exec(`INSERT INTO flows VALUES
    (1, 'flow_1', 'app', 'mavio_client_x', 'Clipnote', 'Ada Lindqvist', 1, 1, 5, 'completed', 'Tokens issued', 'nnnnnnn', NULL),
    (2, 'flow_2', 'stray', NULL, NULL, NULL, 1, 1, 1, 'live', 'Belongs to no login', 'nnnnnnn', NULL)`);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 11) });
  const find = (search: string): unknown[] => sql.prepare('SELECT rowid FROM flow_words WHERE flow_words MATCH ? ORDER BY rowid').pluck().all(search);
  expect([find('"clip"*'), find('"ada"* AND "tokens"*'), find('"\uE000live"'), find('"flow"*'), find('"nobody"*')]).toEqual([[1], [1], [2], [1, 2], []]);
  expect(sql.prepare('SELECT clues FROM flows').pluck().all()).toEqual(['', '']);
  sql.close();
});
