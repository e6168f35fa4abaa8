/** Answers for making unguessable values, and for knowing them again by their digest only. */
import { hash, timingSafeEqual } from 'node:crypto';
import { PREFIXES } from '../../src-preload/contract/oauth.ts';
import type { Randomness } from '../host.ts';

/** Letters and digits that no encoding changes. */
export const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is just above 2^256. */
const MINTED_LENGTH = 43;

/** Behind what is minted for a token stand this sign and so many letters and digits, which hold a number (locator.ts). Tokens of earlier versions have no sign. */
export const LOCATOR = { sign: '2', length: 8 } as const;
const MINTED_TOKEN = PREFIXES.accessToken.length + MINTED_LENGTH;

/** Hex SHA-256 of a text (as UTF-8): what is kept instead of it. Minted values hold 256 random bits, so no salt is needed. */
export function digest(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Compares two digests in a time that does not tell where they differ. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Makes a secret, code or token. In: its prefix (`PREFIXES`). Out: the prefix and 256 random bits as 43 letters and digits:
 * an alphabet that form-encoding leaves alone, so that raw and encoded Basic are the same (RFC 6749 2.3.1).
 */
export function mint(prefix: string, random: Randomness): string {
  return newId(prefix, random, MINTED_LENGTH);
}

/** True for a text in the shape of a token of today: prefix, minted part, sign, number. */
export function isNumbered(text: string): boolean {
  return text.length === MINTED_TOKEN + 1 + LOCATOR.length && text[MINTED_TOKEN] === LOCATOR.sign && (text.startsWith(PREFIXES.accessToken) || text.startsWith(PREFIXES.refreshToken));
}

const LETTERS = Buffer.from(ALPHABET, 'latin1');
/** One byte in 32 is drawn in vain: with a few more than are needed, it is rarely asked for bytes again. */
const SPARE = 4;
/** Where letters are put together, and wiped at once. */
const SLATE = Buffer.alloc(64);

/** Makes an id: the prefix and `length` letters and digits, each equally likely. */
export function newId(prefix: string, random: Randomness, length: number): string {
  const letters = length <= SLATE.length ? SLATE : Buffer.alloc(length);
  let place = 0;
  while (place < length) {
    for (const byte of random.bytes(length - place + SPARE)) {
      // 248 is the last multiple of 62 in a byte; without this, the first letters would come more often.
      if (byte < 248 && place < length) letters[place++] = LETTERS[byte % 62] ?? 0;
    }
  }
  const id = prefix + letters.toString('latin1', 0, length);
  letters.fill(0, 0, length);
  return id;
}
