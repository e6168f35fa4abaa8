/** Answers for secrets kept in memory until the console stops. Never a file. */
import type { VaultHealth } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../host.ts';
import type { Vault, VaultEntry } from './vault.ts';

/** Why this vault is used instead of a keychain, and what to do about it (empty when it was asked for). */
export interface SessionReason {
  readonly reason: string;
  readonly cure: string;
}

/** Keeps secrets in memory. */
export class SessionVault implements Vault {
  readonly whereabouts = 'session';
  readonly #secrets = new Map<string, string>();
  readonly #why: SessionReason;
  readonly #clock: Clock;

  constructor(why: SessionReason, clock: Clock) {
    this.#why = why;
    this.#clock = clock;
  }

  store(clientId: string, secret: string): Promise<void> {
    this.#secrets.set(clientId, secret);
    return Promise.resolve();
  }

  read(clientId: string): Promise<string | null> {
    return Promise.resolve(this.#secrets.get(clientId) ?? null);
  }

  remove(clientId: string): Promise<void> {
    this.#secrets.delete(clientId);
    return Promise.resolve();
  }

  /** True while it holds a secret of this app. */
  holds(clientId: string): boolean {
    return this.#secrets.has(clientId);
  }

  whereIs(): 'session' {
    return 'session';
  }

  seemsUsable(): Promise<boolean> {
    return Promise.resolve(false);
  }

  list(): Promise<null> {
    return Promise.resolve(null);
  }

  inMemory(): readonly VaultEntry[] {
    return Array.from(this.#secrets, ([clientId, secret]) => ({ clientId, secret }));
  }

  check(): Promise<VaultHealth> {
    return Promise.resolve({ kind: 'session', ...this.#why, provenAt: this.#clock.now() });
  }
}
