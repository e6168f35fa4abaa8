/** Answers for the end of a simulation: what began in it is named, stays or goes as a whole, and what is older stands as before. */
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import type { HeldEdit } from '../../src-preload/contract/holds.ts';
import type { TestConsole } from '../kit/console.ts';
import { openAppHouse } from '../kit/app-house.ts';
import type { DeveloperApp } from '../kit/developer-app.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const REDIRECT_URI = 'http://127.0.0.1:53721/callback';

const open = () => openAppHouse(REDIRECT_URI);

const works = (developer: DeveloperApp, token: string): Promise<boolean> => developer.callMeetings(token).then((response) => response.ok, () => false);

/** Every row of the database, by table, as another process would read it; but for columns that are worked out when somebody looks. */
function dump({ folder }: TestConsole): Record<string, unknown[]> {
  const sql = new BetterSqlite3(join(folder.join('data'), 'mavio.db'), { readonly: true });
  const tables = sql.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'flow_words%' AND name NOT LIKE 'sqlite%' ORDER BY name").all();
  const read = (name: string) => sql.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`).all().filter(({ count }) => count !== 0);
  const rows = Object.fromEntries(tables.map(({ name }) => [name, read(name).map((row) => ({ ...row, alive_until: null, is_over: null }))]));
  expect(sql.pragma('foreign_key_check')).toEqual([]);
  sql.close();
  return rows;
}

test('what began goes, and every row that is older is as it was', async () => {
  await using place = await open();
  const { client, developer, signIn, house } = place;
  await signIn();
  await (await fetch(`${house.issuer}/oauth/authorize?client_id=mavio_client_nobody000000`)).text();
  const before = dump(house);
  await client.clock.advance({ byMs: 30 * DAY });
  const tokens = await signIn();
  await works(developer, tokens.access_token);
  await developer.refresh(tokens.refresh_token);
  await expect(developer.refresh(tokens.refresh_token)).rejects.toThrow();
  await developer.withSecret('not-the-secret').refresh(tokens.refresh_token).catch(() => null);
  await (await fetch(`${house.issuer}/oauth/authorize?client_id=mavio_client_nobody000000`)).text();
  await developer.logIn();
  const review = await client.clock.review();
  expect(review).toMatchObject({ from: FIRST_MOMENT, aheadMs: 30 * DAY, codes: 2, accessTokens: 2, refreshTokens: 2, calls: 1, apps: [], older: { flows: 0, rotated: 0, revoked: 0, spent: 0 } });
  expect([review.flows.total, review.authorizations.listed]).toEqual([3, [expect.objectContaining({ appName: 'Clipnote', personName: 'Ada Lindqvist' })]]);
  const told: string[] = [];
  house.running.hub.listen((message) => told.push('topic' in message ? message.topic : 'flow.recorded'));
  await client.clock.finish({ began: 'discard' });
  expect(told).toEqual(['flows.removed', 'clock.changed']);
  const after = dump(house);
  // The flow in which a redirect URI was used last is gone; of the one before nobody knows.
  const withoutFlow = (rows: unknown[] = []) => rows.map((row) => ({ ...(row as object), flow_id: null }));
  expect({ ...after, redirect_uses: withoutFlow(after['redirect_uses']), knocks: after['knocks']?.length }).toEqual({ ...before, redirect_uses: withoutFlow(before['redirect_uses']), knocks: before['knocks']?.length });
  expect(await client.knocks.list()).toMatchObject([{ lastAt: FIRST_MOMENT }]);
  expect(await client.clock.get()).toMatchObject({ aheadMs: 0, simulatedFrom: null, died: { tokens: [] } });
  expect(await works(developer, tokens.access_token)).toBe(false);
  await expect(client.clock.review()).rejects.toMatchObject({ code: 'CLOCK_REFUSED' });
});

test('nothing is discarded that began after somebody looked', async () => {
  await using place = await open();
  const { client, developer, signIn } = place;
  await client.clock.advance({ byMs: DAY });
  const first = await signIn();
  const { seen } = await client.clock.review();
  const tokens = await signIn();
  await expect(client.clock.finish({ began: 'discard', seen })).rejects.toMatchObject({ code: 'CLOCK_REFUSED', data: { reason: expect.stringContaining('nothing was discarded') as string } });
  expect(await client.clock.get()).toMatchObject({ aheadMs: DAY });
  const { seen: seenNow } = await client.clock.review();
  // A call leaves nothing behind that could be missed.
  expect([await works(developer, first.access_token), await works(developer, tokens.access_token)]).toEqual([true, true]);
  await client.clock.finish({ began: 'discard', seen: seenNow });
  expect(await works(developer, tokens.access_token)).toBe(false);
});

test('an older login that went on in it stands where it stood, but what was used up stays used up', async () => {
  await using place = await open();
  const { client, developer, signIn, house, app } = place;
  const old = await signIn();
  const { login, params } = await developer.logIn();
  const flowsBefore = (await client.flows.list({})).flows;
  const before = dump(house);
  await client.clock.advance({ byMs: 5 * 60_000 });
  const renewed = await developer.refresh(old.refresh_token);
  const traded = await developer.exchange(params, login.verifier);
  expect(await works(developer, renewed.access_token)).toBe(true);
  expect(await client.clock.review()).toMatchObject({ flows: { total: 0 }, authorizations: { total: 1 }, accessTokens: 2, refreshTokens: 2, calls: 1, older: { flows: 2, rotated: 1, revoked: 0, spent: 1 } });
  await client.clock.finish({ began: 'discard' });
  expect((await client.flows.list({})).flows).toEqual(flowsBefore);
  const after = dump(house);
  expect({ ...after, codes: null, issues: null, secret_uses: null }).toEqual({ ...before, codes: null, issues: null, secret_uses: null });
  // In real time the older access token lives; what was issued in the simulation never was.
  expect(await works(developer, old.access_token)).toBe(true);
  for (const { access_token, refresh_token } of [renewed, traded]) {
    expect(await works(developer, access_token)).toBe(false);
    await expect(developer.refresh(refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  }
  await expect(developer.exchange(params, login.verifier)).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(developer.refresh(old.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await client.authorizations.list({ clientId: app.clientId })).totals.all).toBe(1);
});

test('a refresh token that stays, without rotation, works on after a discarded simulation', async () => {
  await using place = await open();
  const { client, app, developer, signIn } = place;
  await client.apps.setRotation({ clientId: app.clientId, rotation: 'off' });
  const old = await signIn();
  await developer.refresh(old.refresh_token);
  await client.clock.advance({ byMs: DAY });
  const renewed = await developer.refresh(old.refresh_token);
  expect((await client.clock.review()).older).toMatchObject({ flows: 1, rotated: 0 });
  await client.clock.finish({ began: 'discard' });
  expect(await works(developer, renewed.access_token)).toBe(false);
  expect(await works(developer, (await developer.refresh(old.refresh_token)).access_token)).toBe(true);
  const { authorizations } = await client.authorizations.list({ clientId: app.clientId });
  const tree = await client.authorizations.get({ clientId: app.clientId, familyId: authorizations[0]?.familyId ?? expect.fail('none') });
  expect(tree.first.length + tree.newest.length).toBe(3);
});

test('what is kept lies in the future: it is listed, counted once its time comes, and works', async () => {
  await using place = await open();
  const { real, client, app, developer, signIn } = place;
  await client.clock.advance({ byMs: 3 * DAY });
  const tokens = await signIn();
  await works(developer, tokens.access_token);
  await client.clock.finish({ began: 'keep' });
  expect(await works(developer, tokens.access_token)).toBe(true);
  const renewed = await developer.refresh(tokens.refresh_token);
  const { flows } = await client.flows.list({});
  const { events } = await client.flows.get({ flowId: flows[0]?.flowId ?? expect.fail('none') });
  expect(events.map(({ aheadMs }) => aheadMs).filter((shift) => shift === undefined).length).toBe(2);
  expect(await client.flows.findings({ flowId: flows[0]?.flowId ?? expect.fail('none') })).toBeInstanceOf(Array);
  expect(await client.apps.findings({ clientId: app.clientId })).toBeDefined();
  expect((await client.authorizations.list({ clientId: app.clientId })).authorizations).toMatchObject([{ state: 'active', createdAt: FIRST_MOMENT + 3 * DAY }]);
  expect((await client.apps.overview({ clientId: app.clientId, range: 'month' })).totals.signIns).toBe(0);
  expect((await client.clock.get()).living.tokens.length).toBe(3);
  // A second simulation counts as its own only what comes after its beginning, though the first lies later in time.
  await client.clock.advance({ byMs: HOUR });
  await developer.refresh(renewed.refresh_token);
  expect(await client.clock.review()).toMatchObject({ flows: { total: 0 }, authorizations: { total: 0 }, accessTokens: 1, older: { flows: 1, rotated: 1 } });
  await client.clock.finish({ began: 'discard' });
  real.advance(4 * DAY);
  expect((await client.apps.overview({ clientId: app.clientId, range: 'month' })).totals).toMatchObject({ signIns: 1, apiCalls: 2 });
});

test('a guided run whose flow was discarded is over', async () => {
  await using place = await open();
  const { client } = place;
  const sample = await client.apps.ensureSample();
  await client.clock.advance({ byMs: HOUR });
  const { state, codeChallenge } = await client.guided.seed();
  const values = { response_type: 'code', client_id: sample.clientId, redirect_uri: sample.redirectUris[0] ?? '', scope: 'meetings:read', state, code_challenge: codeChallenge, code_challenge_method: 'S256' };
  const run = await client.guided.start({ clientId: sample.clientId, parameters: Object.entries(values).map(([name, value]) => ({ name, value })) });
  expect(run.listening).toBe(true);
  await client.clock.finish({ began: 'discard' });
  await expect(client.guided.get({ flowId: run.flowId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a held answer whose tokens were discarded says so before it is released', async () => {
  await using place = await open();
  const { client, developer } = place;
  await client.breakpoints.save({ endpoint: 'token', point: 'before_answer', step: null, clientId: null, seconds: 20 });
  await client.clock.advance({ byMs: DAY });
  const { login, params } = await developer.logIn();
  const answer = developer.exchange(params, login.verifier);
  const { holdId } = await vi.waitUntil(async () => (await client.holds.list()).held[0]);
  const sentence = async (edits: HeldEdit[] = []) => (await client.holds.preview({ holdId, edits })).sentence;
  expect(await sentence()).toBe('Your app receives 200, as Mavio decided it.');
  await client.clock.finish({ began: 'discard' });
  expect(await sentence()).toBe('Your app receives 200, as Mavio decided it. Its access token and refresh token were discarded meanwhile, and Mavio refuses them.');
  const { parts } = await client.holds.get({ holdId });
  const refresh = parts.find(({ name }) => name === 'refresh_token')?.part ?? expect.fail('no refresh token');
  expect(await sentence([{ act: 'remove', part: refresh }])).toBe('Your app receives 200, without refresh_token. Its access token was discarded meanwhile, and Mavio refuses it.');
  await client.holds.release({ holdId, edits: [] });
  expect(await works(developer, (await answer).access_token)).toBe(false);
});
