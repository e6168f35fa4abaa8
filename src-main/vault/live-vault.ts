/** Answers for the vault of a running console: the keychain while it works, memory while it does not, and the way back. */
import type { VaultHealth } from '../../src-preload/contract/settings.ts';
import type { KeytarVault } from './keytar-vault.ts';
import type { SessionVault } from './session-vault.ts';
import { type Vault, type VaultEntry, VaultFailure, type VaultPlace } from './vault.ts';

/** Goes between a keychain and memory. Each `check` decides anew; a secret in memory stays there until it is stored again. */
export class LiveVault implements Vault {
  readonly #keychain: KeytarVault;
  readonly #memory: SessionVault;
  #health: VaultHealth;

  /** In: both places, and how the keychain was found to be. */
  constructor(keychain: KeytarVault, memory: SessionVault, health: VaultHealth) {
    this.#keychain = keychain;
    this.#memory = memory;
    this.#health = health;
  }

  get whereabouts(): VaultPlace {
    return this.#health.kind;
  }

  whereIs(clientId: string): VaultPlace {
    return this.#memory.holds(clientId) ? 'session' : this.whereabouts;
  }

  async store(clientId: string, secret: string): Promise<void> {
    if (this.whereabouts === 'session') await this.#memory.store(clientId, secret);
    else {
      await this.#keychain.store(clientId, secret);
      // Only now: a keychain that fails must not take the copy in memory along.
      await this.#memory.remove(clientId);
    }
  }

  async read(clientId: string): Promise<string | null> {
    return (await this.#memory.read(clientId)) ?? (this.whereabouts === 'keychain' ? await this.#keychain.read(clientId) : null);
  }

  /** While there is no keychain, a secret that is not in memory may be filed there and stays: that fails, and is said. */
  async remove(clientId: string): Promise<void> {
    const wasInMemory = this.#memory.holds(clientId);
    await this.#memory.remove(clientId);
    if (this.whereabouts === 'keychain') await this.#keychain.remove(clientId);
    else if (!wasInMemory && this.#health.kind === 'session') throw new VaultFailure(this.#health.reason, { cure: this.#health.cure });
  }

  async check(): Promise<VaultHealth> {
    this.#health = await this.#keychain.check();
    return this.#health;
  }

  seemsUsable(): Promise<boolean> {
    return this.#keychain.seemsUsable();
  }

  async list(): Promise<readonly VaultEntry[] | null> {
    return this.whereabouts === 'keychain' ? await this.#keychain.list() : null;
  }

  inMemory(): readonly VaultEntry[] {
    return this.#memory.inMemory();
  }
}
