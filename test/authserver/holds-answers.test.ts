/** Answers for answers that wait before they are sent, and for answers by hand in the place of a decision. */
import { expect, test } from 'vitest';
import type { HeldEdit } from '../../src-preload/contract/holds.ts';
import { EditRefused } from '../../src-main/lab/edit-refused.ts';
import { APP_SECRET, startTestAuthServer } from '../kit/auth-server.ts';
import { breakAt, nextHeld, partOf, replace } from './held.ts';
import { authorize, callMeetings, CLIENT_ID, exchange, getCode, locationOf, openConsent, press, REDIRECT_URI } from './login.ts';

test('the members of a token answer can be changed, added and taken away; the tokens stay unseen', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_answer' });
  const answer = exchange(server, code);
  const held = await nextHeld(server);
  expect(held).toMatchObject({ point: 'before_answer', adds: ['member', 'header'] });
  expect(held.checks.every(({ outcome }) => outcome === 'pass' || outcome === 'skip')).toBe(true);
  expect(partOf(held, 'access_token')).toMatchObject({ value: { kind: 'fingerprint', of: 'access_token' }, whole: false });
  const edits: HeldEdit[] = [
    replace(held, 'expires_in', '"3600"'),
    replace(held, 'token_type', 'mac'),
    { act: 'remove', part: partOf(held, 'refresh_token').part },
    { act: 'add', place: 'member', name: 'nonsense', text: '[1, 2]' },
    replace(held, 'status', '201'),
    { act: 'add', place: 'header', name: 'X-Odd', text: 'yes' },
  ];
  expect(server.parts.desk.preview(held.holdId, edits)?.sentence).toBe(
    'Your app receives 201 instead of 200, with another expires_in, with another token_type, without refresh_token, with nonsense added, and with the header x-odd added. Mavio has issued it already and keeps it, whatever your app receives.',
  );
  server.parts.desk.release(held.holdId, edits);
  const { status, json, headers } = await answer;
  expect([status, headers.get('x-odd')]).toEqual([201, 'yes']);
  expect(json).toEqual({ access_token: expect.stringMatching(/^mavio_at_/) as string, token_type: 'mac', expires_in: '3600', scope: 'meetings:read', nonsense: [1, 2] });
  expect((await callMeetings(server, json['access_token'])).status).toBe(200);
  const decided = server.lastEvent('token.decided');
  expect(decided.staged).toBeUndefined();
  const mark = server.lastEvent('request.held');
  expect(mark).toMatchObject({ of: decided.seq, staged: [{ point: 'before_answer', release: 'edited', changes: [{ where: 'body', name: 'expires_in', was: { text: '3600' }, became: { text: '"3600"' } }, { name: 'token_type' }, { name: 'refresh_token', was: { kind: 'fingerprint' }, became: { kind: 'absent' } }, {}, { where: 'status' }, { where: 'header' }] }] });
  expect(JSON.stringify(server.events())).not.toContain(String(json['access_token']));
  expect(server.flows()[0]).toMatchObject({ headline: 'Reached the API', outcome: 'completed' });
});

test('a request is answered by hand, and Mavio decides nothing', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const answer = exchange(server, code);
  const held = await nextHeld(server);
  server.parts.desk.answer(held.holdId, { kind: 'error', status: 503, error: 'temporarily_unavailable', description: 'Come back later.' });
  expect(await answer).toMatchObject({ status: 503, json: { error: 'temporarily_unavailable', error_description: 'Come back later.' } });
  expect(server.lastEvent('request.held')).toMatchObject({ of: null, exchange: { status: 503, path: '/oauth/token' }, staged: [{ release: 'answered' }] });
  expect(server.flows()[0]).toMatchObject({ headline: 'You answered 503', outcome: 'live' });
  for (const { breakpointId } of server.parts.desk.breakpoints.list) server.parts.desk.breakpoints.setOn(breakpointId, false);
  // The code is still good.
  expect((await exchange(server, code)).status).toBe(200);
});

test('an answer by hand may be anything at all', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  breakAt(server, { endpoint: 'api', point: 'before_decision' });
  const answer = fetch(`${server.issuer}/v1/meetings`, { headers: { authorization: 'Bearer mavio_at_nobody' } });
  const held = await nextHeld(server);
  expect(held).toMatchObject({ endpoint: 'api', flowId: null, appName: null });
  server.parts.desk.answer(held.holdId, { kind: 'raw', status: 200, contentType: 'text/html', body: '<h1>Not JSON' });
  const response = await answer;
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/html', '<h1>Not JSON']);
});

