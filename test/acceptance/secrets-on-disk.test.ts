/** Answers for secrets, codes, tokens and verifiers: after a full run none of them stands in any file of the data folder, nor in the log. */
import { writeFileSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { findFreePort } from '../../src-main/services/free-port.ts';
import { basicSpellings, listFiles, searchBytes, searchFolder, spellings } from '../kit/byte-search.ts';
import type { Wanted } from '../kit/byte-search.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { walkGuidedRun } from '../kit/guided-run.ts';
import { serve } from '../kit/serve.ts';
import type { Served } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { startSessionBus, withoutBus } from '../kit/session-bus.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const WRONG_SECRET = 'Correct-Horse/Battery+Staple=1';

/** An app registered on the screen, walked through a guided run, and given a new secret. */
async function runGuided(served: Served): Promise<Record<string, string>> {
  await using page = await connectServed(served.ready.consoleUrl);
  const redirectUris = [`http://127.0.0.1:${String(await findFreePort())}/callback`];
  const details = { name: 'Walked', description: '', homepageUrl: 'https://walked.example', environment: 'development' as const, redirectUris };
  const made = await page.client.apps.register(details);
  const { begun, code, run } = await walkGuidedRun(page.client, made.app);
  expect(begun).toMatchObject({ stage: 'waiting', listening: true });
  expect(run).toMatchObject({ stage: 'ready', secretMissing: false });
  const flow = await page.client.flows.get({ flowId: run.flowId });
  expect(flow.summary).toMatchObject({ outcome: 'completed', origin: 'guided' });
  expect(flow.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['authorization.decided', 'consent.answered', 'callback.received', 'token.decided', 'api.called']),
  );
  const renewed = await page.client.apps.regenerateSecret({ clientId: made.app.clientId });
  return { 'guided code': code, 'first secret': made.clientSecret, 'second secret': renewed.clientSecret };
}

