/** Answers for version 15: people know more about themselves, everybody is in the team, and colleagues come only where nobody touched the people. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';

const BEFORE = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === 'people and consent'));
const UP_TO = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === 'people and consent') + 1);

/** A database of the version before, changed, and brought up. */
async function migrated(change: string) {
  const temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: BEFORE });
  sql.exec(change);
  migrate(sql, { file, migrations: UP_TO });
  sql.pragma('foreign_keys = ON');
  return {
    sql,
    names: () => sql.prepare<[], { name: string }>('SELECT name FROM people ORDER BY position').all().map(({ name }) => name),
    [Symbol.asyncDispose]: async () => {
      sql.close();
      await temp[Symbol.asyncDispose]();
    },
  };
}

test('where Ada is alone, three members of the team join her; ids and names are those of the team', async () => {
  await using db = await migrated('');
  expect(db.names()).toEqual(['Ada Lindqvist', 'Tomás Herrera', 'Priya Raman', 'Jun Mori']);
  expect(db.sql.prepare("SELECT count(*) AS members FROM people JOIN resources ON resources.id = people.person_id AND kind = 'member'").get()).toEqual({ members: 4 });
  expect(db.sql.prepare('SELECT DISTINCT organisation, plan, grants, picture_id FROM people').all()).toEqual([{ organisation: 'Lindqvist Instruments', plan: null, grants: null, picture_id: null }]);
});

test('people whom somebody chose stay as they are, and join the team', async () => {
  await using db = await migrated("INSERT INTO people (person_id, position, name, email) VALUES ('usr_Grace0000001', 2, 'Grace Noor', 'grace@noor.example')");
  expect(db.names()).toEqual(['Ada Lindqvist', 'Grace Noor']);
  expect(db.sql.prepare("SELECT json_extract(document, '$.name') AS name, json_extract(document, '$.role') AS role FROM resources WHERE id = 'usr_Grace0000001'").get()).toEqual({ name: 'Grace Noor', role: 'member' });
});

test('an Ada who was renamed gets no colleagues', async () => {
  await using db = await migrated("UPDATE people SET name = 'Grace', email = 'grace@noor.example'");
  expect(db.names()).toEqual(['Grace']);
});

test('grants and consents go with the person and the app, and choices are one of five', async () => {
  await using db = await migrated(`INSERT INTO apps (client_id, name, description, homepage_url, environment, redirect_uris, secret_digest, secret_fingerprint, secret_created_at, created_at, is_sample)
    VALUES ('app_1', 'App', '', 'https://app.example', 'development', '[]', 'd', 'f', 1, 1, 0)`);
  const count = (table: string): unknown => db.sql.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count;
  db.sql.exec(`
    INSERT INTO app_consents VALUES ('app_1', 'fewer', '["notes:read"]', 1);
    INSERT INTO granted_consents SELECT 'app_1', person_id, '["notes:read"]', 1 FROM people;
  `);
  expect(() => db.sql.exec("UPDATE app_consents SET mode = 'sometimes'")).toThrow('CHECK');
  db.sql.exec("DELETE FROM people WHERE name = 'Jun Mori'");
  expect(count('granted_consents')).toBe(3);
  db.sql.exec("DELETE FROM apps WHERE client_id = 'app_1'");
  expect([count('granted_consents'), count('app_consents')]).toEqual([0, 0]);
});
