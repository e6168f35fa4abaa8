/** Answers for the whole code flow over real HTTP: request, consent, exchange, API call, refresh, and what is recorded of it. */
import { expect, test } from 'vitest';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { TraceEvent } from '../../src-preload/contract/trace.ts';
import { digest } from '../../src-main/trace/secrets.ts';
import { APP_SECRET, startTestAuthServer } from '../kit/auth-server.ts';
import { authorize, callMeetings, CLIENT_ID, exchange, getCode, GOOD, locationOf, openConsent, postToken, press, REDIRECT_URI, refresh, VERIFIER } from './login.ts';

test.each(['client_secret_post', 'client_secret_basic'])('a login runs from the request to the refresh with %s', async (method) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  expect(page.html).toContain('wants to use your Mavio account');
  const callback = locationOf(await press(server, page, 'authorize'));
  expect(`${callback.origin}${callback.pathname}`).toBe(REDIRECT_URI);
  expect(Object.fromEntries(callback.searchParams)).toEqual({ code: expect.stringMatching(/^mavio_ac_/) as string, state: GOOD['state'], iss: server.issuer });

  const fields = { grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '', redirect_uri: REDIRECT_URI, code_verifier: VERIFIER };
  const issued =
    method === 'client_secret_post'
      ? await postToken(server, { ...fields, client_id: CLIENT_ID, client_secret: APP_SECRET })
      : await postToken(server, fields, { authorization: `Basic ${btoa(`${CLIENT_ID}:${APP_SECRET}`)}` });
  expect(issued.status).toBe(200);
  expect(issued.headers.get('cache-control')).toBe('no-store');
  expect(issued.headers.get('pragma')).toBe('no-cache');
  expect(issued.json).toEqual({
    access_token: expect.stringMatching(/^mavio_at_[A-Za-z0-9]{52}$/) as string,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: expect.stringMatching(/^mavio_rt_[A-Za-z0-9]{52}$/) as string,
    scope: 'meetings:read',
  });

  const meetings = await callMeetings(server, issued.json['access_token']);
  expect(meetings.status).toBe(200);
  expect(meetings.json['pagination']).toEqual({ total: 12, limit: 20, offset: 0, has_more: false });

  const renewed = await refresh(server, issued.json['refresh_token']);
  expect(renewed.status).toBe(200);
  expect(renewed.json['refresh_token']).not.toBe(issued.json['refresh_token']);
  expect((await callMeetings(server, renewed.json['access_token'])).status).toBe(200);

  expect(server.events().map((event) => event.type)).toEqual([
    'flow.started', 'authorization.decided', 'consent.shown', 'consent.answered', 'token.decided', 'api.called', 'token.decided', 'api.called',
  ]);
  expect(server.flows()).toHaveLength(1);
  expect(server.delivered).toEqual([{ flowId: server.flows()[0]?.flowId, location: callback.href }]);
  expect(server.bugs).toEqual([]);
});

test('what is recorded fits the contract and holds no secret, code, verifier or token', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  const callback = locationOf(await press(server, page, 'authorize'));
  const code = callback.searchParams.get('code') ?? '';
  const issued = await exchange(server, code);
  await callMeetings(server, issued.json['access_token']);
  await exchange(server, code, { client_secret: 'mavio_secret_somethingElse' });
  const events = server.events();
  for (const event of events) expect(TraceEvent.parse(event)).toEqual(event);
  const text = JSON.stringify(events) + JSON.stringify(server.flows());
  const secrets = [code, APP_SECRET, VERIFIER, String(issued.json['access_token']), String(issued.json['refresh_token']), 'somethingElse', page.fields.get('token') ?? ''];
  for (const secret of secrets) expect(text).not.toContain(secret);
});

test('lives and endings connect: the code is spent for two tokens, a refresh rotates', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  const [life] = server.lastEvent('consent.answered').issued;
  const now = server.clock.now();
  expect(life).toMatchObject({ of: 'code', issuedAt: now, expiresAt: now + LIFETIMES.code, scopes: ['meetings:read'] });
  const issued = await exchange(server, code);
  const exchanged = server.lastEvent('token.decided');
  expect(exchanged.ended).toEqual([{ of: 'code', fingerprint: life?.fingerprint, reason: 'spent' }]);
  expect(exchanged.issued.map(({ of, expiresAt }) => [of, expiresAt - now])).toEqual([['access_token', 3_600_000], ['refresh_token', 30 * 86_400_000]]);
  server.clock.advance(86_400_000);
  await refresh(server, issued.json['refresh_token']);
  const refreshed = server.lastEvent('token.decided');
  expect(refreshed.ended).toEqual([{ of: 'refresh_token', fingerprint: exchanged.issued[1]?.fingerprint, reason: 'rotated' }]);
  expect(refreshed.issued[1]?.expiresAt).toBe(server.clock.now() + LIFETIMES.refreshTokenIdle);
});

