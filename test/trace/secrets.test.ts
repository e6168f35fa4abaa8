/** Answers for minted values, ids, digests and fingerprints. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fingerprint } from '../../src-preload/contract/ids.ts';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { digest, mint, newId, sameDigest } from '../../src-main/trace/secrets.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const filled = (byte: number) => ({ bytes: (count: number) => new Uint8Array(count).fill(byte) });

describe('minting', () => {
  test('makes 43 letters and digits behind the prefix, whatever the random bytes are', () => {
    for (const random of [filled(0), filled(255), new SeededRandom()]) expect(mint('mavio_at_', random)).toMatch(/^mavio_at_[A-Za-z0-9]{43}$/);
  });

  test('keeps all 256 bits: one bit makes another value', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(bytes, fc.nat({ max: 255 }), (drawn, bit) => {
        const flipped = Uint8Array.from(drawn, (byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        return mint('', { bytes: () => drawn }) !== mint('', { bytes: () => flipped });
      }),
    );
  });

  test('is the same raw and form-encoded', () => {
    const secret = mint('mavio_secret_', new SeededRandom());
    expect(encodeURIComponent(secret)).toBe(secret);
  });
});

describe('ids', () => {
  test('have the length asked for and use letters and digits alike', () => {
    const id = newId('flow_', new SeededRandom(), 6200);
    expect(id).toMatch(/^flow_[A-Za-z0-9]{6200}$/);
    const counts = Map.groupBy(id.slice(5), (letter) => letter);
    expect(counts.size).toBe(62);
    for (const [letter, all] of counts) expect([letter, all.length > 60 && all.length < 145]).toEqual([letter, true]);
  });
});

describe('digests', () => {
  test('are hex SHA-256', () => {
    expect(digest('é')).toBe(createHash('sha256').update('é').digest('hex'));
  });

  test('are the same only when they are equal', () => {
    expect(sameDigest(digest('a'), digest('a'))).toBe(true);
    expect([sameDigest(digest('a'), digest('b')), sameDigest(digest('a'), digest('a').slice(1)), sameDigest('', digest('a'))]).toEqual([false, false, false]);
  });
});

describe('fingerprints', () => {
  test('are equal for equal values under one key, and differ under another', () => {
    const one = new Fingerprinter(new SeededRandom('one').bytes(32));
    const two = new Fingerprinter(new SeededRandom('two').bytes(32));
    expect(Fingerprint.parse(one.of('mavio_ac_x'))).toBe(one.of('mavio_ac_x'));
    expect(new Set([one.of('a'), one.of('b'), two.of('a')]).size).toBe(3);
  });
});
