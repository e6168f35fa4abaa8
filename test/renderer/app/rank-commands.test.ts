/** Answers for the order of the palette: what stands first, what is left out, what was used lately. */
import { beforeEach, expect, test, vi } from 'vitest';
import { CommandRanker } from '../../../src-renderer/app/palette/rank-commands.ts';
import { keepRecent, readRecent } from '../../../src-renderer/app/palette/recent-commands.ts';
import type { Command } from '../../../src-renderer/ui/command.ts';

const command = (title: string, more: Partial<Command> = {}): Command => ({ id: title, title, sign: null, run: () => undefined, ...more });
const GROUPS = [
  { heading: 'Do', commands: [command('Register app'), command('Regenerate the secret of Clipnote', { isQuiet: true })] },
  { heading: 'Apps', commands: ['Clipnote', 'Retro Board', 'Standup Digest', 'A', 'B', 'C', 'D'].map((name) => command(name)) },
  { heading: 'Flows', commands: [command('Redirect URI differs', { note: 'Clipnote, flow 7', isFound: true })] },
];
const look = (text: string, recent: readonly string[] = []) => new CommandRanker(recent).rank(GROUPS, text).groups.map(({ heading, commands }) => `${heading}: ${commands.map((one) => one.command.title).join(', ')}`);

test('before anything is typed, what was used lately stands first, and quiet commands do not stand', () => {
  expect(look('', ['Regenerate the secret of Clipnote', 'gone', 'Retro Board'])).toEqual([
    'Used lately: Regenerate the secret of Clipnote, Retro Board',
    'Do: Register app',
    'Apps: Clipnote, Standup Digest, A, B, C',
    'Flows: Redirect URI differs',
  ]);
});

test('the group of the best fit stands first', () => {
  expect(look('clip')).toEqual(['Apps: Clipnote', 'Do: Regenerate the secret of Clipnote', 'Flows: Redirect URI differs']);
  expect(look('regen')).toEqual(['Do: Regenerate the secret of Clipnote', 'Flows: Redirect URI differs']);
});

test('what was used lately goes before what fits as well', () => {
  const groups = [{ heading: 'Apps', commands: [command('Retro Board'), command('Retro Stars')] }];
  const titles = (recent: readonly string[]) => new CommandRanker(recent).rank(groups, 'retro').groups[0]?.commands.map((one) => one.command.title);
  expect(titles([])).toEqual(['Retro Board', 'Retro Stars']);
  expect(titles(['Retro Stars'])).toEqual(['Retro Stars', 'Retro Board']);
});

test('a heading shows five at most, and the count tells of all', () => {
  const groups = [{ heading: 'Apps', commands: Array.from({ length: 100 }, (_, index) => command(`App ${String(index)}`)) }];
  const ranking = new CommandRanker([]).rank(groups, 'app');
  expect(ranking.shown).toBe(5);
  expect(ranking.all).toBe(100);
  expect(new CommandRanker([]).rank(groups, 'nothing like it').groups).toEqual([]);
});

test('one ranker answers each text and each list of its own, whatever it was asked before', () => {
  const ranker = new CommandRanker([]);
  const titles = (text: string, names: readonly string[]) => {
    const groups = [{ heading: 'Apps', commands: names.map((name) => command(name)) }];
    const ask = () => ranker.rank(groups, text).groups[0]?.commands.map((one) => one.command.title);
    expect(ask()).toEqual(ask());
    return ask();
  };
  expect(titles('re', ['Retro', 'Clipnote'])).toEqual(['Retro']);
  expect(titles('re', ['Redirect', 'Retro'])).toEqual(['Retro', 'Redirect']);
  const groups = [{ heading: 'Apps', commands: [command('Retro'), command('Clipnote')] }];
  expect(ranker.rank(groups, 're').shown).toBe(1);
  expect(ranker.rank(groups, 'e').shown).toBe(0);
  expect(ranker.rank(groups, 'cl').groups[0]?.commands[0]?.command.title).toBe('Clipnote');
});

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) });
});

test('six ids are remembered, the latest first, and nothing else', () => {
  for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g']) keepRecent(id);
  expect(readRecent()).toEqual(['g', 'f', 'e', 'd', 'a', 'c']);
});

test.each(['{', '"text"', '[1, null, {"a": 1}]', 'null'])('a storage that holds %s remembers nothing', (text) => {
  localStorage.setItem('mavio.recent', text);
  expect(readRecent()).toEqual([]);
});
