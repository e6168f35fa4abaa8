/** Answers for what ends with time, without waiting for it: code, access token, refresh token, on a clock that is handed in. */
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { composeConsole } from '../../src-main/compose.ts';
import type { ConsoleOptions } from '../../src-main/options.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { readVerdict } from '../kit/failed-check.ts';
import { FixedClock } from '../kit/fixed-clock.ts';
import type { ContractClient } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A console in this process, with a clock to move, and an app that uses it. */
async function openConsole() {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('expiry'));
  writeWorkspace(folder);
  const options: ConsoleOptions = {
    dataFolder: folder.join('data'),
    port: 0,
    consolePort: 0,
    portIsWish: false,
    vault: 'session',
    consent: 'authorize',
    workspace: folder.join('apps.json'),
    open: false,
    door: 'served',
  };
  const clock = new FixedClock();
  const running = await composeConsole(options, { clock, log: silent });
  stack.defer(() => running.close());
  const app = await DeveloperApp.discover({ issuer: running.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
  const client: ContractClient = createRouterClient(await running.router());
  const owned = stack.move();
  return { app, clock, client, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

test('a code lives ten minutes: a millisecond before it works, at ten minutes it is refused with both moments', async () => {
  await using console = await openConsole();
  const { app, clock, client } = console;
  const early = await app.logIn();
  clock.advance(LIFETIMES.code - 1);
  expect(await app.exchange(early.params, early.login.verifier)).toHaveProperty('access_token');

  const late = await app.logIn();
  clock.advance(LIFETIMES.code);
  await expect(app.exchange(late.params, late.login.verifier)).rejects.toMatchObject({ status: 400, error: 'invalid_grant' });
  const verdict = await readVerdict(client);
  expect(verdict).toMatchObject({ id: 'code.fresh', clause: 'RFC 6749 §4.1.2' });
  expect(verdict.expected).toMatchObject({ kind: 'plain' });
  expect(verdict.received).toMatchObject({ kind: 'plain' });
  expect(verdict.expected).not.toEqual(verdict.received);
});

test('an access token lives one hour, and the refresh token brings the app back', async () => {
  await using console = await openConsole();
  const { app, clock, client } = console;
  const { login, params } = await app.logIn();
  const tokens = await app.exchange(params, login.verifier);
  clock.advance(LIFETIMES.accessToken - 1);
  expect((await app.callMeetings(tokens.access_token)).status).toBe(200);
  clock.advance(1);
  await expect(app.callMeetings(tokens.access_token)).rejects.toMatchObject({
    status: 401,
    cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }],
  });
  expect(await readVerdict(client)).toMatchObject({ id: 'bearer.fresh', clause: 'RFC 6750 §3.1' });
  const renewed = await app.refresh(tokens.refresh_token);
  expect((await app.callMeetings(renewed.access_token)).status).toBe(200);
});

test('a refresh token dies after thirty days without use, and each use gives thirty more', async () => {
  await using console = await openConsole();
  const { app, clock, client } = console;
  const { login, params } = await app.logIn();
  const tokens = await app.exchange(params, login.verifier);
  clock.advance(LIFETIMES.refreshTokenIdle - 1);
  const second = await app.refresh(tokens.refresh_token);
  clock.advance(LIFETIMES.refreshTokenIdle - 1);
  const third = await app.refresh(second.refresh_token);
  clock.advance(LIFETIMES.refreshTokenIdle);
  await expect(app.refresh(third.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await readVerdict(client)).toMatchObject({ id: 'refresh.fresh', clause: 'RFC 6749 §6' });
});
