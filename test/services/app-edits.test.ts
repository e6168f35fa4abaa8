/** Answers for editing an app: changes are based on what was seen, and two windows never write over each other. */
import { isDefinedError, safe } from '@orpc/client';
import { expect, it } from 'vitest';
import type { App, AppChange } from '../../src-preload/contract/apps.ts';
import { ClientId, LogoId } from '../../src-preload/contract/ids.ts';
import { FixedClock } from '../kit/fixed-clock.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';

const SENT = 'https://clipnote.example/callback';

function changeOf(app: App, change: Partial<AppChange>): AppChange {
  const { name, description, homepageUrl, environment, redirectUris, logoId } = app;
  return { name, description, homepageUrl, environment, redirectUris, logoId, ...change };
}

async function register(console: TestConsole, details = CLIPNOTE): Promise<App> {
  return (await console.client.apps.register(details)).app;
}

const update = (console: TestConsole, app: App, change: Partial<AppChange>) =>
  console.client.apps.update({ clientId: app.clientId, basedOn: app.revision, change: changeOf(app, change) });

it('changes details and redirect URIs at once, counts the change, and says so', async () => {
  await using console = await openConsole();
  const app = await register(console);
  const followed = console.running.hub.follow(null);
  await followed.next();
  const changed = await update(console, app, { name: 'Clipnote 2', description: 'New', environment: 'production', redirectUris: ['https://b.example/cb', SENT] });
  expect(changed).toEqual({ ...app, name: 'Clipnote 2', description: 'New', environment: 'production', redirectUris: ['https://b.example/cb', SENT], revision: 2 });
  expect(await followed.next()).toMatchObject({ value: { messages: [{ topic: 'app.changed', clientId: app.clientId }] } });
  await followed.return(undefined);
  await using again = await console.restart();
  expect(await again.client.apps.get({ clientId: app.clientId })).toMatchObject({ name: 'Clipnote 2', revision: 2 });
});

it('refuses a change that is based on what is no more, and hands over how the app stands', async () => {
  await using console = await openConsole();
  const app = await register(console);
  const theirs = await update(console, app, { name: 'Theirs' });
  const { error } = await safe(update(console, app, { description: 'Mine' }));
  if (!isDefinedError(error) || error.code !== 'CHANGED_MEANWHILE') throw new Error(`Not refused: ${String(error)}`);
  expect(error.data.app).toEqual(theirs);
  expect(await console.client.apps.get({ clientId: app.clientId })).toEqual(theirs);
});

it('lets one of two changes win that come at the same time; the other is told', async () => {
  await using console = await openConsole();
  const app = await register(console);
  const results = await Promise.allSettled([update(console, app, { name: 'One' }), update(console, app, { name: 'Two' })]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await console.client.apps.get({ clientId: app.clientId })).toMatchObject({ name: 'One', revision: 2 });
});

it('takes the same change twice, as after a lost answer, and counts it once', async () => {
  await using console = await openConsole();
  const app = await register(console);
  await update(console, app, { name: 'Once' });
  expect(await update(console, app, { name: 'Once' })).toMatchObject({ name: 'Once', revision: 2 });
});

it('notices the doctor’s registration and a new secret as changes', async () => {
  await using console = await openConsole();
  const app = await register(console);
  await console.client.apps.addRedirectUri({ clientId: app.clientId, redirectUri: 'https://b.example/cb' });
  expect((await safe(update(console, app, { name: 'Mine' }))).error).toMatchObject({ code: 'CHANGED_MEANWHILE', data: { app: { revision: 2 } } });
  await console.client.apps.regenerateSecret({ clientId: app.clientId });
  expect(await console.client.apps.get({ clientId: app.clientId })).toMatchObject({ revision: 3, redirectUris: [SENT, 'https://b.example/cb'] });
});

it('refuses the name of another app in any case, and not its own', async () => {
  await using console = await openConsole();
  const app = await register(console);
  await register(console, { ...CLIPNOTE, name: 'Board Minutes' });
  expect((await safe(update(console, app, { name: 'board minutes' }))).error).toMatchObject({ code: 'NAME_TAKEN', data: { name: 'board minutes' } });
  expect((await update(console, app, { name: 'CLIPNOTE' })).name).toBe('CLIPNOTE');
});

it.each([
  ['production with http', { environment: 'production', redirectUris: ['http://localhost:3000/cb'] }],
  ['no redirect URI', { redirectUris: [] }],
  ['a URI twice', { redirectUris: [SENT, SENT] }],
  ['no name', { name: ' ' }],
] satisfies [string, Partial<AppChange>][])('refuses at the boundary: %s', async (_what, change: Partial<AppChange>) => {
  await using console = await openConsole();
  const app = await register(console);
  expect((await safe(update(console, app, change))).error).toMatchObject({ code: 'BAD_REQUEST' });
});

it('refuses an app that is not here and a logo that is not here', async () => {
  await using console = await openConsole();
  const app = await register(console);
  expect((await safe(update(console, { ...app, clientId: ClientId.parse('nobody') }, {}))).error).toMatchObject({ code: 'NOT_FOUND' });
  expect((await safe(update(console, app, { logoId: LogoId.parse(`logo_${'0'.repeat(24)}`) }))).error).toMatchObject({ code: 'LOGO_REFUSED' });
  expect((await safe(console.client.apps.redirectUses({ clientId: ClientId.parse('nobody') }))).error).toMatchObject({ code: 'NOT_FOUND' });
});

it('knows when a redirect URI was used last, by which flow, and who waits there now', async () => {
  const clock = new FixedClock();
  await using console = await openConsole({ clock });
  const app = await register(console, { ...CLIPNOTE, redirectUris: [SENT, 'https://b.example/cb'] });
  const ask = (redirectUri: string, scope = 'meetings:read') =>
    fetch(`${console.issuer}/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id: app.clientId, redirect_uri: redirectUri, scope, state: 's' }).toString()}`, { redirect: 'manual' });
  const uses = async () => console.client.apps.redirectUses({ clientId: app.clientId });
  expect(await uses()).toEqual([
    { redirectUri: SENT, last: null, waiting: 0 },
    { redirectUri: 'https://b.example/cb', last: null, waiting: 0 },
  ]);
  await ask(SENT);
  clock.advance(60_000);
  await ask(SENT);
  await ask('https://stranger.example/cb');
  const { flows } = await console.client.flows.list({ limit: 10 });
  const latest = flows.find(({ number }) => number === 2);
  expect(await uses()).toMatchObject([{ redirectUri: SENT, last: { at: clock.now(), flow: { flowId: latest?.flowId, number: 2 } }, waiting: 2 }, { last: null, waiting: 0 }]);
  // A refusal that goes back to the app is a use; nobody waits for it.
  await ask('https://b.example/cb', 'nonsense');
  clock.advance(11 * 60_000);
  expect(await uses()).toMatchObject([{ waiting: 0 }, { last: { at: clock.now() - 11 * 60_000 }, waiting: 0 }]);
  // Taken off, it is still known.
  await update(console, app, { redirectUris: ['https://b.example/cb'] });
  expect((await uses()).map(({ redirectUri }) => redirectUri)).toEqual(['https://b.example/cb', SENT]);
});
