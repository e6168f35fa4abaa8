/** Answers for version 5: tokens of version 4 stay as they are, and none of them is revoked. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 5 lets a token end alone, and revokes none', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 4) });
  sql.exec(`
    INSERT INTO apps VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '[]', 'd', 'f', 1, 2, 0);
    INSERT INTO flows VALUES (1, 'flow_1', 'app', NULL, NULL, NULL, 1, 1, 1, 'live', 'Started', '.......', NULL);
    INSERT INTO token_families VALUES ('fam_1', 'flow_1', 'mavio_client_x', 'usr_7Lm2QxVb9KsT', '[]', 1, NULL, NULL);
    INSERT INTO tokens VALUES ('d1', 'f', 'access', 'fam_1', '[]', 1, 2, NULL);
  `);

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 5) });
  expect(sql.prepare('SELECT digest, expires_at, revoked_at FROM tokens').all()).toEqual([{ digest: 'd1', expires_at: 2, revoked_at: null }]);
  sql.close();
});
