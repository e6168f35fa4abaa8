/** Answers for registering the URI that was sent: at once, once, and only where the rules allow it. */
import { isDefinedError, safe } from '@orpc/client';
import { expect, it } from 'vitest';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { CLIPNOTE, openConsole } from '../kit/console.ts';

const SENT = 'http://127.0.0.1:5173/oauth/callback/';

it('registers the URI at the end of the list, and says that the app changed', async () => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register(CLIPNOTE);
  const followed = console.running.hub.follow(null);
  await followed.next();
  const changed = await console.client.apps.addRedirectUri({ clientId: app.clientId, redirectUri: SENT });
  expect(changed.redirectUris).toEqual([...CLIPNOTE.redirectUris, SENT]);
  expect(await followed.next()).toMatchObject({ value: { messages: [{ topic: 'app.changed', clientId: app.clientId }] } });
  await followed.return(undefined);
  expect(await console.client.apps.get({ clientId: app.clientId })).toEqual(changed);
  expect(await console.client.apps.addRedirectUri({ clientId: app.clientId, redirectUri: SENT })).toEqual(changed);
});

it.each([
  ['development', 'http://clipnote.example/cb', /only on loopback hosts/],
  ['production', SENT, /need https/],
  ['development', `${SENT}#x`, /fragment/],
  ['development', '/cb', /whole URI/],
  ['development', `${SENT} `, /space/],
  ['development', `${SENT}${'x'.repeat(2000)}`, /2,000 characters/],
] as const)('refuses in %s: %s', async (environment, redirectUri, reason) => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register({ ...CLIPNOTE, environment });
  const { error } = await safe(console.client.apps.addRedirectUri({ clientId: app.clientId, redirectUri }));
  expect(isDefinedError(error) && error.code === 'URI_REFUSED' ? error.data.reason : error).toMatch(reason);
  expect((await console.client.apps.get({ clientId: app.clientId })).redirectUris).toEqual(CLIPNOTE.redirectUris);
});

it('stops at twenty, also when many are sent at once', async () => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register(CLIPNOTE);
  const uris = Array.from({ length: 22 }, (_, index) => `http://localhost:${String(5000 + index)}/cb`);
  const done = await Promise.all(uris.map((redirectUri) => safe(console.client.apps.addRedirectUri({ clientId: app.clientId, redirectUri }))));
  expect(done.filter(({ error }) => error === null)).toHaveLength(19);
  expect(done.filter(({ error }) => isDefinedError(error) && error.code === 'URI_REFUSED' && error.data.reason.includes('20'))).toHaveLength(3);
  expect((await console.client.apps.get({ clientId: app.clientId })).redirectUris).toHaveLength(20);
});

it('does not know an app that is not registered', async () => {
  await using console = await openConsole();
  const { error } = await safe(console.client.apps.addRedirectUri({ clientId: ClientId.parse('nobody'), redirectUri: SENT }));
  expect(isDefinedError(error) && error.code).toBe('NOT_FOUND');
});
