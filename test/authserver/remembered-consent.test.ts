/** Answers for consent that nobody is asked for: what was granted before, what is set for an app or for all, and prompt. */
import { expect, test } from 'vitest';
import type { AppConsent } from '../../src-preload/contract/consent.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { authorize, CLIENT_ID, exchange, getCode, locationOf, openConsent, press, tick } from './login.ts';

const TWO = { scope: 'meetings:read notes:read' };

function setPolicy({ db, parts }: TestAuthServer, changes: Partial<AppConsent>): void {
  db.transact(() => parts.consents.keep(ClientId.parse(CLIENT_ID), { mode: 'default', scopes: [], remembers: false, ...changes }));
}

/** How a request is answered: with the consent page, a code, or an error. */
async function answered(server: TestAuthServer, changes: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const to = locationOf(await authorize(server, { ...TWO, ...changes }));
  if (to.pathname === '/oauth/consent') return 'page';
  return to.searchParams.get('error') ?? (to.searchParams.has('code') ? 'code' : 'nothing');
}

test('who granted these scopes before is not asked again, once the app’s consent is remembered', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  await getCode(server, TWO);
  expect(await answered(server)).toBe('page');
  setPolicy(server, { remembers: true });
  expect(await answered(server)).toBe('code');
  expect(server.lastEvent('consent.answered')).toMatchObject({ by: 'remembered', answer: 'authorize', personName: 'Ada Lindqvist', issued: [{ scopes: ['meetings:read', 'notes:read'] }] });
  expect(server.lastEvent('consent.answered').checks.at(-1)).toMatchObject({ id: 'consent.granted', outcome: 'pass', note: 'Ada Lindqvist granted these scopes to this app before.' });
  expect(server.delivered).toHaveLength(2);
});

test('the code of a remembered consent is traded like any other', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  setPolicy(server, { remembers: true });
  await getCode(server, TWO);
  const { status, json } = await exchange(server, locationOf(await authorize(server, { scope: 'notes:read' })).searchParams.get('code') ?? '');
  expect([status, json['scope']]).toEqual([200, 'notes:read']);
});

test('one scope more, another person, or prompt=consent is asked', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  setPolicy(server, { remembers: true });
  await getCode(server, TWO);
  expect(await answered(server, { scope: 'meetings:read team:read' })).toBe('page');
  expect(await answered(server, { login_hint: 'tomas@herrera.example' })).toBe('page');
  for (const prompt of ['consent', 'select_account', 'login', 'login consent']) expect(await answered(server, { prompt })).toBe('page');
  expect(await answered(server, { prompt: 'create' })).toBe('code');
});

test('scopes of several answers add up, and one that is declined later is asked for again', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  setPolicy(server, { remembers: true });
  await getCode(server, { scope: 'meetings:read' });
  await getCode(server, { scope: 'notes:read' });
  expect(await answered(server)).toBe('code');
  const page = await openConsent(server, { ...TWO, prompt: 'consent' });
  tick(page, 'notes:read', false);
  await press(server, page, 'authorize');
  expect(await answered(server)).toBe('page');
  expect(await answered(server, { scope: 'meetings:read' })).toBe('code');
});

test('Deny takes nothing back that was granted before', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  setPolicy(server, { remembers: true });
  await getCode(server, TWO);
  await press(server, await openConsent(server, { ...TWO, prompt: 'consent' }), 'deny');
  expect(await answered(server)).toBe('code');
});

test('prompt=none answers without a page, or says which page it would take (OpenID Connect Core 3.1.2.6)', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  expect(await answered(server, { prompt: 'none' })).toBe('interaction_required');
  setPolicy(server, { remembers: true });
  expect(await answered(server, { prompt: 'none' })).toBe('consent_required');
  await getCode(server, TWO);
  expect(await answered(server, { prompt: 'none' })).toBe('code');
  expect(await answered(server, { prompt: 'none consent' })).toBe('invalid_request');
  expect(server.flows()[0]).toMatchObject({ outcome: 'refused', headline: 'prompt=none does not stand alone' });
  expect(server.bugs).toEqual([]);
});

test('prompt sent twice is a parameter sent twice', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const good = new URL(`${server.issuer}/oauth/authorize`);
  expect((await fetch(`${good.href}?client_id=${CLIENT_ID}&prompt=none&prompt=none`, { redirect: 'manual' })).status).toBe(400);
});

test('an app’s own choice wins over the flag and over the console', async () => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  expect(await answered(server)).toBe('code');
  setPolicy(server, { mode: 'deny' });
  expect(await answered(server)).toBe('access_denied');
  expect(server.lastEvent('consent.answered').checks.at(-1)?.note).toBe('The console answered by itself, as it is set for this app.');
  setPolicy(server, { mode: 'ask' });
  expect(await answered(server)).toBe('page');
});

test('fewer scopes: the app gets those that are set, and the answer says which', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  setPolicy(server, { mode: 'fewer', scopes: ['notes:read', 'team:read'] });
  const code = locationOf(await authorize(server, TWO)).searchParams.get('code') ?? '';
  expect(server.lastEvent('consent.answered')).toMatchObject({ by: 'automatic', declined: ['meetings:read'] });
  expect((await exchange(server, code)).json['scope']).toBe('notes:read');
  expect(await answered(server, { scope: 'meetings:read' })).toBe('access_denied');
  expect(server.lastEvent('consent.answered').checks.at(-1)?.note).toContain('Nothing of what was asked for would be granted.');
});

test('an automatic answer grants no more than the person would', async () => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  const ada = server.parts.people.loadDefault();
  server.db.transact(() => server.parts.people.update({ ...ada, grants: ['meetings:read'] }));
  const code = locationOf(await authorize(server, TWO)).searchParams.get('code') ?? '';
  expect((await exchange(server, code)).json['scope']).toBe('meetings:read');
});

test('an automatic answer is nobody’s grant: it is not remembered', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  setPolicy(server, { mode: 'authorize', remembers: true });
  expect(await answered(server)).toBe('code');
  setPolicy(server, { remembers: true });
  expect(await answered(server)).toBe('page');
});
