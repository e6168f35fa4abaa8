/** Answers for secrets in the operating system's keychain. The only file that knows keytar. */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import type { VaultHealth } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../host.ts';
import { explainTrouble, LOCKED, TOO_SLOW } from './explain-trouble.ts';
import { askWhetherLocked } from './keyring-lock.ts';
import type { Keytar } from './keytar.ts';
import { KeytarProcess } from './keytar-process.ts';
import { RevivingKeytar } from './reviving-keytar.ts';
import { VaultFailure } from './vault.ts';
import type { VaultEntry } from './vault.ts';

/** The name under which the keychain files our secrets. */
const SERVICE = 'Mavio Console';
/** A keychain that asks its owner something may never answer. In milliseconds. */
const LIMIT = 5000;
/** Accounts of probes begin with this; one that a killed console left behind is nobody's secret. */
const PROBE = 'probe ';

/**
 * Finds keytar, on first use. It is an optional dependency with a native part: where it is missing, this or the first call throws what
 * Node says. `require` rather than `import`, so that the types of this house do not depend on what could be compiled on a machine.
 * On Linux it is loaded in a process of its own: libsecret crashes when the keyring ends under it, and the server must not.
 */
export function loadKeytar(platform: NodeJS.Platform = process.platform): Keytar {
  const require = createRequire(import.meta.url);
  const path = require.resolve('keytar');
  return platform === 'linux' ? new RevivingKeytar(() => new KeytarProcess(path)) : (require(path) as Keytar);
}

/** What people call the keychain of this machine. */
export function nameKeychain(platform: NodeJS.Platform, desktop: string): string {
  if (platform === 'darwin') return 'macOS Keychain';
  if (platform === 'win32') return 'Windows Credential Manager';
  return /\bKDE\b/i.test(desktop) ? 'KWallet' : 'GNOME keyring';
}

/** Keeps secrets in the keychain: service `Mavio Console`, account = client id. */
export class KeytarVault {
  readonly #keytar: Keytar;
  readonly #clock: Clock;

  constructor(keytar: Keytar, parts: { clock: Clock }) {
    this.#keytar = keytar;
    this.#clock = parts.clock;
  }

  async store(clientId: string, secret: string): Promise<void> {
    await this.#ask(() => this.#keytar.setPassword(SERVICE, clientId, secret));
  }

  async read(clientId: string): Promise<string | null> {
    return this.#ask(() => this.#keytar.getPassword(SERVICE, clientId));
  }

  async remove(clientId: string): Promise<void> {
    await this.#ask(() => this.#keytar.deletePassword(SERVICE, clientId));
  }

  /** Writes, reads back and removes a probe under a random account. Only all three prove health: a locked keyring reads null. */
  async check(): Promise<VaultHealth> {
    const account = `${PROBE}${randomBytes(8).toString('hex')}`;
    const probe = randomBytes(16).toString('hex');
    try {
      await this.store(account, probe);
      const found = await this.read(account);
      await this.remove(account);
      if (found !== probe) throw new VaultFailure(LOCKED.reason, { cure: LOCKED.cure });
      return { kind: 'keychain', name: nameKeychain(process.platform, process.env['XDG_CURRENT_DESKTOP'] ?? ''), provenAt: this.#clock.now() };
    } catch (error) {
      return { kind: 'session', ...explainTrouble(error), provenAt: this.#clock.now() };
    }
  }

  /** A look that writes nothing and asks nobody for a password: what the keyring says of its lock, else whether it answers at all. */
  async seemsUsable(): Promise<boolean> {
    const isLocked = await askWhetherLocked();
    if (isLocked !== null) return !isLocked;
    try {
      await this.read(`${PROBE}that was never written`);
      return true;
    } catch {
      return false;
    }
  }

  /** Everything filed under our service, without probes. Throws VaultFailure. */
  async list(): Promise<readonly VaultEntry[]> {
    const found = await this.#ask(() => this.#keytar.findCredentials(SERVICE));
    return found.filter(({ account }) => !account.startsWith(PROBE)).map(({ account, password }) => ({ clientId: account, secret: password }));
  }

  /** Asks the keychain under the time limit, and says what went wrong in plain words. */
  async #ask<T>(call: () => Promise<T>): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(new VaultFailure(TOO_SLOW.reason, { cure: TOO_SLOW.cure }));
    }, LIMIT);
    try {
      return await Promise.race([call(), late]);
    } catch (error) {
      if (error instanceof VaultFailure) throw error;
      const { reason, cure } = explainTrouble(error);
      throw new VaultFailure(reason, { cure, cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}
