/** Answers for the API: bearer tokens, pages of meetings, and errors in the documented shape. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { callMeetings, exchange, getCode, type JsonAnswer } from './login.ts';

async function getToken(server: TestAuthServer, scope = 'meetings:read'): Promise<string> {
  return String((await exchange(server, await getCode(server, { scope }))).json['access_token']);
}

function errorOf(answer: JsonAnswer): unknown {
  return answer.json['error'];
}

test('meetings come in pages', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const token = await getToken(server);
  const first = await callMeetings(server, token, '?limit=2');
  expect(first.json['pagination']).toEqual({ total: 12, limit: 2, offset: 0, has_more: true });
  const last = await callMeetings(server, token, '?limit=2&offset=11');
  expect(last.json['pagination']).toEqual({ total: 12, limit: 2, offset: 11, has_more: false });
  expect(last.json['data']).toHaveLength(1);
  expect(server.lastEvent('api.called')).toMatchObject({ answer: '1 meeting', exchange: { status: 200, path: '/v1/meetings' } });
  expect(first.headers.get('x-request-id')).toMatch(/^req_[A-Za-z0-9]{20}$/);
});

test.each(['limit=0', 'limit=101', 'limit=x', 'limit=', 'limit=1&limit=2', 'limit=1.5', 'limit=1e1', 'offset=-1', 'offset=99999999999999999999'])('the query %s is named in the details', async (query) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const answer = await callMeetings(server, await getToken(server), `?${query}`);
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toMatchObject({ code: 'validation_error', details: [{ field: query.split('=')[0] }] });
  expect(server.lastEvent('api.called')).toMatchObject({ error: 'validation_error' });
});

test('no token gets 401 without an error code, on a stray flow', async () => {
  await using server = await startTestAuthServer();
  const answer = await callMeetings(server, null);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Mavio", scope="meetings:read"');
  expect(errorOf(answer)).toMatchObject({ code: 'unauthorized', request_id: answer.headers.get('x-request-id') });
  expect(server.flows()).toMatchObject([{ origin: 'stray' }]);
});

test.each(['nobodyIssuedThis', 'Basic', '', '"'])('the token %j gets 401', async (token) => {
  await using server = await startTestAuthServer();
  expect((await callMeetings(server, token)).status).toBe(401);
});

test('an expired token gets 401 invalid_token on its own flow', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const token = await getToken(server);
  server.clock.advance(LIFETIMES.accessToken);
  const answer = await callMeetings(server, token);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="Mavio", error="invalid_token", error_description="[^"\\]+"$/);
  expect(firstFailure(server.lastEvent('api.called').checks)?.id).toBe('bearer.fresh');
  expect(server.flows()).toHaveLength(1);
});

test('a token without the scope gets 403 insufficient_scope with the scope that is needed', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const answer = await callMeetings(server, await getToken(server, 'notes:read'));
  expect(answer.status).toBe(403);
  expect(errorOf(answer)).toMatchObject({ code: 'forbidden' });
  expect(answer.headers.get('www-authenticate')).toMatch(/error="insufficient_scope".*scope="meetings:read"$/);
  expect(firstFailure(server.lastEvent('api.called').checks)).toMatchObject({ id: 'bearer.scope', expected: { text: 'meetings:read' }, received: { text: 'notes:read' } });
});

test('a refresh token does not call the API', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const issued = await exchange(server, await getCode(server));
  expect((await callMeetings(server, issued.json['refresh_token'])).status).toBe(401);
});

test('what the API does not have is answered in its own shape', async () => {
  await using server = await startTestAuthServer();
  const missing = await fetch(`${server.issuer}/v1/nothing`);
  expect([missing.status, await missing.json()]).toMatchObject([404, { error: { code: 'not_found' } }]);
  const put = await fetch(`${server.issuer}/v1/meetings`, { method: 'PUT' });
  expect([put.status, put.headers.get('allow'), await put.json()]).toMatchObject([405, 'GET, HEAD, POST, OPTIONS', { error: { code: 'bad_request' } }]);
});
