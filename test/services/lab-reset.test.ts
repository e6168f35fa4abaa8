/** Answers for going back to the workspace file: everything is as at the start, at once, and as often as one likes. */
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { afterAll, describe, expect, test } from 'vitest';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { openConsole, type TestConsole } from '../kit/console.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

/** A console that was started with a workspace file of one app, and consents by itself. */
async function openWithFile(): Promise<TestConsole> {
  const folder = await makeTempFolder('reset');
  writeWorkspace(folder);
  return await openConsole({ folder, workspace: folder.join('apps.json'), consent: 'authorize' });
}

/** Signs in as the app of the file does. Out: its access token, or the error it got. */
async function signIn({ issuer }: TestConsole, clientSecret: string = CLIPNOTE.clientSecret): Promise<string> {
  const asked = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: REDIRECT_URI, scope: 'meetings:read meetings:write', state: 'a-state-of-this-test' });
  const sent = await fetch(`${issuer}/oauth/authorize?${asked.toString()}`, { redirect: 'manual' });
  const code = new URL(sent.headers.get('location') ?? 'nowhere:').searchParams.get('code') ?? '';
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id: CLIPNOTE.clientId, client_secret: clientSecret });
  const answer = (await (await fetch(`${issuer}/oauth/token`, { method: 'POST', body: form })).json()) as { access_token?: string; error?: string };
  return answer.access_token ?? answer.error ?? '';
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(() => null, (cause: unknown) => cause);
}

const meetings = ({ issuer }: TestConsole, token: string, title?: string): Promise<Response> => fetch(`${issuer}/v1/meetings`, {
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  ...(title === undefined ? {} : { method: 'POST', body: JSON.stringify({ title, platform: 'zoom' }) }),
});

describe('a reset', () => {
  test('puts back what the file set up, and takes away what happened', async () => {
    await using console = await openWithFile();
    const { client } = console;
    const token = await signIn(console);
    const total = async (with_: string): Promise<unknown> => ((await (await meetings(console, with_)).json()) as { pagination: { total: number } }).pagination.total;
    const meetingsBefore = await total(token);
    expect((await meetings(console, token, 'Of this test')).status).toBe(201);
    const [app] = await client.apps.list();
    const replaced = await client.apps.regenerateSecret({ clientId: ClientId.parse(CLIPNOTE.clientId) });
    const other = await client.apps.register({ name: 'Of this test', description: '', homepageUrl: 'https://test.example', environment: 'development', redirectUris: ['http://localhost:9/cb'] });
    await client.clock.advance({ byMs: 86_400_000 });
    await client.preferences.set({ rotates: false });
    expect(await signIn(console)).toBe('invalid_client');

    expect(await client.lab.reset()).toEqual({ secretsLost: [] });

    expect((await client.apps.list()).map(({ name, clientId }) => ({ name, clientId }))).toEqual([{ name: 'Clipnote', clientId: CLIPNOTE.clientId }]);
    expect((await client.apps.list())[0]?.secretCreatedAt).toBe(app?.secretCreatedAt);
    expect((await client.flows.list({ limit: 10 })).totals.all).toBe(0);
    expect((await client.clock.get()).aheadMs).toBe(0);
    expect((await client.preferences.get()).preferences.rotates).toBe(true);
    expect((await meetings(console, token)).status).toBe(401);
    // The vault holds the secret of the file again: it is the one whose digest counts.
    expect((await client.apps.list())[0]?.secretKeptIn).toBe('session');
    const again = await signIn(console);
    expect(again).toMatch(/^mavio_at_/);
    expect(await signIn(console, replaced.clientSecret)).toBe('invalid_client');
    expect(await total(again)).toBe(meetingsBefore);
    expect((await client.flows.list({ limit: 10 })).flows.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(await failureOf(client.apps.get({ clientId: other.app.clientId }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is refused where there is no file to go back to, and changes nothing', async () => {
    await using console = await openConsole();
    await console.client.apps.ensureSample();
    expect(await failureOf(console.client.lab.reset())).toMatchObject({ code: 'NOT_NOW', data: { reason: expect.stringContaining('--workspace') as string } });
    expect(await console.client.apps.list()).toHaveLength(1);
  });

  test('may meet requests on their way: each is answered as before or as after, and none with a 5xx', async () => {
    await using console = await openWithFile();
    const login = async (): Promise<number[]> => {
      const statuses: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) statuses.push((await meetings(console, await signIn(console))).status);
      return statuses;
    };
    const resets = async (): Promise<number[]> => {
      for (let turn = 0; turn < 10; turn += 1) await console.client.lab.reset();
      return [];
    };
    const statuses = (await Promise.all([login(), login(), login(), resets()])).flat();
    expect(statuses.filter((status) => status !== 200 && status !== 401)).toEqual([]);
    expect(console.lines.filter((line) => line.includes('error'))).toEqual([]);
  });
});

test('a reset in the middle of a check-up ends it first, and leaves nothing of it behind', async () => {
  await using console = await openWithFile();
  const { client } = console;
  const clientId = ClientId.parse(CLIPNOTE.clientId);
  const standing = await client.checkups.view({ clientId });
  const { checkupId } = await client.checkups.start({ clientId, scenarios: ['state.wrong', 'token.error'], addresses: null });
  expect(await client.lab.reset()).toEqual({ secretsLost: [] });
  expect(await client.checkups.view({ clientId })).toEqual(standing);
  expect((await client.server.status()).checkup).toBeNull();
  expect(await failureOf(client.checkups.export({ checkupId, format: 'markdown' }))).toMatchObject({ code: 'NOT_FOUND' });
  // Nothing is armed any more, and the next one can begin.
  expect(await signIn(console)).toMatch(/^mavio_at_/);
  await client.checkups.start({ clientId, scenarios: ['state.wrong'], addresses: null });
  expect(console.lines.filter((line) => /error/i.test(line))).toEqual([]);
});

describe('two thousand resets', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  afterAll(() => setFlagsFromString('--no-expose-gc'));

  test('leak neither memory nor handles', { timeout: 600_000 }, async () => {
    await using console = await openWithFile();
    const weigh = (): { heap: number; handles: number } => {
      collect();
      return { heap: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length };
    };
    const rounds = async (count: number): Promise<void> => {
      for (let turn = 0; turn < count; turn += 1) {
        if (turn % 100 === 0) await signIn(console);
        await console.client.lab.reset();
      }
    };
    await rounds(200);
    const before = weigh();
    await rounds(2000);
    const after = weigh();
    expect(after.handles).toBeLessThanOrEqual(before.handles + 2);
    expect((after.heap - before.heap) / 1e6).toBeLessThan(5);
  });
});
