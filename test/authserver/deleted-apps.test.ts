/** Answers for requests of an app that was deleted: each endpoint says so, nothing leads back to it, and nothing is a 500. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import { APP_SECRET, startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { authorize, callMeetings, CLIENT_ID, exchange, getCode, locationOf, openConsent, press, refresh } from './login.ts';

const SAID = 'This app was deleted on 17 September 2025 at 14:32 UTC; its name was Clipnote.';

/** Deletes the app as the service does, as far as the server can see it. */
function deleteApp(server: TestAuthServer): void {
  const { apps, tokens, pendings } = server.parts;
  const app = apps.load(CLIENT_ID);
  if (app === null) throw new Error('No app to delete.');
  for (const { familyId } of tokens.listOpen(CLIENT_ID)) tokens.revokeFamily(familyId, server.clock.now(), 'app_deleted');
  pendings.closeAll(CLIENT_ID, server.clock.now());
  apps.remove(app, server.clock.now());
}

function failureOf(server: TestAuthServer): CheckResult | null {
  const event = server.events().at(-1);
  return event !== undefined && 'checks' in event ? firstFailure(event.checks) : null;
}

test('the authorization endpoint shows a page that says when the app was deleted, and the knock is no stranger’s', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  deleteApp(server);
  const answer = await authorize(server);
  expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  const page = await answer.text();
  expect(page).toContain('Clipnote does not exist any more');
  expect(page).toContain(SAID);
  expect(failureOf(server)).toMatchObject({ id: 'client.known', note: SAID });
});

test.each(['token', 'revoke', 'introspect'])('/oauth/%s refuses the client, and says when it was deleted', async (endpoint) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await exchange(server, await getCode(server));
  deleteApp(server);
  const token = String(tokens.json['refresh_token']);
  const body = new URLSearchParams({ client_id: CLIENT_ID, client_secret: APP_SECRET, ...(endpoint === 'token' ? { grant_type: 'refresh_token', refresh_token: token } : { token }) });
  const answer = await fetch(`${server.issuer}/oauth/${endpoint}`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([401, expect.objectContaining({ error: 'invalid_client', error_description: SAID })]);
  expect(failureOf(server)).toMatchObject({ id: 'client-auth.known', note: SAID });
  expect(server.flows()).toHaveLength(1);
  expect(server.bugs).toEqual([]);
});

test('its access token is refused at the very next call, with the check and the reason, and counts for nobody', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const tokens = await exchange(server, await getCode(server));
  expect((await callMeetings(server, tokens.json['access_token'])).status).toBe(200);
  deleteApp(server);
  const refused = await callMeetings(server, tokens.json['access_token']);
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('The app was deleted at 14:32 UTC, just now, and all its tokens with it.')]);
  expect(failureOf(server)).toMatchObject({ id: 'bearer.alive' });
  expect(server.parts.calls.load(CLIENT_ID)).toEqual({ calls: 0, lastAt: null });
  expect(server.bugs).toEqual([]);
});

test('a consent page that waits says that the app is gone, and so does its form', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  deleteApp(server);
  const reloaded = await fetch(page.url);
  expect([reloaded.status, (await reloaded.text()).includes('does not exist any more')]).toEqual([410, true]);
  const pressed = await press(server, page, 'authorize');
  expect([pressed.status, pressed.headers.get('location'), (await pressed.text()).includes('does not exist any more')]).toEqual([410, null, true]);
  expect(failureOf(server)).toMatchObject({ id: 'consent.known', note: 'Clipnote was deleted on 17 September 2025 at 14:32 UTC, and its requests with it.' });
});

test('a click that is repeated leads back to a living app, and to a deleted one no more', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const page = await openConsent(server);
  const first = locationOf(await press(server, page, 'authorize')).href;
  expect(locationOf(await press(server, page, 'authorize')).href).toBe(first);
  deleteApp(server);
  server.forgetApp(CLIENT_ID);
  const again = await press(server, page, 'authorize');
  expect([again.status, again.headers.get('location')]).toEqual([410, null]);
});

test('the calls of a minute are forgotten with the app', async () => {
  await using server = await startTestAuthServer({ plan: 'free' });
  const app = server.addApp();
  const used = async (): Promise<string | null> => {
    const tokens = await exchange(server, await getCode(server));
    return (await callMeetings(server, tokens.json['access_token'])).headers.get('x-ratelimit-remaining');
  };
  expect([await used(), await used()]).toEqual(['59', '58']);
  deleteApp(server);
  server.forgetApp(CLIENT_ID);
  server.parts.apps.insert(app);
  expect(await used()).toBe('59');
});

test('an app that comes back with the same id works, and its old tokens stay dead', async () => {
  await using server = await startTestAuthServer();
  const app = server.addApp();
  const old = await exchange(server, await getCode(server));
  deleteApp(server);
  server.parts.apps.insert({ ...app, createdAt: server.clock.now() });
  const fresh = await exchange(server, await getCode(server));
  expect((await callMeetings(server, fresh.json['access_token'])).status).toBe(200);
  expect((await callMeetings(server, old.json['access_token'])).status).toBe(401);
  expect((await refresh(server, old.json['refresh_token'])).json['error_description']).toBe('The app was deleted at 14:32 UTC, just now, and all its tokens with it.');
});
