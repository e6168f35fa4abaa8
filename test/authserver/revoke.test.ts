/** Answers for /oauth/revoke and /oauth/introspect: what ends, what is told, what the flow keeps of it. */
import { expect, test } from 'vitest';
import { APP_SECRET, startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { callMeetings, CLIENT_ID, exchange, getCode, refresh, type JsonAnswer } from './login.ts';

const OTHER_ID = 'mavio_client_0ther0ther00';

async function post(address: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<JsonAnswer> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields), headers });
  return { status: response.status, headers: response.headers, json: (await response.json()) as Record<string, unknown> };
}

const own = { client_id: CLIENT_ID, client_secret: APP_SECRET };
const revoke = (server: TestAuthServer, token: unknown, more: Record<string, string> = {}): Promise<JsonAnswer> => post(`${server.issuer}/oauth/revoke`, { token: String(token), ...own, ...more });
const inspect = (server: TestAuthServer, token: unknown, more: Record<string, string> = {}): Promise<JsonAnswer> => post(`${server.issuer}/oauth/introspect`, { token: String(token), ...own, ...more });

async function logIn(server: TestAuthServer): Promise<{ access: unknown; refresh: unknown }> {
  const { json } = await exchange(server, await getCode(server));
  return { access: json['access_token'], refresh: json['refresh_token'] };
}

test('revoking a refresh token ends its family and its access tokens', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await logIn(server);
  const answer = await revoke(server, tokens.refresh, { token_type_hint: 'access_token' });
  expect([answer.status, answer.json, answer.headers.get('cache-control')]).toEqual([200, {}, 'no-store']);
  expect((await callMeetings(server, tokens.access)).status).toBe(401);
  expect((await refresh(server, tokens.refresh)).json).toMatchObject({ error: 'invalid_grant' });
  const event = server.events().find(({ type }) => type === 'token.revoked');
  expect(event).toMatchObject({ kind: 'refresh_token', ended: [{ of: 'access_token', reason: 'revoked' }, { of: 'refresh_token', reason: 'revoked' }] });
});

test('revoking an access token ends that token alone, once', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await logIn(server);
  expect((await revoke(server, tokens.access)).status).toBe(200);
  expect(server.flows()[0]).toMatchObject({ headline: 'Token revoked', outcome: 'completed' });
  expect((await revoke(server, tokens.access)).status).toBe(200);
  expect(server.lastEvent('token.revoked').ended).toEqual([]);
  const refused = await callMeetings(server, tokens.access);
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/invalid_token.*access token was revoked/)]);
  const renewed = await refresh(server, tokens.refresh);
  expect((await callMeetings(server, renewed.json['access_token'])).status).toBe(200);
  // What had ended alone does not end again with its family.
  await revoke(server, renewed.json['refresh_token']);
  expect(server.lastEvent('token.revoked').ended).toHaveLength(2);
});

test('a token that nobody issued is answered 200, and its flow belongs to no login', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const answer = await revoke(server, 'mavio_rt_unknown');
  expect([answer.status, answer.json]).toEqual([200, {}]);
  expect(server.flows()[0]).toMatchObject({ origin: 'stray', headline: 'Nothing to revoke', outcome: 'completed', appName: 'Clipnote' });
});

test('another app’s token is refused, and lives on', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  server.addApp({ clientId: OTHER_ID, name: 'Other' });
  const tokens = await logIn(server);
  const answer = await revoke(server, tokens.refresh, { client_id: OTHER_ID });
  expect([answer.status, answer.json]).toEqual([400, expect.objectContaining({ error: 'invalid_grant', error_uri: `${server.issuer}/oauth/checks/revocation.same-client` })]);
  expect(server.flows()[0]).toMatchObject({ outcome: 'refused', headline: 'Token is another app’s' });
  expect((await callMeetings(server, tokens.access)).status).toBe(200);
});

test('introspection tells an app about its own living tokens, and nobody about anything else', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  server.addApp({ clientId: OTHER_ID, name: 'Other' });
  const tokens = await logIn(server);
  const seconds = Math.floor(server.clock.now() / 1000);
  const told = { active: true, scope: 'meetings:read', client_id: CLIENT_ID, username: 'ada@lindqvist.example', sub: 'usr_7Lm2QxVb9KsT', iat: seconds, iss: server.issuer };
  expect((await inspect(server, tokens.access, { token_type_hint: 'refresh_token' })).json).toEqual({ ...told, token_type: 'Bearer', exp: seconds + 3600 });
  expect((await inspect(server, tokens.refresh)).json).toEqual({ ...told, exp: seconds + 30 * 86_400 });
  expect((await inspect(server, tokens.access, { client_id: OTHER_ID })).json).toEqual({ active: false });
  expect((await inspect(server, 'mavio_at_unknown')).json).toEqual({ active: false });
  const before = server.events().length;
  await refresh(server, tokens.refresh);
  expect((await inspect(server, tokens.refresh)).json).toEqual({ active: false });
  await revoke(server, tokens.access);
  expect((await inspect(server, tokens.access)).json).toEqual({ active: false });
  expect(server.events()).toHaveLength(before + 2);
  server.clock.advance(3_600_000);
  expect(await inspect(server, tokens.access)).toMatchObject({ status: 200, json: { active: false } });
});

test.each(['/oauth/revoke', '/oauth/introspect'])('%s asks for the secret, and challenges where Basic was tried', async (path) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const none = await post(`${server.issuer}${path}`, { token: 'x', client_id: CLIENT_ID });
  expect([none.status, none.headers.get('www-authenticate'), none.json['error_description']]).toEqual([401, null, expect.stringContaining('Clipnote is registered here')]);
  const wrong = await post(`${server.issuer}${path}`, { token: 'x' }, { authorization: `Basic ${btoa(`${CLIENT_ID}:wrong`)}` });
  expect([wrong.status, wrong.headers.get('www-authenticate'), wrong.json['error']]).toEqual([401, 'Basic realm="Mavio"', 'invalid_client']);
});

test('a refused introspection is recorded on the flow of its token, or belongs to no login', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await logIn(server);
  const login = server.flows()[0];
  expect((await inspect(server, tokens.access, { client_secret: 'not-the-secret' })).status).toBe(401);
  expect(server.flows()).toEqual([expect.objectContaining({ flowId: login?.flowId, outcome: 'refused', headline: 'Client secret is wrong' })]);
  expect(server.lastEvent('introspection.refused')).toMatchObject({ error: 'invalid_client', exchange: { path: '/oauth/introspect', status: 401 } });
  expect((await inspect(server, '')).status).toBe(400);
  expect(server.flows()[0]).toMatchObject({ origin: 'stray', clientId: CLIENT_ID, appName: 'Clipnote', headline: 'Token to ask about is missing' });
  expect((await fetch(`${server.issuer}/oauth/introspect`)).status).toBe(405);
  expect(server.flows()[0]).toMatchObject({ origin: 'stray', appName: null, headline: 'Token request is not a POST' });
});

test('two refreshes at once: the later one is told the gap and the time of the one that won', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await logIn(server);
  await refresh(server, tokens.refresh);
  server.clock.advance(37);
  const lost = await refresh(server, tokens.refresh);
  expect(lost.json).toMatchObject({ error: 'invalid_grant', error_description: expect.stringContaining('at 14:32:07.000 UTC replaced this token, and this request came 37 ms later') as string });
  expect(server.lastEvent('token.decided').checks.find(({ id }) => id === 'refresh.current')).toMatchObject({ outcome: 'fail', received: { kind: 'plain', text: 'replaced 37 ms ago' } });
});
