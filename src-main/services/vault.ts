/** Answers for the vault's health: what was last proven, and proving it again. */
import type { VaultHealth } from '../../src-preload/contract/settings.ts';
import type { Hub } from '../trace/hub.ts';
import type { Vault } from '../vault/vault.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** Use cases of `vault.*`. */
export class VaultKeeping {
  readonly #parts: { readonly vault: Vault; readonly keeper: SecretKeeper; readonly hub: Hub };
  #health: VaultHealth;

  constructor(parts: { readonly vault: Vault; readonly keeper: SecretKeeper; readonly hub: Hub; readonly health: VaultHealth }) {
    this.#parts = parts;
    this.#health = parts.health;
  }

  /** What the last check found. */
  get health(): VaultHealth {
    return this.#health;
  }

  /** Writes, reads back and removes a probe, now. What was known about secrets is asked again afterwards. */
  async check(): Promise<VaultHealth> {
    this.#health = await this.#parts.vault.check();
    this.#parts.keeper.forget();
    this.#parts.hub.publish([{ topic: 'status.changed' }]);
    return this.#health;
  }
}
