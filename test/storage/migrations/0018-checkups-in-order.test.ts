/** Answers for version 18: check-ups keep their order, go with their app, and a simulation that goes on knows which of them are older. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const AT = MIGRATIONS.findIndex(({ name }) => name === 'check-ups in order');

test('check-ups are numbered in the order in which they began, and a simulation has the last one before it', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, AT) });
  sql.exec(`INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
    VALUES ('app_1', 'App', '', 'https://app.example', 'development', '[]', 'd', 'f', 1, 1, 0)`);
  const add = sql.prepare("INSERT INTO checkups (checkup_id, client_id, started_at, state, report) VALUES (?, 'app_1', ?, 'finished', ?)");
  for (const [id, at] of [['chk_c', 30], ['chk_a', 10], ['chk_b', 20]] as const) add.run(id, at, `{"of":"${id}"}`);
  const simulation = { aheadMs: 5, from: 20, marks: { flow: 1, event: 2, issue: 3 } };
  sql.prepare("INSERT INTO console (name, value) VALUES ('simulation', ?)").run(Buffer.from(JSON.stringify(simulation)));
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, AT + 1) });
  sql.pragma('foreign_keys = ON');
  expect(sql.prepare('SELECT * FROM checkups').all()).toEqual(['chk_a', 'chk_b', 'chk_c'].map((id, index) => ({ number: index + 1, checkup_id: id, client_id: 'app_1', state: 'finished', report: `{"of":"${id}"}` })));
  const kept = sql.prepare<[], Buffer>("SELECT value FROM console WHERE name = 'simulation'").pluck().get();
  expect(JSON.parse(String(kept))).toEqual({ ...simulation, marks: { ...simulation.marks, checkup: 2 } });
  expect(() => sql.exec("UPDATE checkups SET state = 'asleep'")).toThrow('CHECK');
  sql.exec("DELETE FROM apps WHERE client_id = 'app_1'");
  expect(sql.prepare('SELECT * FROM checkups').all()).toEqual([]);
  sql.close();
});
