/** Answers for version 14: check-ups stand with their app, go with it, and know no other state. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 14 keeps check-ups of an app, and forgets them with it', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 13) });
  sql.exec(`INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
    VALUES ('app_1', 'App', '', 'https://app.example', 'development', '[]', 'd', 'f', 1, 1, 0)`);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 14) });
  sql.pragma('foreign_keys = ON');
  sql.exec("INSERT INTO checkups (checkup_id, client_id, started_at, state, report) VALUES ('chk_1', 'app_1', 1, 'running', '{}')");
  expect(() => sql.exec("UPDATE checkups SET state = 'asleep'")).toThrow('CHECK');
  expect(() => sql.exec("INSERT INTO checkups (checkup_id, client_id, started_at, state, report) VALUES ('chk_2', 'nobody', 1, 'finished', '{}')")).toThrow('FOREIGN KEY');
  expect(sql.prepare('SELECT * FROM armed_faults').all()).toEqual([]);
  sql.exec("DELETE FROM apps WHERE client_id = 'app_1'");
  expect(sql.prepare('SELECT * FROM checkups').all()).toEqual([]);
  sql.close();
});
