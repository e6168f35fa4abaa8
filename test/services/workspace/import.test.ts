/** Answers for importing: what is shown before, all or nothing, whose tokens end, and the way back. */
import { expect, test } from 'vitest';
import { ClientId } from '../../../src-preload/contract/ids.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../../kit/console.ts';
import { DeveloperApp } from '../../kit/developer-app.ts';
import { importText } from './workspaces.ts';

const REDIRECT_URI = 'http://127.0.0.1:53682/callback';
const APP = { name: 'Clipnote', clientId: 'mavio_client_Clipnote0001', environment: 'development', homepageUrl: 'https://clipnote.example', redirectUris: [REDIRECT_URI] };
const RETRO = { ...APP, name: 'Retro Board', clientId: 'mavio_client_RetroBoard01' };
const ADA = { name: 'Ada Lindqvist', email: 'ada@lindqvist.example' };

/** Who can consent besides Ada, in a new data folder. */
const COLLEAGUES = ['Tomás Herrera', 'Priya Raman', 'Jun Mori'];

const write = (workspace: object): string => JSON.stringify(workspace);

/** A console with both apps, and the secrets that they were given. */
async function openWithApps() {
  const console = await openConsole({ consent: 'authorize' });
  const { issued } = await importText(console.client, { text: write({ apps: [APP, RETRO] }) });
  return { ...console, secretOf: (name: string): string => issued.find((one) => one.name === name)?.clientSecret ?? '' };
}

/** Signs in and calls the API. Out: the app and its tokens. */
async function signIn({ issuer }: TestConsole, { clientId }: { readonly clientId: string }, clientSecret: string) {
  const app = await DeveloperApp.discover({ issuer, clientId, clientSecret, redirectUri: REDIRECT_URI });
  const { login, params } = await app.logIn();
  const tokens = await app.exchange(params, login.verifier);
  return { app, tokens, works: async () => (await fetch(`${issuer}/v1/meetings`, { headers: { authorization: `Bearer ${tokens.access_token}` } })).status };
}

test('shows what is added, changed field by field and left alone, and gives new apps a secret, once', async () => {
  await using console = await openConsole();
  await console.client.apps.register(CLIPNOTE);
  await console.client.apps.register({ ...CLIPNOTE, name: 'Other' });
  const changed = { ...CLIPNOTE, environment: 'production', redirectUris: ['https://clipnote.example/callback', 'https://clipnote.example/more'] };
  const text = write({ settings: { plan: 'free' }, people: [{ name: 'Grace Noor', email: 'grace@noor.example' }, { ...ADA, name: 'Ada L.' }], apps: [changed, RETRO] });
  const { difference, issued } = await importText(console.client, { text, mode: 'add' });
  expect(difference).toMatchObject({ unchanged: 0, leftAlone: 4, newSecrets: 1, loss: { people: 0, tokens: 0 } });
  expect(difference.changes.map(({ kind, what, name }) => `${kind} ${what} ${name}`)).toEqual([
    'changed setting Plan of the team',
    'added person Grace Noor',
    'changed person Ada L.',
    'changed app Clipnote',
    'added app Retro Board',
  ]);
  expect(difference.changes[0]?.fields).toEqual([{ field: 'plan', before: ['team'], after: ['free'] }]);
  expect(difference.changes[3]?.fields).toEqual([
    { field: 'environment', before: ['development'], after: ['production'] },
    { field: 'redirectUris', before: CLIPNOTE.redirectUris, after: changed.redirectUris },
  ]);
  expect(issued).toEqual([{ name: 'Retro Board', clientId: RETRO.clientId, clientSecret: expect.stringMatching(/^mavio_secret_/) as string }]);
  const apps = await console.client.apps.list();
  expect(apps.map(({ name, environment, secretKeptIn }) => [name, environment, secretKeptIn])).toEqual([['Clipnote', 'production', 'session'], ['Other', 'development', 'session'], ['Retro Board', 'development', 'session']]);
  const { text: exported } = await console.client.workspace.export({ format: 'json' });
  expect((JSON.parse(exported) as { people: unknown }).people).toMatchObject([{ name: 'Grace Noor' }, { name: 'Ada L.', personId: 'usr_7Lm2QxVb9KsT' }, ...COLLEAGUES.map((name) => ({ name }))]);
});

test('an import that would kill living tokens says how many, and of how many people; afterwards they are dead, and undo says so', async () => {
  await using console = await openWithApps();
  const { secretOf } = console;
  const retro = await signIn(console, RETRO, secretOf('Retro Board'));
  const clip = await signIn(console, APP, secretOf('Clipnote'));
  expect([await retro.works(), await clip.works()]).toEqual([200, 200]);

  const wish = { text: write({ apps: [APP] }), mode: 'exact' } as const;
  const { difference } = await importText(console.client, wish);
  expect(difference).toMatchObject({ loss: { people: 1, tokens: 2 }, changes: [{ kind: 'removed', name: 'Retro Board', loss: { people: 1, tokens: 2 } }] });
  expect([await retro.works(), await clip.works()]).toEqual([401, 200]);
  expect((await console.client.apps.list()).map(({ name }) => name)).toEqual(['Clipnote']);

  expect(await console.client.workspace.undoable()).toMatchObject({ does: 'Undo brings 1 thing back.', cannot: ['2 tokens of 1 person ended with the import and stay dead: those people sign in again.', 'Forgotten of Retro Board: secrets from before, and when redirect URIs were used last.'] });
  await console.client.workspace.undo();
  expect((await console.client.apps.list()).map(({ name, secretKeptIn }) => [name, secretKeptIn])).toEqual([['Clipnote', 'session'], ['Retro Board', 'session']]);
  // The secret is the one from before: its digest came back with the app.
  const again = await signIn(console, RETRO, secretOf('Retro Board'));
  expect([await again.works(), await retro.works()]).toEqual([200, 401]);
  expect(await console.client.workspace.undoable()).toBeNull();
  await expect(console.client.workspace.undo()).rejects.toMatchObject({ code: 'NOT_NOW' });
});

