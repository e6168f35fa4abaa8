/** Answers for the matcher of the palette: what fits, what fits better, and which letters are marked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLetters, matchWords, wordsOf } from '../../../src-renderer/ui/match-words.ts';

const match = (text: string, title: string, more = '') => matchWords(wordsOf(text), title, more);
const score = (text: string, title: string, more = ''): number => match(text, title, more)?.score ?? -1;
const marked = (text: string, title: string): string => (match(text, title)?.ranges ?? []).map(([from, to]) => title.slice(from, to)).join('|');

test.each([
  ['ref', 'Refresh now', 'Ref'],
  ['ref', 'Copy the refresh as curl', 'ref'],
  ['clip regen', 'Regenerate the secret of Clipnote', 'Regen|Clip'],
  ['cci', 'Copy client id', 'C|c|i'],
  ['éluard', 'Éluard’s app', 'Éluard'],
  ['eluard', 'Éluard’s app', 'Éluard'],
  ['rgen', 'Regenerate', 'R|gen'],
])('“%s” finds “%s”', (text, title, letters) => {
  expect(marked(text, title)).toBe(letters);
});

test('every word has to fit, in the title or beside it', () => {
  expect(match('clip banana', 'Open Clipnote')).toBeNull();
  expect(match('clip banana', 'Open Clipnote', 'yellow bananas')).not.toBeNull();
  expect(match('zz', 'Open Clipnote')).toBeNull();
});

test('the beginning fits better than a word, a word better than its inside, that better than scattered letters', () => {
  const scores = [score('set', 'Settings'), score('set', 'Open settings'), score('set', 'Unsettled'), score('set', 'Start a test'), score('set', 'Apps', 'settings')];
  expect(scores.slice(0, 3)).toEqual(scores.slice(0, 3).toSorted((a, b) => b - a));
  expect(scores[2]).toBeGreaterThan(scores[4] ?? 0);
  expect(score('apps', 'Apps')).toBeGreaterThan(score('apps', 'Apps of the console'));
});

test('letters that are far apart are chance', () => {
  expect(match('cka', 'Check the keychain and then write to all of your friends about a')).toBeNull();
});

test('whatever is typed, marked places lie in the title, in order', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12, unit: 'grapheme' }), fc.string({ maxLength: 60, unit: 'grapheme' }), fc.string({ maxLength: 20 }), (text, title, more) => {
      expect(foldLetters(title)).toHaveLength(title.length);
      let last = 0;
      for (const [from, to] of match(text, title, more)?.ranges ?? []) {
        expect(from).toBeGreaterThanOrEqual(last);
        expect(to).toBeGreaterThan(from);
        last = to;
      }
      expect(last).toBeLessThanOrEqual(title.length);
    }),
  );
});
