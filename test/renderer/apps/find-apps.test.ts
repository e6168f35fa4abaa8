/** Answers for narrowing the list of apps by words and environment. */
import { expect, test } from 'vitest';
import type { App } from '../../../src-preload/contract/apps.ts';
import { findApps } from '../../../src-renderer/apps/find-apps.ts';

const app = (name: string, clientId: string, environment: App['environment']): App => ({ name, clientId, environment, redirectUris: [`https://${clientId}.example/cb`] }) as unknown as App;
const APPS = [app('Clipnote', 'one', 'development'), app('Éclair Board', 'two', 'production'), app('Retro Board', 'three', 'development')];
const find = (text: string, environment: App['environment'] | 'all' = 'all') => findApps(APPS, { text, environment }).map(({ name }) => name);

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
