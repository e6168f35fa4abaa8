/** Answers for the store of knocks: counted in one row each, newest first, never more than it may hold. */
import { expect, test } from 'vitest';
import type { Database } from '../../src-main/storage/database.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { KnockStore, MOST_KNOCKS, type KnockNow } from '../../src-main/storage/knock-store.ts';
import { flowId, makeSummary, openTempDatabase } from './stored.ts';

function open(db: Database) {
  const flows = new FlowStore(db);
  for (const number of [1, 2]) flows.insert(makeSummary(number), null);
  const knocks = new KnockStore(db);
  const knock = (at: number, change: Partial<KnockNow> = {}): void => {
    knocks.add({ kind: 'client', shownId: 'mavio_client_x', isSecret: false, redirectUri: null, flowId: flowId(1), at, ...change });
  };
  return { knocks, knock };
}

test('the same id is one row: how often, first and last, its newest flow, and the redirect URI it named last', async () => {
  await using db = await openTempDatabase();
  const { knocks, knock } = open(db);
  knock(10, { redirectUri: 'https://a.example/cb' });
  knock(20, { flowId: flowId(2) });
  knock(30, { kind: 'tokens', shownId: '' });
  expect(knocks.list()).toEqual([
    { kind: 'tokens', shownId: '', isSecret: false, times: 1, firstAt: 30, lastAt: 30, redirectUri: null, flowId: flowId(1) },
    { kind: 'client', shownId: 'mavio_client_x', isSecret: false, times: 2, firstAt: 10, lastAt: 20, redirectUri: 'https://a.example/cb', flowId: flowId(2) },
  ]);
});

test('beyond two hundred, those that knocked longest ago go', async () => {
  await using db = await openTempDatabase();
  const { knocks, knock } = open(db);
  for (let index = 0; index < MOST_KNOCKS + 5; index += 1) knock(index, { shownId: `id-${String(index)}` });
  knock(1000, { shownId: 'id-5' });
  const ids = knocks.list().map((one) => one.shownId);
  expect(ids).toHaveLength(MOST_KNOCKS);
  expect([ids[0], ids[1], ids.at(-1)]).toEqual(['id-5', 'id-204', 'id-6']);
});
