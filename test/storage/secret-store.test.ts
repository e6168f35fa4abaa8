/** Answers for what is remembered of secrets: uses of the current one, the replaced ones, and what still comes with them. */
import { expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { MOST_OLD_USES, SecretStore } from '../../src-main/storage/secret-store.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { flowId, makeApp, makeSummary, openTempDatabase } from './stored.ts';

const APP = makeApp();
const SECOND = makeApp({ secretDigest: 'e'.repeat(64), secretFingerprint: '1111·2222', secretCreatedAt: FIRST_MOMENT + 60_000 });

test('the last use of a secret is known at once and written once a second', async () => {
  await using db = await openTempDatabase();
  new AppStore(db).insert(APP);
  const secrets = new SecretStore(db);
  expect(secrets.lastUse(APP)).toBeNull();
  expect([0, 999, 1000, 1500].map((after) => secrets.noteUse(APP, FIRST_MOMENT + after))).toEqual([true, false, true, false]);
  expect(secrets.lastUse(APP)).toBe(FIRST_MOMENT + 1500);
  expect(new SecretStore(db).lastUse(APP)).toBe(FIRST_MOMENT + 1000);
  secrets.flush();
  expect(new SecretStore(db).lastUse(APP)).toBe(FIRST_MOMENT + 1500);
});

test('a clock that was put back is written too', async () => {
  await using db = await openTempDatabase();
  new AppStore(db).insert(APP);
  const secrets = new SecretStore(db);
  secrets.noteUse(APP, FIRST_MOMENT);
  expect(secrets.noteUse(APP, FIRST_MOMENT - 3_600_000)).toBe(true);
  expect(new SecretStore(db).lastUse(APP)).toBe(FIRST_MOMENT - 3_600_000);
});

test('a secret that gives way is remembered with its last use, whoever replaces it, and the new one begins unused', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  const secrets = new SecretStore(db);
  apps.insert(APP);
  secrets.noteUse(APP, FIRST_MOMENT + 5);
  apps.update({ ...APP, name: 'Another name' });
  expect(secrets.listReplaced(APP.clientId)).toEqual([]);
  apps.update(SECOND);
  expect(secrets.listReplaced(APP.clientId)).toEqual([
    { fingerprint: APP.secretFingerprint, createdAt: FIRST_MOMENT, replacedAt: FIRST_MOMENT + 60_000, lastWorkedAt: FIRST_MOMENT + 5, uses: 0, lastUseAt: null },
  ]);
  expect([secrets.lastUse(SECOND), new SecretStore(db).lastUse(SECOND)]).toEqual([null, null]);
  expect(secrets.findReplaced(APP.clientId, APP.secretDigest)).toBe(FIRST_MOMENT + 60_000);
  expect([secrets.findReplaced(APP.clientId, SECOND.secretDigest), secrets.findReplaced('other', APP.secretDigest)]).toEqual([null, null]);
});

test('a secret that comes back is the current one, and no replaced one', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  const secrets = new SecretStore(db);
  apps.insert(APP);
  apps.update(SECOND);
  apps.update({ ...APP, secretCreatedAt: FIRST_MOMENT + 90_000 });
  expect(secrets.findReplaced(APP.clientId, APP.secretDigest)).toBeNull();
  expect(secrets.listReplaced(APP.clientId).map(({ fingerprint }) => fingerprint)).toEqual([SECOND.secretFingerprint]);
});

test('requests with an old secret are counted, and the newest are listed with the secret they came with', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  const secrets = new SecretStore(db);
  new FlowStore(db).insert(makeSummary(7), null);
  apps.insert(APP);
  apps.update(SECOND);
  const use = { clientId: APP.clientId, digest: APP.secretDigest, endpoint: '/oauth/token', flowId: flowId(7), at: FIRST_MOMENT + 70_000 };
  for (let number = 0; number < MOST_OLD_USES + 5; number += 1) secrets.addOldUse({ ...use, at: use.at + number, flowId: number === 0 ? null : use.flowId });
  const listed = secrets.listOldUses(APP.clientId);
  expect(listed).toHaveLength(MOST_OLD_USES);
  expect(listed[0]).toEqual({
    endpoint: '/oauth/token', flowId: flowId(7), flowNumber: 7, at: use.at + MOST_OLD_USES + 4, fingerprint: APP.secretFingerprint, replacedAt: FIRST_MOMENT + 60_000,
  });
  expect(secrets.listReplaced(APP.clientId)[0]).toMatchObject({ uses: MOST_OLD_USES + 5, lastUseAt: use.at + MOST_OLD_USES + 4 });
  db.sql.exec('DELETE FROM flows');
  expect(secrets.listOldUses(APP.clientId)[0]).toMatchObject({ flowId: null, flowNumber: null });
});

test('what belongs to an app goes with it, and a late use brings nothing back', async () => {
  await using db = await openTempDatabase();
  const apps = new AppStore(db);
  const secrets = new SecretStore(db);
  apps.insert(APP);
  secrets.noteUse(APP, FIRST_MOMENT);
  apps.update(SECOND);
  secrets.addOldUse({ clientId: APP.clientId, digest: APP.secretDigest, endpoint: '/oauth/token', flowId: null, at: FIRST_MOMENT });
  apps.remove(APP, FIRST_MOMENT);
  secrets.forget(APP.clientId);
  expect([secrets.listReplaced(APP.clientId), secrets.listOldUses(APP.clientId), secrets.lastUse(SECOND)]).toEqual([[], [], null]);
  secrets.noteUse(SECOND, FIRST_MOMENT);
  secrets.flush();
  expect(db.sql.prepare('SELECT count(*) AS rows FROM secret_uses').get()).toEqual({ rows: 0 });
});
