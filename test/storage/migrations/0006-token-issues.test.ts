/** Answers for version 6: tokens of version 5 stay as they are and can still be used, also together with new ones. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { TokenStore } from '../../../src-main/storage/token-store.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { makeIssue } from '../stored.ts';

const earlier = (digest: string) => ({ digest, issue: null });

test('version 6 keeps the tokens that were issued before, alive or ended', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 5) });
  sql.exec(`
    INSERT INTO apps VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '[]', 'd', 'f', 1, 2, 0);
    INSERT INTO flows (number, flow_id, origin, started_at, last_at, last_seq, outcome, headline, steps) VALUES (1, 'flow_1', 'app', 1, 1, 1, 'live', 'Started', '.......');
    INSERT INTO token_families VALUES ('fam_1', 'flow_1', 'mavio_client_x', 'usr_7Lm2QxVb9KsT', '["meetings:read"]', 1, NULL, NULL);
    INSERT INTO tokens VALUES ('a0', 'f', 'access', 'fam_1', '["notes:read"]', 1, 9, NULL, 4);
    INSERT INTO tokens VALUES ('a', 'f', 'access', 'fam_1', '["meetings:read"]', 2, 9, NULL, NULL);
    INSERT INTO tokens VALUES ('r0', 'f', 'refresh', 'fam_1', '["meetings:read"]', 1, 9, 2, NULL);
    INSERT INTO tokens VALUES ('r', 'f', 'refresh', 'fam_1', '["meetings:read"]', 2, 9, NULL, NULL);
  `);
  sql.close();

  const db = openDatabase(temp.path);
  try {
    const tokens = new TokenStore(db);
    const found = tokens.load(earlier('r'), 'refresh');
    expect(found?.family.clientId).toBe('mavio_client_x');
    expect(found?.token).toEqual({ digest: 'r', issue: null, fingerprint: 'f', kind: 'refresh', familyId: 'fam_1', scopes: ['meetings:read'], issuedAt: 2, expiresAt: 9, rotatedAt: null, revokedAt: null });
    expect([tokens.load(earlier('a0'), 'access')?.token.revokedAt, tokens.load(earlier('r0'), 'refresh')?.token.rotatedAt, tokens.load(earlier('a'), 'refresh')]).toEqual([4, 2, null]);
    // A text may end as if it held a number; only its digest counts.
    expect(tokens.load({ digest: 'r', issue: 7 }, 'refresh')?.token.digest).toBe('r');

    if (found !== null) tokens.rotate(found.token, makeIssue(1));
    expect(tokens.load(earlier('r'), 'refresh')?.token.rotatedAt).toBe(makeIssue(1).issuedAt);
    expect(() => { if (found !== null) tokens.rotate(found.token, makeIssue(2)); }).toThrow(/current/);
    expect(tokens.loadAll('fam_1').map(({ digest }) => digest)).toEqual(['a0', 'r0', 'a', 'r', 'a1', 'r1']);
    expect(tokens.revokeFamily('fam_1', 3, 'test').map(({ digest }) => digest)).toEqual(['a', 'a1', 'r1']);
  } finally {
    db.close();
  }
});

test('an earlier access token ends alone, once', async () => {
  await using temp = await makeTempFolder();
  const db = openDatabase(temp.path);
  try {
    db.sql.exec(`
      INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample) VALUES ('mavio_client_x', 'Clipnote', '', 'https://clipnote.example', 'production', '[]', 'd', 'f', 1, 2, 0);
      INSERT INTO flows (number, flow_id, origin, started_at, last_at, last_seq, outcome, headline, steps) VALUES (1, 'flow_1', 'app', 1, 1, 1, 'live', 'Started', '.......');
      INSERT INTO token_families (family_id, flow_id, client_id, person_id, scopes, created_at, revoked_at, revoked_reason, first_issue) VALUES ('fam_1', 'flow_1', 'mavio_client_x', 'usr_7Lm2QxVb9KsT', '["meetings:read"]', 1, NULL, NULL, NULL);
      INSERT INTO tokens VALUES ('a', 'f', 'access', 'fam_1', '["meetings:read"]', 2, 9, NULL, NULL);
    `);
    const tokens = new TokenStore(db);
    const token = tokens.load(earlier('a'), 'access')?.token;
    expect(token === undefined ? null : [tokens.markRevoked(token, 5), tokens.markRevoked(token, 6)]).toEqual([true, false]);
    expect(tokens.load(earlier('a'), 'access')?.token.revokedAt).toBe(5);
  } finally {
    db.close();
  }
});
