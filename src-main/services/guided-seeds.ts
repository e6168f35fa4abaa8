/** Answers for fresh state and PKCE values (RFC 7636 4.1, 4.2): the verifier stays here, filed under its challenge, in memory only. */
import { createHash } from 'node:crypto';
import type { Randomness } from '../host.ts';

/** Verifiers kept at most; a request under construction that is older than this many seeds exchanges without one. */
const KEPT = 500;

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Makes seeds and remembers the newest verifiers. */
export class GuidedSeeds {
  readonly #random: Randomness;
  readonly #verifiers = new Map<string, string>();

  constructor(random: Randomness) {
    this.#random = random;
  }

  /** A state of 128 random bits and the S256 challenge of a verifier of 256 random bits. */
  make(): { state: string; codeChallenge: string } {
    const verifier = base64url(this.#random.bytes(32));
    const codeChallenge = createHash('sha256').update(verifier, 'ascii').digest('base64url');
    this.#verifiers.set(codeChallenge, verifier);
    const oldest = this.#verifiers.keys().next();
    if (this.#verifiers.size > KEPT && oldest.done !== true) this.#verifiers.delete(oldest.value);
    return { state: base64url(this.#random.bytes(16)), codeChallenge };
  }

  /** The verifier behind a challenge that was made here, or null. */
  verifierOf(codeChallenge: string): string | null {
    return this.#verifiers.get(codeChallenge) ?? null;
  }
}
