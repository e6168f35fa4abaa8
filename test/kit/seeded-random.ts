/** Answers for randomness that is the same in every run, so that a failing test can be run again. */
import { createHash } from 'node:crypto';
import type { Randomness } from '../../src-main/host.ts';

/** Deterministic bytes: SHA-256 of seed and counter, block after block. Two with the same seed give the same bytes. */
export class SeededRandom implements Randomness {
  readonly #seed: string;
  #counter = 0;

  constructor(seed = 'mavio') {
    this.#seed = seed;
  }

  bytes(count: number): Uint8Array {
    const out = new Uint8Array(count);
    for (let filled = 0; filled < count; filled += 32) {
      const block = createHash('sha256').update(`${this.#seed}:${String(this.#counter)}`).digest();
      this.#counter += 1;
      out.set(block.subarray(0, Math.min(32, count - filled)), filled);
    }
    return out;
  }
}
