/** Answers for the vault's health, proving it again, and keeping up with a keychain that comes and goes. */
import type { VaultHealth } from '../../src-preload/contract/settings.ts';
import type { AppStore } from '../storage/app-store.ts';
import { digest, sameDigest } from '../trace/secrets.ts';
import type { Hub } from '../trace/hub.ts';
import type { Vault } from '../vault/vault.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** How often the console looks whether the keychain came or went, in milliseconds. */
const LOOK_EVERY_MS = 5000;

/** What the vault's use cases are made of. */
export interface VaultParts {
  readonly vault: Vault;
  readonly keeper: SecretKeeper;
  readonly apps: AppStore;
  readonly hub: Hub;
}

/** A health with how many secrets wait in memory. */
type Health = VaultHealth & { readonly inMemory: number };

/** Use cases of `vault.*` about the vault as a whole. */
export class VaultKeeping {
  readonly #parts: VaultParts;
  #health: VaultHealth;
  /** What the last look found; a probe is written only when that changes, because it may ask somebody for a password. */
  #seemed: boolean;
  #isLooking = false;

  constructor(parts: VaultParts & { readonly health: VaultHealth }) {
    this.#parts = parts;
    this.#health = parts.health;
    this.#seemed = parts.health.kind === 'keychain';
  }

  /** What the last check found, and how many secrets wait in memory now. */
  get health(): Health {
    return { ...this.#health, inMemory: this.#parts.vault.inMemory().length };
  }

  /** Writes, reads back and removes a probe, now. What was known about secrets is asked again afterwards. */
  async check(): Promise<Health> {
    const { vault, keeper, hub } = this.#parts;
    this.#health = await vault.check();
    this.#seemed = this.#health.kind === 'keychain';
    keeper.forget();
    hub.publish([{ topic: 'status.changed' }]);
    return this.health;
  }

  /** Looks whether the keychain came or went since the last look; then it is checked. Never rejects. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const seems = await this.#parts.vault.seemsUsable();
      if (seems === this.#seemed) return;
      await this.check();
      // A keychain that seems usable and is not would be probed at every look.
      this.#seemed = seems;
    } finally {
      this.#isLooking = false;
    }
  }

  /** Looks again and again. Out: stops it. */
  watch(): () => void {
    const timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    return () => {
      clearInterval(timer);
    };
  }

  /**
   * Moves what is in memory into the keychain. A secret that is no app's current one any more is forgotten instead.
   * Out: how many were moved. Errors: VAULT_FAILED at the first that is not taken; those before it stay moved, the rest stays in memory.
   */
  async moveIn(): Promise<number> {
    const { vault, keeper, apps, hub } = this.#parts;
    let moved = 0;
    try {
      for (const { clientId, secret } of vault.inMemory()) {
        const app = apps.load(clientId);
        if (app !== null && sameDigest(digest(secret), app.secretDigest)) {
          await keeper.keepWhile(clientId, secret, () => undefined);
          moved += 1;
        } else await vault.remove(clientId);
      }
    } finally {
      keeper.forget();
      hub.publish([{ topic: 'status.changed' }]);
    }
    return moved;
  }
}
