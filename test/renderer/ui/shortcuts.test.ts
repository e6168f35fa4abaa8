/** Answers for the table of keys: no two rows clash, and a key is pressed with its modifier and no other. */
import { expect, test } from 'vitest';
import { capOf, isPressed, SHORTCUTS, STANDING_KEYS } from '../../../src-renderer/ui/shortcuts.ts';

const press = (key: string, mod: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...mod });

test('no key does two things in one place, and none of a place is one of everywhere', () => {
  const rows = [...Object.values(SHORTCUTS), ...STANDING_KEYS];
  const names = rows.map(({ where, key }) => `${where} ${key}`);
  expect(new Set(names).size).toBe(names.length);
  const everywhere = Object.values(SHORTCUTS).filter(({ where }) => where === 'Everywhere').map(({ key }) => key as string);
  expect(Object.values(SHORTCUTS).filter(({ where, key }) => where !== 'Everywhere' && everywhere.includes(key))).toEqual([]);
});

test('a letter is pressed in either case, without a modifier', () => {
  expect(isPressed(press('n'), 'n')).toBe(true);
  expect(isPressed(press('N'), 'n')).toBe(true);
  for (const mod of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(isPressed(press('n', { [mod]: true }), 'n')).toBe(false);
});

test('Mod is Ctrl here, alone', () => {
  expect(capOf('Mod+k')).toBe('Ctrl K');
  expect(isPressed(press('k', { ctrlKey: true }), 'Mod+k')).toBe(true);
  expect(isPressed(press('k'), 'Mod+k')).toBe(false);
  expect(isPressed(press('k', { metaKey: true }), 'Mod+k')).toBe(false);
  expect(isPressed(press('k', { ctrlKey: true, altKey: true }), 'Mod+k')).toBe(false);
});
