/** Answers for people on the consent page: who is asked, who is chosen, what they leave out, and forms that nobody filled in on it. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { PersonId } from '../../src-preload/contract/ids.ts';
import { CALLS_PER_MINUTE } from '../../src-preload/contract/plan-facts.ts';
import { PLAIN_PERSON, type StoredPerson } from '../../src-main/storage/people-store.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { callMeetings, exchange, getCode, locationOf, openConsent, type OpenPage, press, refresh, tick } from './login.ts';

const SCOPES = { scope: 'meetings:read notes:read team:read' };

function addPerson({ parts, clock }: TestAuthServer, changes: Partial<StoredPerson> = {}): StoredPerson {
  const person = { ...PLAIN_PERSON, personId: PersonId.parse('usr_Grace0000001'), name: 'Grace Noor', email: 'grace@noor.example', ...changes };
  parts.people.insert(person, clock.now());
  return person;
}

/** Opens the page for another person, as a click on it does. */
async function switchTo(page: OpenPage, personId: string): Promise<OpenPage> {
  const url = `${page.url}&person=${personId}`;
  const response = await fetch(url);
  const html = await response.text();
  const fields = new URLSearchParams(page.fields);
  fields.set('person', personId);
  fields.delete('scope');
  for (const [, scope = ''] of html.matchAll(/name="scope" value="([^"]+)" checked/g)) fields.append('scope', scope);
  return { url, html, response, fields };
}

const codeOf = (response: Response): string => locationOf(response).searchParams.get('code') ?? '';
const failing = (server: TestAuthServer): string | undefined => firstFailure(server.lastEvent('consent.answered').checks)?.id;

test('the page offers the others by name, and whoever is clicked grants', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const grace = addPerson(server, { organisation: 'Noor & Sons' });
  const page = await openConsent(server);
  expect(page.html).toContain('Signed in as Ada Lindqvist');
  for (const name of ['Tomás Herrera', 'Priya Raman', 'Jun Mori', 'Grace Noor']) expect(page.html).toContain(name);
  const hers = await switchTo(page, grace.personId);
  expect(hers.html).toContain('Signed in as Grace Noor');
  expect(hers.html).toContain('Noor &amp; Sons');
  const tokens = (await exchange(server, codeOf(await press(server, hers, 'authorize')))).json;
  expect(server.events().find(({ type }) => type === 'consent.answered')).toMatchObject({ by: 'person', personName: 'Grace Noor' });
  expect(server.flows()[0]?.personName).toBe('Grace Noor');
  expect((await refresh(server, tokens['refresh_token'])).status).toBe(200);
});

test('more than six people stand in a list of their own form', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  for (let index = 0; index < 300; index += 1) addPerson(server, { personId: PersonId.parse(`usr_Crowd${String(index).padStart(7, '0')}`), name: `Person <${String(index)}>`, email: `p${String(index)}@crowd.example` });
  const page = await openConsent(server);
  expect(page.html.match(/<option /g)).toHaveLength(304);
  expect(page.html).toContain('<option value="usr_Crowd0000299">Person &lt;299&gt;, p299@crowd.example</option>');
  expect((await press(server, page, 'authorize')).status).toBe(302);
});

test('what a person would not grant is not ticked, and is not granted', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const grace = addPerson(server, { grants: ['meetings:read', 'webhooks:manage'] });
  const page = await switchTo(await openConsent(server, SCOPES), grace.personId);
  expect(page.fields.getAll('scope')).toEqual(['meetings:read']);
  const { json } = await exchange(server, codeOf(await press(server, page, 'authorize')));
  // RFC 6749 3.3 and 5.1: what was issued differs from what was asked for, so the answer says it.
  expect(json['scope']).toBe('meetings:read');
});

test('a box that is unticked narrows code, tokens, refresh and API, and the flow says so', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server, SCOPES);
  tick(page, 'meetings:read', false);
  const code = codeOf(await press(server, page, 'authorize'));
  expect(server.lastEvent('consent.answered')).toMatchObject({ declined: ['meetings:read'], issued: [{ scopes: ['notes:read', 'team:read'] }] });
  expect(server.lastEvent('consent.answered').checks.find(({ id }) => id === 'consent.granted')?.note).toContain('without meetings:read');
  expect(server.flows()[0]?.headline).toBe('Code for fewer scopes, not exchanged yet');
  const { json } = await exchange(server, code);
  expect(json['scope']).toBe('notes:read team:read');
  expect((await callMeetings(server, json['access_token'])).status).toBe(403);
  expect((await refresh(server, json['refresh_token'])).json['scope']).toBe('notes:read team:read');
});

test('what was ticked beyond what the person would grant is granted: they decide, not their list', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const grace = addPerson(server, { grants: [] });
  const page = await switchTo(await openConsent(server, SCOPES), grace.personId);
  expect(page.fields.getAll('scope')).toEqual([]);
  tick(page, 'team:read', true);
  expect((await exchange(server, codeOf(await press(server, page, 'authorize')))).json['scope']).toBe('team:read');
});

