/** Answers for breakpoints before the decision, as a waiting client meets them: held, changed, dropped, let go by itself, hung up. */
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { MOST_HELD } from '../../src-preload/contract/breakpoint-facts.ts';
import type { BreakpointWish, HeldEdit } from '../../src-preload/contract/holds.ts';
import { EditRefused } from '../../src-main/lab/edit-refused.ts';
import { APP_SECRET, startTestAuthServer } from '../kit/auth-server.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { breakAt, nextHeld, partOf, replace } from './held.ts';
import { CLIENT_ID, exchange, getCode, REDIRECT_URI, refresh } from './login.ts';

test('a token request waits, is shown without its secrets, and goes on as it came', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const answer = exchange(server, code);
  const held = await nextHeld(server);
  expect(held).toMatchObject({ endpoint: 'token', step: 'exchange', point: 'before_decision', method: 'POST', path: '/oauth/token', appName: 'Clipnote', clientId: CLIENT_ID, checks: [] });
  expect(held.flowId).toBe(server.flows()[0]?.flowId);
  expect(held.leftMs).toBeGreaterThan(10_000);
  expect(held.parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id', 'client_secret', 'content-type', 'host']));
  expect(partOf(held, 'redirect_uri')).toMatchObject({ value: { kind: 'plain', text: REDIRECT_URI }, whole: true });
  expect(partOf(held, 'code')).toMatchObject({ value: { kind: 'fingerprint', of: 'code' }, whole: false });
  const shown = JSON.stringify(held);
  expect(shown).not.toContain(code);
  expect(shown).not.toContain(APP_SECRET);
  expect(server.parts.desk.preview(held.holdId, [])?.sentence).toMatch(/^All \d+ checks that apply pass\. Mavio answers 200 with an access token and a refresh token\.$/);
  expect(server.events().some(({ type }) => type === 'token.decided')).toBe(false);
  expect(server.parts.desk.release(held.holdId, [])).toBe(true);
  expect(await answer).toMatchObject({ status: 200, json: { token_type: 'Bearer' } });
  expect(server.lastEvent('token.decided').staged).toEqual([{ kind: 'held', point: 'before_decision', heldMs: expect.any(Number) as number, release: 'released', changes: [] }]);
  expect(server.lastEvent('token.decided').exchange.tookMs).toBeLessThan(server.lastEvent('token.decided').staged?.[0]?.kind === 'held' ? 1000 : 0);
  expect(server.parts.desk.count).toBe(0);
});

test('what is changed in a request is what the engine decides on, and is marked for ever', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const app = await DeveloperApp.discover({ issuer: server.issuer, clientId: CLIENT_ID, clientSecret: APP_SECRET, redirectUri: REDIRECT_URI });
  const { login, params } = await app.logIn();
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const answer = app.exchange(params, login.verifier).catch((problem: unknown) => problem);
  const held = await nextHeld(server);
  const edits: HeldEdit[] = [replace(held, 'redirect_uri', 'http://localhost:5173/callback'), replace(held, 'code_verifier', 'a-verifier-of-another-login'), { act: 'add', place: 'form', name: 'scope', text: 'meetings:read' }, { act: 'add', place: 'header', name: 'X-Team', text: 'blue' }];
  const foreseen = server.parts.desk.preview(held.holdId, edits);
  expect(foreseen).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect(foreseen?.sentence).toMatch(/^Check \d+ fails: redirect URI differs from step 1\. Mavio answers 400 invalid_grant\. Send the same redirect_uri/);
  server.parts.desk.release(held.holdId, edits);
  expect(await answer).toMatchObject({ error: 'invalid_grant', status: 400 });
  const event = server.lastEvent('token.decided');
  expect(event.checks.find(({ outcome }) => outcome === 'fail')).toMatchObject({ id: 'code.redirect-same', received: { text: 'http://localhost:5173/callback' } });
  expect(event.checks).toEqual(foreseen?.checks);
  expect(event.staged?.[0]).toMatchObject({
    release: 'edited',
    changes: [
      { where: 'parameter', name: 'redirect_uri', was: { kind: 'plain', text: REDIRECT_URI }, became: { kind: 'plain', text: 'http://localhost:5173/callback' } },
      { where: 'parameter', name: 'code_verifier', was: { kind: 'fingerprint', of: 'verifier' }, became: { kind: 'fingerprint', of: 'verifier' } },
      { where: 'parameter', name: 'scope', was: { kind: 'absent' }, became: { kind: 'plain', text: 'meetings:read' } },
      { where: 'header', name: 'x-team', was: { kind: 'absent' }, became: { kind: 'fingerprint' } },
    ],
  });
  expect(JSON.stringify(server.events())).not.toContain('a-verifier-of-another-login');
  // The code was not spent: the request that waited was refused before.
  expect(event.ended).toEqual([]);
});

