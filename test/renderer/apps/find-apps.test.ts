/** Answers for narrowing the list of apps by words and environment. */
import { expect, test } from 'vitest';
import type { App } from '../../../src-preload/contract/apps.ts';
import { findApps, sortApps } from '../../../src-renderer/apps/find-apps.ts';
import { PLAIN_VIEW, pressSort, readView, SORTS, writeView, type AppSort, type AppsView, type Direction } from '../../../src-renderer/apps/apps-view.ts';

const app = (name: string, clientId: string, rest: Partial<App>): App => ({ name, clientId, redirectUris: [`https://${clientId}.example/cb`], secretKeptIn: 'keychain', createdAt: 0, ...rest }) as unknown as App;
const APPS = [
  app('Clipnote', 'one', { environment: 'development', createdAt: 3 }),
  app('Éclair Board', 'two', { environment: 'production', createdAt: 1, secretKeptIn: 'nowhere' }),
  app('Retro Board', 'three', { environment: 'development', createdAt: 2 }),
];
const FIGURES = new Map([['one', { active: 0, apiCalls: 7 }], ['three', { active: 12, apiCalls: 0 }]]);
const find = (text: string, environment: App['environment'] | 'all' = 'all', isActive = false) => findApps(APPS, { text, environment, isActive }, FIGURES).map(({ name }) => name);
const sort = (by: AppSort, direction: Direction) => sortApps(APPS, { sort: by, direction }, FIGURES).map(({ clientId }) => clientId);

test('every word has to stand in name, client id or redirect URI', () => {
  expect(find('')).toEqual(['Clipnote', 'Éclair Board', 'Retro Board']);
  expect(find('board')).toEqual(['Éclair Board', 'Retro Board']);
  expect(find('BOARD eclair')).toEqual(['Éclair Board']);
  expect(find('three.example')).toEqual(['Retro Board']);
  expect(find('nothing')).toEqual([]);
});

test('the environment narrows as well', () => {
  expect(find('board', 'development')).toEqual(['Retro Board']);
  expect(find('', 'production')).toEqual(['Éclair Board']);
});

test('apps that nobody’s authorization works for can be left out', () => {
  expect(find('', 'all', true)).toEqual(['Retro Board']);
});

test.each<[AppSort, string[], string[]]>([
  ['name', ['one', 'two', 'three'], ['three', 'two', 'one']],
  ['environment', ['one', 'three', 'two'], ['two', 'one', 'three']],
  ['active', ['one', 'two', 'three'], ['three', 'one', 'two']],
  ['calls', ['two', 'three', 'one'], ['one', 'two', 'three']],
  ['secret', ['one', 'three', 'two'], ['two', 'one', 'three']],
  ['registered', ['two', 'three', 'one'], ['one', 'three', 'two']],
])('sorted by %s, either way, equals by name', (by, ascending, descending) => {
  expect(sort(by, 'ascending')).toEqual(ascending);
  expect(sort(by, 'descending')).toEqual(descending);
});

test('a view is written into an address and read back; what is usual is not written', () => {
  expect(writeView(PLAIN_VIEW)).toBe('');
  const views = SORTS.flatMap((by) => [pressSort(PLAIN_VIEW, by), pressSort(pressSort(PLAIN_VIEW, by), by)]);
  for (const view of views) expect(readView(writeView(view))).toEqual(view);
  const narrowed: AppsView = { text: 'a & b', environment: 'production', isActive: true, sort: 'active', direction: 'descending' };
  expect(writeView(narrowed)).toBe('q=a+%26+b&environment=production&active=yes&sort=active');
  expect(readView(`?${writeView(narrowed)}`)).toEqual(narrowed);
  expect(readView('?sort=colour&direction=sideways&environment=moon&active=maybe')).toEqual(PLAIN_VIEW);
});
