/** Answers for version 9: what version 8 held is still there, a person can leave, and their grants are found without reading whole tables. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

test('version 9 lets a person leave, and keeps what they granted', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 8) });
  sql.exec(`
    INSERT INTO flows VALUES (1, 'flow_1', 'app', NULL, NULL, NULL, 1, 1, 1, 'live', 'Started', '.......', NULL);
    INSERT INTO token_families (family_id, flow_id, client_id, person_id, scopes, created_at) VALUES ('fam_1', 'flow_1', 'app_1', 'usr_7Lm2QxVb9KsT', '[]', 1);
    INSERT INTO codes (digest, fingerprint, flow_id, client_id, redirect_uri, scopes, person_id, issued_at, expires_at, family_id)
      VALUES ('c', 'f', 'flow_1', 'app_1', 'http://localhost', '[]', 'usr_7Lm2QxVb9KsT', 1, 2, 'fam_1');
  `);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 9) });
  sql.pragma('foreign_keys = ON');
  sql.exec("DELETE FROM people WHERE person_id = 'usr_7Lm2QxVb9KsT'");
  expect(sql.prepare('SELECT family_id, client_id FROM token_families').all()).toEqual([{ family_id: 'fam_1', client_id: 'app_1' }]);
  expect(sql.prepare('SELECT digest, family_id FROM codes').all()).toEqual([{ digest: 'c', family_id: 'fam_1' }]);
  // The other references hold as before.
  expect(() => sql.exec("UPDATE codes SET flow_id = 'flow_2'")).toThrow('FOREIGN KEY');
  const plans = ['token_families WHERE person_id = 1 AND revoked_at IS NULL', 'codes WHERE person_id = 1 AND used_at IS NULL AND revoked_at IS NULL', 'token_families WHERE client_id = 1 AND revoked_at IS NULL'];
  for (const plan of plans) expect(sql.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM ${plan}`).get()?.detail).toMatch(/USING (?:COVERING )?INDEX/);
  sql.close();
});
