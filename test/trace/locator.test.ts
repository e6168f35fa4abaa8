/** Answers for the number inside a token: read back by who holds the key; nobody else learns how many came before. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { addLocator, readLocator } from '../../src-main/trace/locator.ts';
import { ALPHABET, mint } from '../../src-main/trace/secrets.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const random = new SeededRandom('locator');
const key = random.bytes(32);
const fingerprints = new Fingerprinter(key);
const mintToken = (): string => mint('mavio_at_', random);

test('any number comes back, behind letters and digits only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 62 ** 8 - 1 }), (number) => {
      const text = mintToken();
      const token = addLocator(text, number, fingerprints);
      expect(token.slice(0, text.length)).toBe(text);
      expect(token).toMatch(/^mavio_at_[A-Za-z0-9]{43}2[A-Za-z0-9]{8}$/);
      expect(readLocator(token, fingerprints)).toBe(number);
    }),
  );
});

/** A token as earlier versions made them: no sign, and a pad by HMAC. */
function makeEarlier(number: number): string {
  const text = mintToken();
  const pad = Number.parseInt(createHmac('sha256', key).update(text).digest('hex').slice(8, 20), 16) % 62 ** 8;
  let value = (number + pad) % 62 ** 8;
  let letters = '';
  for (let place = 0; place < 8; place += 1) {
    letters = (ALPHABET[value % 62] ?? '') + letters;
    value = Math.floor(value / 62);
  }
  return text + letters;
}

test('a token of an earlier version is read as before', () => {
  for (const number of [0, 1, 4711, 62 ** 8 - 1]) expect(readLocator(makeEarlier(number), fingerprints)).toBe(number);
});

test('it is read again as it was made, whether it was made just now or by a console that was closed since', () => {
  const token = addLocator(mintToken(), 4711, fingerprints);
  expect([fingerprints, fingerprints, new Fingerprinter(key)].map((one) => readLocator(token, one))).toEqual([4711, 4711, 4711]);
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

test('without the key, no token says how many came before it; two of them say how many came between', () => {
  const other = new Fingerprinter(random.bytes(32));
  expect(readLocator(addLocator(mintToken(), 11, fingerprints), other)).not.toBe(11);
  const tokens = Array.from({ length: 200 }, (_, number) => addLocator(mintToken(), number, fingerprints));
  expect(tokens.filter((token, number) => readLocator(token, other) === number)).toEqual([]);
  expect(new Set(tokens.map((token) => token.slice(-8))).size).toBe(200);
  const read = tokens.map((token) => readLocator(token, other) ?? NaN);
  expect(read.map((one, number) => (one - (read[0] ?? NaN) + 62 ** 8) % 62 ** 8 === number)).toEqual(tokens.map(() => true));
});
