/** Answers for the vault port: where the plaintext of secrets lives, if anywhere. */
import type { VaultHealth } from '../../src-preload/contract/settings.ts';

/** A place that holds a secret. */
export type VaultPlace = 'keychain' | 'session';

/** One entry of the keychain under our service. */
export interface VaultEntry {
  readonly clientId: string;
  readonly secret: string;
}

/** Keeps the plaintext of client secrets, by client id. */
export interface Vault {
  /** Where a new secret goes now. It changes when the keychain comes or goes, which `check` finds out. */
  readonly whereabouts: VaultPlace;
  /** Where a secret that can be read is: one that was kept while there was no keychain stays in memory until it is moved. */
  whereIs(clientId: string): VaultPlace;
  /** Throws VaultFailure when the secret was not kept. */
  store(clientId: string, secret: string): Promise<void>;
  /** The secret, or null when the vault does not hold it. Throws VaultFailure. */
  read(clientId: string): Promise<string | null>;
  /** Forgets the secret; fine when there was none. Throws VaultFailure. */
  remove(clientId: string): Promise<void>;
  /** Proves now that the vault works, and goes over to the keychain or to memory accordingly. Never throws. */
  check(): Promise<VaultHealth>;
  /** A look that writes nothing and asks nobody for a password: does the keychain seem usable? Never throws. */
  seemsUsable(): Promise<boolean>;
  /** Everything filed under our service, also by other consoles of this user; null while no keychain is used. Throws VaultFailure. */
  list(): Promise<readonly VaultEntry[] | null>;
  /** What is in memory only. */
  inMemory(): readonly VaultEntry[];
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
