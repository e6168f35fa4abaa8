/** Answers for the line that is shown with a mistake: cut around it, marked under it, and never with a secret in it. */
import { expect, test } from 'vitest';
import { findOffendingLine } from '../../../src-renderer/settings/workspace/offending-line.ts';

test.each([
  ['a\nname: 7\n', 2, 7, { shown: 'name: 7', before: 6 }],
  ['\uFEFFname: 7', 1, 7, { shown: 'name: 7', before: 6 }],
  ['a\r\n\tplan: x', 2, 1, { shown: '→plan: x', before: 0 }],
  ['a\n', 2, 1, null],
  ['a', 9, 1, null],
])('%j at %i:%i', (...[text, line, column, wanted]) => {
  expect(findOffendingLine(text, line, column)).toEqual(wanted);
});

test('cuts a long line so that the place stays in sight', () => {
  const found = findOffendingLine(`{"a": "${'x'.repeat(300)}!${'y'.repeat(300)}"}`, 1, 308);
  expect(found?.shown.length).toBeLessThanOrEqual(90);
  expect(found?.shown.charAt(found.before)).toBe('!');
});

test.each(['  clientSecret: hush', '{"clientSecret": "hush"}', "  'clientSecret': hush"])('hides the secret of %s', (text) => {
  expect(findOffendingLine(text, 1, 20)?.shown).not.toContain('hush');
});
