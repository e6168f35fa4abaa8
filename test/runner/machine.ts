/** Answers for what the tests need from the machine: finds what is missing, installs it as root on Debian, names the command elsewhere. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runToEnd } from '../../src-main/launch/child.ts';
import { findChromium } from './chromium.ts';

/** One need: how it shows that it is there, and the Debian packages that bring it. */
export interface Need {
  readonly name: string;
  readonly packages: readonly string[];
  isThere(): boolean | Promise<boolean>;
}

/** How the machine is asked and changed; replaced in tests. */
export interface Machine {
  readonly platform: string;
  readonly isRoot: boolean;
  readonly hasApt: boolean;
  /** Runs one command with its output on stderr. Out: did it end well? */
  run(program: string, args: readonly string[]): Promise<boolean>;
  say(sentence: string): void;
}

/** What is still missing after all was done, and the command that would bring it; none when nothing is. */
export interface Provision {
  readonly missing: readonly string[];
  readonly command: string | null;
}

/** True when a program of this name can be run. In: its name, and the PATH to look along. */
export function isOnPath(program: string, path = process.env['PATH'] ?? ''): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The browser, for end-to-end specs. */
export const BROWSER_NEEDS: readonly Need[] = [{ name: 'Chromium', packages: ['chromium'], isThere: () => findChromium() !== null }];

/** A keychain of our own, for keychain specs; other platforms bring theirs. */
export const KEYCHAIN_NEEDS: readonly Need[] = [
  { name: 'gnome-keyring', packages: ['gnome-keyring'], isThere: () => isOnPath('gnome-keyring-daemon') },
  { name: 'secret-tool', packages: ['libsecret-tools'], isThere: () => isOnPath('secret-tool') },
  { name: 'a private D-Bus', packages: ['dbus'], isThere: () => isOnPath('dbus-run-session') && isOnPath('dbus-daemon') },
];

/** What compiles keytar where it is not loadable yet. */
export const COMPILE_NEEDS: readonly Need[] = [
  { name: 'libsecret’s headers', packages: ['libsecret-1-dev', 'pkg-config'], isThere: () => endsWell('pkg-config', '--exists', 'libsecret-1') },
  { name: 'a C++ compiler', packages: ['g++', 'make', 'python3'], isThere: () => ['g++', 'make', 'python3'].every((program) => isOnPath(program)) },
];

/** Does a program end well? */
async function endsWell(program: string, ...args: readonly string[]): Promise<boolean> {
  return (await runToEnd({ program, args, cwd: '.', stdio: 'ignore' })).code === 0;
}

/** Languages of the snippets, with the packages they use. Without one of them its snippet is not run, and its tests say so. */
export const SNIPPET_NEEDS: readonly Need[] = [
  { name: 'Python with Authlib', packages: ['python3-authlib', 'python3-requests'], isThere: () => endsWell('/usr/bin/python3', '-c', 'import authlib.integrations.requests_client') },
  { name: 'Go with x/oauth2', packages: ['golang-go', 'golang-golang-x-oauth2-dev'], isThere: () => isOnPath('go') && existsSync('/usr/share/gocode/src/golang.org/x/oauth2') },
  { name: 'Ruby with oauth2', packages: ['ruby', 'ruby-oauth2'], isThere: () => endsWell('ruby', '-e', "require 'oauth2'") },
  { name: 'curl and openssl', packages: ['curl', 'openssl'], isThere: () => isOnPath('curl') && isOnPath('openssl') },
];

/** Asks this machine for real. */
export function thisMachine(say: (sentence: string) => void): Machine {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    hasApt: isOnPath('apt-get'),
    run: async (program, args) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      return (await runToEnd({ program, args, cwd: '.', env, limit: 15 * 60_000 })).code === 0;
    },
    say,
  };
}

async function findMissing(needs: readonly Need[]): Promise<Need[]> {
  const there = await Promise.all(needs.map(async (need) => need.isThere()));
  return needs.filter((_need, index) => there[index] !== true);
}

/** Brings what is missing, as root where apt-get is; elsewhere only names the command. Out: what is missing in the end. */
export async function provide(needs: readonly Need[], machine: Machine): Promise<Provision> {
  const missing = await findMissing(needs);
  if (missing.length === 0) return { missing: [], command: null };
  const packages = missing.flatMap((need) => need.packages);
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!machine.isRoot || !machine.hasApt) return { missing: missing.map(({ name }) => name), command: machine.platform === 'linux' ? command : null };
  machine.say(`Installing what the tests need: ${packages.join(', ')}…`);
  const patience = ['-o', 'DPkg::Lock::Timeout=300'];
  const updated = await machine.run('apt-get', [...patience, 'update']);
  if (updated) await machine.run('apt-get', [...patience, 'install', '-y', '--no-install-recommends', ...packages]);
  const still = await findMissing(missing);
  return { missing: still.map(({ name }) => name), command: still.length === 0 ? null : command };
}
