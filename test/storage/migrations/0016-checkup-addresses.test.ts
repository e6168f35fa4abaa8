/** Answers for version 16: addresses come from the newest check-up that had some, stand apart from it, and go with the app. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const AT = MIGRATIONS.findIndex(({ name }) => name === 'check-up addresses');

test('each app keeps the addresses of its newest check-up that had some', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, AT) });
  const addApp = sql.prepare(`INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
    VALUES (?, ?, '', 'https://app.example', 'development', '[]', ?, 'f', 1, 1, 0)`);
  for (const id of ['app_1', 'app_2', 'app_3']) addApp.run(id, id, id);
  const add = sql.prepare("INSERT INTO checkups (checkup_id, client_id, started_at, state, report) VALUES (?, ?, ?, 'finished', ?)");
  const report = (startUrl: string | null, actionUrl: string | null): string => JSON.stringify({ addresses: startUrl === null ? null : { startUrl, actionUrl } });
  add.run('chk_1', 'app_1', 1, report('http://localhost:1/old', null));
  add.run('chk_2', 'app_1', 2, report('http://localhost:1/login', 'http://localhost:1/report'));
  add.run('chk_3', 'app_1', 3, report(null, null));
  add.run('chk_4', 'app_2', 5, report('http://localhost:2/a', null));
  add.run('chk_5', 'app_2', 5, report('http://localhost:2/b', null));
  add.run('chk_6', 'app_3', 1, report(null, null));
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, AT + 1) });
  sql.pragma('foreign_keys = ON');
  const all = (): unknown => sql.prepare('SELECT * FROM checkup_addresses ORDER BY client_id').all();
  expect(all()).toEqual([
    { client_id: 'app_1', start_url: 'http://localhost:1/login', action_url: 'http://localhost:1/report' },
    { client_id: 'app_2', start_url: 'http://localhost:2/b', action_url: null },
  ]);
  sql.exec('DELETE FROM checkups');
  sql.exec("DELETE FROM apps WHERE client_id = 'app_1'");
  expect(all()).toEqual([{ client_id: 'app_2', start_url: 'http://localhost:2/b', action_url: null }]);
  expect(() => sql.exec("INSERT INTO checkup_addresses (client_id, start_url) VALUES ('nobody', 'http://localhost:1/')")).toThrow('FOREIGN KEY');
  sql.close();
});
