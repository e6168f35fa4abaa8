/** Answers for version 7: what was issued to apps stays as it is, with its indexes, and may outlive them. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const VERSION = MIGRATIONS.findIndex(({ name }) => name === 'app endings');

test('app endings keep every code, family and waiting request, and let the app go', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, VERSION) });
  sql.exec(`
    INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
      VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '[]', 'd', 'f', 1, 2, 0);
    INSERT INTO flows VALUES (1, 'flow_1', 'app', NULL, NULL, NULL, 1, 1, 1, 'live', 'Started', '.......', NULL);
    INSERT INTO token_families (family_id, flow_id, client_id, person_id, scopes, created_at, revoked_at, revoked_reason)
      VALUES ('fam_1', 'flow_1', 'mavio_client_x', 'usr_7Lm2QxVb9KsT', '[]', 1, 8, 'code_replayed');
    INSERT INTO codes (digest, fingerprint, flow_id, client_id, redirect_uri, scopes, person_id, code_challenge, issued_at, expires_at, used_at, family_id)
      VALUES ('c1', 'f', 'flow_1', 'mavio_client_x', 'https://a.example', '[]', 'usr_7Lm2QxVb9KsT', NULL, 1, 2, 3, 'fam_1');
    INSERT INTO pending_requests VALUES ('req_1', 'flow_1', 'mavio_client_x', 'https://a.example', '[]', 'xyz', NULL, 't', 1, 2, NULL);
    INSERT INTO app_calls (client_id, calls, last_at) VALUES ('mavio_client_x', 3, 4);
  `);
  const indexesBefore = sql.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name").all();

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, VERSION + 1) });
  sql.pragma('foreign_keys = ON');
  expect(sql.prepare('SELECT family_id, client_id, revoked_at, revoked_reason FROM token_families').all()).toEqual([{ family_id: 'fam_1', client_id: 'mavio_client_x', revoked_at: 8, revoked_reason: 'code_replayed' }]);
  expect(sql.prepare('SELECT digest, family_id, used_at, revoked_at, revoked_reason FROM codes').all()).toEqual([{ digest: 'c1', family_id: 'fam_1', used_at: 3, revoked_at: null, revoked_reason: null }]);
  expect(sql.prepare('SELECT request_id, state, answered_at FROM pending_requests').all()).toEqual([{ request_id: 'req_1', state: 'xyz', answered_at: null }]);
  const indexes = sql.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'index'").all().map(({ name }) => name);
  expect(indexes).toEqual(expect.arrayContaining(indexesBefore.map(({ name }) => name)));
  expect(() => sql.exec("INSERT INTO tokens (digest, fingerprint, kind, family_id, scopes, issued_at, expires_at) VALUES ('t', 'f', 'access', 'no_family', '[]', 1, 2)")).toThrow(/FOREIGN KEY/);

  sql.exec("DELETE FROM apps WHERE client_id = 'mavio_client_x'");
  expect(sql.prepare('SELECT (SELECT count(*) FROM codes) AS codes, (SELECT count(*) FROM app_calls) AS calls').get()).toEqual({ codes: 1, calls: 0 });
  sql.close();
});
