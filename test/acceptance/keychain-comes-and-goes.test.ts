/** Answers for a keychain that vanishes and returns while the console runs, and for what it and the apps disagree about: a real GNOME keyring, stopped and started. */
import { describe, expect, test } from 'vitest';
import type { VaultDrift } from '../../src-preload/contract/vault.ts';
import { startKeychain } from '../kit/keychain.ts';
import { serve } from '../kit/serve.ts';
import { connectServed, type ContractClient } from '../kit/served-client.ts';
import type { SessionBus } from '../kit/session-bus.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const CLIPNOTE = { description: '', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: ['http://127.0.0.1:53682/callback'] } as const;
const account = (clientId: string) => ({ service: 'Mavio Console', account: clientId });

/** A console on a keychain of its own. */
async function openOn(bus: SessionBus) {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('keychain'));
  const served = stack.use(await serve(['--data-dir', folder.join('data')], { ...bus.env, XDG_CURRENT_DESKTOP: 'GNOME' }));
  const { client } = stack.use(await connectServed(served.ready.consoleUrl));
  return { client, served, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const register = (client: ContractClient, name: string) => client.apps.register({ ...CLIPNOTE, redirectUris: [...CLIPNOTE.redirectUris], name });
const keptIn = async (client: ContractClient, clientId: string): Promise<string> => (await client.apps.get({ clientId: clientId })).secretKeptIn;
const kindsOf = (drift: VaultDrift): string[] => (drift.outcome === 'compared' ? drift.entries.map((entry) => `${entry.kind} ${entry.kind === 'without_app' ? entry.account : entry.name}`) : [drift.outcome]);
const patience = { timeout: 120_000, interval: 200 };

test('secrets stay readable where they are, new ones go to memory while the keychain is gone, and can be moved in when it is back', async () => {
  await using bus = await startKeychain('unlocked');
  await using on = await openOn(bus);
  const { client } = on;
  const before = await register(client, 'Before');
  expect(before.app.secretKeptIn).toBe('keychain');

  await bus.stopKeyring();
  await expect.poll(async () => (await client.server.status()).vault.kind, patience).toBe('session');
  expect(await keptIn(client, before.app.clientId)).toBe('nowhere');
  expect(await client.vault.drift()).toMatchObject({ outcome: 'no_keychain' });
  const between = await register(client, 'Between');
  expect(between.app.secretKeptIn).toBe('session');
  expect((await client.server.status()).vault).toMatchObject({ kind: 'session', inMemory: 1 });

  await bus.startKeyring();
  await expect.poll(async () => (await client.server.status()).vault.kind, patience).toBe('keychain');
  // What was filed before is there again, and what was kept in the meantime was not lost.
  expect(await keptIn(client, before.app.clientId)).toBe('keychain');
  expect(await keptIn(client, between.app.clientId)).toBe('session');
  expect(kindsOf(await client.vault.drift())).toEqual(['in_memory Between']);
  expect(await bus.lookUp(account(between.app.clientId))).toBeNull();

  expect(await client.vault.moveIn()).toEqual({ moved: 1 });
  expect(await bus.lookUp(account(between.app.clientId))).toBe(between.clientSecret);
  expect(await keptIn(client, between.app.clientId)).toBe('keychain');
  expect((await client.server.status()).vault).toMatchObject({ kind: 'keychain', inMemory: 0 });
  expect(await client.vault.moveIn()).toEqual({ moved: 0 });
  expect(on.served.output().stderr).not.toContain(between.clientSecret);
});

test('a secret that was replaced while it waited in memory is not moved', async () => {
  await using bus = await startKeychain('locked');
  await using on = await openOn(bus);
  const { client } = on;
  const first = await register(client, 'Clipnote');
  const second = await client.apps.regenerateSecret({ clientId: first.app.clientId });
  await bus.startKeyring();
  await expect.poll(async () => (await client.server.status()).vault.kind, patience).toBe('keychain');
  expect(await client.vault.moveIn()).toEqual({ moved: 1 });
  expect(await bus.lookUp(account(first.app.clientId))).toBe(second.clientSecret);
});

describe('drift', () => {
  test('a missing entry, another secret, and an entry without an app are told apart, and each has its way out', async () => {
    await using bus = await startKeychain('unlocked');
    await using on = await openOn(bus);
    const { client } = on;
    const [whole, missing, different] = [await register(client, 'Whole'), await register(client, 'Missing'), await register(client, 'Other')];
    expect(await client.vault.drift()).toMatchObject({ outcome: 'compared', apps: 3, entries: [] });

    await bus.clear(account(missing.app.clientId));
    await bus.file(account(different.app.clientId), whole.clientSecret);
    await bus.file({ ...account('mavio_client_Elsewhere01'), 'xdg:schema': 'org.freedesktop.Secret.Generic' }, 'mavio_secret_of_another_folder');
    const drift = await client.vault.drift();
    expect(kindsOf(drift)).toEqual(['missing Missing', 'different Other', 'without_app mavio_client_Elsewhere01']);
    expect(JSON.stringify(drift)).not.toContain('mavio_secret_');
    // What was remembered of the keychain is asked again.
    expect([await keptIn(client, missing.app.clientId), await keptIn(client, whole.app.clientId)]).toEqual(['nowhere', 'keychain']);

    // Paste the secret that was kept: checked against the digest.
    await expect(client.apps.provideSecret({ clientId: missing.app.clientId, clientSecret: whole.clientSecret })).rejects.toMatchObject({ code: 'SECRET_WRONG' });
    await client.apps.provideSecret({ clientId: missing.app.clientId, clientSecret: missing.clientSecret });
    const renewed = await client.apps.regenerateSecret({ clientId: different.app.clientId });
    expect(await bus.lookUp(account(different.app.clientId))).toBe(renewed.clientSecret);
    expect(kindsOf(await client.vault.drift())).toEqual(['without_app mavio_client_Elsewhere01']);

    // An app's own entry is not removed this way, nor one that is not there.
    for (const one of [whole.app.clientId, 'mavio_client_Nowhere0001']) await expect(client.vault.removeEntry({ account: one })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(kindsOf(await client.vault.removeEntry({ account: 'mavio_client_Elsewhere01' }))).toEqual([]);
    expect(await bus.lookUp(account('mavio_client_Elsewhere01'))).toBeNull();
    expect(await bus.lookUp(account(whole.app.clientId))).toBe(whole.clientSecret);
  });

  test('a console that starts on a drifted keychain says so in its log, without a secret', async () => {
    await using bus = await startKeychain('unlocked');
    await using folder = await makeTempFolder('drift');
    const env = { ...bus.env, XDG_CURRENT_DESKTOP: 'GNOME' };
    const flags = ['--data-dir', folder.join('data')];
    let clientId = '';
    {
      await using first = await serve(flags, env);
      await using page = await connectServed(first.ready.consoleUrl);
      clientId = (await register(page.client, 'Clipnote')).app.clientId;
      await first.end('SIGTERM');
    }
    await bus.clear(account(clientId));
    await using again = await serve(flags, env);
    await expect.poll(() => again.output().stderr, patience).toContain('the keychain and the apps disagree');
    expect(again.output().stderr).toContain('missing=1');
    expect(again.output().stderr).not.toContain('mavio_secret_');
  });
});
