/** Answers for deleted apps: remembered, forgotten when they come back, and never in the way of what they left behind. */
import { expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { CallStore } from '../../src-main/storage/call-store.ts';
import { CodeStore } from '../../src-main/storage/code-store.ts';
import { JournalStore } from '../../src-main/storage/journal-store.ts';
import { TokenStore } from '../../src-main/storage/token-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { addFlow, makeApp, makeCode, makeFamily, openTempDatabase } from './stored.ts';

const APP = makeApp();
const TOMBSTONE = { clientId: APP.clientId, name: APP.name, deletedAt: FIRST_MOMENT + 1 };

test('an app goes, and what was issued to it stays', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  apps.insert(APP);
  addFlow(db);
  new CodeStore(db).insert(makeCode());
  new TokenStore(db).insertFamily(makeFamily());
  new CallStore(db).count(APP.clientId, FIRST_MOMENT);
  apps.remove(APP, FIRST_MOMENT + 1);
  expect(apps.load(APP.clientId)).toBeNull();
  expect(new CodeStore(db).load(makeCode().digest)).toMatchObject(makeCode());
  expect(new TokenStore(db).loadFamily('fam_1')).toEqual(makeFamily());
  expect(new CallStore(db).load(APP.clientId)).toEqual({ calls: 0, lastAt: null });
  expect(() => { apps.remove(APP, 1); }).toThrow(APP.clientId);
});

test('a call with the token of a deleted app is counted for nobody', async () => {
  await using db = await openTempDatabase();
  new CallStore(db).count('gone', FIRST_MOMENT);
  expect(new CallStore(db).load('gone')).toEqual({ calls: 0, lastAt: null });
});

test('everything that refers to an app goes with it, or does not refer', async () => {
  await using db = await openTempDatabase();
  const tables = db.sql.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const holding = tables.flatMap(({ name }) => {
    const keys = db.sql.prepare<[string], { table: string; on_delete: string }>('SELECT "table", on_delete FROM pragma_foreign_key_list(?)').all(name);
    return keys.filter((key) => key.table === 'apps' && key.on_delete !== 'CASCADE').map(() => name);
  });
  expect(holding).toEqual([]);
});

test('a deleted app is remembered until its client id is registered again', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  expect(apps.loadDeleted(APP.clientId)).toBeNull();
  apps.insert(APP);
  apps.remove(APP, FIRST_MOMENT + 1);
  expect(apps.loadDeleted(APP.clientId)).toEqual(TOMBSTONE);
  apps.insert(makeApp({ clientId: 'other' }));
  expect(apps.loadDeleted(APP.clientId)).toEqual(TOMBSTONE);
  apps.insert({ ...APP, name: 'Standup again', createdAt: FIRST_MOMENT + 9 });
  expect(apps.loadDeleted(APP.clientId)).toBeNull();
  expect(new JournalStore(db).list(APP.clientId, 9)).toEqual([{ at: FIRST_MOMENT + 9, action: 'registered_again', authorizations: 0, tokens: 0 }]);
});

test('the journal tells the latest first, keeps to its client id, and counts what ended', async () => {
  await using db = await openTempDatabase();
  const journal = new JournalStore(db);
  const apps = new AppStore(db);
  apps.insert(APP);
  journal.write(APP.clientId, { at: 1, action: 'tokens_revoked', authorizations: 2, tokens: 4 });
  apps.update({ ...APP, secretDigest: 'e', secretCreatedAt: 2 });
  journal.write('other', { at: 3, action: 'deleted', authorizations: 0, tokens: 0 });
  expect(journal.list(APP.clientId, 9)).toEqual([
    { at: 2, action: 'secret_replaced', authorizations: 0, tokens: 0 },
    { at: 1, action: 'tokens_revoked', authorizations: 2, tokens: 4 },
  ]);
  expect(journal.list(APP.clientId, 1)).toHaveLength(1);
});
