/** Answers for taking a secret out of the vault: gone, or a reason why not; never thrown. */
import { expect, it } from 'vitest';
import { SecretKeeper } from '../../src-main/services/secret-keeper.ts';
import { makeLog } from '../../src-main/system-host.ts';
import { digest } from '../../src-main/trace/secrets.ts';
import type { Vault } from '../../src-main/vault/vault.ts';
import { makeBreakableVault } from '../kit/breakable-vault.ts';
import { FixedClock } from '../kit/fixed-clock.ts';

const OF_APP = { clientId: 'clipnote', secretDigest: digest('secret') };

function openKeeper(broken: Partial<Pick<Vault, 'remove' | 'read' | 'check' | 'whereIs'>> = {}) {
  const clock = new FixedClock();
  const { vault } = makeBreakableVault({ whereabouts: 'keychain', check: () => Promise.resolve({ kind: 'keychain', name: 'A keyring', provenAt: clock.now() }), ...broken });
  const lines: string[] = [];
  return { keeper: new SecretKeeper({ vault, clock, log: makeLog((line) => lines.push(line)) }), lines };
}

it('takes a secret out, and knows that it is nowhere then', async () => {
  const { keeper } = openKeeper();
  await keeper.keepWhile('clipnote', 'secret', () => null);
  expect(await keeper.where(OF_APP)).toBe('keychain');
  expect(await keeper.remove('clipnote')).toBeNull();
  expect(await keeper.where(OF_APP)).toBe('nowhere');
  expect(await keeper.remove('never there')).toBeNull();
});

it('says why a secret is still there, in the log without it', async () => {
  const { keeper, lines } = openKeeper({ remove: () => Promise.reject(new Error('The keyring is locked.')) });
  await keeper.keepWhile('clipnote', 'secret', () => null);
  expect(await keeper.remove('clipnote')).toBe('The keyring is locked.');
  expect(lines.join()).toContain('clipnote');
  expect(lines.join()).not.toContain('"secret"');
});

it('does not believe a locked keyring, which removes nothing and reads nothing', async () => {
  const { keeper } = openKeeper({ remove: () => Promise.resolve(), read: () => Promise.resolve(null), check: () => Promise.resolve({ kind: 'session', reason: 'The keyring is locked.', cure: '', provenAt: 1 }) });
  expect(await keeper.remove('clipnote')).toBe('The keyring is locked.');
});

it('believes a vault only after it looked', async () => {
  const { keeper } = openKeeper({ remove: () => Promise.resolve() });
  await keeper.keepWhile('clipnote', 'secret', () => null);
  expect(await keeper.remove('clipnote')).toBe('It was still there after it was removed.');
});

it('claims no proof by a keychain for a secret that went into memory a moment before the keychain returned', async () => {
  const { keeper } = openKeeper({ whereIs: () => 'session' });
  expect((await keeper.keepWhile('clipnote', 'secret', () => null)).provenAt).toBeNull();
});
