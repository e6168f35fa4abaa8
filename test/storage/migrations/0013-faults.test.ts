/** Answers for version 13: flows that were recorded before have nothing staged in them, and rules have counts from the start. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 13 keeps flows as they are, and makes room for rules', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 12) });
  sql.exec(`INSERT INTO flows (number, flow_id, origin, started_at, last_at, last_seq, outcome, headline, steps)
    VALUES (1, 'flow_0123456789abcdef', 'app', 1, 1, 1, 'live', 'Started', 'lnnnnnn')`);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 13) });
  expect(sql.prepare('SELECT headline, staged FROM flows').all()).toEqual([{ headline: 'Started', staged: 0 }]);
  sql.exec("INSERT INTO fault_rules (rule_id, place, is_on, draft) VALUES ('flt_0123456789ab', 1, 1, '{}')");
  expect(sql.prepare('SELECT hits, seen, revision FROM fault_rules').all()).toEqual([{ hits: 0, seen: 0, revision: 1 }]);
  expect(() => sql.exec('UPDATE fault_rules SET is_on = 2')).toThrow('CHECK');
  sql.close();
});
