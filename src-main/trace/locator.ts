/** Answers for the number inside a token: in which row its digest stands, so that none is searched for among a million. */
import type { Fingerprinter } from './fingerprinter.ts';
import { ALPHABET } from './secrets.ts';

const LENGTH = 8;
/** So many numbers can be told apart: 62^8, about 2^47. */
const ROOM = ALPHABET.length ** LENGTH;
/** The shortest text in front of a locator: a prefix and 43 letters and digits (`mint`). */
const SHORTEST = 52;

const DIGITS: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, index) => [letter, index]));

// Without the pad, anybody who holds a token could read how many were issued before it.
const padOf = (text: string, fingerprints: Fingerprinter): number => fingerprints.numberOf(text) % ROOM;

/** In: a minted text (`mint`) and the number of a row, from 0. Out: the text and eight letters and digits, which hold the number under the data folder's key. */
export function addLocator(text: string, number: number, fingerprints: Fingerprinter): string {
  let rest = (number + padOf(text, fingerprints)) % ROOM;
  let letters = '';
  for (let place = 0; place < LENGTH; place += 1) {
    letters = ALPHABET.charAt(rest % ALPHABET.length) + letters;
    rest = Math.floor(rest / ALPHABET.length);
  }
  return text + letters;
}

/**
 * Reads what addLocator wrote. In: any text. Out: a number that may name a row; null when the text cannot hold one. It proves nothing:
 * only the digest of the whole text does.
 */
export function readLocator(text: string, fingerprints: Fingerprinter): number | null {
  if (text.length < SHORTEST + LENGTH) return null;
  let value = 0;
  for (const letter of text.slice(-LENGTH)) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) return null;
    value = value * ALPHABET.length + digit;
  }
  return (value - padOf(text.slice(0, -LENGTH), fingerprints) + ROOM) % ROOM;
}
