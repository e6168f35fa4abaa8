/** Answers for minted values, ids, digests and fingerprints. */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fingerprint } from '../../src-preload/contract/ids.ts';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { addLocator } from '../../src-main/trace/locator.ts';
import { digest, mint, newId, sameDigest } from '../../src-main/trace/secrets.ts';
import { SeededRandom } from '../kit/seeded-random.ts';

const filled = (byte: number) => ({ bytes: (count: number) => new Uint8Array(count).fill(byte) });

/** Gives bytes that favour the first letters once, then others. */
function unluckyOnce() {
  const then = new SeededRandom();
  let draws = 0;
  return { draws: () => draws, bytes: (count: number) => (draws++ === 0 ? new Uint8Array(count).fill(255) : then.bytes(count)) };
}

describe('minting', () => {
  test('makes 43 letters and digits behind the prefix', () => {
    for (const random of [filled(0), new SeededRandom()]) expect(mint('mavio_at_', random)).toMatch(/^mavio_at_[A-Za-z0-9]{43}$/);
  });

  test('draws again what would make some letters more likely', () => {
    const random = unluckyOnce();
    expect(mint('', random)).toMatch(/^[A-Za-z0-9]{43}$/);
    expect(random.draws()).toBeGreaterThan(1);
  });

  test('holds 256 bits: as many values as 43 equally likely letters have', () => {
    expect(62n ** BigInt(mint('', new SeededRandom()).length)).toBeGreaterThan(2n ** 256n);
    const bytes = fc.uint8Array({ minLength: 43, maxLength: 43, max: 247 });
    fc.assert(
      fc.property(bytes, fc.nat({ max: 42 }), (drawn, place) => {
        const other = Uint8Array.from(drawn, (byte, index) => (index === place ? (byte + 1) % 248 : byte));
        return mint('', { bytes: () => drawn }) !== mint('', { bytes: () => other });
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

  test('are the first bits of an HMAC, whatever the length of key and value', () => {
    for (const length of [16, 32, 64, 65, 200]) {
      const key = new SeededRandom('key').bytes(length);
      const one = new Fingerprinter(key);
      for (const value of ['', 'a', 'é'.repeat(512), '€'.repeat(512), 'x'.repeat(513), '😀'.repeat(300), 'b']) {
        const hex = createHmac('sha256', key).update(value, 'utf8').digest('hex');
        expect(one.of(value)).toBe(`${hex.slice(0, 4)}·${hex.slice(4, 8)}`);
        expect(one.numberOf(value)).toBe(Number.parseInt(hex.slice(8, 20), 16));
        expect([one.digestOf(value), one.tokenDigestOf(value)]).toEqual([digest(value), digest(value)]);
      }
    }
  });

  test('of a token of today are the first bits of what is kept to know it by: one hash of key and token', () => {
    const key = new SeededRandom('key').bytes(32);
    const one = new Fingerprinter(key);
    const token = addLocator(mint('mavio_rt_', new SeededRandom()), 7, one);
    const hex = createHash('sha256').update(Buffer.from(key).toString('base64')).update(token).digest('hex');
    expect([one.tokenDigestOf(token), one.of(token)]).toEqual([hex, `${hex.slice(0, 4)}·${hex.slice(4, 8)}`]);
    // Asked again, it is remembered; without its last letter it is no such token.
    expect(one.tokenDigestOf(token)).toBe(hex);
    expect(one.tokenDigestOf(token.slice(0, -1))).toBe(digest(token.slice(0, -1)));
    // A secret may look like a token; it is known by its own SHA-256, whatever was asked before.
    expect(one.digestOf(token)).toBe(digest(token));
  });

  test('differ for tokens that differ in any letter, wherever it stands', () => {
    const one = new Fingerprinter(new SeededRandom('key').bytes(32));
    const token = addLocator(mint('mavio_at_', new SeededRandom()), 7, one);
    const others = Array.from(token, (letter, place) => token.slice(0, place) + (letter === 'x' ? 'y' : 'x') + token.slice(place + 1));
    expect(new Set([token, ...others].map((text) => one.of(text))).size).toBe(token.length + 1);
  });
});
