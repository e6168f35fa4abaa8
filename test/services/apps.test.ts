/** Answers for registering apps and for what happens to their secrets. */
import { isDefinedError, safe } from '@orpc/client';
import { expect, it } from 'vitest';
import { Apps } from '../../src-main/services/apps.ts';
import { SecretKeeper } from '../../src-main/services/secret-keeper.ts';
import { ServiceFailure } from '../../src-main/services/service-failure.ts';
import { Turns } from '../../src-main/services/turns.ts';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { LogoStore } from '../../src-main/storage/logo-store.ts';
import { openDatabase } from '../../src-main/storage/database.ts';
import { makeLog } from '../../src-main/system-host.ts';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { Hub } from '../../src-main/trace/hub.ts';
import { digest } from '../../src-main/trace/secrets.ts';
import type { Vault } from '../../src-main/vault/vault.ts';
import { CLIPNOTE, openConsole } from '../kit/console.ts';
import { makeBreakableVault } from '../kit/breakable-vault.ts';
import { FixedClock } from '../kit/fixed-clock.ts';
import { SeededRandom } from '../kit/seeded-random.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

/** The use cases on a real database, with a vault that a test can break. */
async function openApps(breakVault: Partial<Vault> = {}) {
  const folder = await makeTempFolder('apps');
  const db = openDatabase(folder.path);
  const clock = new FixedClock();
  const random = new SeededRandom();
  const log = makeLog(() => undefined);
  const { vault, session } = makeBreakableVault(breakVault);
  const keeper = new SecretKeeper({ vault, clock, log });
  const store = new AppStore(db);
  const hub = new Hub(random);
  const apps = new Apps({ db, apps: store, logos: new LogoStore(db), keeper, hub, fingerprints: new Fingerprinter(random.bytes(32)), clock, random, turns: new Turns() });
  return {
    apps,
    store,
    session,
    hub,
    [Symbol.asyncDispose]: async () => {
      db.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

it('issues a client id and a secret in the documented shapes, and keeps only the digest', async () => {
  await using kit = await openApps();
  const { app, clientSecret, provenAt } = await kit.apps.register(CLIPNOTE);
  expect(app.clientId).toMatch(/^mavio_client_[A-Za-z0-9]{12}$/);
  expect(clientSecret).toMatch(/^mavio_secret_[A-Za-z0-9]{43}$/);
  expect(kit.store.load(app.clientId)?.secretDigest).toBe(digest(clientSecret));
  expect(JSON.stringify(kit.store.list())).not.toContain(clientSecret);
  expect(await kit.session.read(app.clientId)).toBe(clientSecret);
  expect(app.secretKeptIn).toBe('session');
  expect(provenAt).toBeNull();
});

it('says when a keychain proved that it holds the secret', async () => {
  await using kit = await openApps({ whereabouts: 'keychain' });
  const { app, provenAt } = await kit.apps.register(CLIPNOTE);
  expect(provenAt).toBe(app.createdAt);
  expect(app.secretKeptIn).toBe('keychain');
});

it('refuses a name that another app has, whatever its case', async () => {
  await using kit = await openApps();
  await kit.apps.register(CLIPNOTE);
  await expect(kit.apps.register({ ...CLIPNOTE, name: 'CLIPNOTE' })).rejects.toMatchObject({ code: 'NAME_TAKEN', data: { name: 'CLIPNOTE' } });
  expect(kit.store.list()).toHaveLength(1);
});

it('registers one of two apps that want the same name at the same time, and leaves no secret of the other', async () => {
  const removed: string[] = [];
  await using kit = await openApps({ remove: (clientId) => Promise.resolve(void removed.push(clientId)) });
  const results = await Promise.allSettled([kit.apps.register(CLIPNOTE), kit.apps.register(CLIPNOTE)]);
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(kit.store.list()).toHaveLength(1);
  expect(removed).toHaveLength(1);
  expect(removed[0]).not.toBe(kit.store.list()[0]?.clientId);
});

it('registers nothing when the vault does not keep the secret', async () => {
  await using kit = await openApps({ store: () => Promise.reject(new Error('The keychain is locked.')) });
  await expect(kit.apps.register(CLIPNOTE)).rejects.toMatchObject({ code: 'VAULT_FAILED', data: { reason: 'The keychain is locked.' } });
  expect(kit.store.list()).toEqual([]);
});

it('registers nothing when the vault gives back something else', async () => {
  await using kit = await openApps({ read: () => Promise.resolve('another') });
  await expect(kit.apps.register(CLIPNOTE)).rejects.toBeInstanceOf(ServiceFailure);
  expect(kit.store.list()).toEqual([]);
});

it('lists apps by name', async () => {
  await using kit = await openApps();
  for (const name of ['zeta', 'Alpha', 'app 10', 'app 9']) await kit.apps.register({ ...CLIPNOTE, name });
  expect((await kit.apps.list()).map((app) => app.name)).toEqual(['Alpha', 'app 9', 'app 10', 'zeta']);
});

it('swaps the secret at once, and puts the old one back when the vault fails', async () => {
  let isBroken = false;
  const held = new Map<string, string>();
  await using kit = await openApps({
    store: (clientId, secret) => (isBroken ? Promise.reject(new Error('No.')) : Promise.resolve(void held.set(clientId, secret))),
    read: (clientId) => Promise.resolve(held.get(clientId) ?? null),
  });
  const first = await kit.apps.register(CLIPNOTE);
  const second = await kit.apps.regenerateSecret(first.app.clientId);
  expect(second.clientSecret).not.toBe(first.clientSecret);
  expect(second.app.secretFingerprint).not.toBe(first.app.secretFingerprint);
  expect(kit.store.load(first.app.clientId)?.secretDigest).toBe(digest(second.clientSecret));
  isBroken = true;
  await expect(kit.apps.regenerateSecret(first.app.clientId)).rejects.toMatchObject({ code: 'VAULT_FAILED' });
  expect(kit.store.load(first.app.clientId)?.secretDigest).toBe(digest(second.clientSecret));
  expect(held.get(first.app.clientId)).toBe(second.clientSecret);
});

it('keeps vault and digest together when two secrets are made at once', async () => {
  await using kit = await openApps();
  const { app } = await kit.apps.register(CLIPNOTE);
  await Promise.all([kit.apps.regenerateSecret(app.clientId), kit.apps.regenerateSecret(app.clientId)]);
  expect((await kit.apps.get(app.clientId)).secretKeptIn).toBe('session');
});

it('counts an outdated secret in the vault as none', async () => {
  await using kit = await openApps({ read: () => Promise.resolve('mavio_secret_of_yesterday') });
  kit.store.insert({ ...CLIPNOTE, clientId: 'a', secretDigest: digest('x'), secretFingerprint: '0000·0000', secretCreatedAt: 1, createdAt: 1, isSample: false });
  expect((await kit.apps.get('a')).secretKeptIn).toBe('nowhere');
});

it('asks the vault once, not for every list', async () => {
  let reads = 0;
  await using kit = await openApps({ read: () => Promise.resolve((reads += 1) > 0 ? null : '') });
  kit.store.insert({ ...CLIPNOTE, clientId: 'a', secretDigest: digest('x'), secretFingerprint: '0000·0000', secretCreatedAt: 1, createdAt: 1, isSample: false });
  await Promise.all([kit.apps.list(), kit.apps.list()]);
  await kit.apps.list();
  expect(reads).toBe(1);
});

it('tells open windows after an app was registered', async () => {
  await using kit = await openApps();
  const batches = kit.hub.follow(null);
  await batches.next();
  const { app } = await kit.apps.register(CLIPNOTE);
  expect((await batches.next()).value).toMatchObject({ messages: [{ topic: 'app.changed', clientId: app.clientId }] });
});

it('registers the sample app once, with a redirect URI that nobody listens on', async () => {
  await using kit = await openApps();
  await kit.apps.register({ ...CLIPNOTE, name: 'Sample App' });
  const [one, two] = await Promise.all([kit.apps.ensureSample(), kit.apps.ensureSample()]);
  expect(two).toEqual(one);
  expect(one).toMatchObject({ name: 'Sample app 2', isSample: true, homepageUrl: 'https://example.com', environment: 'development' });
  expect(one.redirectUris[0]).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+\/oauth\/callback$/);
});

it('asks for the secret after a restart without a keychain, and takes only the current one', async () => {
  await using first = await openConsole();
  const { app, clientSecret } = await first.client.apps.register(CLIPNOTE);
  await using second = await first.restart();
  const { clientId } = app;
  expect((await second.client.apps.get({ clientId })).secretKeptIn).toBe('nowhere');
  const wrong = await safe(second.client.apps.provideSecret({ clientId, clientSecret: `${clientSecret}x` }));
  expect(isDefinedError(wrong.error) && wrong.error.code).toBe('SECRET_WRONG');
  expect((await second.client.apps.get({ clientId })).secretKeptIn).toBe('nowhere');
  expect((await second.client.apps.provideSecret({ clientId, clientSecret })).secretKeptIn).toBe('session');
  expect((await second.client.apps.get({ clientId })).secretKeptIn).toBe('session');
});
