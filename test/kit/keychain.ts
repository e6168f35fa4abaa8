/** Answers for a real keychain in tests: what must be installed for it, an unlocked one, a locked one. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { startSessionBus } from './session-bus.ts';
import type { SessionBus } from './session-bus.ts';

const run = promisify(execFile);

/** Programs and the Debian packages they come from. */
const NEEDED = [
  ['dbus-daemon', 'dbus'],
  ['dbus-send', 'dbus'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
  ['secret-tool', 'libsecret-tools'],
] as const;

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A test on a keychain that is not there fails, and says what to install. It is never skipped: nobody would notice. */
function assertInstalled(): void {
  const missing = [...new Set(NEEDED.filter(([program]) => !isInstalled(program)).map(([, name]) => name))];
  if (missing.length > 0) {
    throw new Error(`The keychain tests need ${missing.join(', ')}. On Debian, as root: apt-get install -y --no-install-recommends ${missing.join(' ')}`);
  }
}

// `secret-tool lock` ends in a segmentation fault on Debian 12 (libsecret 0.20.5), so the keyring is asked itself.
const LOCK = [
  '--session', '--print-reply', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock',
  'array:objpath:/org/freedesktop/secrets/collection/login',
];

/** Locks the keyring of a bus, as a desktop does when its owner leaves. */
export async function lockKeychain(bus: SessionBus): Promise<void> {
  await run('dbus-send', LOCK, { env: bus.env });
}

/** Starts a session bus with a keyring of its own: unlocked, or locked again after it was made. */
export async function startKeychain(state: 'unlocked' | 'locked'): Promise<SessionBus> {
  assertInstalled();
  const bus = await startSessionBus();
  try {
    if (state === 'locked') await lockKeychain(bus);
    return bus;
  } catch (error) {
    // Whoever called never received the bus, so nobody else would end it.
    await bus[Symbol.asyncDispose]();
    throw error;
  }
}
