/** Answers for what a held request is told about fault rules: which would step in and what it would do, on the edited request, without a hit being counted. */
import { expect, test } from 'vitest';
import type { FaultEndpoint } from '../../src-preload/contract/fault-acts.ts';
import { FaultDraft } from '../../src-preload/contract/faults.ts';
import type { HeldDetail, HeldEdit, HoldPreview } from '../../src-preload/contract/holds.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { breakAt, nextHeld, partOf } from './held.ts';
import { authorize, callMeetings, exchange, getCode, refresh } from './login.ts';

const rule = (endpoint: FaultEndpoint, then: FaultDraft['then'], rest: object = {}): FaultDraft => FaultDraft.parse({ when: { endpoint }, fires: { how: 'once' }, then, ...rest });

async function started(): Promise<TestAuthServer> {
  const server = await startTestAuthServer();
  server.addApp();
  return server;
}

function preview({ parts }: TestAuthServer, { holdId }: HeldDetail, edits: readonly HeldEdit[] = []): HoldPreview {
  return parts.desk.preview(holdId, edits) ?? expect.fail('It waits no more.');
}

const counts = (server: TestAuthServer): object[] => server.faultRules().map(({ hits, seen, isOn }) => ({ hits, seen, isOn }));

test('a rule that answers in the place of Mavio is named, nothing is counted, and releasing does exactly that', async () => {
  await using server = await started();
  const code = await getCode(server);
  server.addFault(rule('api', { kind: 'status', status: 503 }));
  server.addFault(rule('token', { kind: 'oauth_error', error: 'invalid_grant' }));
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const answer = exchange(server, code);
  const held = await nextHeld(server);
  const foreseen = preview(server, held);
  for (let again = 0; again < 3; again += 1) expect(preview(server, held)).toEqual(foreseen);
  expect(foreseen).toMatchObject({
    sentence: 'Rule 2 steps in before Mavio decides: answer 400 invalid_grant. Nothing is issued, and nothing is used up.',
    status: 400, error: 'invalid_grant', meets: [{ by: 'rule', number: 2, title: 'Answer 400 invalid_grant' }],
  });
  expect(new Set(foreseen.checks.map(({ outcome }) => outcome))).toEqual(new Set(['not_reached']));
  expect(counts(server)).toEqual([{ hits: 0, seen: 0, isOn: true }, { hits: 0, seen: 0, isOn: true }]);
  server.parts.desk.release(held.holdId, []);
  expect(await answer).toMatchObject({ status: foreseen.status, json: { error: foreseen.error } });
  expect(server.lastEvent('token.decided').checks).toEqual(foreseen.checks);
  expect(counts(server)[1]).toEqual({ hits: 1, seen: 0, isOn: false });
  // It has used itself up.
  const next = exchange(server, code);
  const second = await nextHeld(server);
  expect(preview(server, second)).toMatchObject({ status: 200, meets: [] });
  server.parts.desk.release(second.holdId, []);
  expect((await next).status).toBe(200);
});

test('it is asked about the request as it was edited', async () => {
  await using server = await started();
  server.addFault(rule('token', { kind: 'status', status: 429, retryAfterSeconds: 5 }, { when: { endpoint: 'token', header: { name: 'X-Test', value: 'yes' } } }));
  server.addFault(rule('token', { kind: 'missing_field', field: 'error_description' }));
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const answer = refresh(server, 'mavio_rt_none');
  const held = await nextHeld(server);
  const plain = preview(server, held);
  expect(plain).toMatchObject({ status: 400, error: 'invalid_grant', meets: [{ number: 2 }] });
  expect(plain.sentence).toMatch(/^Check \d+ fails: .*\. Mavio answers 400 invalid_grant\. Rule 2 then steps in: leave out error_description\. \S/);
  const edits: HeldEdit[] = [{ act: 'add', place: 'header', name: 'X-Test', text: 'yes' }];
  expect(preview(server, held, edits)).toMatchObject({ status: 429, error: null, sentence: expect.stringContaining('Rule 1 steps in before Mavio decides: answer 429, Retry-After 5.') as string });
  expect(preview(server, held, [{ act: 'remove', part: partOf(held, 'client_secret').part }]).sentence).toContain('Rule 2 then steps in');
  server.parts.desk.release(held.holdId, edits);
  expect((await answer).status).toBe(429);
});

test('what it changes in what is decided, in the answer, and on the way, is told after the decision', async () => {
  const cases: readonly (readonly [FaultDraft['then'], string, Partial<HoldPreview>])[] = [
    [{ kind: 'life', of: 'access_token', seconds: 5 }, 'Rule 1 then steps in: let the access token live 5 s.', { status: 200, error: null }],
    [{ kind: 'html', status: 502 }, 'Rule 1 then steps in: answer 502 with HTML.', { status: 502, error: null }],
    [{ kind: 'delay', ms: 8000, jitterMs: 0, seed: 1 }, 'Rule 1 then steps in: wait 8 s, then answer.', { status: 200 }],
    [{ kind: 'drop', at: 'before_answer' }, 'Rule 1 then steps in: drop the connection before the answer.', { status: null }],
    [{ kind: 'drop', at: 'in_the_middle' }, 'Rule 1 then steps in: drop the connection in the middle of the answer.', { status: 200 }],
    [{ kind: 'drop', at: 'before_decision' }, 'Rule 1 steps in before Mavio decides: drop the connection before anything is decided. Nothing is issued, and nothing is used up.', { status: null }],
  ];
  for (const [then, says, rest] of cases) {
    await using server = await started();
    const code = await getCode(server);
    server.addFault(rule('token', then));
    breakAt(server, { endpoint: 'token', point: 'before_decision' });
    const answer = exchange(server, code).catch((problem: unknown) => problem);
    const held = await nextHeld(server);
    const foreseen = preview(server, held);
    expect(foreseen.sentence, then.kind).toContain(says);
    expect(foreseen, then.kind).toMatchObject(rest);
    server.parts.desk.drop(held.holdId);
    await answer;
    expect(counts(server)).toEqual([{ hits: 0, seen: 0, isOn: true }]);
  }
});

