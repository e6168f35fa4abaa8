/** Answers for version 12: apps that were registered before follow the console's rotation. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 12 leaves every app at the default, and knows no fourth choice', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 11) });
  sql.exec(`INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
    VALUES ('app_1', 'App', '', 'https://app.example', 'development', '[]', 'd', 'f', 1, 1, 0)`);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 12) });
  expect(sql.prepare('SELECT rotation FROM apps').all()).toEqual([{ rotation: 'default' }]);
  expect(() => sql.exec("UPDATE apps SET rotation = 'sometimes'")).toThrow('CHECK');
  sql.close();
});
