/** Answers for the stores of the API: pages, keys, places in a list, what goes together, and counting. */
import { expect, test } from 'vitest';
import { AppStore } from '../../../src-main/storage/app-store.ts';
import { CallStore } from '../../../src-main/storage/call-store.ts';
import { LinkStore } from '../../../src-main/storage/resources/link-store.ts';
import { ResourceStore } from '../../../src-main/storage/resources/resource-store.ts';
import type { Channel, Note } from '../../../src-main/storage/resources/shapes.ts';
import { makeApp, openTempDatabase } from '../stored.ts';

const AT = '2025-09-17T14:32:07.000Z';
const MEETING = 'mtg_7Ya4MrSw0CeU';

function makeNote(id: string, change: Partial<Note> = {}): Note {
  return { id, kind: 'note', title: 'A title', content: '', meeting_id: null, author_id: 'usr_7Lm2QxVb9KsT', created_at: AT, updated_at: AT, ...change };
}

function makeChannel(id: string, name: string): Channel {
  return { id, name, description: '', visibility: 'public', owner_id: 'usr_7Lm2QxVb9KsT', created_at: AT, updated_at: AT };
}

test('a list comes by the page, newest first', async () => {
  await using db = await openTempDatabase();
  const store = new ResourceStore(db);
  const all = store.list('meeting', { limit: 20, offset: 0 }).items;
  expect(store.list('meeting', { limit: 2, offset: 3 })).toEqual({ total: 12, items: all.slice(3, 5) });
  expect(store.list('meeting', { limit: 2, offset: 99 })).toEqual({ total: 12, items: [] });
  store.insert('note', makeNote('note_1'));
  store.insert('note', makeNote('note_2'));
  expect(store.list('note', { limit: 2, offset: 0 }).items.map(({ id }) => id)).toEqual(['note_2', 'note_1']);
});

test('a resource is found by its id in its own kind only, and stays where it stood when it is written anew', async () => {
  await using db = await openTempDatabase();
  const store = new ResourceStore(db);
  store.insert('note', makeNote('note_1'), { parent: MEETING, key: null });
  store.insert('note', makeNote('note_2'), { parent: MEETING, key: null });
  store.update('note', makeNote('note_1', { title: 'Another' }), { parent: MEETING, key: null });
  expect(store.load('note', 'note_1')?.title).toBe('Another');
  expect(store.load('meeting', 'note_1')).toBeNull();
  expect(store.listOf('note', MEETING, { limit: 2, offset: 0 }).items.map(({ id }) => id)).toEqual(['note_2', 'note_1']);
  expect(() => { store.update('note', makeNote('note_3')); }).toThrow('No note');
});

test('a key stands once in its kind', async () => {
  await using db = await openTempDatabase();
  const store = new ResourceStore(db);
  store.insert('channel', makeChannel('chn_1', 'Ops'), { parent: null, key: 'ops' });
  expect([store.findKey('channel', 'ops'), store.findKey('channel', 'none'), store.findKey('speaker', 'ops')]).toEqual(['chn_1', null, null]);
  expect(() => { store.insert('channel', makeChannel('chn_2', 'ops'), { parent: null, key: 'ops' }); }).toThrow(/UNIQUE/);
});

test('with a meeting goes what belongs to it, and its place in channels', async () => {
  await using db = await openTempDatabase();
  const [store, links] = [new ResourceStore(db), new LinkStore(db)];
  store.insert('channel', makeChannel('chn_1', 'Ops'), { parent: null, key: 'ops' });
  links.add('chn_1', 'meeting', MEETING);
  const { transcript_id: transcriptId } = store.load('meeting', MEETING) ?? {};
  expect(store.remove('meeting', MEETING)).toBe(true);
  expect(store.remove('meeting', MEETING)).toBe(false);
  expect([store.load('transcript', transcriptId ?? ''), store.listOf('note', MEETING, { limit: 9, offset: 0 }).total, links.count('chn_1', 'meeting')]).toEqual([null, 0, 0]);
});

test('a link is made once and taken out once', async () => {
  await using db = await openTempDatabase();
  const [store, links] = [new ResourceStore(db), new LinkStore(db)];
  store.insert('channel', makeChannel('chn_1', 'Ops'));
  expect([links.add('chn_1', 'meeting', MEETING), links.add('chn_1', 'meeting', MEETING)]).toEqual([true, false]);
  expect(links.list('chn_1', 'meeting', { limit: 5, offset: 0 })).toMatchObject({ total: 1, items: [{ id: MEETING }] });
  expect([links.remove('chn_1', MEETING), links.remove('chn_1', MEETING)]).toEqual([true, false]);
});

test('calls are counted for each app', async () => {
  await using db = await openTempDatabase();
  new AppStore(db).insert(makeApp());
  const calls = new CallStore(db);
  const { clientId } = makeApp();
  expect(calls.load(clientId)).toEqual({ calls: 0, lastAt: null });
  calls.count(clientId, 5);
  calls.count(clientId, 9);
  expect(calls.load(clientId)).toEqual({ calls: 2, lastAt: 9 });
});
