/** Answers for choosing who answers the consent page: all apps, one app, the flag, and what is forgotten with a revocation. */
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import type { AppConsent } from '../../src-preload/contract/consent.ts';
import { CLIPNOTE, type ConsoleChoices, openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';

const [redirectUri = ''] = CLIPNOTE.redirectUris;
const REMEMBERS: AppConsent = { mode: 'default', scopes: [], remembers: true };

async function openWithApp(choices: ConsoleChoices = {}) {
  const console = await openConsole(choices);
  const { client, issuer } = console;
  const { app, clientSecret } = await client.apps.register(CLIPNOTE);
  const developer = await DeveloperApp.discover({ issuer, clientId: app.clientId, clientSecret, redirectUri });
  return {
    console, client, app,
    clientId: app.clientId,
    logIn: async () => {
      const { login, params } = await developer.logIn();
      return developer.exchange(params, login.verifier);
    },
    [Symbol.asyncDispose]: () => console[Symbol.asyncDispose](),
  };
}

test('consent asks until somebody chooses otherwise; the choice counts at once and survives a restart', async () => {
  await using console = await openConsole();
  expect(await console.client.consent.get()).toEqual({ mode: 'ask', fromFlag: false, apps: [] });
  await console.client.consent.set({ mode: 'authorize' });
  expect(await console.client.server.status()).toMatchObject({ consent: 'authorize', automaticApps: 0 });
  await using again = await console.restart();
  expect((await again.client.consent.get()).mode).toBe('authorize');
});

test.each(['ask', 'deny'] as const)('--consent %s wins while it is given, and nothing is changed behind it', async (consent) => {
  await using console = await openConsole({ consent, consentIsFlag: true });
  expect(await console.client.consent.get()).toMatchObject({ mode: consent, fromFlag: true });
  const refused = await console.client.consent.set({ mode: 'authorize' }).catch((cause: unknown) => cause);
  expect(refused).toMatchObject({ code: 'NOT_NOW', data: { reason: `The console was started with --consent ${consent}. Start it without the flag to choose here.` } });
  expect(refused).toBeInstanceOf(ORPCError);
});

test('an app chooses for itself, is counted, and follows again', async () => {
  await using house = await openWithApp();
  const { client, clientId } = house;
  const policy: AppConsent = { mode: 'fewer', scopes: ['notes:read', 'notes:read'], remembers: false };
  expect(await client.consent.setForApp({ clientId, policy })).toMatchObject({ policy: { ...policy, scopes: ['notes:read'] }, byDefault: 'ask' });
  expect(await client.consent.get()).toMatchObject({ apps: [{ clientId, name: 'Clipnote', mode: 'fewer', scopes: ['notes:read'] }] });
  expect((await client.server.status()).automaticApps).toBe(1);
  await client.consent.setForApp({ clientId, policy: { mode: 'default', scopes: [], remembers: false } });
  expect((await client.consent.get()).apps).toEqual([]);
});

test('revoking one authorization forgets what its person granted, and so does revoking all, and Forget', async () => {
  await using house = await openWithApp();
  const { client, clientId } = house;
  await client.consent.setForApp({ clientId, policy: REMEMBERS });
  const remembered = async () => (await client.consent.ofApp({ clientId })).remembered.map(({ personName }) => personName);
  await house.logIn();
  expect(await remembered()).toEqual(['Ada Lindqvist']);
  const { authorizations } = await client.authorizations.list({ clientId });
  await client.authorizations.revoke({ clientId, familyId: authorizations[0]?.familyId ?? expect.fail('none') });
  expect(await remembered()).toEqual([]);
  await house.logIn();
  await client.apps.revokeAll({ clientId });
  expect(await remembered()).toEqual([]);
  await house.logIn();
  const [ada] = await client.people.list();
  expect((await client.consent.forget({ clientId, personId: ada?.personId ?? expect.fail('nobody') })).remembered).toEqual([]);
});

test('what is foretold before a request is sent is what happens', async () => {
  await using house = await openWithApp();
  const { client, clientId } = house;
  const parameters = Object.entries({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: 'meetings:read notes:read' }).map(([name, value]) => ({ name, value }));
  const next = async () => (await client.guided.preflight({ parameters })).next;
  expect(await next()).toBe('page');
  for (const mode of ['authorize', 'deny'] as const) {
    await client.consent.setForApp({ clientId, policy: { mode, scopes: [], remembers: false } });
    expect(await next()).toBe(mode);
  }
  await client.consent.setForApp({ clientId, policy: { mode: 'fewer', scopes: ['notes:read'], remembers: false } });
  expect(await next()).toBe('fewer');
});

test('an app that is not here has no consent', async () => {
  await using house = await openWithApp();
  await house.client.apps.remove({ clientId: house.clientId, name: 'Clipnote' });
  await expect(house.client.consent.ofApp({ clientId: house.clientId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(house.client.consent.setForApp({ clientId: house.clientId, policy: REMEMBERS })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