test('the client authentication can be replaced, unseen, and removed', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const app = await DeveloperApp.discover({ issuer: server.issuer, clientId: CLIENT_ID, clientSecret: 'mavio_secret_wrong', redirectUri: REDIRECT_URI });
  const login = await new DeveloperApp({ ...app.settings, clientSecret: APP_SECRET }, app.server, 'basic').logIn();
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const refused = app.exchange(login.params, login.login.verifier).catch((problem: unknown) => problem);
  const first = await nextHeld(server);
  server.parts.desk.release(first.holdId, [{ act: 'remove', part: partOf(first, 'client_secret').part }]);
  expect(await refused).toMatchObject({ status: 401 });
  expect(server.lastEvent('token.decided').checks.find(({ outcome }) => outcome === 'fail')?.id).toBe('client-auth.present');
  const answer = app.exchange(login.params, login.login.verifier);
  const held = await nextHeld(server);
  expect(partOf(held, 'client_secret')).toMatchObject({ place: 'client', value: { kind: 'fingerprint', of: 'secret' } });
  server.parts.desk.release(held.holdId, [replace(held, 'client_secret', APP_SECRET)]);
  expect((await answer).token_type).toBe('bearer');
  const changes = server.lastEvent('token.decided').staged?.[0];
  expect(changes).toMatchObject({ changes: [{ name: 'client_secret', was: { kind: 'fingerprint' }, became: { kind: 'fingerprint', of: 'secret' } }] });
  expect(JSON.stringify(server.events())).not.toContain(APP_SECRET);
});

test.each(['before_decision', 'before_answer'] as const)('a connection is dropped %s', async (point) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point });
  const answer = exchange(server, code).catch((problem: unknown) => problem);
  const held = await nextHeld(server);
  expect(server.parts.desk.drop(held.holdId)).toBe(true);
  expect(await answer).toBeInstanceOf(TypeError);
  await vi.waitFor(() => expect(server.events().at(-1)?.type).toBe('request.held'), { timeout: 60_000 });
  expect(server.lastEvent('request.held')).toMatchObject(point === 'before_decision' ? { of: null, exchange: { status: 0 }, staged: [{ release: 'dropped' }] } : { of: server.lastEvent('token.decided').seq, staged: [{ release: 'dropped' }] });
  expect(server.flows()[0]?.headline).toBe(point === 'before_decision' ? 'You dropped the connection' : 'Tokens issued');
});

test('what nobody lets go goes on by itself, as it came', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_decision', seconds: 1 });
  // The client's patience is real: the server clock stands still here.
  expect((await exchange(server, code)).status).toBe(200);
  const [staged] = server.lastEvent('token.decided').staged ?? [];
  expect(staged).toMatchObject({ release: 'ran_out', changes: [] });
  expect(staged?.kind === 'held' ? staged.heldMs : 0).toBeGreaterThanOrEqual(990);
});

test('a wait is counted anew when somebody asks for more time', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  breakAt(server, { endpoint: 'token', point: 'before_decision', seconds: 2 });
  const answer = refresh(server, 'mavio_rt_nobody');
  const held = await nextHeld(server);
  server.parts.desk.extend(held.holdId, 100);
  expect(server.parts.desk.get(held.holdId)?.leftMs).toBeGreaterThan(90_000);
  server.parts.desk.release(held.holdId, []);
  expect((await answer).status).toBe(400);
});

test('a client that hangs up is taken off, and that is recorded', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const stop = new AbortController();
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, client_id: CLIENT_ID });
  const answer = fetch(`${server.issuer}/oauth/token`, { method: 'POST', body, signal: stop.signal }).catch((problem: unknown) => problem);
  await nextHeld(server);
  stop.abort();
  await answer;
  await vi.waitFor(() => expect(server.parts.desk.count).toBe(0), { timeout: 60_000 });
  await vi.waitFor(() => expect(server.events().at(-1)?.type).toBe('request.held'), { timeout: 60_000 });
  expect(server.lastEvent('request.held').staged).toMatchObject([{ release: 'client_left' }]);
  expect(server.flows()[0]?.headline).toBe('Hung up while it was held');
});

