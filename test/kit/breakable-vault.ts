/** Answers for a vault of which a test breaks one thing: memory underneath, that calls itself what the test wants. */
import { SessionVault } from '../../src-main/vault/session-vault.ts';
import type { Vault } from '../../src-main/vault/vault.ts';
import { FixedClock } from './fixed-clock.ts';

/** In: what is different. Out: the vault, and the memory underneath. */
export function makeBreakableVault(broken: Partial<Vault> = {}): { readonly vault: Vault; readonly session: SessionVault } {
  const session = new SessionVault({ reason: 'test', cure: '' }, new FixedClock());
  const vault: Vault = {
    whereabouts: 'session',
    whereIs: () => broken.whereabouts ?? 'session',
    store: (clientId, secret) => session.store(clientId, secret),
    read: (clientId) => session.read(clientId),
    remove: (clientId) => session.remove(clientId),
    check: () => session.check(),
    seemsUsable: () => session.seemsUsable(),
    list: () => session.list(),
    inMemory: () => session.inMemory(),
    ...broken,
  };
  return { vault, session };
}
