/** Answers for refusals on the wire: the right error in the right place, and one failing check with both values in the trace. */
import { expect, test } from 'vitest';
import { describeCheck, firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { APP_SECRET, startTestAuthServer } from '../kit/auth-server.ts';
import { authorize, callMeetings, CLIENT_ID, exchange, getCode, GOOD, locationOf, openConsent, postToken, press, REDIRECT_URI, refresh } from './login.ts';

/** Expects exactly one failure, nothing reached after it, both values shown, and answers with it. */
function theFailure(checks: readonly CheckResult[]): CheckResult {
  const failed = checks.filter((check) => check.outcome === 'fail');
  expect(failed).toHaveLength(1);
  const failure = firstFailure(checks);
  if (failure === null) throw new Error('No check failed.');
  const later = checks.slice(checks.indexOf(failure) + 1);
  expect(later.every((check) => check.outcome === 'not_reached')).toBe(true);
  expect(failure.expected).toBeDefined();
  expect(failure.received).toBeDefined();
  expect(describeCheck(failure.id).clause).toMatch(/^RFC \d{4} §/);
  return failure;
}

test('a redirect URI that differs gets a page with the ladder, never a redirect', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const response = await authorize(server, { redirect_uri: 'http://127.0.0.1:5173/oauth/callback/' });
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
  const html = await response.text();
  expect(html).toContain('Mavio cannot take you back to Clipnote');
  expect(html).toContain('<b>127.0.0.1</b>');
  expect(html).toContain('<u>localhost</u>');
  const event = server.lastEvent('authorization.decided');
  expect(event).toMatchObject({ outcome: 'refused_on_page', error: 'invalid_request', exchange: { status: 400, body: { kind: 'page' } } });
  const failure = theFailure(event.checks);
  expect(failure).toMatchObject({
    id: 'redirect.registered',
    expected: { kind: 'plain', text: REDIRECT_URI },
    received: { kind: 'plain', text: 'http://127.0.0.1:5173/oauth/callback/' },
  });
  expect(server.delivered).toEqual([]);
});

test('an unknown client id gets a page', async () => {
  await using server = await startTestAuthServer();
  const response = await authorize(server);
  expect(response.status).toBe(400);
  expect(response.headers.get('location')).toBeNull();
  expect(theFailure(server.lastEvent('authorization.decided').checks).id).toBe('client.known');
  expect(server.flows()[0]).toMatchObject({ clientId: CLIENT_ID, appName: null, outcome: 'refused' });
});

test('a refusal after the redirect URI was verified goes to the app with error, description, address and iss', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const response = await authorize(server, { scope: 'summaries:read' });
  expect(response.status).toBe(302);
  const location = locationOf(response);
  const sent = Object.fromEntries(location.searchParams);
  expect(sent).toMatchObject({ error: 'invalid_scope', state: GOOD['state'], iss: server.issuer, error_uri: `${server.issuer}/oauth/checks/scope.known` });
  expect(sent['error_description']).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  expect(theFailure(server.lastEvent('authorization.decided').checks).id).toBe('scope.known');
  expect(server.delivered.map((one) => one.location)).toEqual([location.href]);
  const explained = await fetch(sent['error_uri'] ?? '');
  expect(explained.status).toBe(200);
  expect(await explained.text()).toContain('Every scope exists');
});

test('a POST to the authorization endpoint gets a page with 405 and Allow', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const response = await fetch(`${server.issuer}/oauth/authorize`, { method: 'POST', body: new URLSearchParams(GOOD), redirect: 'manual' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  expect(theFailure(server.lastEvent('authorization.decided').checks).id).toBe('request.method');
});

test('a HEAD on the authorization endpoint creates nothing', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const response = await fetch(`${server.issuer}/oauth/authorize?${new URLSearchParams(GOOD).toString()}`, { method: 'HEAD', redirect: 'manual' });
  expect(response.status).toBe(200);
  expect(server.flows()).toEqual([]);
});

test('Deny sends access_denied to the app, and the flow is denied', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const response = await press(server, await openConsent(server), 'deny');
  expect(response.status).toBe(302);
  expect(Object.fromEntries(locationOf(response).searchParams)).toMatchObject({ error: 'access_denied', state: GOOD['state'], iss: server.issuer });
  const event = server.lastEvent('consent.answered');
  expect(event).toMatchObject({ answer: 'deny', by: 'person', personName: 'Ada Lindqvist', issued: [] });
  expect(theFailure(event.checks)).toMatchObject({ id: 'consent.granted', received: { kind: 'plain', text: 'deny' } });
  expect(server.flows()[0]).toMatchObject({ outcome: 'denied', headline: 'Ada chose Deny' });
});

test('a wrong secret gets 401 invalid_client, with a challenge only where Basic was tried', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  const posted = await exchange(server, code, { client_secret: 'mavio_secret_old' });
  expect([posted.status, posted.json['error'], posted.headers.get('www-authenticate')]).toEqual([401, 'invalid_client', null]);
  const event = server.lastEvent('token.decided');
  expect(theFailure(event.checks)).toMatchObject({
    id: 'client-auth.secret',
    expected: { kind: 'fingerprint', of: 'secret', fingerprint: server.parts.fingerprints.of(APP_SECRET) },
    received: { kind: 'fingerprint', of: 'secret', fingerprint: server.parts.fingerprints.of('mavio_secret_old') },
  });
  const fields = { client_id: undefined, client_secret: undefined };
  const basic = await postToken(server, { grant_type: 'authorization_code', code, ...fields }, { authorization: `Basic ${btoa(`${CLIENT_ID}:nope`)}` });
  expect([basic.status, basic.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Mavio"']);
  expect(server.flows()).toHaveLength(1);
  expect((await exchange(server, code)).status).toBe(200);
});

test('a wrong verifier gets invalid_grant and leaves the code unspent', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  const answer = await exchange(server, code, { code_verifier: 'x'.repeat(43) });
  expect([answer.status, answer.json['error']]).toEqual([400, 'invalid_grant']);
  expect(answer.json['error_uri']).toBe(`${server.issuer}/oauth/checks/code.verifier`);
  expect(theFailure(server.lastEvent('token.decided').checks).id).toBe('code.verifier');
  expect((await exchange(server, code)).status).toBe(200);
});