test('an authorization request sends an error back only where the redirect URI holds', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  breakAt(server, { endpoint: 'authorize', point: 'before_decision' });
  const good = authorize(server);
  const held = await nextHeld(server);
  expect(held.canGoBack).toBe(true);
  server.parts.desk.answer(held.holdId, { kind: 'error', status: 400, error: 'server_error', description: '' });
  const location = locationOf(await good);
  expect(`${location.origin}${location.pathname}`).toBe(REDIRECT_URI);
  expect(Object.fromEntries(location.searchParams)).toEqual({ error: 'server_error', state: 'k7Jp-0s', iss: server.issuer });
  expect(server.flows()[0]).toMatchObject({ origin: 'app', appName: 'Clipnote', headline: 'You answered 302', outcome: 'refused' });
  const bad = authorize(server, { redirect_uri: 'https://evil.example/' });
  const other = await nextHeld(server);
  expect(other.canGoBack).toBe(false);
  server.parts.desk.answer(other.holdId, { kind: 'error', status: 400, error: 'server_error', description: '' });
  expect(await bad.then((response) => [response.status, response.headers.get('location')])).toEqual([400, null]);
});

test('a wrong state and another code go out with an answer that waited', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  breakAt(server, { endpoint: 'consent', point: 'before_answer' });
  const answer = press(server, page, 'authorize');
  const held = await nextHeld(server);
  expect(held.parts.filter(({ place }) => place === 'location').map(({ name }) => name)).toEqual(['location', 'code', 'state', 'iss']);
  server.parts.desk.release(held.holdId, [replace(held, 'state', 'another'), { act: 'remove', part: partOf(held, 'iss').part }]);
  const location = locationOf(await answer);
  expect([...location.searchParams.keys()]).toEqual(['code', 'state']);
  expect(location.searchParams.get('state')).toBe('another');
  // Whoever plays the app receives what was sent, not what was decided.
  expect(server.delivered.map((one) => one.location)).toEqual([location.href]);
});

test('an introspection that is told, which nobody records, is recorded when it waited', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await exchange(server, await getCode(server));
  breakAt(server, { endpoint: 'introspect', point: 'before_answer' });
  const body = new URLSearchParams({ token: String(tokens.json['access_token']), client_id: CLIENT_ID, client_secret: APP_SECRET });
  const answer = fetch(`${server.issuer}/oauth/introspect`, { method: 'POST', body }).then((response) => response.json() as Promise<unknown>);
  const held = await nextHeld(server);
  server.parts.desk.release(held.holdId, [replace(held, 'active', 'false')]);
  expect(await answer).toMatchObject({ active: false });
  expect(server.lastEvent('request.held')).toMatchObject({ of: null, exchange: { path: '/oauth/introspect', status: 200 }, staged: [{ release: 'edited' }] });
});

test('data of the API can be read and changed before it is sent, also into no JSON', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await exchange(server, await getCode(server));
  breakAt(server, { endpoint: 'api', point: 'before_answer' });
  const answer = fetch(`${server.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${String(tokens.json['access_token'])}` } });
  const held = await nextHeld(server);
  const body = partOf(held, 'body');
  expect(body).toMatchObject({ whole: true, long: true });
  expect(body.value.kind === 'plain' ? JSON.parse(body.value.text) : null).toMatchObject({ data: expect.any(Array) as unknown[] });
  server.parts.desk.release(held.holdId, [{ act: 'replace', part: 'body', text: '{"data": [' }]);
  expect(await (await answer).text()).toBe('{"data": [');
});


test('a member that is nested without end is refused with a reason, in the preview and in the answer; one within bounds goes out', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  breakAt(server, { endpoint: 'token', point: 'before_answer' });
  const answer = exchange(server, code);
  const { desk } = server.parts;
  const held = await nextHeld(server);
  const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const adding = (levels: number): HeldEdit[] => [{ act: 'add', place: 'member', name: 'deep', text: nested(levels) }];
  for (const levels of [101, 30_000]) {
    for (const edits of [adding(levels), [replace(held, 'expires_in', nested(levels))]]) {
      expect(() => desk.preview(held.holdId, edits)).toThrow(EditRefused);
      expect(() => desk.release(held.holdId, edits)).toThrow('100 levels deep at most');
    }
  }
  desk.release(held.holdId, adding(100));
  expect(JSON.stringify((await answer).json['deep'])).toBe(nested(100));
});

test('a body that is nested without end can be looked at while it is held, and goes on as it came', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  breakAt(server, { endpoint: 'api', point: 'before_decision' });
  const body = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  const answer = fetch(`${server.issuer}/v1/meetings`, { method: 'POST', headers: { authorization: 'Bearer mavio_at_nobody', 'content-type': 'application/json' }, body });
  const held = await nextHeld(server);
  expect(partOf(held, 'body')).toMatchObject({ whole: false });
  server.parts.desk.release(held.holdId, []);
  expect((await answer).status).toBe(401);
});
