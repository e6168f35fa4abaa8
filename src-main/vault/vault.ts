/** Answers for the vault port: where the plaintext of secrets lives, if anywhere. */
import type { VaultHealth } from '../../src-preload/contract/settings.ts';

/** Keeps the plaintext of client secrets, by client id. */
export interface Vault {
  readonly whereabouts: 'keychain' | 'session';
  /** Throws VaultFailure when the secret was not kept. */
  store(clientId: string, secret: string): Promise<void>;
  /** The secret, or null when the vault does not hold it. Throws VaultFailure. */
  read(clientId: string): Promise<string | null>;
  /** Forgets the secret; fine when there was none. Throws VaultFailure. */
  remove(clientId: string): Promise<void>;
  /** Proves now that the vault works. Never throws. */
  check(): Promise<VaultHealth>;
}

/** The vault did not do what it was asked. `message` is the reason, `cure` what to do about it; both are plain sentences. */
export class VaultFailure extends Error {
  override readonly name = 'VaultFailure';
  readonly cure: string;

  constructor(reason: string, options: { cure: string; cause?: unknown }) {
    super(reason, { cause: options.cause });
    this.cure = options.cure;
  }
}
