/** Answers for backups while the console works, and for restoring one: whole or not at all, wherever the process is killed. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src-main/storage/database.ts';
import { PendingRestore } from '../../src-main/storage/pending-restore.ts';
import { BackupName } from '../../src-preload/contract/backups.ts';
import { CLIPNOTE, openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { serve } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { startKeychain } from '../kit/keychain.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE as FIXED, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const named = (name: string) => ({ name: BackupName.parse(name) });

test('a backup that is made while 200 requests run is whole, private, and holds no secret', async () => {
  await using console = await openConsole({ consent: 'authorize' });
  const app = { ...CLIPNOTE, redirectUris: [REDIRECT_URI] };
  const { app: made, clientSecret } = await console.client.apps.register(app);
  const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId: made.clientId, clientSecret, redirectUri: REDIRECT_URI });
  const { login, params } = await developer.logIn();
  const tokens = await developer.exchange(params, login.verifier);
  const call = async (): Promise<number> => (await fetch(`${console.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${tokens.access_token}` } })).status;
  const requests = Promise.all(Array.from({ length: 200 }, call));
  const backup = await console.client.backups.make();
  expect(new Set(await requests)).toEqual(new Set([200]));

  const state = await console.client.backups.list();
  expect(state).toMatchObject({ files: [backup], job: null, report: null });
  const file = `${state.folder}/${backup.name}`;
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(state.folder)).toEqual([backup.name]);
  const copy = new BetterSqlite3(file, { readonly: true });
  using after = new DisposableStack();
  after.defer(() => copy.close());
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.pragma('foreign_key_check')).toEqual([]);
  expect(copy.prepare('SELECT name FROM apps').pluck().all()).toEqual(['Clipnote']);
  for (const hush of [clientSecret, tokens.access_token, tokens.refresh_token ?? '']) expect((await readFile(file)).includes(hush)).toBe(false);
  expect(await console.client.backups.look(named(backup.name))).toMatchObject({ backup: { apps: 1, people: 4 }, now: { apps: 1, people: 4 } });
});

test('a restore brings back what was there, keeps what it replaced, and says which secrets are missing', async () => {
  await using first = await openConsole();
  const { app } = await first.client.apps.register(CLIPNOTE);
  const { name } = await first.client.backups.make();
  await first.client.apps.register({ ...CLIPNOTE, name: 'Later' });
  expect(await first.client.backups.look(named(name))).toMatchObject({ backup: { apps: 1 }, now: { apps: 2 } });
  expect(await first.client.backups.restore(named(name))).toEqual({ restarts: false });
  await using second = await first.restart();
  expect((await second.client.apps.list()).map((one) => one.name)).toEqual(['Clipnote']);
  const { report, files } = await second.client.backups.list();
  // Secrets in memory went with the console that was stopped.
  expect(report).toMatchObject({ from: name, failure: null, missing: [{ clientId: app.clientId, name: 'Clipnote' }] });
  expect(files.map((file) => file.name).sort()).toEqual([name, report?.keptAs].sort());
  await second.client.backups.acknowledge();
  expect((await second.client.backups.list()).report).toBeNull();
  await second.client.backups.restore(named(report?.keptAs ?? ''));
  await using third = await second.restart();
  expect((await third.client.apps.list()).map((one) => one.name)).toEqual(['Clipnote', 'Later']);
});

test('what is no backup is refused before anything is touched', async () => {
  await using console = await openConsole();
  await console.client.apps.register(CLIPNOTE);
  const { name } = await console.client.backups.make();
  const { folder } = await console.client.backups.list();
  const make = async (other: string, change: (path: string) => Promise<void> | void): Promise<void> => {
    await copyFile(`${folder}/${name}`, `${folder}/${other}`);
    await change(`${folder}/${other}`);
  };
  const sql = (path: string, text: string): void => {
    const open = new BetterSqlite3(path);
    open.exec(text);
    open.close();
  };
  await make('cut.db', (path) => truncate(path, 20_000));
  await make('future.db', (path) => sql(path, 'PRAGMA user_version = 999'));
  await make('other.db', (path) => sql(path, 'PRAGMA foreign_keys = OFF; DROP TABLE console'));
  await make('text.db', (path) => writeFile(path, 'not a database, but a text that is long enough'));
  const reasons = await Promise.all(['cut.db', 'future.db', 'other.db', 'text.db'].map(async (bad) => {
    const problem: unknown = await console.client.backups.look(named(bad)).catch((cause: unknown) => cause);
    const restored: unknown = await console.client.backups.restore(named(bad)).catch((cause: unknown) => cause);
    expect(restored).toMatchObject({ code: expect.stringMatching(/^(?:BACKUP_FAILED|NOT_NOW)$/) as string });
    return (problem as { data?: { reason?: string } }).data?.reason ?? 'taken';
  }));
  expect(reasons).toEqual([
    'The file is damaged, or no database at all.',
    expect.stringContaining('made by a newer console (database version 999'),
    'The file is a database, but not one of this console.',
    'The file is damaged, or no database at all.',
  ]);
  await expect(console.client.backups.restore(named('none.db'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(console.client.backups.look({ name: '../mavio.db' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await console.client.backups.remove(named('text.db'));
  expect((await console.client.backups.list()).files.map((file) => file.name)).not.toContain('text.db');
  await using again = await console.restart();
  expect((await again.client.backups.list()).report).toBeNull();
});

/** A data folder with one app now, and a prepared restore of a backup with none. */
async function prepareRestore() {
  const folder = await makeTempFolder('restore');
  const data = folder.join('data');
  openDatabase(data).close();
  await mkdir(`${data}/backups`);
  await copyFile(`${data}/mavio.db`, `${data}/backups/empty.db`);
  const db = openDatabase(data);
  db.sql.exec("INSERT INTO console (name, value) VALUES ('marker', x'01')");
  db.close();
  await new PendingRestore(data).prepare(`${data}/backups/empty.db`, { from: 'empty.db', keepAs: 'before.db', askedAt: 1 });
  const markers = (): unknown[] => {
    const opened = openDatabase(data);
    const found = opened.sql.prepare("SELECT name FROM console WHERE name = 'marker'").pluck().all();
    opened.close();
    return found;
  };
  return { data, markers, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

test('a start that was killed between two steps of a restore is gone on with', async () => {
  await using first = await prepareRestore();
  // Killed when the old database was moved away and the new one was not there yet.
  await rename(`${first.data}/mavio.db`, `${first.data}/backups/before.db`);
  expect(first.markers()).toEqual([]);
  expect(existsSync(`${first.data}/backups/before.db`)).toBe(true);
  expect(new PendingRestore(first.data).outcome()).toMatchObject({ from: 'empty.db', keptAs: 'before.db', failure: null });

  await using second = await prepareRestore();
  // Killed while the copy was written: there is no decision yet, so nothing happens.
  await rename(`${second.data}/restore/next.db`, `${second.data}/restore/next.db.unfinished`);
  expect(second.markers()).toEqual(['marker']);

  await using third = await prepareRestore();
  // A log that belongs to the old database never gets into the new one.
  await writeFile(`${third.data}/mavio.db-wal`, 'what a killed process left');
  expect(third.markers()).toEqual([]);
});

test('a restored database that cannot be opened is taken back, and the report says why', async () => {
  await using prepared = await prepareRestore();
  const next = new BetterSqlite3(`${prepared.data}/restore/next.db`);
  next.pragma('user_version = 999');
  next.close();
  expect(prepared.markers()).toEqual(['marker']);
  expect(new PendingRestore(prepared.data).outcome()).toMatchObject({ keptAs: null, failure: expect.stringContaining('written by a newer console') as string });
});

test('the served console starts again by itself after a restore, on the same ports and with the same key; kill -9 in the middle loses nothing', async () => {
  await using folder = await makeTempFolder('restore-served');
  const flags = [...writeWorkspace(folder), '--vault', 'session'];
  await using served = await serve(flags);
  const { consoleUrl, issuer } = served.ready;
  {
    await using page = await connectServed(consoleUrl);
    const { name } = await page.client.backups.make();
    await page.client.apps.register({ ...CLIPNOTE, name: 'Later' });
    expect(await page.client.backups.restore(named(name))).toEqual({ restarts: true });
  }
  const names = async (): Promise<string[]> => {
    await using page = await connectServed(consoleUrl);
    return (await page.client.apps.list()).map((one) => one.name);
  };
  await expect.poll(() => names().catch(() => []), { timeout: 60_000 }).toEqual(['Clipnote']);
  await using page = await connectServed(consoleUrl);
  expect((await page.client.server.status()).issuer).toBe(issuer);
  const { report } = await page.client.backups.list();
  // Secrets in memory outlive the start: it is the same process.
  expect(report).toMatchObject({ failure: null, missing: [] });
  expect(served.output().stdout.trimEnd().split('\n')).toHaveLength(1);
  await page.client.backups.restore(named(report?.keptAs ?? ''));
  await served.end('SIGKILL');
  await using next = await serve(['--vault', 'session', '--data-dir', folder.join('data')]);
  await using after = await connectServed(next.ready.consoleUrl);
  expect((await after.client.apps.list()).map((one) => one.name)).toEqual(['Clipnote', 'Later']);
});

test('with a keychain, a restored folder names the app whose entry is missing or of another time', async () => {
  await using keychain = await startKeychain('unlocked');
  await using folder = await makeTempFolder('restore-keychain');
  const flags = writeWorkspace(folder);
  await using served = await serve(flags, keychain.env);
  await using page = await connectServed(served.ready.consoleUrl);
  const { name } = await page.client.backups.make();
  const [app] = await page.client.apps.list();
  if (app === undefined) throw new Error('No app.');
  await page.client.apps.regenerateSecret({ clientId: app.clientId });
  await page.client.backups.restore(named(name));
  await served.end('SIGTERM');
  await using again = await serve(['--data-dir', folder.join('data')], keychain.env);
  await using restored = await connectServed(again.ready.consoleUrl);
  expect((await restored.client.backups.list()).report).toMatchObject({ missing: [{ clientId: FIXED.clientId, name: 'Clipnote' }] });
  expect(await restored.client.apps.provideSecret({ clientId: app.clientId, clientSecret: FIXED.clientSecret })).toMatchObject({ secretKeptIn: 'keychain' });
  expect((await restored.client.backups.list()).report).toMatchObject({ missing: [] });
});
