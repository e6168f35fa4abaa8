/** Answers for version 8: apps of version 7 have no logo and are at their first revision, and what their requests used is known. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const VERSION = MIGRATIONS.findIndex(({ name }) => name === 'logos and edits');

test('version 8 begins to count changes, and knows the uses from before', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, VERSION) });
  sql.exec(`
    INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
      VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '["https://a","https://b"]', 'd', 'f', 1, 2, 0);
    INSERT INTO flows VALUES (1, 'flow_1', 'app', NULL, NULL, NULL, 1, 1, 1, 'live', 'Started', '.......', NULL);
    INSERT INTO flows VALUES (2, 'flow_2', 'app', NULL, NULL, NULL, 1, 1, 1, 'live', 'Started', '.......', NULL);
    INSERT INTO pending_requests VALUES ('r1', 'flow_1', 'mavio_client_x', 'https://a', '[]', NULL, NULL, 't', 10, 20, NULL);
    INSERT INTO pending_requests VALUES ('r2', 'flow_2', 'mavio_client_x', 'https://a', '[]', NULL, NULL, 't', 30, 40, 35);
    INSERT INTO codes (digest, fingerprint, flow_id, client_id, redirect_uri, scopes, person_id, issued_at, expires_at)
      VALUES ('c', 'f', 'flow_1', 'mavio_client_x', 'https://b', '[]', 'usr_7Lm2QxVb9KsT', 50, 60);
    INSERT INTO pending_requests VALUES ('r3', 'flow_2', 'mavio_client_deleted', 'https://a', '[]', NULL, NULL, 't', 30, 40, 35);
  `);

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, VERSION + 1) });
  sql.pragma('foreign_keys = ON');
  expect(sql.prepare('SELECT logo_id, revision FROM apps').all()).toEqual([{ logo_id: null, revision: 1 }]);
  expect(sql.prepare('SELECT redirect_uri, last_at, flow_id FROM redirect_uses').all()).toEqual([
    { redirect_uri: 'https://a', last_at: 30, flow_id: 'flow_2' },
    { redirect_uri: 'https://b', last_at: 50, flow_id: 'flow_1' },
  ]);
  sql.exec("DELETE FROM pending_requests WHERE flow_id = 'flow_2'; DELETE FROM flows WHERE flow_id = 'flow_2'");
  expect(sql.prepare("SELECT flow_id FROM redirect_uses WHERE redirect_uri = 'https://a'").get()).toEqual({ flow_id: null });
  sql.close();
});
