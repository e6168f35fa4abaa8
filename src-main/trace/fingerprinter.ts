/** Answers for short keyed fingerprints: equal values can be connected without being kept. */
import { hash } from 'node:crypto';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';
import { digest, isNumbered } from './secrets.ts';

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

/** A value that was asked for lately. */
interface Known {
  readonly sum: string;
  readonly fingerprint: Fingerprint;
  /** Null until it is asked for. */
  digest: string | null;
}

/** Makes fingerprints under one data folder's key. */
export class Fingerprinter {
  // HMAC written out over one-shot hashes, with text in and out: an Hmac object costs twenty times as much.
  readonly #inner: Buffer;
  readonly #outer: Buffer;
  readonly #key: string;
  /** What is added to the numbers inside tokens (locator.ts). */
  readonly mask: number;
  // In memory only, as the values themselves are while they are used; never written anywhere.
  readonly #remembered = new Map<string, Known>();

  constructor(key: Uint8Array) {
    this.#inner = padKey(key, 0x36, USUAL * 3);
    this.#outer = padKey(key, 0x5c, MADE);
    this.#key = Buffer.from(key).toString('base64');
    this.mask = this.numberOf('locator');
  }

  /** In: any text. Out: the first 32 bits of its sum, as drawn: `9c41·0be2`. */
  of(value: string): Fingerprint {
    return this.#known(value).fingerprint;
  }

  /** In: a secret or code, which may look like anything. Out: its hex SHA-256 (`digest`), which is kept to know it by. */
  digestOf(value: string): string {
    const known = this.#known(value);
    known.digest ??= digest(value);
    return known.digest;
  }

  /** In: a token. Out: the hex digest that is kept to know it by: of today's tokens (`isNumbered`) the sum, so that one hash makes this and the fingerprint; else SHA-256. */
  tokenDigestOf(value: string): string {
    return isNumbered(value) ? this.#known(value).sum : this.digestOf(value);
  }

  /** In: any text. Out: a number of 48 bits that nobody without the key can tell. */
  numberOf(value: string): number {
    // Other bits than those of a fingerprint, which are shown.
    return Number.parseInt(this.#hmac(value).slice(8, 20), 16);
  }

  #known(value: string): Known {
    const known = this.#remembered.get(value);
    if (known !== undefined) return known;
    const sum = isNumbered(value) ? this.#keyed(value) : this.#hmac(value);
    const made: Known = { sum, fingerprint: `${sum.slice(0, 4)}·${sum.slice(4, 8)}`, digest: null };
    if (value.length > LONGEST_REMEMBERED) return made;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(value, made);
    return made;
  }

  /** SHA-256 of key and text. HMAC guards a sum against being continued by who has it; tokens are all of one length, so what continues one is none. */
  #keyed(value: string): string {
    return hash('sha256', this.#key + value, 'hex');
  }

  /** HMAC-SHA256 (RFC 2104). */
  #hmac(value: string): string {
    this.#outer.write(hash('sha256', this.#messageOf(value), 'binary'), BLOCK, 'binary');
    return hash('sha256', this.#outer, 'hex');
  }

  #messageOf(value: string): Buffer {
    if (value.length > USUAL) return Buffer.concat([this.#inner.subarray(0, BLOCK), Buffer.from(value, 'utf8')]);
    const length = this.#inner.write(value, BLOCK, 'utf8');
    return this.#inner.subarray(0, BLOCK + length);
  }
}
