/** Answers for faults at the token endpoint as they come over the wire: what is said, what is issued, and what the event tells of it. */
import { expect, test } from 'vitest';
import { FaultDraft } from '../../../src-preload/contract/faults.ts';
import { startTestAuthServer, type TestAuthServer } from '../../kit/auth-server.ts';
import { authorize, callMeetings, CLIENT_ID, exchange, getCode, refresh } from '../login.ts';

const token = (then: FaultDraft['then'], rest: Partial<FaultDraft> = {}): FaultDraft => FaultDraft.parse({ when: { endpoint: 'token' }, fires: { how: 'once' }, then, ...rest });

async function started(): Promise<TestAuthServer> {
  const server = await startTestAuthServer();
  server.addApp();
  return server;
}

test('an error in the place of the server uses nothing up, and the ladder says that nobody climbed it', async () => {
  await using server = await started();
  const code = await getCode(server);
  server.addFault(token({ kind: 'oauth_error', error: 'invalid_grant', description: 'Staged.' }));
  const refused = await exchange(server, code);
  expect([refused.status, refused.json]).toEqual([400, { error: 'invalid_grant', error_description: 'Staged.' }]);
  const event = server.lastEvent('token.decided');
  expect(event.staged).toMatchObject([{ kind: 'fault', number: 1, title: 'Answer 400 invalid_grant', point: 'instead' }]);
  expect(new Set(event.checks.map(({ outcome }) => outcome))).toEqual(new Set(['not_reached']));
  expect(server.flows()[0]).toMatchObject({ outcome: 'refused', headline: 'Injected: Answer 400 invalid_grant', staged: true });
  expect((await exchange(server, code)).status).toBe(200);
  expect(server.lastEvent('token.decided').staged).toBeUndefined();
  expect(server.flows()[0]).toMatchObject({ outcome: 'completed', headline: 'Tokens issued', staged: true });
});

test('a short life is real: the token is dead when it said it would be', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'life', of: 'access_token', seconds: 5 }));
  const { json } = await exchange(server, await getCode(server));
  expect(json['expires_in']).toBe(5);
  expect((await callMeetings(server, json['access_token'])).status).toBe(200);
  server.clock.advance(5_000);
  expect((await callMeetings(server, json['access_token'])).status).toBe(401);
  expect(server.lastEvent('api.called').checks.find(({ outcome }) => outcome === 'fail')).toMatchObject({ id: 'bearer.fresh', expected: { text: 'younger than 5 s' } });
  const renewed = await refresh(server, json['refresh_token']);
  expect(renewed.json['expires_in']).toBe(3600);
});

test('fewer scopes are real: the token cannot do what was left out', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'fewer_scopes', without: ['meetings:read'] }));
  const { json } = await exchange(server, await getCode(server, { scope: 'meetings:read notes:read' }));
  expect(json['scope']).toBe('notes:read');
  expect((await callMeetings(server, json['access_token'])).status).toBe(403);
});

test('rotation follows the rule and not the app, in both directions', async () => {
  await using server = await started();
  const first = (await exchange(server, await getCode(server))).json['refresh_token'];
  server.addFault(token({ kind: 'rotation', how: 'same' }));
  const same = await refresh(server, first);
  expect([same.status, same.json['refresh_token']]).toEqual([200, first]);
  server.addFault(token({ kind: 'rotation', how: 'left_out' }));
  const leftOut = await refresh(server, first);
  expect([leftOut.status, 'refresh_token' in leftOut.json]).toEqual([200, false]);
  const replaced = await refresh(server, first);
  expect(replaced.json['refresh_token']).not.toBe(first);
});

test('without a refresh token none is issued', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'no_refresh_token' }));
  const { json } = await exchange(server, await getCode(server));
  expect(Object.keys(json)).toEqual(['access_token', 'token_type', 'expires_in', 'scope']);
  expect(server.lastEvent('token.decided').issued.map(({ of }) => of)).toEqual(['access_token']);
});

test('members go, or have another type, and the token of the trace stays covered', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'wrong_type', field: 'expires_in', as: 'string' }));
  server.addFault(token({ kind: 'wrong_type', field: 'access_token', as: 'object' }));
  server.addFault(token({ kind: 'missing_field', field: 'token_type' }));
  expect((await exchange(server, await getCode(server))).json['expires_in']).toBe('3600');
  const { json } = await exchange(server, await getCode(server));
  const hidden = (json['access_token'] as { value: string }).value;
  expect(hidden).toMatch(/^mavio_at_/);
  expect(JSON.stringify(server.events())).not.toContain(hidden);
  expect((await exchange(server, await getCode(server))).json).not.toHaveProperty('token_type');
});

