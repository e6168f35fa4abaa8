/** Answers for short keyed fingerprints: equal values can be connected without being kept. */
import { hash } from 'node:crypto';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';

/** Bytes that SHA-256 reads at a time (RFC 2104: B), and bytes that it makes. */
const BLOCK = 64;
const MADE = 32;
/** Values up to this many characters are hashed where the key already stands; UTF-8 needs at most three bytes for each. */
const USUAL = 512;
/** Values up to this many characters are remembered, the last so many of them: a token is asked for when it is made, shown in the trace, and when it comes back. */
const LONGEST_REMEMBERED = 120;
const MOST_REMEMBERED = 256;

/** A block of the key, each byte combined with `sign` (RFC 2104: ipad, opad), with `room` bytes behind it. */
function padKey(key: Uint8Array, sign: number, room: number): Buffer {
  const block = Buffer.alloc(BLOCK + room);
  block.set(key.length > BLOCK ? hash('sha256', key, 'buffer') : key);
  for (let index = 0; index < BLOCK; index += 1) block[index] = (block[index] ?? 0) ^ sign;
  return block;
}

/** Makes fingerprints under one data folder's key. */
export class Fingerprinter {
  // HMAC written out over one-shot hashes, with text in and out: an Hmac object costs twenty times as much, and a token request asks for nine.
  readonly #inner: Buffer;
  readonly #outer: Buffer;
  // In memory only, as the values themselves are while they are used; never written anywhere.
  readonly #remembered = new Map<string, string>();

  constructor(key: Uint8Array) {
    this.#inner = padKey(key, 0x36, USUAL * 3);
    this.#outer = padKey(key, 0x5c, MADE);
  }

  /** In: any text. Out: the first 32 bits of its HMAC-SHA256 (RFC 2104), as drawn: `9c41·0be2`. */
  of(value: string): Fingerprint {
    const hex = this.#hmac(value);
    return `${hex.slice(0, 4)}·${hex.slice(4, 8)}`;
  }

  /** In: any text. Out: a number of 48 bits that nobody without the key can tell: other bits than those of a fingerprint, which are shown. */
  numberOf(value: string): number {
    return Number.parseInt(this.#hmac(value).slice(8, 20), 16);
  }

  #hmac(value: string): string {
    const known = this.#remembered.get(value);
    if (known !== undefined) return known;
    this.#outer.write(hash('sha256', this.#messageOf(value), 'binary'), BLOCK, 'binary');
    const made = hash('sha256', this.#outer, 'hex');
    if (value.length > LONGEST_REMEMBERED) return made;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(value, made);
    return made;
  }

  #messageOf(value: string): Buffer {
    if (value.length > USUAL) return Buffer.concat([this.#inner.subarray(0, BLOCK), Buffer.from(value, 'utf8')]);
    const length = this.#inner.write(value, BLOCK, 'utf8');
    return this.#inner.subarray(0, BLOCK + length);
  }
}
