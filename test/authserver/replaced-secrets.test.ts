/** Answers for requests that come with a secret that was replaced: known by its digest, told so, counted and listed; and for the use of the current one. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { digest } from '../../src-main/trace/secrets.ts';
import { APP_SECRET, startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { callMeetings, CLIENT_ID, exchange, getCode, refresh } from './login.ts';

const NEW_SECRET = 'mavio_secret_THEnewOneOfClipnoteTHEnewOneOfClipnote';
const SAID = 'This is the secret that you replaced at 14:32 UTC, 3 min ago.';

/** Replaces the secret of the app, and lets three minutes pass. */
function replaceSecret(server: TestAuthServer): void {
  const app = server.addApp();
  server.parts.apps.update({ ...app, secretDigest: digest(NEW_SECRET), secretFingerprint: '1111·2222', secretCreatedAt: server.clock.now() });
  server.clock.advance(3 * 60_000);
}

const basic = (secret: string) => ({ authorization: `Basic ${Buffer.from(`${CLIENT_ID}:${secret}`).toString('base64')}` });

test.each(['token', 'revoke', 'introspect'])('the replaced secret is named at /oauth/%s, in the body and in Basic', async (endpoint) => {
  await using server = await startTestAuthServer();
  replaceSecret(server);
  const fields = { grant_type: 'refresh_token', refresh_token: 'mavio_rt_x', token: 'mavio_at_x' };
  const ask = async (more: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams({ ...(endpoint === 'token' ? { grant_type: fields.grant_type, refresh_token: fields.refresh_token } : { token: fields.token }), ...more });
    return fetch(`${server.issuer}/oauth/${endpoint}`, { method: 'POST', body, headers });
  };
  for (const answer of [await ask({ client_id: CLIENT_ID, client_secret: APP_SECRET }), await ask({}, basic(APP_SECRET))]) {
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'invalid_client', error_description: SAID, error_uri: expect.stringContaining('client-auth.secret') as string });
    const event = server.events().at(-1);
    expect(event !== undefined && 'checks' in event ? firstFailure(event.checks) : null).toMatchObject({ id: 'client-auth.secret', note: SAID });
  }
  const uses = server.parts.secrets.listOldUses(CLIENT_ID);
  expect(uses).toHaveLength(2);
  expect(uses[0]).toMatchObject({ endpoint: `/oauth/${endpoint}`, flowId: server.flows()[0]?.flowId, flowNumber: 2, at: server.clock.now() });
  expect(server.parts.secrets.listReplaced(CLIENT_ID)[0]).toMatchObject({ uses: 2, lastUseAt: server.clock.now() });
  expect(server.bugs).toEqual([]);
});

test('a refresh with the replaced secret stands on its own login, and the token lives on', async () => {
  await using server = await startTestAuthServer();
  const app = server.addApp();
  const tokens = await exchange(server, await getCode(server));
  server.parts.apps.update({ ...app, secretDigest: digest(NEW_SECRET), secretCreatedAt: server.clock.now() });
  const refused = await refresh(server, tokens.json['refresh_token']);
  expect([refused.status, refused.json['error_description']]).toEqual([401, 'This is the secret that you replaced at 14:32 UTC, just now.']);
  expect(server.parts.secrets.listOldUses(CLIENT_ID)).toMatchObject([{ flowNumber: 1 }]);
  expect((await callMeetings(server, tokens.json['access_token'])).status).toBe(200);
  expect((await refresh(server, tokens.json['refresh_token'], { client_secret: NEW_SECRET })).status).toBe(200);
});

test('a secret that never was one is guessed at, and a secret that no check looked at counts for nothing', async () => {
  await using server = await startTestAuthServer();
  replaceSecret(server);
  expect((await refresh(server, 'mavio_rt_x', { client_secret: 'mavio_secret_never' })).json['error_description']).toBe('The secret is not the current one of this app.');
  const url = `${server.issuer}/oauth/token?client_secret=${APP_SECRET}`;
  await fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: CLIENT_ID, client_secret: APP_SECRET }) });
  expect(server.parts.secrets.listOldUses(CLIENT_ID)).toEqual([]);
  expect(server.parts.secrets.lastUse({ clientId: CLIENT_ID, secretDigest: digest(NEW_SECRET) })).toBeNull();
});

test('the replaced secret of one app is nothing to another', async () => {
  await using server = await startTestAuthServer();
  replaceSecret(server);
  server.addApp({ clientId: 'other', name: 'Other', secretDigest: digest('x') });
  expect((await refresh(server, 'mavio_rt_x', { client_id: 'other' })).json['error_description']).toBe('The secret is not the current one of this app.');
});

test('each request that the current secret authenticates is its last use, whatever comes of the request, and windows are told once a second', async () => {
  await using server = await startTestAuthServer();
  const app = server.addApp();
  const live = server.hub.follow(null);
  await live.next();
  const told = async (): Promise<number> => {
    const batch = await live.next();
    return batch.done === true ? 0 : batch.value.messages.filter(({ topic }) => topic === 'secret.used').length;
  };
  await refresh(server, 'mavio_rt_unknown');
  expect([server.parts.secrets.lastUse(app), await told()]).toEqual([server.clock.now(), 1]);
  server.clock.advance(400);
  await refresh(server, 'mavio_rt_unknown');
  expect([server.parts.secrets.lastUse(app), await told()]).toEqual([server.clock.now(), 0]);
  server.clock.advance(900);
  const body = new URLSearchParams({ token: 'x', client_id: CLIENT_ID, client_secret: APP_SECRET });
  expect(await (await fetch(`${server.issuer}/oauth/introspect`, { method: 'POST', body })).json()).toEqual({ active: false });
  expect([server.parts.secrets.lastUse(app), await told()]).toEqual([server.clock.now(), 1]);
  await refresh(server, 'mavio_rt_unknown', { client_secret: 'wrong' });
  server.clock.advance(5000);
  expect(server.parts.secrets.lastUse(app)).toBe(server.clock.now() - 5000);
  await live.return(undefined);
});