test('removing a person names the tokens that the person granted', async () => {
  await using console = await openWithApps();
  const { secretOf } = console;
  await signIn(console, APP, secretOf('Clipnote'));
  await signIn(console, RETRO, secretOf('Retro Board'));
  const text = write({ people: [{ name: 'Grace Noor', email: 'grace@noor.example' }], apps: [APP] });
  const { difference } = await importText(console.client, { text });
  expect(difference.changes.map(({ kind, name, loss }) => [kind, name, loss.tokens])).toEqual([['added', 'Grace Noor', 0], ['removed', 'Ada Lindqvist', 4], ...COLLEAGUES.map((name) => ['removed', name, 0]), ['removed', 'Retro Board', 2]]);
  // Counted once, though both the person and the app go.
  expect(difference.loss).toEqual({ people: 1, tokens: 4 });
  const after = await signIn(console, APP, secretOf('Clipnote'));
  expect(await after.works()).toBe(200);
  // Undo also ends what Grace granted since, and says so before.
  expect((await console.client.workspace.undoable())?.cannot).toEqual([
    '4 tokens of 1 person ended with the import and stay dead: those people sign in again.',
    'Forgotten of Retro Board: secrets from before, and when redirect URIs were used last.',
    '2 tokens of 1 person, issued since then, end with what is removed.',
  ]);
  await console.client.workspace.undo();
  expect(await after.works()).toBe(401);
});

test('undo puts secrets, names, settings and the order of people back, and forgets what was added', async () => {
  await using console = await openWithApps();
  const { secretOf } = console;
  const before = (await console.client.workspace.export({ format: 'yaml' })).text;
  const text = write({
    settings: { plan: 'enterprise' },
    people: [{ name: 'Grace Noor', email: 'grace@noor.example' }, ADA],
    apps: [{ ...APP, name: 'Retro Board', clientSecret: 'another-one' }, { ...RETRO, name: 'Clipnote' }, { ...APP, name: 'New', clientId: 'new' }],
  });
  await importText(console.client, { text });
  await signIn(console, APP, 'another-one');
  expect((await console.client.workspace.undoable())?.does).toBe('Undo removes 2 things that the import added, puts 3 things back as before and brings 3 things back.');
  await console.client.workspace.undo();
  expect((await console.client.workspace.export({ format: 'yaml' })).text).toBe(before);
  await signIn(console, APP, secretOf('Clipnote'));
  await expect(signIn(console, APP, 'another-one')).rejects.toThrow();
});

test('does what was shown or nothing: a change in between is told', async () => {
  await using console = await openWithApps();
  const wish = { text: write({ apps: [{ ...APP, description: 'New words.' }] }), fileName: null, mode: 'exact' } as const;
  const reading = await console.client.workspace.read(wish);
  const seen = reading.kind === 'difference' ? reading.difference.seen : '';
  await console.client.apps.register({ ...CLIPNOTE, name: 'In between' });
  await expect(console.client.workspace.apply({ ...wish, seen })).rejects.toMatchObject({ code: 'NOT_NOW', data: { reason: expect.stringContaining('was changed while you looked') as string } });
  expect((await console.client.apps.list()).map(({ name }) => name)).toEqual(['Clipnote', 'In between', 'Retro Board']);
});

test('undo that would lose a later change is refused, by name', async () => {
  await using console = await openWithApps();
  await importText(console.client, { text: write({ apps: [{ ...APP, description: 'New words.' }, RETRO] }) });
  await console.client.apps.addRedirectUri({ clientId: ClientId.parse(APP.clientId), redirectUri: 'http://localhost:1234/cb' });
  expect(await console.client.workspace.undoable()).toBeNull();
  await expect(console.client.workspace.undo()).rejects.toMatchObject({ code: 'NOT_NOW', data: { reason: 'Clipnote was changed after the import. Undo would lose that change, so nothing was taken back.' } });
});

test('the sample app is never in the way: not exported, not removed', async () => {
  await using console = await openConsole();
  const sample = await console.client.apps.ensureSample();
  const { difference } = await importText(console.client, { text: write({ apps: [APP] }) });
  expect(difference.changes.map(({ name }) => name)).toEqual(['Clipnote']);
  expect((await console.client.apps.list()).map(({ name }) => name)).toEqual(['Clipnote', sample.name]);
});

test('the plan of the file counts at once, and outlives a restart', async () => {
  await using first = await openConsole({ consent: 'authorize' });
  await importText(first.client, { text: write({ settings: { plan: 'free' }, apps: [] }) });
  await using second = await first.restart();
  expect((await second.client.workspace.export({ format: 'yaml' })).text).toContain('plan: free');
  const { issued } = await importText(second.client, { text: write({ apps: [APP] }) });
  const { tokens } = await signIn(second, APP, issued[0]?.clientSecret ?? '');
  const answer = await fetch(`${second.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect(answer.headers.get('x-ratelimit-limit')).toBe('60');
});
