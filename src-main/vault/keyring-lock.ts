/** Answers for asking a keyring on the session bus whether it is locked, without making it ask for its password. */

/** The keyring that new secrets go into, and its property (Secret Service API, draft 0.2, “Collection”). */
const QUESTION = [
  '--session', '--print-reply=literal', '--reply-timeout=2000', '--dest=org.freedesktop.secrets', '/org/freedesktop/secrets/aliases/default',
  'org.freedesktop.DBus.Properties.Get', 'string:org.freedesktop.Secret.Collection', 'string:Locked',
];

/** Out: true or false as the keyring says; null where nobody can be asked (another system, no bus, no `dbus-send`). Never rejects. */
export function askWhetherLocked(platform: NodeJS.Platform = process.platform): Promise<boolean | null> {
  const { promise, resolve } = Promise.withResolvers<boolean | null>();
  if (platform !== 'linux') resolve(null);
  else {
    // A start that keeps secrets in memory asks nobody, and does not load what asks.
    process.getBuiltinModule('node:child_process').execFile('dbus-send', QUESTION, { timeout: 4000 }, (error, stdout) => {
      resolve(error === null ? /\bboolean true\b/.test(stdout) : null);
    });
  }
  return promise;
}
