/** Answers for those who knock without being registered: counted as they are recorded, guessed at, live, and never with a secret in view. */
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';
import { follow } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const CALLBACK = 'https://app.clipnote.io/callback';

async function authorize({ issuer }: TestConsole, clientId: string, redirectUri = CALLBACK): Promise<void> {
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: 'meetings:read', state: 'x'.repeat(22) });
  await (await fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' })).text();
}

async function post({ issuer }: TestConsole, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<void> {
  await (await fetch(`${issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields), headers })).text();
}

const basic = (id: string, secret: string): string => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

test('a misspelt id, an id of production and unknown tokens stand in three rows, the latest first', async () => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register(CLIPNOTE);
  const misspelt = app.clientId.replace('client', 'cilent');
  await authorize(console, misspelt, 'http://localhost:1/cb');
  await post(console, { grant_type: 'authorization_code', code: 'c', redirect_uri: 'http://localhost:1/cb' }, { authorization: basic(misspelt, 'mavio_secret_x') });
  await authorize(console, 'mavio_client_Qw2eR8tY6uIo');
  await (await fetch(`${console.issuer}/v1/meetings`, { headers: { authorization: 'Bearer mavio_at_of_another_day' } })).text();

  const knocks = await console.client.knocks.list();
  expect(knocks).toMatchObject([
    { kind: 'tokens', shownId: '', times: 1 },
    { kind: 'client', shownId: 'mavio_client_Qw2eR8tY6uIo', times: 1, redirectUri: CALLBACK, hint: { kind: 'production', redirectUri: CALLBACK } },
    { kind: 'client', shownId: misspelt, times: 2, hint: { kind: 'misspelt', how: 'letters', clientId: app.clientId, appName: 'Clipnote' } },
  ]);
  const { flows } = await console.client.flows.list({});
  expect(knocks.map(({ flowId }) => flows.find((flow) => flow.flowId === flowId)?.number)).toEqual([4, 3, 2]);
});

test('stray refresh tokens and codes count as unknown tokens, a registered app’s mistakes do not', async () => {
  await using console = await openConsole();
  const { app, clientSecret } = await console.client.apps.register(CLIPNOTE);
  const authorization = basic(app.clientId, clientSecret);
  await post(console, { grant_type: 'refresh_token', refresh_token: 'mavio_rt_nobody' }, { authorization });
  await post(console, { grant_type: 'authorization_code', code: 'mavio_ac_nobody', redirect_uri: CALLBACK }, { authorization });
  await post(console, { grant_type: 'refresh_token', refresh_token: 'mavio_rt_nobody' }, { authorization: basic(app.clientId, 'wrong') });
  await authorize(console, app.clientId, 'https://not.registered.example/');
  expect(await console.client.knocks.list()).toMatchObject([{ kind: 'tokens', times: 2 }]);
});

test('a secret that is sent as the id is only a fingerprint', async () => {
  await using console = await openConsole();
  const { clientSecret } = await console.client.apps.register(CLIPNOTE);
  await authorize(console, clientSecret);
  await post(console, { grant_type: 'refresh_token', refresh_token: 'x' }, { authorization: basic(clientSecret, 'mavio_secret_x') });
  const knocks = await console.client.knocks.list();
  expect(knocks).toMatchObject([{ shownId: expect.stringMatching(/^[0-9a-f]{4}·[0-9a-f]{4}$/) as unknown, times: 2, hint: { kind: 'secret' } }]);
  expect(JSON.stringify(knocks)).not.toContain(clientSecret.slice('mavio_secret_'.length));
});

test('so is one that a workspace file set, although nothing in it looks like a secret', async () => {
  const folder = await makeTempFolder('knocks');
  const clientSecret = 'correct-horse-battery-staple';
  writeFileSync(folder.join('apps.json'), JSON.stringify({ apps: [{ ...CLIPNOTE, clientId: 'clipnote', clientSecret }] }));
  await using console = await openConsole({ folder, workspace: folder.join('apps.json') });
  await authorize(console, clientSecret);
  const knocks = await console.client.knocks.list();
  expect(knocks).toMatchObject([{ shownId: expect.stringMatching(/^[0-9a-f]{4}·[0-9a-f]{4}$/) as unknown, hint: { kind: 'secret' } }]);
});

test('an id in another case is told by its case', async () => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register(CLIPNOTE);
  await authorize(console, app.clientId.toLowerCase());
  expect(await console.client.knocks.list()).toMatchObject([{ hint: { kind: 'misspelt', how: 'case' } }]);
});

test('whoever follows is told', async () => {
  await using console = await openConsole();
  await using follower = await follow(console.client);
  await authorize(console, 'nobody');
  const { message } = await follower.waitFor(({ topic }) => topic === 'knock.recorded');
  expect(message).toEqual({ topic: 'knock.recorded' });
});
