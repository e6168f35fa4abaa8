/** Answers for version 4: from version 3 with a flow in it to an empty table of knocks that may point at the flow. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 4 adds knocks, each pointing at a flow that is there', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 3) });
  sql.exec("INSERT INTO flows VALUES (1, 'flow_0000000000000001', 'stray', NULL, NULL, NULL, 1, 1, 1, 'refused', 'Refused', 'nnnnnnn', NULL)");

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 4) });
  sql.pragma('foreign_keys = ON');
  const add = (flowId: string) => sql.prepare("INSERT INTO knocks VALUES ('client', ?, 0, 1, 1, 1, NULL, ?)").run(flowId, flowId);
  expect(add('flow_0000000000000001').changes).toBe(1);
  expect(() => add('flow_of_nobody')).toThrow('FOREIGN KEY');
  expect(sql.prepare('SELECT count(*) FROM flows').pluck().get()).toBe(1);
  sql.close();
});
