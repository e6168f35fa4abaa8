/** Answers for the consent page under pressure: double clicks, Back, forged and late forms, restarts. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { startAuthServer } from '../../src-main/authserver/start-auth-server.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { authorize, exchange, getCode, locationOf, openConsent, press } from './login.ts';

function countCodes(server: TestAuthServer): number {
  return server.db.sql.prepare<[], { count: number }>('SELECT count(*) AS count FROM codes').get()?.count ?? 0;
}

function failingCheck(server: TestAuthServer): string | undefined {
  return firstFailure(server.lastEvent('consent.answered').checks)?.id;
}

test('a double click issues one code, and both clicks lead to the same place', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  const [one, two] = await Promise.all([press(server, page, 'authorize'), press(server, page, 'authorize')]);
  expect([one.status, two.status]).toEqual([302, 302]);
  expect(two.headers.get('location')).toBe(one.headers.get('location'));
  expect(countCodes(server)).toBe(1);
  expect(server.events().filter((event) => event.type === 'consent.answered')).toHaveLength(1);
  expect(server.delivered).toHaveLength(1);
  expect((await exchange(server, locationOf(two).searchParams.get('code') ?? '')).status).toBe(200);
});

test('the other button a moment later does not undo the answer', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  await press(server, page, 'authorize');
  const other = await press(server, page, 'deny');
  expect(other.status).toBe(410);
  expect(failingCheck(server)).toBe('consent.unanswered');
});

test('the same form half a minute later gets the page, not the redirect', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  await press(server, page, 'authorize');
  server.clock.advance(30_001);
  expect((await press(server, page, 'authorize')).status).toBe(410);
});

test('Back shows that the request is answered already', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  await press(server, page, 'authorize');
  const back = await fetch(page.url);
  expect(back.status).toBe(410);
  expect(await back.text()).toContain('You have already answered');
  expect(server.flows()[0]).toMatchObject({ outcome: 'live', headline: 'Code issued, not exchanged yet' });
});

test('a page that waited 10 minutes is over, for looking and for answering', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  server.clock.advance(LIFETIMES.pendingConsent);
  const posted = await press(server, page, 'authorize');
  expect(posted.status).toBe(410);
  expect(await posted.text()).toContain('This page has waited too long');
  expect(failingCheck(server)).toBe('consent.fresh');
  expect((await fetch(page.url)).status).toBe(410);
  expect(countCodes(server)).toBe(0);
});

test('a request that nobody knows gets a page, and its form a stray flow', async () => {
  await using server = await startTestAuthServer();
  expect((await fetch(`${server.issuer}/oauth/consent?request=nobody`)).status).toBe(404);
  expect((await fetch(`${server.issuer}/oauth/consent`)).status).toBe(404);
  const posted = await fetch(`${server.issuer}/oauth/consent`, { method: 'POST', body: new URLSearchParams({ request: 'nobody', token: 'x', answer: 'authorize' }) });
  expect(posted.status).toBe(404);
  expect(server.flows()).toMatchObject([{ origin: 'stray' }]);
});

test.each([
  ['null', 403],
  ['https://evil.example', 403],
  ['http://127.0.0.1:1', 403],
  ['http://localhost:5173', 403],
])('a form from the origin %s is turned away', async (origin, status) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  const posted = await press(server, page, { answer: 'authorize', headers: { origin } });
  expect(posted.status).toBe(status);
  expect(failingCheck(server)).toBe('consent.same-origin');
  expect(countCodes(server)).toBe(0);
  expect((await press(server, page, 'authorize')).status).toBe(302);
});

test('another site cannot learn the redirect of a moment ago', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  await press(server, page, 'authorize');
  const posted = await press(server, page, { answer: 'authorize', headers: { origin: 'https://evil.example' } });
  expect([posted.status, posted.headers.get('location')]).toEqual([403, null]);
});

test('a program without a browser sends no Origin, and its token counts', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  expect((await press(server, await openConsent(server), { answer: 'authorize', headers: {} })).status).toBe(302);
});

test.each([
  ['a token of another request', (page: URLSearchParams, other: URLSearchParams) => { page.set('token', other.get('token') ?? ''); }],
  ['no token', (page: URLSearchParams) => { page.delete('token'); }],
  ['two tokens', (page: URLSearchParams) => { page.append('token', 'x'); }],
])('a form with %s is turned away', async (_name, forge) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const other = await openConsent(server);
  const page = await openConsent(server);
  forge(page.fields, other.fields);
  expect((await press(server, page, 'authorize')).status).toBe(403);
  expect(failingCheck(server)).toBe('consent.token');
  expect(countCodes(server)).toBe(0);
});

test('a form without one of the two answers is turned away and can be sent again', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  expect((await press(server, page, 'maybe')).status).toBe(400);
  expect((await press(server, page, 'authorize')).status).toBe(302);
});

test('a reload shows the same page and records nothing more', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  expect(await (await fetch(page.url)).text()).toBe(page.html);
  await fetch(page.url, { method: 'HEAD' });
  expect(server.events().filter((event) => event.type === 'consent.shown')).toHaveLength(1);
});

test('a page from before a restart can be answered, and one that is reloaded after it as well', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const left = await openConsent(server);
  const reloaded = await openConsent(server);
  const second = await startAuthServer(server.parts, { host: '127.0.0.1', port: 0 });
  try {
    const restarted = { ...server, issuer: second.issuer };
    expect((await press(restarted, left, 'authorize')).status).toBe(302);
    const url = reloaded.url.replace(server.issuer, second.issuer);
    const html = await (await fetch(url)).text();
    const token = /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(token).not.toBe(reloaded.fields.get('token'));
    expect((await press(restarted, reloaded, 'authorize')).status).toBe(403);
    reloaded.fields.set('token', token);
    expect((await press(restarted, reloaded, 'authorize')).status).toBe(302);
  } finally {
    await second.close();
  }
});

test('the state is forgotten once the answer is on its way', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  await getCode(server);
  expect(server.db.sql.prepare('SELECT state FROM pending_requests').all()).toEqual([{ state: null }]);
});

test('--consent authorize sends a code at once and says that nobody was asked', async () => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  const response = await authorize(server);
  expect(response.status).toBe(302);
  const code = locationOf(response).searchParams.get('code') ?? '';
  expect((await exchange(server, code)).status).toBe(200);
  expect(server.events().map((event) => event.type)).toEqual(['flow.started', 'authorization.decided', 'consent.answered', 'token.decided']);
  const answered = server.lastEvent('consent.answered');
  expect(answered).toMatchObject({ by: 'automatic', answer: 'authorize', issued: [{ of: 'code' }] });
  expect(answered.exchange).toBeUndefined();
  expect(answered.checks.map((check) => check.outcome)).toEqual([...Array.from({ length: 8 }, () => 'skip'), 'pass']);
  expect(server.delivered).toHaveLength(1);
});

test('--consent deny sends access_denied at once', async () => {
  await using server = await startTestAuthServer({ consent: 'deny' });
  server.addApp();
  expect(locationOf(await authorize(server)).searchParams.get('error')).toBe('access_denied');
  expect(server.lastEvent('consent.answered')).toMatchObject({ by: 'automatic', answer: 'deny', issued: [] });
  expect(failingCheck(server)).toBe('consent.granted');
  expect(server.flows()[0]?.outcome).toBe('denied');
});
