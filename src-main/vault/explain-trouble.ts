/** Answers for saying in plain words why there is no keychain, and what to do about it. */
import { VaultFailure } from './vault.ts';

/** One reason and its cure, each a sentence or two. */
export interface Trouble {
  readonly reason: string;
  readonly cure: string;
}

const MISSING: Trouble = {
  reason: 'The keychain module is not installed on this machine.',
  cure: 'On Debian or Ubuntu, run “apt-get install libsecret-1-dev” and then “npm ci” again. Elsewhere, “npm ci” with a C++ compiler is enough.',
};

const NO_LIBRARY: Trouble = {
  reason: 'The system library libsecret, which speaks to the keychain, is not installed on this machine.',
  cure: 'On Debian or Ubuntu, run “apt-get install libsecret-1-0”, then start the console again.',
};

const NO_BUS: Trouble = {
  reason: 'There is no desktop session whose keychain could be used.',
  cure:
    'Start the console from a desktop session. Without one, run “dbus-run-session -- sh”, then in it ' +
    '“gnome-keyring-daemon --unlock --components=secrets”, type a password and Ctrl-D, and start the console there.',
};

const NO_SERVICE: Trouble = {
  reason: 'This desktop session has no keychain service.',
  cure: 'Install gnome-keyring or KWallet, sign in to the desktop again, and start the console again.',
};

const NO_KEYRING: Trouble = {
  reason: 'The keychain has no keyring yet, and could not ask for a password to make one.',
  cure: 'Sign in to the desktop with your password, or make a keyring in “Passwords and Keys”. The console notices within seconds.',
};

/** The keyring took the probe and did not give it back, or asked for its password. */
export const LOCKED: Trouble = {
  reason: 'The keyring is locked.',
  cure: 'Unlock it, for example by opening “Passwords and Keys”. The console notices within seconds.',
};

/** The keychain did not answer in time. */
export const TOO_SLOW: Trouble = {
  reason: 'The keychain did not answer within 5 seconds. It may be locked and waiting for its password.',
  cure: 'Unlock it, for example by opening “Passwords and Keys”. The console notices within seconds.',
};

// Words of Node, libsecret and GLib, as they were seen on Debian 12; the first that fits counts.
const SIGNS: readonly (readonly [RegExp, Trouble])[] = [
  [/libsecret.*cannot open shared object/i, NO_LIBRARY],
  [/cannot find (?:module|package)|keytar\.node/i, MISSING],
  [/not provided by any \.service/i, NO_SERVICE],
  [/object does not exist at path/i, NO_KEYRING],
  [/locked collection|prompt|dismissed/i, LOCKED],
  [/autolaunch|message bus|machine-id|could not connect|d-?bus/i, NO_BUS],
];

/** In: whatever the keychain, keytar or the module loader threw. Out: reason and cure; never empty. */
export function explainTrouble(error: unknown): Trouble {
  if (error instanceof VaultFailure) return { reason: error.message, cure: error.cure };
  const words = error instanceof Error ? error.message : String(error);
  const known = SIGNS.find(([sign]) => sign.test(words));
  if (known !== undefined) return known[1];
  return { reason: `The keychain answered: ${words.trim().replace(/\.?$/, '.')}`, cure: 'Check that the keychain of this machine works, then start the console again.' };
}