/** A developer's own app: both ways of authenticating, refresh, and every kind of slip. */
async function runDeveloperApp(served: Served): Promise<Record<string, string>> {
  const { issuer } = served.ready;
  const app = await DeveloperApp.discover({ issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
  const { login, params } = await app.logIn();
  const wrongVerifier = oauth.generateRandomCodeVerifier();
  await expect(app.exchange(params, wrongVerifier)).rejects.toThrow();
  for (const method of ['basic', 'post'] as const) await expect(app.withSecret(WRONG_SECRET, method).exchange(params, login.verifier)).rejects.toThrow();
  const tokens = await app.exchange(params, login.verifier);
  await app.callMeetings(tokens.access_token);
  const renewed = await app.withSecret(CLIPNOTE.clientSecret, 'post').refresh(tokens.refresh_token);
  // Values in places where they do not belong: a query, another parameter, another scheme.
  const misplaced = new URLSearchParams({ access_token: renewed.access_token, client_secret: CLIPNOTE.clientSecret, scope: String(renewed.refresh_token) });
  for (const path of ['/v1/meetings', '/oauth/token', '/oauth/authorize']) await fetch(`${issuer}${path}?${misplaced.toString()}`);
  await fetch(`${issuer}/v1/meetings`, { headers: { Authorization: `Token ${renewed.access_token}` } });
  await fetch(`${issuer}/oauth/token`, { method: 'POST', body: JSON.stringify(Object.fromEntries(misplaced)), headers: { 'Content-Type': 'application/json' } });
  return {
    'developer’s code': params.get('code') ?? '',
    'access token': tokens.access_token,
    'refresh token': tokens.refresh_token ?? '',
    'renewed access token': renewed.access_token,
    'renewed refresh token': renewed.refresh_token ?? '',
    verifier: login.verifier,
    'wrong verifier': wrongVerifier,
  };
}

/** Everything that must not be found after a full run. */
async function runEverything(served: Served): Promise<Wanted[]> {
  const values = { ...(await runGuided(served)), ...(await runDeveloperApp(served)), 'workspace secret': CLIPNOTE.clientSecret, 'wrong secret': WRONG_SECRET };
  const missing = Object.entries(values).filter(([, value]) => value.length < 20);
  expect(missing).toEqual([]);
  return [
    ...Object.entries(values).flatMap(([name, value]) => spellings(name, value)),
    ...spellings('token of the console page', new URL(served.ready.consoleUrl).hash.replace('#token=', '')),
    ...basicSpellings('workspace secret', CLIPNOTE.clientId, CLIPNOTE.clientSecret),
    ...basicSpellings('wrong secret', CLIPNOTE.clientId, WRONG_SECRET),
  ];
}

function expectNothing(served: Served, folder: string, wanted: readonly Wanted[]): void {
  expect(searchFolder(folder, wanted)).toEqual([]);
  expect(searchBytes('stderr', Buffer.from(served.output().stderr), wanted)).toEqual([]);
}

describe('after a full run', () => {
  test('with secrets in memory, no file and no line of the log holds one; a planted one is found', async () => {
    await using folder = await makeTempFolder('secrets');
    const data = folder.join('data');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session', '--consent', 'authorize']);
    const wanted = await runEverything(served);
    expect(listFiles(data).some((file) => file.endsWith('-wal'))).toBe(true);
    expectNothing(served, data, wanted);
    expect(await served.end('SIGTERM')).toMatchObject({ code: 0 });
    expectNothing(served, data, wanted);

    for (const [index, { name, needle }] of wanted.entries()) {
      writeFileSync(folder.join('data', 'planted'), Buffer.concat([Buffer.alloc(index + 1), needle, Buffer.from('?')]));
      expect(searchFolder(data, wanted)).toContainEqual({ file: 'planted', name });
    }
    writeFileSync(folder.join('data', 'planted'), '{"v":"mavio_at_0123456789abcdef"}');
    expect(searchFolder(data, [])).toEqual([{ file: 'planted', name: 'shape mavio_at_0123456…' }]);
    writeFileSync(folder.join('data', 'planted'), '');
    const database = new BetterSqlite3(folder.join('data', 'mavio.db'));
    using after = new DisposableStack();
    after.defer(() => database.close());
    database.exec('CREATE TABLE planted (v TEXT)');
    database.prepare('INSERT INTO planted VALUES (?)').run(CLIPNOTE.clientSecret);
    expect(searchFolder(data, wanted)).toContainEqual({ file: 'mavio.db-wal', name: 'workspace secret, as it is' });
  });

  test('with a real keychain, secrets stand there under the client id and nowhere else', async () => {
    await using bus = await startSessionBus();
    await using folder = await makeTempFolder('secrets');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'keychain', '--consent', 'authorize'], bus.env);
    expect(served.ready.vault).toBe('keychain');
    await using page = await connectServed(served.ready.consoleUrl);
    expect(await page.client.server.status()).toMatchObject({ vault: { kind: 'keychain' } });
    const lookUp = (account: string): Promise<string | null> => bus.lookUp({ service: 'Mavio Console', account });

    expect(await lookUp(CLIPNOTE.clientId)).toBe(CLIPNOTE.clientSecret);
    const wanted = await runEverything(served);
    const walked = (await page.client.apps.list()).find(({ name }) => name === 'Walked');
    expect(walked?.secretKeptIn).toBe('keychain');
    const kept = await lookUp(walked?.clientId ?? '');
    expect(wanted).toContainEqual({ name: 'second secret, as it is', needle: Buffer.from(kept ?? '') });
    expectNothing(served, folder.join('data'), wanted);
  });
});

test('without a session bus the console runs with secrets in memory, and says why and what to do', async () => {
  await using folder = await makeTempFolder('secrets');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'keychain'], withoutBus(folder.path));
  expect(served.ready.vault).toBe('session');
  await using page = await connectServed(served.ready.consoleUrl);
  const { vault } = await page.client.server.status();
  expect(vault).toMatchObject({ kind: 'session', reason: expect.stringMatching(/\w.*\.$/) as string, cure: expect.stringMatching(/\w.*\.$/) as string });
});
