/** Answers for finding flows by a few words, as the palette does. */
import { expect, test } from 'vitest';
import { Flows } from '../../src-main/services/flows.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { makeSummary, openTempDatabase } from '../storage/stored.ts';

async function openFlows() {
  const db = await openTempDatabase();
  const store = new FlowStore(db);
  const rows = [
    { number: 1, appName: 'Clipnote', headline: 'Redirect URI differs' },
    { number: 2, appName: 'Standup Digest', headline: 'Token refreshed', personName: 'Ada Lindqvist' },
    { number: 3, appName: 'Clipnote', headline: 'Token refreshed', personName: 'Šimon Éluard' },
    { number: 4, appName: null, clientId: 'mavio_client_Nowhere', headline: 'Unknown app' },
  ];
  for (const row of rows) store.insert(makeSummary(row.number, row), null);
  const flows = new Flows(store);
  const find = (text: string, limit = 8) => flows.find({ text, limit }).flows.map(({ number }) => number);
  return { find, flows, store, db, [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]() };
}

test('every word has to stand in the flow, in any order and any case', async () => {
  await using opened = await openFlows();
  expect(opened.find('token')).toEqual([3, 2]);
  expect(opened.find('REFRESHED clip')).toEqual([3]);
  expect(opened.find('ada digest')).toEqual([2]);
  expect(opened.find('éLUARD')).toEqual([3]);
  expect(opened.find('eluard')).toEqual([3]);
  expect(opened.find('mavio_client_nowhere')).toEqual([4]);
  expect(opened.find('nobody')).toEqual([]);
});

test('without words the newest come, as many as asked for', async () => {
  await using opened = await openFlows();
  expect(opened.find('  ', 2)).toEqual([4, 3]);
});

test('a number finds the flow of that number first', async () => {
  await using opened = await openFlows();
  for (let number = 5; number <= 21; number += 1) opened.store.insert(makeSummary(number, { headline: 'x' }), null);
  expect(opened.find('2', 3)).toEqual([2, 21, 20]);
  expect(opened.find('#1', 1)).toEqual([1]);
  expect(opened.find('999999999999999')).toEqual([]);
});

test('the id of a flow finds that flow, and no other by chance', async () => {
  await using opened = await openFlows();
  const { flowId } = opened.store.loadByNumber(2) ?? expect.fail('no flow');
  expect(opened.find(` ${flowId} `)).toEqual([2]);
  expect(opened.find('flow_0000000000000000')).toEqual([]);
});

test('a flow that is older than thousands of others is found as well', async () => {
  await using opened = await openFlows();
  opened.db.transact(() => {
    for (let number = 5; number <= 6000; number += 1) opened.store.insert(makeSummary(number, { headline: 'x' }), null);
  });
  expect(opened.find('redirect differs')).toEqual([1]);
});

test('signs of SQL patterns and of a search are no words', async () => {
  await using opened = await openFlows();
  expect(opened.find('%')).toEqual([]);
  expect(opened.find('"token* AND NOT"')).toEqual([]);
  expect(opened.find("' OR 1=1 --")).toEqual([]);
});
