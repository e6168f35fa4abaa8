/** Answers for refresh tokens with and without rotation, as an app with oauth4webapi lives through it: per app, and by the console's default. */
import { createRouterClient } from '@orpc/server';
import type { TokenEndpointResponse } from 'oauth4webapi';
import { expect, test } from 'vitest';
import { composeConsole } from '../../src-main/compose.ts';
import type { ConsoleOptions } from '../../src-main/options.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import type { TraceEventOf } from '../../src-preload/contract/trace.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { FixedClock } from '../kit/fixed-clock.ts';
import type { ContractClient } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clientId = ClientId.parse(CLIPNOTE.clientId);
const DAY = 86_400_000;

async function openConsole() {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('rotation'));
  writeWorkspace(folder);
  const options: ConsoleOptions = {
    dataFolder: folder.join('data'), port: 0, consolePort: 0, portIsWish: false, vault: 'session', consent: 'authorize', workspace: folder.join('apps.json'), open: false, door: 'served',
  };
  const clock = new FixedClock();
  const running = await composeConsole(options, { clock, log: silent });
  stack.defer(() => running.close());
  const app = await DeveloperApp.discover({ issuer: running.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
  const client: ContractClient = createRouterClient(await running.router());
  const login = async (): Promise<TokenEndpointResponse> => {
    const begun = await app.beginLogin();
    // The consent page is answered by the console, which sends the browser on until it stands at the app.
    let at = new URL(begun.url);
    while (at.origin === running.issuer) at = new URL((await fetch(at, { redirect: 'manual' })).headers.get('location') ?? '', at);
    return await app.exchange(app.readCallback(at, begun), begun.verifier);
  };
  const lastRefresh = async (): Promise<TraceEventOf<'token.decided'>> => {
    const newest = (await client.flows.list({ limit: 1 })).flows[0];
    const events = newest === undefined ? [] : (await client.flows.get({ flowId: newest.flowId })).events;
    const last = events.findLast((event) => event.type === 'token.decided');
    if (last === undefined) throw new Error('No token request was recorded.');
    return last;
  };
  const owned = stack.move();
  return { app, client, clock, login, lastRefresh, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

test('without rotation an app keeps its refresh token, whose thirty days begin anew with each use', async () => {
  await using opened = await openConsole();
  const { app, client, clock, login, lastRefresh } = opened;
  expect((await client.apps.setRotation({ clientId, rotation: 'off' })).rotation).toBe('off');
  const first = await login();
  for (const days of [20, 20, 20]) {
    clock.advance(days * DAY);
    const renewed = await app.refresh(first.refresh_token);
    expect(renewed.refresh_token).toBeUndefined();
    expect((await app.callMeetings(renewed.access_token)).status).toBe(200);
  }
  const event = await lastRefresh();
  expect(event.checks.find(({ id }) => id === 'refresh.current')).toMatchObject({ outcome: 'pass', note: expect.stringContaining('Rotation is off') as string });
  expect(event.ended).toEqual([]);
  expect(event.issued.map(({ of, expiresAt }) => [of, expiresAt - clock.now()])).toEqual([['access_token', LIFETIMES.accessToken], ['refresh_token', LIFETIMES.refreshTokenIdle]]);
  clock.advance(30 * DAY);
  await expect(app.refresh(first.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await lastRefresh()).checks.find(({ outcome }) => outcome === 'fail')).toMatchObject({ id: 'refresh.fresh', received: { text: 'last used 30 days ago' } });
});

test('turned on again, the token that stayed is replaced at its next use, and a replay ends everything', async () => {
  await using opened = await openConsole();
  const { app, client, login } = opened;
  await client.apps.setRotation({ clientId, rotation: 'off' });
  const first = await login();
  const kept = await app.refresh(first.refresh_token);
  await client.apps.setRotation({ clientId, rotation: 'on' });
  const rotated = await app.refresh(first.refresh_token);
  expect(rotated.refresh_token).toEqual(expect.stringMatching(/^mavio_rt_/));
  await client.apps.setRotation({ clientId, rotation: 'off' });
  await expect(app.refresh(first.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  for (const token of [first, kept, rotated]) await expect(app.callMeetings(token.access_token)).rejects.toThrow('challenge');
  await expect(app.refresh(rotated.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('an app that chose nothing follows the console, at once', async () => {
  await using opened = await openConsole();
  const { app, client, login } = opened;
  const first = await login();
  const second = await app.refresh(first.refresh_token);
  expect(second.refresh_token).toBeDefined();
  expect((await client.preferences.set({ rotates: false })).preferences.rotates).toBe(false);
  expect((await app.refresh(second.refresh_token)).refresh_token).toBeUndefined();
  await client.apps.setRotation({ clientId, rotation: 'on' });
  expect((await app.refresh(second.refresh_token)).refresh_token).toBeDefined();
});

test('a choice for an app that is not there is refused, and one that is no choice too', async () => {
  await using opened = await openConsole();
  await expect(opened.client.apps.setRotation({ clientId: ClientId.parse('nobody'), rotation: 'off' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(opened.client.apps.setRotation({ clientId, rotation: 'maybe' as never })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
