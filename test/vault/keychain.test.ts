/** Answers for the vault on a real GNOME keyring on a private session bus, and for machines that have none. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startChild } from '../kit/child.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { startKeychain } from '../kit/keychain.ts';
import { withoutBus } from '../kit/session-bus.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const run = promisify(execFile);
const CLIENT = 'mavio_client_8Kq2vXnR4tLw';
const SECRET = 'mavio_secret_K3ychainT3stOnly';
const proven = { kind: 'keychain', name: 'GNOME keyring', provenAt: FIRST_MOMENT };

async function useVault(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<unknown> {
  await using child = startChild('vault/children/use-vault.ts', args, { ...env, XDG_CURRENT_DESKTOP: 'GNOME' });
  return JSON.parse(await child.line());
}

describe('with a keyring', () => {
  test('a secret is filed under the client id, found by other programs, and outlives the process until it is removed', async () => {
    await using bus = await startKeychain('unlocked');
    const lookUp = (): Promise<string | null> => bus.lookUp({ service: 'Mavio Console', account: CLIENT });

    expect(await useVault(bus.env, 'store', CLIENT, SECRET)).toEqual({ whereabouts: 'keychain', health: proven, before: null, after: SECRET, again: proven });
    expect(await lookUp()).toBe(SECRET);
    expect(await useVault(bus.env, 'store', CLIENT, `${SECRET}2`)).toMatchObject({ before: SECRET, after: `${SECRET}2` });
    expect(await useVault(bus.env, 'remove', CLIENT)).toMatchObject({ before: `${SECRET}2`, after: null });
    expect(await lookUp()).toBeNull();
  });

  test('the probe leaves nothing behind', async () => {
    await using bus = await startKeychain('unlocked');
    await useVault(bus.env, 'store', CLIENT, SECRET);
    const { stdout, stderr } = await run('secret-tool', ['search', '--all', 'service', 'Mavio Console'], { env: bus.env });
    expect(`${stdout}${stderr}`.match(/account = .*/g)).toEqual([`account = ${CLIENT}`]);
  });
});

describe('without a usable keyring, secrets stay in memory and the console says why', () => {
  test('when the keyring is locked', async () => {
    await using bus = await startKeychain('locked');
    const answer = await useVault(bus.env, 'store', CLIENT, SECRET);
    const health = { kind: 'session', reason: 'The keyring is locked.', cure: expect.stringContaining('Unlock it') as string, provenAt: FIRST_MOMENT };
    expect(answer).toEqual({ whereabouts: 'session', health, before: null, after: SECRET, again: health });
    expect(await useVault(bus.env, 'read', CLIENT)).toMatchObject({ after: null });
  });

  test('when there is no session bus, and no file is written instead', async () => {
    await using temp = await makeTempFolder('no-bus');
    const env = { ...withoutBus(temp.path), XDG_DATA_HOME: temp.path, XDG_CONFIG_HOME: temp.path, XDG_CACHE_HOME: temp.path, TMPDIR: temp.path };
    expect(await useVault(env, 'store', CLIENT, SECRET)).toMatchObject({
      whereabouts: 'session',
      health: {
        kind: 'session',
        reason: 'There is no desktop session whose keychain could be used.',
        cure: expect.stringContaining('dbus-run-session') as string,
      },
      after: SECRET,
    });
    expect(readdirSync(temp.path)).toEqual([]);
  });
});
