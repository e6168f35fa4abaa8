/** Answers for fault rules over the contract: their order, taking back a deletion, two windows at once, and what outlives a restart. */
import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { MOST_COUNTED } from '../../src-preload/contract/fault-limits.ts';
import { FaultBoard, FaultDraft, type FaultRow } from '../../src-preload/contract/faults.ts';
import { FaultStore } from '../../src-main/storage/fault-store.ts';
import { openConsole, type TestConsole } from '../kit/console.ts';
import { openTempDatabase } from '../storage/stored.ts';

/** A rule that answers a token request with a status. */
const answering = (status: number, rest: object = {}): FaultDraft => FaultDraft.parse({ title: String(status), when: { endpoint: 'token' }, then: { kind: 'status', status }, fires: { how: 'always' }, ...rest });

/** The status of a token request that is refused where no rule steps in. */
async function ask({ issuer }: TestConsole): Promise<number> {
  return (await fetch(`${issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'mavio_rt_nobody' }) })).status;
}

const ORDINARY = 401;

async function titles({ client }: TestConsole): Promise<string[]> {
  return (await client.faults.list()).rules.map(({ number, title }) => `${String(number)} ${title}`);
}

async function addThree({ client }: TestConsole): Promise<[FaultRow, FaultRow, FaultRow]> {
  return [await client.faults.add(answering(500)), await client.faults.add(answering(502)), await client.faults.add(answering(503))];
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.then(() => null, (cause: unknown) => cause);
  return error instanceof ORPCError && error.defined ? { code: (error as ORPCError<string, unknown>).code, data: (error as ORPCError<string, unknown>).data } : error;
}

describe('the order of rules', () => {
  test('is the one in which they were added, and the first that matches acts', async () => {
    await using console = await openConsole();
    await addThree(console);
    expect(await titles(console)).toEqual(['1 500', '2 502', '3 503']);
    expect(await ask(console)).toBe(500);
    expect((await console.client.faults.list()).rules.map(({ hits }) => hits)).toEqual([1, 0, 0]);
  });

  test('follows a move up, down, and behind the last, and requests follow it at once', async () => {
    await using console = await openConsole();
    const { client } = console;
    const [first, , third] = await addThree(console);
    expect(await client.faults.move({ ruleId: third.ruleId, to: 1 })).toMatchObject({ number: 1, title: '503' });
    expect([await titles(console), await ask(console)]).toEqual([['1 503', '2 500', '3 502'], 503]);
    expect(await client.faults.move({ ruleId: first.ruleId, to: 200 })).toMatchObject({ number: 3 });
    expect(await titles(console)).toEqual(['1 503', '2 502', '3 500']);
    expect(await client.faults.move({ ruleId: first.ruleId, to: 2 })).toMatchObject({ number: 2 });
    expect(await titles(console)).toEqual(['1 503', '2 500', '3 502']);
  });

  test('decides which rule can never act, and says so of the one behind', async () => {
    await using console = await openConsole();
    const [first, second] = await addThree(console);
    const whyNever = async (): Promise<(string | null)[]> => (await console.client.faults.list()).rules.map((rule) => rule.whyNever);
    const behind = 'Rule 1 comes first and always takes what this one waits for. Move this one above it.';
    expect(await whyNever()).toEqual([null, behind, behind]);
    expect(await console.client.faults.judge({ draft: answering(504), ruleId: null })).toEqual({ whyNever: behind });
    expect(await console.client.faults.judge({ draft: answering(504), ruleId: first.ruleId })).toEqual({ whyNever: null });
    await console.client.faults.setOn({ ruleId: first.ruleId, on: false });
    expect([(await whyNever())[1], await ask(console)]).toEqual([null, 502]);
    await console.client.faults.remove({ ruleId: second.ruleId });
    expect(await ask(console)).toBe(503);
  });
});

describe('a rule that was deleted', () => {
  test('comes back to its place with its counts, once', async () => {
    await using console = await openConsole();
    const { client } = console;
    const [, second] = await addThree(console);
    await client.faults.move({ ruleId: second.ruleId, to: 1 });
    expect([await ask(console), await ask(console)]).toEqual([502, 502]);
    await client.faults.move({ ruleId: second.ruleId, to: 2 });
    const removed = await client.faults.remove({ ruleId: second.ruleId });
    expect([removed.at, await titles(console)]).toEqual([1, ['1 500', '2 503']]);
    expect(await client.faults.putBack(removed)).toMatchObject({ number: 2, title: '502', hits: 2, isOn: true, ruleId: second.ruleId });
    expect(await titles(console)).toEqual(['1 500', '2 502', '3 503']);
    expect(await failureOf(client.faults.putBack(removed))).toEqual({ code: 'NOT_NOW', data: { reason: 'This rule is there.' } });
    expect(await titles(console)).toHaveLength(3);
  });

  test('comes back as the last where fewer are left than stood before it', async () => {
    await using console = await openConsole();
    const { client } = console;
    const [first, second, third] = await addThree(console);
    const removed = await client.faults.remove({ ruleId: third.ruleId });
    await client.faults.remove({ ruleId: first.ruleId });
    await client.faults.remove({ ruleId: second.ruleId });
    expect(await ask(console)).toBe(ORDINARY);
    expect(await client.faults.putBack(removed)).toMatchObject({ number: 1 });
    expect(await ask(console)).toBe(503);
  });

  test('comes back with counts in bounds only, and one that is out of them already is shown and deleted', async () => {
    await using console = await openConsole();
    const { faults } = console.client;
    const { ruleId } = await faults.add(answering(500));
    const removed = await faults.remove({ ruleId });
    const counts: Partial<FaultRow>[] = [{ revision: Number.MAX_SAFE_INTEGER }, { hits: Number.MAX_SAFE_INTEGER }, { seen: Number.MAX_SAFE_INTEGER }];
    for (const change of counts) expect(await failureOf(faults.putBack({ ...removed, rule: { ...removed.rule, ...change } }))).toMatchObject({ code: 'BAD_REQUEST' });
    const back = await faults.putBack({ ...removed, rule: { ...removed.rule, revision: MOST_COUNTED } });
    await faults.change({ ruleId, basedOn: back.revision, draft: answering(502) });
    // What an earlier version let in.
    await using store = await openTempDatabase();
    new FaultStore(store).insert({ ...removed.rule, revision: Number.MAX_SAFE_INTEGER });
    new FaultStore(store).rewrite(ruleId, answering(503));
    expect(FaultBoard.parse({ rules: new FaultStore(store).list().map((rule) => ({ ...rule, number: 1, usedUp: false, appName: null, personName: null, whyNever: null })), people: [] }).rules).toMatchObject([{ title: '503', revision: MOST_COUNTED }]);
    expect((await faults.list()).rules).toMatchObject([{ title: '502' }]);
    expect(await faults.remove({ ruleId })).toMatchObject({ at: 0 });
  });

  test('is not found by anything that would change it', async () => {
    await using console = await openConsole();
    const { faults } = console.client;
    const { ruleId } = await faults.add(answering(500));
    await faults.remove({ ruleId });
    const calls = [faults.change({ ruleId, basedOn: 1, draft: answering(502) }), faults.setOn({ ruleId, on: false }), faults.resetHits({ ruleId }), faults.move({ ruleId, to: 1 }), faults.remove({ ruleId })];
    for (const call of calls) expect(await failureOf(call)).toEqual({ code: 'NOT_FOUND', data: { what: 'rule' } });
  });
});

describe('a change', () => {
  test('that is based on what another window changed is told how the rule stands now, and writes nothing', async () => {
    await using console = await openConsole();
    const { faults } = console.client;
    const { ruleId, revision } = await faults.add(answering(500));
    const theirs = await faults.change({ ruleId, basedOn: revision, draft: answering(502) });
    expect(theirs).toMatchObject({ title: '502', revision: revision + 1 });
    expect(await failureOf(faults.change({ ruleId, basedOn: revision, draft: answering(503) }))).toEqual({ code: 'FAULT_CHANGED', data: { rule: theirs } });
    expect((await faults.list()).rules).toEqual([theirs]);
    expect(await faults.change({ ruleId, basedOn: theirs.revision, draft: answering(503) })).toMatchObject({ title: '503', revision: revision + 2 });
  });

  test('counts from the start; what requests count is no change of the rule', async () => {
    await using console = await openConsole();
    const { faults } = console.client;
    const { ruleId, revision } = await faults.add(answering(500));
    await ask(console);
    await faults.setOn({ ruleId, on: false });
    expect(await faults.change({ ruleId, basedOn: revision, draft: answering(502) })).toMatchObject({ hits: 0, isOn: false });
  });
});

test('hits, and what they used up, survive a restart of the console', async () => {
  let console = await openConsole();
  const twice = await console.client.faults.add(answering(500, { fires: { how: 'times', n: 2 } }));
  const fourth = await console.client.faults.add(answering(503, { when: { endpoint: 'token', nth: { n: 4, how: 'exactly' } } }));
  const counts = async (): Promise<object[]> => (await console.client.faults.list()).rules.map(({ hits, seen, isOn, usedUp }) => ({ hits, seen, isOn, usedUp }));
  expect(await ask(console)).toBe(500);
  expect(await counts()).toEqual([{ hits: 1, seen: 0, isOn: true, usedUp: false }, { hits: 0, seen: 1, isOn: true, usedUp: false }]);
  console = await console.restart();
  expect(await counts()).toEqual([{ hits: 1, seen: 0, isOn: true, usedUp: false }, { hits: 0, seen: 1, isOn: true, usedUp: false }]);
  // The second of two, and not the first of two again.
  expect([await ask(console), await ask(console)]).toEqual([500, ORDINARY]);
  const usedUp = [{ hits: 2, seen: 0, isOn: false, usedUp: true }, { hits: 0, seen: 3, isOn: true, usedUp: false }];
  expect(await counts()).toEqual(usedUp);
  console = await console.restart();
  expect(await counts()).toEqual(usedUp);
  expect([await ask(console), await ask(console)]).toEqual([503, ORDINARY]);
  console = await console.restart();
  await using open = console;
  expect(await counts()).toEqual([usedUp[0], { hits: 1, seen: 5, isOn: true, usedUp: false }]);
  expect(await open.client.faults.setOn({ ruleId: twice.ruleId, on: true })).toMatchObject({ hits: 0, usedUp: false });
  expect(await open.client.faults.resetHits({ ruleId: fourth.ruleId })).toMatchObject({ hits: 0, seen: 0 });
  expect(await ask(open)).toBe(500);
});

test('no more rules than there is room for', async () => {
  await using console = await openConsole();
  const { faults } = console.client;
  const rows: FaultRow[] = [];
  for (let at = 0; at < 200; at += 1) rows.push(await faults.add(answering(500)));
  const full = { code: 'NOT_NOW', data: { reason: 'There are 200 rules. Delete one first.' } };
  expect(await failureOf(faults.add(answering(500)))).toEqual(full);
  const [first] = rows;
  if (first === undefined) expect.fail('no rule');
  const removed = await faults.remove(first);
  await faults.add(answering(502));
  expect(await failureOf(faults.putBack(removed))).toEqual(full);
});

test.each([['PUT', '/v1/meetings', 405], ['GET', '/v1/nothing', 404], ['GET', '/v1/meetings/mtg_1/', 404]] as const)('a call of %s %s is answered %d before any rule is asked, and the rule says so', async (method, path, status) => {
  await using console = await openConsole();
  const added = await console.client.faults.add(answering(503, { when: { endpoint: 'api', method, path } }));
  expect(added.whyNever).toContain(`Mavio answers ${String(status)} before it asks any rule.`);
  expect((await fetch(`${console.issuer}${path}`, { method })).status).toBe(status);
  expect((await console.client.faults.list()).rules).toMatchObject([{ hits: 0 }]);
});
