/** Answers for the search of flows: what is found, in which order, for any text, and that most events cost it nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import type { FlowQuery, FlowSummary } from '../../src-preload/contract/trace.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { makeSummary, openTempDatabase } from './stored.ts';

const FLOWS: readonly (Partial<FlowSummary> & { readonly clues?: string })[] = [
  { appName: 'Clipnote', clientId: 'mavio_client_8Kq2vXnR4tLw', personName: 'Ada Lindqvist', outcome: 'completed', headline: 'Tokens issued', clues: '9c41·0be2 7d00·11aa' },
  { appName: 'Board Digest', clientId: 'board.digest-1', personName: 'Tomás Herrera', outcome: 'refused', headline: 'The code was used before', clues: 'code.unused invalid_grant' },
  { appName: 'Clipnote', clientId: 'mavio_client_8Kq2vXnR4tLw', outcome: 'refused', headline: 'The redirect URI is not registered', clues: 'redirect.registered' },
  { appName: null, clientId: null, outcome: 'live', headline: 'Belongs to no login' },
  { appName: '会議メモ', clientId: 'kaigi', personName: 'Jun Mori', outcome: 'denied', headline: 'Jun chose Deny' },
];

async function openFilled() {
  const db = await openTempDatabase();
  const store = new FlowStore(db);
  FLOWS.forEach(({ clues = '', ...change }, index) => {
    const summary = makeSummary(index + 1, change);
    store.insert(summary, null);
    if (clues !== '') store.save(summary, { before: summary, clues });
  });
  const find = (text: string, more: Partial<FlowQuery> = {}): number[] => store.list({ limit: 60, text, ...more }).flows.map(({ number }) => number);
  return { db, store, find, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

describe('the search of flows', () => {
  test.each([
    ['the app', 'clipnote', [3, 1]],
    ['the beginning of a word, as one types', 'cl', [3, 1]],
    ['a person, with or without accents', 'tomas herr', [2]],
    ['letters that are not Latin', '会議', [5]],
    ['the headline', 'redirect uri', [3]],
    ['a client id', 'mavio_client_8Kq2vXnR4tLw', [3, 1]],
    ['the beginning of a client id, longer than the indexed ones', 'mavio_client_8Kq', [3, 1]],
    ['a client id in other letters, with another word', 'MAVIO_CLIENT_8KQ2VXNR4TLW registered', [3]],
    ['a long word that no flow has', 'mavio_client_9 clipnote', []],
    ['a long word, and one that is no ASCII', 'mavio_client_8Kq2vXnR4tLwé', []],
    ['a client id that is more than one word', 'board.digest-1', [2]],
    ['the number', '4', [4]],
    ['the outcome', 'denied', [5]],
    ['the error code', 'invalid_grant', [2]],
    ['the failed check', 'redirect.registered', [3]],
    ['a fingerprint', '9c41·0be2', [1]],
    ['the flow id', 'flow_0000000000000004', [4]],
    ['words of more than one column, all of them', 'ada clipnote', [1]],
    ['more than fits together', 'ada digest', []],
    ['what is in the middle of a word', 'lipnote', []],
    ['nothing but signs', '"*" -- 👋🏽 ()', []],
    ['nothing at all', '   ', [5, 4, 3, 2, 1]],
  ])('finds by %s', async (_what, text, numbers) => {
    await using filled = await openFilled();
    expect(filled.find(text)).toEqual(numbers);
  });

  test('finds long beginnings of one word and of more than can be named', async () => {
    await using filled = await openFilled();
    const before = makeSummary(4, FLOWS[3]);
    for (let turn = 0; turn < 60; turn += 1) {
      filled.store.insert(makeSummary(6 + turn, { clientId: `mavio_client_many${String(turn).padStart(3, '0')}`, flowId: `flow_many${String(turn).padStart(12, '0')}` as FlowId }), null);
    }
    expect(filled.find('mavio_client_many', { limit: 100 })).toHaveLength(60);
    expect(filled.find('mavio_client_many00')).toEqual([15, 14, 13, 12, 11, 10, 9, 8, 7, 6]);
    expect(filled.find('mavio_client_many007')).toEqual([13]);
    filled.store.save({ ...before, headline: 'Goes with mavio_client_many007x' }, { before, clues: 'x' });
    expect(filled.find('mavio_client_many007')).toEqual([13, 4]);
    filled.db.sql.exec('DELETE FROM flows WHERE number = 13');
    expect(filled.find('mavio_client_many007')).toEqual([4]);
  });

  test('goes together with the chips and with pages', async () => {
    await using filled = await openFilled();
    expect(filled.find('clipnote', { outcome: 'refused' })).toEqual([3]);
    expect([filled.find('is'), filled.find('is', { outcome: 'refused' })]).toEqual([[3, 1], [3]]);
    expect([filled.find('\uE000refused'), filled.find('refused')]).toEqual([[3, 2], [3, 2]]);
    expect(filled.find('c', { clientId: 'board.digest-1' as ClientId })).toEqual([2]);
    expect(filled.find('clipnote', { beforeNumber: 3 })).toEqual([1]);
    expect(filled.store.list({ limit: 1, text: 'clipnote' })).toMatchObject({ hasMore: true, totals: { all: 5 } });
  });

  test('follows what changes, and forgets what goes', async () => {
    await using filled = await openFilled();
    const before = makeSummary(4, FLOWS[3]);
    filled.store.save({ ...before, headline: 'Nothing to revoke', outcome: 'completed' }, { before, clues: 'token.known' });
    expect([filled.find('belongs'), filled.find('revoke'), filled.find('token.known', { outcome: 'completed' })]).toEqual([[], [4], [4]]);
    filled.db.sql.exec('DELETE FROM flows WHERE number = 4');
    expect(filled.find('revoke')).toEqual([]);
  });

  test('keeps words once, and not without end', async () => {
    await using filled = await openFilled();
    const summary = makeSummary(2, FLOWS[1]);
    filled.store.save(summary, { before: summary, clues: 'code.unused invalid_grant' });
    for (let turn = 0; turn < 200; turn += 1) filled.store.save(summary, { before: summary, clues: `check.number${String(turn)}` });
    const { clues } = filled.db.sql.prepare<[], { clues: string }>('SELECT clues FROM flows WHERE number = 2').get() ?? { clues: '' };
    expect(clues.split(' ').filter((word) => word === 'invalid_grant')).toHaveLength(1);
    expect(clues.length).toBeLessThan(1100);
    expect(filled.find('check.number0')).toEqual([2]);
  });

  test('costs an event that changes none of its columns nothing', async () => {
    await using filled = await openFilled();
    const changes = (): number => filled.db.sql.prepare('SELECT total_changes()').pluck().get() as number;
    const summary = makeSummary(1, FLOWS[0]);
    const [before, index] = [changes(), filled.db.sql.prepare('SELECT max(id) FROM flow_words_data').pluck().get()];
    filled.store.save({ ...summary, lastSeq: 9, lastAt: summary.lastAt + 5 }, { before: summary });
    // The row of the flow, and the statement that asks.
    expect(changes() - before).toBe(1);
    expect(filled.db.sql.prepare('SELECT max(id) FROM flow_words_data').pluck().get()).toEqual(index);
  });

  test('takes any text for what it is', async () => {
    await using filled = await openFilled();
    const spiced = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"', '""', '*', 'NEAR(', 'AND', 'OR NOT', '^', '-', ':', '{', 'words:', "'", '\u0000', '\u0301', '\uFFFF')), { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(spiced, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        filled.find(text);
        filled.find(text, { outcome: 'live' });
      }),
      { numRuns: 1500 },
    );
    expect(filled.find(`clipnote ${'x'.repeat(10_000)}`)).toEqual([]);
  });
});
