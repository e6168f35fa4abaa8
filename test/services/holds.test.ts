/** Answers for breakpoints and held requests over the contract: what the screen can ask, what it is refused, what outlives a restart. */
import { expect, test, vi } from 'vitest';
import { READY_BREAKPOINTS } from '../../src-preload/contract/breakpoint-facts.ts';
import type { BreakpointId, BreakpointView, HoldId } from '../../src-preload/contract/holds.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';

const WISH = { endpoint: 'token', point: 'before_decision', step: null, clientId: null, seconds: 20 } as const;

/** What a call was refused with. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => 'no failure',
    (problem: unknown) => problem,
  );
}

function post(console: TestConsole): Promise<Response> {
  return fetch(`${console.issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'mavio_rt_nobody' }) });
}

async function heldId({ client }: TestConsole): Promise<HoldId> {
  return await vi.waitFor(async () => {
    const [first] = (await client.holds.list()).held;
    if (first === undefined) throw new Error('Nothing is held yet.');
    return first.holdId;
  });
}

test('three breakpoints are always there, off, and keep their switch over a restart', async () => {
  let console = await openConsole();
  expect(await console.client.breakpoints.list()).toEqual(READY_BREAKPOINTS.map((one) => ({ ...one, ready: true, appName: null, never: null })));
  const [first] = READY_BREAKPOINTS as [BreakpointView];
  await console.client.breakpoints.setOn({ breakpointId: first.breakpointId, on: true });
  await console.client.breakpoints.save({ ...WISH, breakpointId: first.breakpointId, endpoint: 'api', seconds: 5 });
  expect(await failureOf(console.client.breakpoints.remove({ breakpointId: first.breakpointId }))).toMatchObject({ code: 'NOT_NOW' });
  console = await console.restart();
  await using open = console;
  // Only the seconds of such a one can be changed.
  expect((await open.client.breakpoints.list())[0]).toMatchObject({ endpoint: 'token', on: true, seconds: 5 });
  expect(await open.client.server.status()).toMatchObject({ breakpointsOn: 1, held: 0 });
});

test('one of an app is made, changed and removed, and says when its app is gone', async () => {
  await using console = await openConsole();
  const { client } = console;
  const { app } = await client.apps.register(CLIPNOTE);
  const { clientId } = app;
  expect(await failureOf(client.breakpoints.save({ ...WISH, clientId: 'nobody' }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await failureOf(client.breakpoints.save({ ...WISH, endpoint: 'api', step: 'refresh' }))).toMatchObject({ code: 'BAD_REQUEST' });
  expect(await failureOf(client.breakpoints.save({ ...WISH, seconds: 121 }))).toMatchObject({ code: 'BAD_REQUEST' });
  const made = await client.breakpoints.save({ ...WISH, clientId });
  expect(made).toMatchObject({ on: true, ready: false, appName: 'Clipnote', never: null });
  const changed = await client.breakpoints.save({ ...WISH, breakpointId: made.breakpointId, clientId, step: 'refresh', seconds: 60 });
  expect(changed).toMatchObject({ breakpointId: made.breakpointId, on: true, step: 'refresh', seconds: 60 });
  await client.apps.remove({ clientId, name: 'Clipnote' });
  expect((await client.breakpoints.list()).at(-1)).toMatchObject({ appName: null, never: expect.stringContaining('not registered any more') as string });
  await client.breakpoints.remove({ breakpointId: made.breakpointId });
  expect(await client.breakpoints.list()).toHaveLength(READY_BREAKPOINTS.length);
  const gone = { breakpointId: 'brk_nobody000000' as BreakpointId };
  for (const call of [client.breakpoints.remove(gone), client.breakpoints.setOn({ ...gone, on: true }), client.breakpoints.save({ ...WISH, ...gone })]) expect(await failureOf(call)).toMatchObject({ code: 'NOT_FOUND' });
});

test('a held request is listed, looked at, asked about and let go; what waits no more is not found', async () => {
  await using console = await openConsole();
  const { client } = console;
  const { breakpointId } = await client.breakpoints.save(WISH);
  const answer = post(console);
  const holdId = await heldId(console);
  expect((await client.server.status()).held).toBe(1);
  // What is held already is held on.
  await client.breakpoints.setOn({ breakpointId, on: false });
  expect((await client.holds.get({ holdId })).parts.map(({ name }) => name)).toContain('refresh_token');
  expect(await client.holds.preview({ holdId, edits: [] })).toMatchObject({ status: 401, error: 'invalid_client', sentence: expect.stringMatching(/^Check \d+ fails: client secret is missing\. Mavio answers 401 invalid_client\./) as string });
  const edits = [{ act: 'remove' as const, part: 'form.7' }];
  expect(await failureOf(client.holds.preview({ holdId, edits }))).toMatchObject({ code: 'EDIT_REFUSED', data: { reason: 'This is not in the request any more.' } });
  expect(await failureOf(client.holds.release({ holdId, edits }))).toMatchObject({ code: 'EDIT_REFUSED' });
  await client.holds.extend({ holdId, seconds: 90 });
  expect((await client.holds.list()).held[0]?.leftMs).toBeGreaterThan(80_000);
  await client.holds.answer({ holdId, answer: { kind: 'error', status: 429, error: 'slow_down', description: '' } });
  expect((await answer).status).toBe(429);
  const calls = [client.holds.get({ holdId }), client.holds.preview({ holdId, edits: [] }), client.holds.release({ holdId, edits: [] }), client.holds.drop({ holdId }), client.holds.extend({ holdId, seconds: 1 }), client.holds.answer({ holdId, answer: { kind: 'raw', status: 200, contentType: '', body: '' } })];
  for (const call of calls) expect(await failureOf(call)).toMatchObject({ code: 'NOT_FOUND', data: { what: 'held request', ended: 'let_go' } });
});

test('whoever comes late hears how a held request went on', async () => {
  await using console = await openConsole();
  const { client } = console;
  await client.breakpoints.save({ ...WISH, seconds: 1 });
  const answer = post(console);
  const holdId = await heldId(console);
  expect((await answer).status).toBe(401);
  expect(await failureOf(client.holds.release({ holdId, edits: [] }))).toMatchObject({ code: 'NOT_FOUND', data: { ended: 'ran_out' } });
  expect(await failureOf(client.holds.drop({ holdId: 'hold_nobody000000' }))).toMatchObject({ code: 'NOT_FOUND', data: { what: 'held request' } });
});

test('a restart lets what is held go on', async () => {
  const console = await openConsole();
  await console.client.breakpoints.save(WISH);
  const answer = post(console);
  await heldId(console);
  await using restarted = await console.restart();
  expect((await answer).status).toBe(401);
  expect(await restarted.client.holds.list()).toEqual({ held: [], passed: 0 });
  expect((await restarted.client.flows.list({})).flows).toHaveLength(1);
});
