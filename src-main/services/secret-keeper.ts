/** Answers for the plaintext secrets of apps: kept in the vault, read back, and looked up without asking the keychain each time. */
import type { SecretWhereabouts } from '../../src-preload/contract/apps.ts';
import type { Clock, Log } from '../host.ts';
import type { StoredApp } from '../storage/app-store.ts';
import { digest, sameDigest } from '../trace/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import { ServiceFailure } from './service-failure.ts';

type OfApp = Pick<StoredApp, 'clientId' | 'secretDigest'>;

function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

/** The only way of the services to the vault. Whereabouts are remembered until something is stored, removed or checked. */
export class SecretKeeper {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #known = new Map<string, Promise<SecretWhereabouts>>();

  constructor(parts: { readonly vault: Vault; readonly clock: Clock; readonly log: Log }) {
    this.#vault = parts.vault;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** The current secret of an app, or null when the vault has none, has an outdated one, or cannot be read. */
  async read(app: OfApp): Promise<string | null> {
    const secret = await this.#readAny(app.clientId);
    return secret !== null && sameDigest(digest(secret), app.secretDigest) ? secret : null;
  }

  /** Whatever the vault holds under a client id, current or not; for putting it back when a change fails. */
  async #readAny(clientId: string): Promise<string | null> {
    try {
      return await this.#vault.read(clientId);
    } catch (cause) {
      this.#log.warn('the vault could not be read', { clientId, cause });
      return null;
    }
  }

  /** Where the current secret of an app is. */
  async where(app: OfApp): Promise<SecretWhereabouts> {
    // The digest is part of the key: a new secret is a new question.
    const key = `${app.clientId} ${app.secretDigest}`;
    const known = this.#known.get(key) ?? this.read(app).then((secret) => (secret === null ? 'nowhere' : this.#vault.whereIs(app.clientId)));
    this.#known.set(key, known);
    return await known;
  }

  /**
   * Files a secret, reads it back, and then runs `change`, which makes it the current one. When either fails, the vault is as before.
   * Out: what `change` gives, and when the secret was read back from a keychain (epoch ms; null for memory). Errors: VAULT_FAILED.
   */
  async keepWhile<T>(clientId: string, secret: string, change: () => T): Promise<{ value: T; provenAt: number | null }> {
    return await this.keepAllWhile([{ clientId, secret }], change);
  }

  /** The same for several apps at once: all secrets are filed and the change is made, or nothing is different. */
  async keepAllWhile<T>(
    secrets: readonly { readonly clientId: string; readonly secret: string }[],
    change: () => T,
  ): Promise<{ value: T; provenAt: number | null }> {
    const before: { clientId: string; secret: string | null }[] = [];
    try {
      for (const { clientId, secret } of secrets) {
        before.push({ clientId, secret: await this.#readAny(clientId) });
        await this.#store(clientId, secret);
      }
      // Asked for each: a keychain that returned a moment ago is the vault again, and these secrets are in memory all the same.
      const provenAt = secrets.every(({ clientId }) => this.#vault.whereIs(clientId) === 'keychain') ? this.#clock.now() : null;
      return { value: change(), provenAt };
    } catch (problem) {
      for (const { clientId, secret } of before) await this.#putBack(clientId, secret);
      throw problem;
    } finally {
      this.forget();
    }
  }

  /** Takes the secret of an app out of the vault. Out: null when it is gone, else why it is not, in one sentence. Never throws. */
  async remove(clientId: string): Promise<string | null> {
    try {
      await this.#vault.remove(clientId);
      if ((await this.#vault.read(clientId)) !== null) return 'It was still there after it was removed.';
      if (this.#vault.whereabouts === 'session') return null;
      // A locked keyring removes nothing without a word, and reads null: only a vault that works now has removed it.
      const health = await this.#vault.check();
      return health.kind === 'keychain' ? null : health.reason;
    } catch (cause) {
      this.#log.warn('a secret could not be taken out of the vault', { clientId, cause });
      return reasonOf(cause);
    } finally {
      this.forget();
    }
  }

  /** Drops what is remembered: the next question goes to the vault. */
  forget(): void {
    this.#known.clear();
  }

  async #store(clientId: string, secret: string): Promise<void> {
    let readBack: string | null;
    try {
      await this.#vault.store(clientId, secret);
      readBack = await this.#vault.read(clientId);
    } catch (cause) {
      throw new ServiceFailure('VAULT_FAILED', { reason: reasonOf(cause) }, { cause });
    }
    if (readBack !== secret) throw new ServiceFailure('VAULT_FAILED', { reason: 'The secret could not be read back after it was stored.' });
  }

  async #putBack(clientId: string, before: string | null): Promise<void> {
    try {
      if (before === null) await this.#vault.remove(clientId);
      else await this.#vault.store(clientId, before);
    } catch (cause) {
      this.#log.warn('the vault could not be put back as it was', { clientId, cause });
    }
  }
}