test('the first rule that matches wins; the nth call is counted of all that fit', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'status', status: 500 }));
  server.addFault(token({ kind: 'status', status: 503 }, { when: { endpoint: 'token', nth: { n: 3, how: 'exactly' } } }));
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await refresh(server, 'mavio_rt_none')).status);
  expect(statuses).toEqual([500, 400, 503, 400]);
  expect(server.faultRules().map(({ hits, seen, isOn }) => ({ hits, seen, isOn }))).toEqual([{ hits: 1, seen: 0, isOn: false }, { hits: 1, seen: 3, isOn: false }]);
  expect(server.parts.faults.on).toBe(false);
});

test('requests that arrive together count one by one, and once is once', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'status', status: 500 }, { fires: { how: 'times', n: 3 } }));
  const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await refresh(server, 'mavio_rt_none')).status));
  expect(statuses.filter((status) => status === 500)).toHaveLength(3);
  expect(server.faultRules()[0]).toMatchObject({ hits: 3, isOn: false });
});

test('a chance falls the same way on every run', async () => {
  const run = async (): Promise<number[]> => {
    await using server = await started();
    server.addFault(token({ kind: 'status', status: 500 }, { fires: { how: 'chance', percent: 50, seed: 9 } }));
    const statuses: number[] = [];
    for (let call = 0; call < 12; call += 1) statuses.push((await refresh(server, 'mavio_rt_none')).status);
    return statuses;
  };
  const first = await run();
  expect(await run()).toEqual(first);
  expect(new Set(first)).toEqual(new Set([500, 400]));
});

test('a rule asks for app, person, grant, scope and header', async () => {
  await using server = await started();
  server.addApp({ clientId: 'mavio_client_Other0000001', name: 'Other' });
  const when = { endpoint: 'token', clientId: CLIENT_ID, grant: 'refresh_token', scope: 'notes:read', personId: server.parts.people.loadDefault().personId, header: { name: 'X-Test', value: 'yes' } };
  server.addFault(token({ kind: 'status', status: 500 }, { when: FaultDraft.shape.when.parse(when), fires: { how: 'always' } }));
  const login = await exchange(server, await getCode(server, { scope: 'meetings:read notes:read' }));
  expect(login.status).toBe(200);
  const withoutHeader = await refresh(server, login.json['refresh_token']);
  expect(withoutHeader.status).toBe(200);
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: String(withoutHeader.json['refresh_token']), client_id: CLIENT_ID });
  const hit = await fetch(`${server.issuer}/oauth/token`, { method: 'POST', body, headers: { 'x-test': 'yes' } });
  expect(hit.status).toBe(500);
  expect((await authorize(server)).status).toBe(303);
});

test('a dropped answer was decided, a dropped request was not', async () => {
  await using server = await started();
  const code = await getCode(server);
  server.addFault(token({ kind: 'drop', at: 'before_decision' }));
  await expect(exchange(server, code)).rejects.toThrow();
  expect(server.lastEvent('token.decided')).toMatchObject({ exchange: { status: 0 }, issued: [] });
  server.addFault(token({ kind: 'drop', at: 'in_the_middle' }));
  await expect(exchange(server, code)).rejects.toThrow();
  expect(server.lastEvent('token.decided')).toMatchObject({ exchange: { status: 200 }, staged: [{ point: 'delivery' }] });
  expect((await exchange(server, code)).json['error']).toBe('invalid_grant');
});

test('a delayed answer holds nobody else, and close() sends it at once', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'delay', ms: 60_000, jitterMs: 0, seed: 1 }));
  const late = refresh(server, 'mavio_rt_none');
  await expect.poll(() => server.faultRules()[0]?.hits).toBe(1);
  const other = await refresh(server, 'mavio_rt_other').then(({ status }) => status);
  expect(other).toBe(400);
  await server.close();
  expect((await late).status).toBe(400);
});

test('without a rule that is on, no event says anything of faults', async () => {
  await using server = await started();
  server.addFault(token({ kind: 'status', status: 500 }), false);
  const { json } = await exchange(server, await getCode(server));
  await callMeetings(server, json['access_token']);
  for (const event of server.events()) expect(event).not.toHaveProperty('staged');
  expect(server.flows()[0]).not.toHaveProperty('staged');
  expect(server.bugs).toEqual([]);
});
