/** Answers for comparing the keychain with the digests: secrets that are missing, that are others, and entries without an app. */
import type { VaultDrift, VaultDriftEntry } from '../../src-preload/contract/vault.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { Clock, Log } from '../host.ts';
import type { AppStore, StoredApp } from '../storage/app-store.ts';
import type { Hub } from '../trace/hub.ts';
import { digest, sameDigest } from '../trace/secrets.ts';
import type { Vault, VaultEntry } from '../vault/vault.ts';
import { VaultFailure } from '../vault/vault.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';

/** What the comparison works with. */
export interface DriftParts {
  readonly vault: Vault;
  readonly keeper: SecretKeeper;
  readonly apps: AppStore;
  readonly hub: Hub;
  readonly clock: Clock;
}

const reasonOf = (problem: unknown): string => (problem instanceof VaultFailure ? `${problem.message} ${problem.cure}`.trim() : 'The keychain did not answer.');

/** Use cases `vault.drift` and `vault.removeEntry`. Secrets are compared by digest and never handed out. */
export class Drift {
  readonly #parts: DriftParts;
  #lastTold = '[]';

  constructor(parts: DriftParts) {
    this.#parts = parts;
  }

  /** Compares now. A keychain that cannot be read is an answer too, with the reason. */
  async compare(): Promise<VaultDrift> {
    const { vault, apps, clock } = this.#parts;
    const checkedAt = clock.now();
    try {
      const filed = await vault.list();
      if (filed === null) return { checkedAt, outcome: 'no_keychain' };
      const registered = apps.list();
      const entries = this.#differences(registered, filed);
      this.#tell(entries);
      return { checkedAt, outcome: 'compared', apps: registered.length, entries };
    } catch (problem) {
      return { checkedAt, outcome: 'failed', reason: reasonOf(problem) };
    }
  }

  /** Compares, and says in the log where the two disagree: for consoles that nobody looks at. Never rejects. */
  async logDifferences(log: Log): Promise<void> {
    const drift = await this.compare();
    if (drift.outcome === 'failed') log.warn('the keychain could not be compared with the apps', { reason: drift.reason });
    if (drift.outcome !== 'compared' || drift.entries.length === 0) return;
    const count = (kind: VaultDriftEntry['kind']): number => drift.entries.filter((entry) => entry.kind === kind).length;
    log.warn('the keychain and the apps disagree; Settings, Keychain lists it', { missing: count('missing'), different: count('different'), withoutApp: count('without_app') });
  }

  /** Removes an entry that belongs to no app here. Errors: NOT_FOUND for one that does, or is gone; VAULT_FAILED. */
  async removeEntry(account: string): Promise<VaultDrift> {
    const { vault, apps, hub } = this.#parts;
    try {
      const filed = await vault.list();
      if (apps.load(account) !== null || filed?.some(({ clientId }) => clientId === account) !== true) throw new ServiceFailure('NOT_FOUND', { what: 'entry' });
      await vault.remove(account);
    } catch (problem) {
      if (problem instanceof ServiceFailure) throw problem;
      throw new ServiceFailure('VAULT_FAILED', { reason: reasonOf(problem) }, { cause: problem });
    }
    hub.publish([{ topic: 'status.changed' }]);
    return await this.compare();
  }

  /** Somebody else changed the keychain: what was remembered of it is asked again, on every screen. Said once for each change. */
  #tell(entries: readonly VaultDriftEntry[]): void {
    const now = JSON.stringify(entries);
    if (now === this.#lastTold) return;
    this.#lastTold = now;
    this.#parts.keeper.forget();
    this.#parts.hub.publish([{ topic: 'status.changed' }]);
  }

  #differences(apps: readonly StoredApp[], filed: readonly VaultEntry[]): VaultDriftEntry[] {
    const { vault } = this.#parts;
    const secrets = new Map(filed.map(({ clientId, secret }) => [clientId, secret]));
    const waiting = new Set(vault.inMemory().map(({ clientId }) => clientId));
    const ofApps = apps.flatMap(({ clientId, name, secretDigest }): VaultDriftEntry[] => {
      const secret = secrets.get(clientId);
      secrets.delete(clientId);
      const app = { clientId: clientId as ClientId, name };
      if (secret !== undefined && sameDigest(digest(secret), secretDigest)) return [];
      if (waiting.has(clientId)) return [{ kind: 'in_memory', ...app }];
      return [{ kind: secret === undefined ? 'missing' : 'different', ...app }];
    });
    return [...ofApps, ...Array.from(secrets.keys(), (account): VaultDriftEntry => ({ kind: 'without_app', account }))];
  }
}