test('closing the server lets everything go on', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_decision', seconds: 120 });
  const answer = exchange(server, code);
  await nextHeld(server);
  await server.close();
  expect((await answer).status).toBe(200);
  expect(server.lastEvent('token.decided').staged).toMatchObject([{ release: 'released' }]);
});

test('a connection that waits longer than an idle one may stays open', async () => {
  await using server = await startTestAuthServer({ limits: { idleMs: 300 } });
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_decision', seconds: 1 });
  expect((await exchange(server, code)).status).toBe(200);
  expect(server.lastEvent('token.decided').staged).toMatchObject([{ release: 'ran_out' }]);
});

test('no more than fifty are held; the next pass, and that is said', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const { desk } = server.parts;
  breakAt(server, { endpoint: 'token', point: 'before_decision', seconds: 120 });
  const answers = Array.from({ length: MOST_HELD }, () => refresh(server, 'mavio_rt_nobody'));
  await vi.waitFor(() => expect(desk.count).toBe(MOST_HELD), { timeout: 60_000 });
  expect((await refresh(server, 'mavio_rt_nobody')).status).toBe(400);
  expect(desk.passed).toBe(1);
  for (const { holdId } of desk.list()) desk.release(holdId, []);
  expect((await Promise.all(answers)).every(({ status }) => status === 400)).toBe(true);
  expect(desk.passed).toBe(0);
});

test('a breakpoint looks at endpoint, app, and step; a look ahead never waits', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  server.addApp({ clientId: 'mavio_client_0ther0ther00', name: 'Other' });
  const code = await getCode(server);
  const { desk } = server.parts;
  breakAt(server, { endpoint: 'token', point: 'before_decision', clientId: 'mavio_client_0ther0ther00' as NonNullable<BreakpointWish['clientId']> });
  breakAt(server, { endpoint: 'token', point: 'before_decision', step: 'refresh' });
  const tokens = await exchange(server, code);
  expect(tokens.status).toBe(200);
  expect((await fetch(`${server.issuer}/oauth/token`, { method: 'OPTIONS' })).status).toBe(204);
  const renewed = refresh(server, tokens.json['refresh_token']);
  const held = await nextHeld(server);
  expect(held).toMatchObject({ step: 'refresh', appName: 'Clipnote' });
  desk.release(held.holdId, []);
  expect((await renewed).status).toBe(200);
});

test('changes that cannot be sent are refused, and the request waits on', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const { desk } = server.parts;
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const answer = refresh(server, 'mavio_rt_nobody');
  const { holdId } = await nextHeld(server);
  const bad: HeldEdit[] = [
    { act: 'replace', part: 'form.99', text: 'x' },
    { act: 'replace', part: 'nothing', text: 'x' },
    { act: 'replace', part: 'body', text: 'x' },
    { act: 'add', place: 'header', name: 'Content-Length', text: '4' },
    { act: 'add', place: 'header', name: 'a b', text: '4' },
    { act: 'add', place: 'header', name: 'x-split', text: 'a\r\nx: b' },
    { act: 'add', place: 'member', name: 'x', text: 'x' },
  ];
  for (const edit of bad) expect(() => desk.release(holdId, [edit]), JSON.stringify(edit)).toThrow(EditRefused);
  expect(desk.count).toBe(1);
  desk.release(holdId, []);
  expect((await answer).status).toBe(400);
});

test('bytes that are no form wait like everything else', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const socket = connect(Number(new URL(server.issuer).port), '127.0.0.1');
  const answer = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
  socket.write('POST /oauth/token?%ZZ=%00&%ZZ HTTP/1.1\r\nHost: x\r\nAuthorization: Basic %%%\r\nContent-Length: 4\r\n\r\n\xff{}x', 'latin1');
  const held = await nextHeld(server);
  expect(partOf(held, 'body')).toMatchObject({ value: { kind: 'fingerprint' }, whole: false });
  server.parts.desk.release(held.holdId, [{ act: 'add', place: 'query', name: 'a\ud800', text: 'ü&=' }]);
  expect(await answer).toMatch(/^HTTP\/1\.1 415 /);
  socket.destroy();
});

test('without a breakpoint nothing of this is in the trace', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  expect((await exchange(server, await getCode(server))).status).toBe(200);
  expect(server.parts.desk.isOn).toBe(false);
  expect(JSON.stringify(server.events())).not.toMatch(/staged|held/);
});
