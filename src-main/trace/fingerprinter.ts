/** Answers for short keyed fingerprints: equal values can be connected without being kept. */
import { hash } from 'node:crypto';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';

/** Bytes that SHA-256 reads at a time (RFC 2104: B). */
const BLOCK = 64;

/** A block of the key, each byte combined with `sign` (RFC 2104: ipad, opad), with `room` bytes behind it. */
function padKey(key: Uint8Array, sign: number, room: number): Buffer {
  const block = Buffer.alloc(BLOCK + room);
  block.set(key.length > BLOCK ? hash('sha256', key, 'buffer') : key);
  for (let index = 0; index < BLOCK; index += 1) block[index] = (block[index] ?? 0) ^ sign;
  return block;
}

/** Makes fingerprints under one data folder's key. */
export class Fingerprinter {
  // HMAC written out over one-shot hashes: making an Hmac object costs several times the two hashes, and a token request needs nine.
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  constructor(key: Uint8Array) {
    this.#inner = padKey(key, 0x36, 0);
    this.#outer = padKey(key, 0x5c, 32);
  }

  /** In: any text. Out: the first 32 bits of its HMAC-SHA256 (RFC 2104), as drawn: `9c41·0be2`. */
  of(value: string): Fingerprint {
    const message = Buffer.concat([this.#inner, Buffer.from(value, 'utf8')]);
    this.#outer.set(hash('sha256', message, 'buffer'), BLOCK);
    const hex = hash('sha256', this.#outer, 'hex');
    return `${hex.slice(0, 4)}·${hex.slice(4, 8)}`;
  }
}
