/** Answers for tokens that the version before the sign issued (locator.ts): they refresh, call, are told about and revoked, and show the fingerprint that they always had. */
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { LIFETIMES, PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';
import { ConsoleStore } from '../../src-main/storage/console-store.ts';
import { ALPHABET, digest, mint } from '../../src-main/trace/secrets.ts';
import { APP_SECRET, startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { callMeetings, CLIENT_ID, exchange, getCode, refresh } from './login.ts';

interface Earlier {
  readonly text: string;
  readonly digest: string;
  readonly fingerprint: Fingerprint;
}

/** Makes a token by the algorithm of that version: 43 letters, and eight that hold a number under a pad by HMAC; a fingerprint by HMAC; a digest without key. */
function makeEarlier({ parts, db }: TestAuthServer, prefix: string, number: number): Earlier {
  const key = new ConsoleStore(db).fingerprintKey(parts.random);
  const sumOf = (text: string): string => createHmac('sha256', key).update(text).digest('hex');
  const minted = mint(prefix, parts.random);
  let value = (number + (Number.parseInt(sumOf(minted).slice(8, 20), 16) % 62 ** 8)) % 62 ** 8;
  let letters = '';
  for (let place = 0; place < 8; place += 1) {
    letters = (ALPHABET[value % 62] ?? '') + letters;
    value = Math.floor(value / 62);
  }
  const text = minted + letters;
  return { text, digest: digest(text), fingerprint: `${sumOf(text).slice(0, 4)}·${sumOf(text).slice(4, 8)}` };
}

/** Logs in, and adds to the login a pair as that version issued it. */
async function logInEarlier(server: TestAuthServer): Promise<{ access: Earlier; refresh: Earlier }> {
  server.addApp();
  await exchange(server, await getCode(server));
  const { tokens } = server.parts;
  const [number, now] = [tokens.nextIssue(), server.clock.now()];
  const pair = { access: makeEarlier(server, PREFIXES.accessToken, number), refresh: makeEarlier(server, PREFIXES.refreshToken, number) };
  const familyId = server.db.sql.prepare<[], { id: string }>('SELECT family_id AS id FROM token_families').get()?.id ?? '';
  const kept = ({ digest: sum, fingerprint }: Earlier, lifeMs: number) => ({ digest: sum, fingerprint, expiresAt: now + lifeMs });
  server.db.transact(() => {
    tokens.insertFirst({ number, familyId, issuedAt: now, accessScopes: ['meetings:read'], access: kept(pair.access, LIFETIMES.accessToken), refresh: kept(pair.refresh, LIFETIMES.refreshTokenIdle) });
  });
  return pair;
}

async function post(server: TestAuthServer, endpoint: string, token: string): Promise<Record<string, unknown>> {
  const body = new URLSearchParams({ token, client_id: CLIENT_ID, client_secret: APP_SECRET });
  return (await (await fetch(`${server.issuer}/oauth/${endpoint}`, { method: 'POST', body })).json()) as Record<string, unknown>;
}

const shownAs = (of: string, { text, fingerprint }: Earlier) => ({ kind: 'fingerprint', of, fingerprint, length: text.length });

test('they work: the access token calls and is told about, the refresh token buys a pair of today and is a replay from then on', async () => {
  await using server = await startTestAuthServer();
  const earlier = await logInEarlier(server);
  expect([earlier.access.text, earlier.refresh.text].map(({ length }) => length)).toEqual([60, 60]);
  expect((await callMeetings(server, earlier.access.text)).status).toBe(200);
  expect(await post(server, 'introspect', earlier.access.text)).toMatchObject({ active: true, token_type: 'Bearer', client_id: CLIENT_ID });
  expect(await post(server, 'introspect', earlier.refresh.text)).toMatchObject({ active: true });
  const renewed = await refresh(server, earlier.refresh.text);
  expect([renewed.status, String(renewed.json['refresh_token']).length]).toEqual([200, 61]);
  expect((await callMeetings(server, renewed.json['access_token'])).status).toBe(200);
  expect((await refresh(server, earlier.refresh.text)).json['error']).toBe('invalid_grant');
  const dead = [earlier.access.text, renewed.json['access_token']];
  expect(await Promise.all(dead.map(async (token) => (await callMeetings(server, token)).status))).toEqual([401, 401]);
  expect(server.bugs).toEqual([]);
});

test('they show the fingerprint that they always had, wherever the flow names them', async () => {
  await using server = await startTestAuthServer();
  const earlier = await logInEarlier(server);
  await callMeetings(server, earlier.access.text);
  expect(server.lastEvent('api.called').checks.find(({ id }) => id === 'bearer.known')).toMatchObject({ outcome: 'pass', received: shownAs('access_token', earlier.access) });
  await refresh(server, earlier.refresh.text);
  const decided = server.lastEvent('token.decided');
  expect(decided.checks.find(({ id }) => id === 'refresh.known')).toMatchObject({ outcome: 'pass', received: shownAs('refresh_token', earlier.refresh) });
  expect(decided.exchange.form).toContainEqual({ name: 'refresh_token', value: shownAs('refresh_token', earlier.refresh) });
  expect(decided.ended).toEqual([{ of: 'refresh_token', fingerprint: earlier.refresh.fingerprint, reason: 'rotated' }]);
});

test('they are revoked: the access token alone, then the family by its refresh token', async () => {
  await using server = await startTestAuthServer();
  const earlier = await logInEarlier(server);
  expect(await post(server, 'revoke', earlier.access.text)).toEqual({});
  expect(server.lastEvent('token.revoked').ended).toEqual([{ of: 'access_token', fingerprint: earlier.access.fingerprint, reason: 'revoked' }]);
  expect((await callMeetings(server, earlier.access.text)).status).toBe(401);
  expect(await post(server, 'introspect', earlier.refresh.text)).toMatchObject({ active: true });
  expect(await post(server, 'revoke', earlier.refresh.text)).toEqual({});
  expect(server.lastEvent('token.revoked').ended).toContainEqual({ of: 'refresh_token', fingerprint: earlier.refresh.fingerprint, reason: 'revoked' });
  expect((await refresh(server, earlier.refresh.text)).json['error']).toBe('invalid_grant');
  expect(await post(server, 'introspect', earlier.refresh.text)).toEqual({ active: false });
});