test('an expired code gets invalid_grant', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  server.clock.advance(LIFETIMES.code);
  const answer = await exchange(server, code);
  expect([answer.status, answer.json['error']]).toEqual([400, 'invalid_grant']);
  expect(theFailure(server.lastEvent('token.decided').checks).id).toBe('code.fresh');
});

test('a code that comes back revokes everything its first use issued', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const code = await getCode(server);
  const issued = await exchange(server, code);
  const { issued: lives } = server.lastEvent('token.decided');
  const again = await exchange(server, code);
  expect([again.status, again.json['error']]).toEqual([400, 'invalid_grant']);
  const event = server.lastEvent('token.decided');
  expect(theFailure(event.checks).id).toBe('code.unused');
  expect(event.ended.map(({ fingerprint, reason }) => [fingerprint, reason]).sort()).toEqual(lives.map(({ fingerprint }) => [fingerprint, 'revoked']).sort());
  const call = await callMeetings(server, issued.json['access_token']);
  expect([call.status, theFailure(server.lastEvent('api.called').checks).id]).toEqual([401, 'bearer.alive']);
  expect((await refresh(server, issued.json['refresh_token'])).json['error']).toBe('invalid_grant');
  expect(server.flows()).toHaveLength(1);
});

test('a rotated refresh token that comes back revokes the whole family', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const first = await exchange(server, await getCode(server));
  const second = await refresh(server, first.json['refresh_token']);
  const replay = await refresh(server, first.json['refresh_token']);
  expect([replay.status, replay.json['error']]).toEqual([400, 'invalid_grant']);
  const event = server.lastEvent('token.decided');
  expect(theFailure(event.checks).id).toBe('refresh.current');
  expect(event.ended.map(({ of, reason }) => `${of} ${reason}`).sort()).toEqual(['access_token revoked', 'access_token revoked', 'refresh_token revoked']);
  expect((await refresh(server, second.json['refresh_token'])).json['error']).toBe('invalid_grant');
  expect(theFailure(server.lastEvent('token.decided').checks).id).toBe('refresh.alive');
});

test('a refresh token that nobody used for 30 days is dead, and one that was used slides on', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const first = await exchange(server, await getCode(server));
  server.clock.advance(LIFETIMES.refreshTokenIdle - 1);
  const second = await refresh(server, first.json['refresh_token']);
  expect(second.status).toBe(200);
  server.clock.advance(LIFETIMES.refreshTokenIdle);
  expect((await refresh(server, second.json['refresh_token'])).status).toBe(400);
  expect(theFailure(server.lastEvent('token.decided').checks).id).toBe('refresh.fresh');
});

test('a wider scope gets invalid_scope and leaves the refresh token current', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const issued = await exchange(server, await getCode(server));
  const answer = await refresh(server, issued.json['refresh_token'], { scope: 'meetings:read team:read' });
  expect([answer.status, answer.json['error']]).toEqual([400, 'invalid_scope']);
  expect((await refresh(server, issued.json['refresh_token'])).status).toBe(200);
});

test('a token request that belongs nowhere begins a stray flow', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const answer = await exchange(server, 'mavio_ac_nobodyIssuedThis');
  expect([answer.status, answer.json['error']]).toEqual([400, 'invalid_grant']);
  expect(server.flows()[0]).toMatchObject({ origin: 'stray', clientId: CLIENT_ID, appName: 'Clipnote' });
  expect(theFailure(server.lastEvent('token.decided').checks).id).toBe('code.known');
});

test('method and content type of a token request are refused with their status', async () => {
  await using server = await startTestAuthServer();
  const got = await fetch(`${server.issuer}/oauth/token?grant_type=authorization_code`);
  expect([got.status, got.headers.get('allow'), (await got.json()) as unknown]).toEqual([405, 'POST, OPTIONS', expect.objectContaining({ error: 'invalid_request' })]);
  const json = await fetch(`${server.issuer}/oauth/token`, { method: 'POST', body: '{"grant_type":"refresh_token"}', headers: { 'content-type': 'application/json' } });
  expect(json.status).toBe(415);
  expect(theFailure(server.lastEvent('token.decided').checks)).toMatchObject({ id: 'token.form', received: { kind: 'plain', text: 'application/json' } });
  const unreadable = await fetch(`${server.issuer}/oauth/token`, { method: 'POST', body: 'a=b', headers: { 'content-type': ';;=' } });
  expect(unreadable.status).toBe(415);
});

test('the app of one code cannot exchange the code of another', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  server.addApp({ clientId: 'mavio_client_another00000', name: 'Another' });
  const code = await getCode(server);
  const answer = await exchange(server, code, { client_id: 'mavio_client_another00000' });
  expect([answer.status, answer.json['error']]).toEqual([400, 'invalid_grant']);
  expect(theFailure(server.lastEvent('token.decided').checks).id).toBe('code.same-client');
});
