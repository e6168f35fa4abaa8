/** Answers for the number inside a token: in which row its digest stands, so that none is searched for among a million. */
import type { Fingerprinter } from './fingerprinter.ts';
import { ALPHABET, isNumbered, LOCATOR } from './secrets.ts';

const { sign: SIGN, length: LENGTH } = LOCATOR;
/** So many numbers can be told apart: 62^8, about 2^47. */
const ROOM = ALPHABET.length ** LENGTH;
/** The shortest text in front of a locator of an earlier version: a prefix and 43 letters and digits (`mint`). */
const SHORTEST = 52;

/** The letters by value, and their values by letter; 255 where a character is none of them. */
const LETTERS = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const DIGITS = new Uint8Array(128).fill(255);
for (const [value, letter] of LETTERS.entries()) DIGITS[letter] = value;

const BASE = ALPHABET.length;
/** Half of a locator: small enough for whole numbers of 32 bits, with which one reckons faster. */
const HALF = BASE ** (LENGTH / 2);
const letterAt = (half: number, place: number): number => LETTERS[Math.trunc(half / place) % BASE] ?? 0;

/**
 * In: what was minted for a token (`mint`) and the number of a row, from 0. Out: it with a sign and eight letters and digits, which hold the
 * number under the data folder's key: a token does not tell how many were issued before it, and two of them only how many came between.
 */
export function addLocator(text: string, number: number, fingerprints: Fingerprinter): string {
  const value = (number + fingerprints.mask) % ROOM;
  const high = Math.floor(value / HALF);
  const low = value - high * HALF;
  const [a, b, c] = [BASE ** 3, BASE ** 2, BASE] as const;
  return text + SIGN + String.fromCharCode(letterAt(high, a), letterAt(high, b), letterAt(high, c), letterAt(high, 1), letterAt(low, a), letterAt(low, b), letterAt(low, c), letterAt(low, 1));
}

/**
 * Reads what addLocator wrote. In: any text. Out: a number that may name a row; null when the text cannot hold one. It proves nothing:
 * only the digest of the whole text does.
 */
export function readLocator(text: string, fingerprints: Fingerprinter): number | null {
  if (text.length < SHORTEST + LENGTH) return null;
  let value = 0;
  for (let place = text.length - LENGTH; place < text.length; place += 1) {
    const digit = DIGITS[text.charCodeAt(place)] ?? 255;
    if (digit === 255) return null;
    value = value * BASE + digit;
  }
  // In earlier versions, each token had a mask of its own.
  const mask = isNumbered(text) ? fingerprints.mask : fingerprints.numberOf(text.slice(0, -LENGTH));
  return (value - (mask % ROOM) + ROOM) % ROOM;
}
