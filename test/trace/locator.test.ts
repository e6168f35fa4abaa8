/** Answers for the number inside a token: read back by who holds the key, and telling nothing to anybody else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { addLocator, readLocator } from '../../src-main/trace/locator.ts';
import { mint } from '../../src-main/trace/secrets.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const random = new SeededRandom('locator');
const fingerprints = new Fingerprinter(random.bytes(32));
const mintToken = (): string => mint('mavio_at_', random);

test('any number comes back, behind letters and digits only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 62 ** 8 - 1 }), (number) => {
      const text = mintToken();
      const token = addLocator(text, number, fingerprints);
      expect(token.slice(0, text.length)).toBe(text);
      expect(token).toMatch(/^mavio_at_[A-Za-z0-9]{51}$/);
      expect(readLocator(token, fingerprints)).toBe(number);
    }),
  );
});

test('whatever is sent is read as a number that is safe to look up, or as none', () => {
  const letters = fc.string({ minLength: 40, maxLength: 80, unit: fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '_', '-', 'é') });
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 200 }), letters), (text) => {
      const number = readLocator(text, fingerprints);
      expect(number === null || (Number.isSafeInteger(number) && number >= 0 && number < 62 ** 8)).toBe(true);
    }),
  );
  expect(readLocator(mintToken(), fingerprints)).toBeNull();
});

test('without the key, the number of one token says nothing about the next', () => {
  const other = new Fingerprinter(random.bytes(32));
  const tokens = Array.from({ length: 200 }, (_, number) => addLocator(mintToken(), number, fingerprints));
  expect(tokens.filter((token, number) => readLocator(token, other) === number)).toEqual([]);
  expect(new Set(tokens.map((token) => token.slice(-8))).size).toBe(200);
});
