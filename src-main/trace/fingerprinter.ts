/** Answers for short keyed fingerprints: equal values can be connected without being kept. */
import { createHmac } from 'node:crypto';
import type { Fingerprint } from '../../src-preload/contract/ids.ts';

/** Makes fingerprints under one data folder's key. */
export class Fingerprinter {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** In: any text. Out: the first 32 bits of its HMAC-SHA256, as drawn: `9c41·0be2`. */
  of(value: string): Fingerprint {
    const hex = createHmac('sha256', this.#key).update(value, 'utf8').digest('hex');
    return `${hex.slice(0, 4)}·${hex.slice(4, 8)}`;
  }
}