test('a refresh may narrow the scope of the access token, and the next one gets everything back', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const issued = await exchange(server, await getCode(server, { scope: 'meetings:read notes:read' }));
  const narrow = await refresh(server, issued.json['refresh_token'], { scope: 'notes:read' });
  expect(narrow.json['scope']).toBe('notes:read');
  expect((await callMeetings(server, narrow.json['access_token'])).status).toBe(403);
  const whole = await refresh(server, narrow.json['refresh_token']);
  expect(whole.json['scope']).toBe('meetings:read notes:read');
});

test('the query of a redirect URI is kept', async () => {
  await using server = await startTestAuthServer();
  const redirectUri = 'http://localhost:5173/cb?tenant=a%20b';
  server.addApp({ redirectUris: [redirectUri] });
  const page = await openConsent(server, { redirect_uri: redirectUri });
  const location = (await press(server, page, 'authorize')).headers.get('location') ?? '';
  expect(location.startsWith(`${redirectUri}&code=mavio_ac_`)).toBe(true);
});

test('a state of any characters comes back as it was sent', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const state = 'a b+c&d=é“%2F/?#😀';
  const page = await openConsent(server, { state });
  expect(locationOf(await press(server, page, 'deny')).searchParams.get('state')).toBe(state);
});

test('a guided flow that waits for exactly this query is joined, and later requests begin flows of their own', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const query = new URLSearchParams(GOOD).toString();
  const expectedQuery = server.parts.fingerprints.of(query);
  const waiting = server.parts.recorder.transact((recording) => recording.begin({ origin: 'guided', clientId: CLIENT_ID, appName: 'Clipnote', expectedQuery }));
  const first = await openConsent(server);
  await openConsent(server);
  expect(server.flows().map(({ flowId }) => flowId)).toEqual([waiting]);
  await press(server, first, 'authorize');
  await authorize(server);
  expect(server.flows()).toHaveLength(2);
  expect(server.delivered.map(({ flowId }) => flowId)).toEqual([waiting]);
});

test('the metadata names the issuer by its port, whatever the Host header says', async () => {
  await using server = await startTestAuthServer();
  const response = await fetch(`${server.issuer.replace('127.0.0.1', 'localhost')}/.well-known/oauth-authorization-server`);
  expect(await response.json()).toMatchObject({ issuer: server.issuer, token_endpoint: `${server.issuer}/oauth/token` });
});

test('tokens of an earlier version of the console still work, and die with their family', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const { json } = await exchange(server, await getCode(server));
  const [familyId, now] = [server.db.sql.prepare<[], { id: string }>('SELECT family_id AS id FROM token_families').get()?.id ?? '', server.clock.now()];
  const earlier = { refresh: `mavio_rt_${'E'.repeat(43)}`, access: `mavio_at_${'E'.repeat(43)}` };
  const insert = server.db.sql.prepare("INSERT INTO tokens VALUES (?, '0000·0000', ?, ?, '[\"meetings:read\"]', ?, ?, NULL, NULL)");
  for (const kind of ['refresh', 'access'] as const) insert.run(digest(earlier[kind]), kind, familyId, now, now + 3_600_000);

  expect((await callMeetings(server, earlier.access)).status).toBe(200);
  const renewed = await refresh(server, earlier.refresh);
  expect(renewed.status).toBe(200);
  expect((await callMeetings(server, renewed.json['access_token'])).status).toBe(200);
  // The same token again is a replay: everything of the family ends, whichever version issued it.
  expect((await refresh(server, earlier.refresh)).json['error']).toBe('invalid_grant');
  const dead = [earlier.access, renewed.json['access_token'], json['access_token']];
  expect(await Promise.all(dead.map(async (token) => (await callMeetings(server, token)).status))).toEqual([401, 401, 401]);
  expect(server.lastEvent('api.called').checks.find(({ outcome }) => outcome === 'fail')?.id).toBe('bearer.alive');
});

test.each(['client_secret_post', 'client_secret_basic'])('a fixed secret that looks like a token lets its app in by %s: a workspace file may give any', async (method) => {
  await using server = await startTestAuthServer();
  const secret = `mavio_at_${'S'.repeat(43)}2${'S'.repeat(8)}`;
  server.addApp({ secretDigest: digest(secret) });
  const code = await getCode(server);
  const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER };
  const answer = method === 'client_secret_post'
    ? await exchange(server, code, { client_secret: secret })
    : await postToken(server, fields, { authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${secret}`).toString('base64')}` });
  expect([answer.status, answer.json['error_description']]).toEqual([200, undefined]);
});