test.each<[string, string, (fields: URLSearchParams) => void]>([
  ['a person whom nobody knows', 'consent.person', (fields) => { fields.set('person', 'usr_Nobody000001'); }],
  ['no person', 'consent.person', (fields) => { fields.delete('person'); }],
  ['two people', 'consent.person', (fields) => { fields.append('person', fields.get('person') ?? ''); }],
  ['a scope that was not asked for', 'consent.scopes', (fields) => { fields.append('scope', 'webhooks:manage'); }],
  ['a scope that does not exist', 'consent.scopes', (fields) => { fields.append('scope', '%00"><script>'); }],
  ['no scope at all', 'consent.scopes', (fields) => { fields.delete('scope'); }],
])('a form with %s is a failed check with a page, and the page can be answered after it', async (_name, check, forge) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server, SCOPES);
  const forged = { ...page, fields: new URLSearchParams(page.fields) };
  forge(forged.fields);
  const answer = await press(server, forged, 'authorize');
  expect([answer.status, failing(server)]).toEqual([400, check]);
  expect(await answer.text()).toContain(`href="/oauth/consent?request=${page.fields.get('request') ?? ''}"`);
  expect((await press(server, page, 'authorize')).status).toBe(302);
  expect(server.bugs).toEqual([]);
});

test('Deny needs no box', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server, SCOPES);
  page.fields.delete('scope');
  expect(locationOf(await press(server, page, 'deny')).searchParams.get('error')).toBe('access_denied');
});

test('somebody who is removed while the page is open grants nothing, and the page is for the next one', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  const [ada] = server.parts.people.list();
  server.db.transact(() => server.parts.people.remove(ada?.personId ?? ''));
  expect((await press(server, page, 'authorize')).status).toBe(400);
  expect(await (await fetch(page.url)).text()).toContain('Signed in as Tomás Herrera');
});

test('the other boxes a moment later are another answer, not the same click', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server, SCOPES);
  await press(server, page, 'authorize');
  tick(page, 'team:read', false);
  expect((await press(server, page, 'authorize')).status).toBe(410);
});

test.each([['grace@noor.example'], ['GRACE@noor.example'], ['usr_Grace0000001']])('login_hint %s selects a person', async (login_hint) => {
  await using server = await startTestAuthServer();
  server.addApp();
  addPerson(server);
  const page = await openConsent(server, { login_hint });
  expect(page.html).toContain('Signed in as Grace Noor');
  expect(server.events().find(({ type }) => type === 'consent.shown')).toMatchObject({ personName: 'Grace Noor' });
  expect(server.lastEvent('authorization.decided').checks.find(({ id }) => id === 'login-hint.known')).toMatchObject({ outcome: 'pass', note: 'It names Grace Noor.' });
});

test('a login_hint that names nobody takes the person who consents next, and the trace says so', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  expect((await openConsent(server, { login_hint: 'nobody@else.example' })).html).toContain('Signed in as Ada Lindqvist');
  expect(server.lastEvent('authorization.decided').checks.find(({ id }) => id === 'login-hint.known')).toMatchObject({ outcome: 'skip', note: expect.stringMatching(/Ada Lindqvist, who consents next/) as string });
});

test('the plan of a person counts for their tokens, and for nobody else’s', async () => {
  await using server = await startTestAuthServer({ plan: 'team' });
  server.addApp();
  const grace = addPerson(server, { plan: 'free' });
  const hers = (await exchange(server, await getCode(server, { login_hint: grace.email }))).json['access_token'];
  const adas = (await exchange(server, await getCode(server))).json['access_token'];
  expect((await callMeetings(server, hers)).headers.get('x-ratelimit-limit')).toBe(String(CALLS_PER_MINUTE.free));
  expect((await callMeetings(server, adas)).headers.get('x-ratelimit-limit')).toBe(String(CALLS_PER_MINUTE.team));
  server.db.transact(() => server.parts.people.update({ ...grace, plan: 'pro' }));
  expect((await callMeetings(server, hers)).headers.get('x-ratelimit-limit')).toBe(String(CALLS_PER_MINUTE.pro));
});

test('whoever can consent is in the team that the API tells of', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const grace = addPerson(server);
  const token = (await exchange(server, await getCode(server, { scope: 'team:read' }))).json['access_token'];
  const members = async (): Promise<unknown> => ((await (await fetch(`${server.issuer}/v1/team/members`, { headers: { authorization: `Bearer ${String(token)}` } })).json()) as { data: { id: string; name: string }[] }).data.find(({ id }) => id === grace.personId);
  expect(await members()).toMatchObject({ name: 'Grace Noor', role: 'member' });
  server.db.transact(() => server.parts.people.update({ ...grace, name: 'Grace N.' }));
  expect(await members()).toMatchObject({ name: 'Grace N.' });
  server.db.transact(() => server.parts.people.remove(grace.personId));
  expect(await members()).toBeUndefined();
});