test('the nth call and a chance fall as they are foretold', async () => {
  await using server = await started();
  server.addFault(rule('token', { kind: 'status', status: 503 }, { when: { endpoint: 'token', nth: { n: 2, how: 'exactly' } } }));
  server.addFault(rule('token', { kind: 'status', status: 500 }, { fires: { how: 'chance', percent: 50, seed: 9 } }));
  breakAt(server, { endpoint: 'token', point: 'before_decision' });
  const statuses: (readonly [number | null, number])[] = [];
  for (let call = 0; call < 8; call += 1) {
    const answer = refresh(server, 'mavio_rt_none');
    const held = await nextHeld(server);
    const { status } = preview(server, held);
    server.parts.desk.release(held.holdId, []);
    statuses.push([status, (await answer).status]);
  }
  expect(statuses.map(([foreseen]) => foreseen)).toEqual(statuses.map(([, status]) => status));
  expect(new Set(statuses.map(([, status]) => status))).toEqual(new Set([500, 503, 400]));
});

test('an authorization that nobody has to answer is asked about twice: the request, and the callback', async () => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  server.addFault(rule('authorize', { kind: 'delay', ms: 10, jitterMs: 0, seed: 1 }));
  server.addFault(rule('callback', { kind: 'state', how: 'wrong' }));
  breakAt(server, { endpoint: 'authorize', point: 'before_decision' });
  const answer = authorize(server);
  const held = await nextHeld(server);
  expect(preview(server, held)).toMatchObject({
    sentence: expect.stringMatching(/sends the browser back with a code\. Rule 1 then steps in: wait 10 ms, then answer\. Rule 2 then steps in: send back a wrong state\.$/) as string,
    status: 302, error: null, meets: [{ number: 1 }, { number: 2 }],
  });
  server.parts.desk.release(held.holdId, []);
  expect((await answer).status).toBe(302);
  expect(server.faultRules().map(({ hits }) => hits)).toEqual([1, 1]);
});

test('an error in the callback takes the place of the code, and a refusal meets the callback too', async () => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  server.addFault(rule('callback', { kind: 'oauth_error', error: 'server_error' }));
  breakAt(server, { endpoint: 'authorize', point: 'before_decision' });
  const answer = authorize(server);
  const held = await nextHeld(server);
  const foreseen = preview(server, held);
  expect(foreseen).toMatchObject({ status: 302, error: 'server_error', sentence: expect.stringContaining('Rule 1 then steps in: send back server_error.') as string });
  expect(foreseen.checks.some(({ outcome }) => outcome === 'pass')).toBe(true);
  expect(preview(server, held, [{ act: 'replace', part: partOf(held, 'scope').part, text: 'nothing:here' }])).toMatchObject({ status: 302, error: 'server_error', meets: [{ number: 1 }] });
  server.parts.desk.release(held.holdId, []);
  expect(new URL((await answer).headers.get('location') ?? '').searchParams.get('error')).toBe('server_error');
});

test('an API call says what is left to its answer', async () => {
  await using server = await started();
  const { json } = await exchange(server, await getCode(server));
  server.addFault(rule('api', { kind: 'missing_field', field: 'data' }));
  breakAt(server, { endpoint: 'api', point: 'before_decision' });
  const answer = callMeetings(server, json['access_token']);
  const held = await nextHeld(server);
  expect(preview(server, held).sentence).toMatch(/lets the call through and answers it\. Rule 1 then steps in: leave out data, where the answer has it\.$/);
  server.parts.desk.release(held.holdId, []);
  expect((await answer).status).toBe(200);
});

test('an answer that waits says which rule made it, and which is still to come', async () => {
  await using server = await started();
  const code = await getCode(server);
  server.addFault(rule('token', { kind: 'missing_field', field: 'token_type' }));
  breakAt(server, { endpoint: 'token', point: 'before_answer' });
  const answer = exchange(server, code);
  const held = await nextHeld(server);
  expect(preview(server, held)).toMatchObject({ sentence: 'Your app receives 200, as rule 1 made it.', meets: [{ by: 'rule', number: 1, title: 'Leave out token_type' }] });
  server.parts.desk.release(held.holdId, []);
  expect((await answer).json).not.toHaveProperty('token_type');
  server.addFault(rule('token', { kind: 'drop', at: 'before_answer' }));
  const dropped = refresh(server, 'mavio_rt_none').catch((problem: unknown) => problem);
  const second = await nextHeld(server);
  expect(preview(server, second).sentence).toBe('Your app receives 400, as Mavio decided it. Rule 2 then steps in: drop the connection before the answer.');
  server.parts.desk.release(second.holdId, []);
  expect(await dropped).toBeInstanceOf(TypeError);
});
