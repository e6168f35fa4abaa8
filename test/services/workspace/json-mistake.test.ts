/** Answers for finding the first mistake of a JSON text, against the engine's own parser. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findJsonMistake } from '../../../src-main/services/workspace/json-mistake.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it.each([
  ['{"a":1,}', 1, 8, 'a name in double quotes'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or }'],
  ['[1,2', 1, 5, 'a comma or ]'],
  ['{a:1}', 1, 2, 'a name in double quotes'],
  ['', 1, 1, 'a value'],
  ['{"a" 1}', 1, 6, 'a colon'],
  ['{} {}', 1, 4, 'the end of the file'],
  ['{"a":\n01}', 2, 1, 'a value'],
  ['["x\ny"]', 1, 2, 'this text to end with a quotation mark on its line, with valid escapes'],
])('says where %j stops being JSON', (text, ...[line, column, expected]) => {
  expect(findJsonMistake(text)).toEqual({ line, column, expected });
});

it('agrees with JSON.parse about every text', () => {
  const alphabet = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'n', 'u', '0', '1', '.', 'e', '-', 'true', 'null', ' ', '\n', '\u0001', 'é', '"a"');
  const noise = fc.array(alphabet, { maxLength: 12 }).map((parts) => parts.join(''));
  const nearly = fc.tuple(fc.json(), fc.nat(), alphabet).map(([json, at, extra]) => {
    const cut = at % (json.length + 1);
    return json.slice(0, cut) + extra + json.slice(cut);
  });
  fc.assert(
    fc.property(fc.oneof(noise, nearly, fc.json()), (text) => {
      expect(findJsonMistake(text) === null).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});
