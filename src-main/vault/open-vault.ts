/** Answers for which vault this run of the console uses. */
import type { VaultChoice, VaultHealth } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../host.ts';
import { explainTrouble } from './explain-trouble.ts';
import { KeytarVault, loadKeytar } from './keytar-vault.ts';
import { LiveVault } from './live-vault.ts';
import { SessionVault } from './session-vault.ts';
import type { Vault } from './vault.ts';

/** A vault, and how it was found to be. */
export interface OpenedVault {
  readonly vault: Vault;
  readonly health: VaultHealth;
}

async function openSession(clock: Clock, why: { reason: string; cure: string }): Promise<OpenedVault> {
  const vault = new SessionVault(why, clock);
  return { vault, health: await vault.check() };
}

/**
 * Opens a vault. `keychain`: the operating system's, while a probe proves that it works; else memory, with the reason and the cure.
 * Where the module itself cannot be loaded it stays with memory.
 * `session`: memory, because it was asked for. Never throws, and never falls back to a file.
 */
export async function openVault(choice: VaultChoice, clock: Clock): Promise<OpenedVault> {
  if (choice === 'session') return openSession(clock, { reason: 'The console was started with --vault session.', cure: '' });
  try {
    const keychain = new KeytarVault(loadKeytar(), { clock });
    const health = await keychain.check();
    return { vault: new LiveVault(keychain, new SessionVault({ reason: '', cure: '' }, clock), health), health };
  } catch (error) {
    return openSession(clock, explainTrouble(error));
  }
}

/** Opens a vault at the first call, and answers with the same one afterwards: secrets in memory outlive a console that is started again. */
export function rememberVault(): typeof openVault {
  let opened: ReturnType<typeof openVault> | null = null;
  return (choice, clock) => (opened ??= openVault(choice, clock));
}
