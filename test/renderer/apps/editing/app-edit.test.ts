/** Answers for an edit beside another window's: what follows, what must be decided, what is merged, and what an undo leaves alone. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { AppChange } from '../../../../src-preload/contract/apps.ts';
import { draftOf, findChangesThere, findLostUris, isEdited, rebaseRows, rowsOf } from '../../../../src-renderer/apps/editing/app-edit.ts';
import { editing, useEditStore } from '../../../../src-renderer/apps/editing/edit-store.ts';
import { mergeLists, takeBack } from '../../../../src-renderer/apps/editing/merge-values.ts';
import { moveRow } from '../../../../src-renderer/apps/editing/move-row.ts';

type Known = AppChange & { readonly clientId: string };
const APP: Known = { clientId: 'a', name: 'Clipnote', description: '', homepageUrl: 'https://a.example', environment: 'development', redirectUris: ['https://1', 'https://2'], logoId: null };

// The store listens to the browser's own question before a page is left.
const asked: string[] = [];
Object.assign(globalThis, { addEventListener: (name: string) => void asked.push(`+${name}`), removeEventListener: (name: string) => void asked.push(`-${name}`) });

const open = (app: Known = APP) => {
  const edit = useEditStore.getState().edits.get(app.clientId);
  if (edit === undefined) throw new Error('Nothing is edited.');
  return edit;
};

beforeEach(() => {
  useEditStore.setState({ edits: new Map() });
  asked.length = 0;
});

describe('an edit', () => {
  test('is over when a field is again what is saved, and asks before the page goes meanwhile', () => {
    editing.type(APP, { name: 'New' });
    expect([isEdited(APP, open(), 'details'), isEdited(APP, open(), 'redirectUris'), asked.at(-1)]).toEqual([true, false, '+beforeunload']);
    expect(draftOf(APP, open())).toMatchObject({ name: 'New', description: '' });
    editing.type(APP, { name: 'Clipnote' });
    expect([isEdited(APP, open(), 'details'), asked.at(-1)]).toEqual([false, '-beforeunload']);
  });

  test('follows what changed there, and asks only where both changed the same to something else', () => {
    editing.type(APP, { name: 'Mine', description: 'Same' });
    const now = { ...APP, name: 'Theirs', description: 'Same', homepageUrl: 'https://b.example' };
    expect(findChangesThere(now, open())).toEqual([
      { field: 'name', before: 'Clipnote', theirs: 'Theirs', mine: 'Mine' },
      { field: 'homepageUrl', before: 'https://a.example', theirs: 'https://b.example', mine: null },
    ]);
    editing.decide(now, 'name', 'mine');
    expect(findChangesThere(now, open()).map(({ field }) => field)).toEqual(['homepageUrl']);
    expect(draftOf(now, open())).toMatchObject({ name: 'Mine', homepageUrl: 'https://b.example' });
    editing.see(now);
    expect(findChangesThere(now, open())).toEqual([]);
    expect(draftOf(now, open()).name).toBe('Mine');
  });

  test('taking theirs leaves the field unedited', () => {
    editing.type(APP, { name: 'Mine' });
    const now = { ...APP, name: 'Theirs' };
    editing.decide(now, 'name', 'theirs');
    expect([draftOf(now, open()).name, isEdited(now, open(), 'details')]).toEqual(['Theirs', false]);
  });

  test('what is typed while a save is on its way stays', () => {
    editing.type(APP, { name: 'Sent' });
    const sent = open();
    editing.type(APP, { description: 'Later' });
    const saved = { ...APP, name: 'Sent' };
    editing.finish(saved, sent);
    expect([draftOf(saved, open()), findChangesThere(saved, open())]).toMatchObject([{ name: 'Sent', description: 'Later' }, []]);
    editing.type(saved, { description: '' });
    editing.finish(saved, open());
    expect(useEditStore.getState().edits.size).toBe(0);
  });

  test('the list takes in what was added there and tells it once', () => {
    editing.changeRows(APP, (rows) => [...rows, { id: 9, text: 'https://mine', was: null, isRemoved: false }]);
    const now = { ...APP, redirectUris: ['https://2', 'https://3'] };
    editing.followRows(now);
    editing.followRows(now);
    expect(draftOf(now, open()).redirectUris.map(({ text }) => text)).toEqual(['https://2', 'https://mine', 'https://3']);
    expect(open().listNews).toEqual({ added: ['https://3'], removed: ['https://1'], isReordered: false });
    editing.see(now);
    expect(open().listNews).toEqual({ added: [], removed: [], isReordered: false });
  });
});

describe('two orders of the list', () => {
  const THREE: Known = { ...APP, redirectUris: ['https://1', 'https://2', 'https://3'] };
  const texts = (app: Known) => draftOf(app, open()).redirectUris.map(({ text }) => text);
  const there = (...redirectUris: string[]): Known => ({ ...THREE, redirectUris });

  test('wait for a choice when both windows moved rows, and theirs can be taken or mine kept', () => {
    editing.changeRows(THREE, (rows) => [...moveRow(rows, 2, -1), { id: 9, text: 'https://mine', was: null, isRemoved: false }]);
    const now = there('https://2', 'https://1', 'https://3', 'https://theirs');
    editing.followRows(now);
    expect([open().isOrderClash, open().listNews.isReordered, texts(now)]).toEqual([true, false, ['https://1', 'https://3', 'https://2', 'https://mine', 'https://theirs']]);
    // What changes there afterwards does not end it.
    const later = there('https://2', 'https://1', 'https://3', 'https://theirs', 'https://later');
    editing.followRows(later);
    expect(open().isOrderClash).toBe(true);
    editing.decideOrder(later, 'theirs');
    expect([open().isOrderClash, texts(later)]).toEqual([false, ['https://2', 'https://1', 'https://3', 'https://mine', 'https://theirs', 'https://later']]);
  });

  test('are none when only one side moved rows, or both the same way', () => {
    editing.changeRows(THREE, (rows) => [...rows, { id: 9, text: 'https://mine', was: null, isRemoved: false }]);
    editing.followRows(there('https://3', 'https://1', 'https://2'));
    expect([open().isOrderClash, open().listNews.isReordered]).toEqual([false, true]);
    useEditStore.setState({ edits: new Map() });
    editing.changeRows(THREE, (rows) => moveRow(rows, 2, -1));
    editing.followRows(there('https://1', 'https://3', 'https://2'));
    expect(open().isOrderClash).toBe(false);
  });

  test('are decided for mine', () => {
    editing.changeRows(THREE, (rows) => moveRow(rows, 2, -1));
    const now = there('https://2', 'https://1', 'https://3');
    editing.followRows(now);
    editing.decideOrder(now, 'mine');
    expect([open().isOrderClash, texts(now)]).toEqual([false, ['https://1', 'https://3', 'https://2']]);
  });
});

describe('rows', () => {
  const rows = rowsOf(['https://1', 'https://2', 'https://3']);

  test('an edited URI that was taken off there stays as a new one; one removed on both sides goes', () => {
    const edited = rows.map((row) => (row.id === 0 ? { ...row, text: 'https://1/new' } : row.id === 1 ? { ...row, isRemoved: true } : row));
    expect(rebaseRows(edited, ['https://1', 'https://2', 'https://3'], ['https://3'])).toEqual([
      { id: 0, text: 'https://1/new', was: null, isRemoved: false },
      { id: 2, text: 'https://3', was: 'https://3', isRemoved: false },
    ]);
  });

  test('move past those that are taken off, and stay at the ends', () => {
    const some = rows.map((row) => (row.id === 1 ? { ...row, isRemoved: true } : row));
    expect(moveRow(some, 2, -1).map(({ id }) => id)).toEqual([2, 0, 1]);
    expect(moveRow(some, 0, -1)).toBe(some);
    expect(moveRow(some, 0, 1).map(({ id }) => id)).toEqual([1, 2, 0]);
  });

  test('what a save takes off is known', () => {
    expect(findLostUris(APP, { ...APP, redirectUris: ['https://2', 'https://1/new'] })).toEqual(['https://1']);
  });
});

test.each([
  { what: 'adds of both', base: ['1'], mine: ['1', 'm'], theirs: ['1', 't'], merged: ['1', 'm', 't'] },
  { what: 'removals of both', base: ['1', '2', '3'], mine: ['1', '3'], theirs: ['1', '2'], merged: ['1'] },
  { what: 'their order, when mine is as it was', base: ['1', '2', '3'], mine: ['1', '2', '3', 'm'], theirs: ['3', '1', '2'], merged: ['3', '1', '2', 'm'] },
  { what: 'my order, when I changed it', base: ['1', '2'], mine: ['2', '1'], theirs: ['1', '2', 't'], merged: ['2', '1', 't'] },
  { what: 'the same on both sides', base: ['1'], mine: ['1', 'x'], theirs: ['1', 'x'], merged: ['1', 'x'] },
])('merging lists: $what', ({ base, mine, theirs, merged }) => {
  expect(mergeLists({ base, mine, theirs })).toEqual(merged);
});

test('an undo takes back its own change and nothing of what came after', () => {
  const after = { ...APP, name: 'Saved', redirectUris: ['https://1'] };
  const now = { ...after, description: 'Later', redirectUris: ['https://1', 'https://later'] };
  expect(takeBack({ before: APP, after, now })).toEqual({ ...APP, description: 'Later', redirectUris: ['https://1', 'https://2', 'https://later'] });
  expect(takeBack({ before: APP, after, now: { ...now, name: 'Later too' } }).name).toBe('Later too');
});
