/** Answers for a session bus with a real, unlocked keyring of its own; gone, with everything in it, when the test ends. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { makeTempFolder } from './temp-folder.ts';

const run = promisify(execFile);

/** A bus with a keyring. `env` is what a program needs to use it. */
export interface SessionBus extends AsyncDisposable {
  readonly env: NodeJS.ProcessEnv;
  /** Asks the keyring with `secret-tool lookup`, as any other program would. Out: the secret, or null. */
  lookUp(attributes: Readonly<Record<string, string>>): Promise<string | null>;
  /** Files a secret with `secret-tool store`, as any other program would. */
  file(attributes: Readonly<Record<string, string>>, secret: string): Promise<void>;
  /** Removes what has these attributes, with `secret-tool clear`. */
  clear(attributes: Readonly<Record<string, string>>): Promise<void>;
  /** Ends the keyring's process. The bus may start another one by itself, which is locked. */
  stopKeyring(): Promise<void>;
  /** Starts the keyring again, unlocked, in place of any other. */
  startKeyring(): Promise<void>;
}

/** The environment of a machine without a session bus and without a display to start one. */
export function withoutBus(emptyFolder: string): NodeJS.ProcessEnv {
  const hidden = new Set(['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'WAYLAND_DISPLAY']);
  const rest = Object.entries(process.env).filter(([name]) => !hidden.has(name));
  return { ...Object.fromEntries(rest), XDG_RUNTIME_DIR: emptyFolder };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  const line = new Promise<string>((found) => {
    child.stdout?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      if (text.includes('\n')) found(text.slice(0, text.indexOf('\n')));
    });
  });
  const ended = once(child, 'exit').then(() => null);
  const first = await Promise.race([line, ended]);
  if (first === null) throw new Error(`${child.spawnfile} ended with ${String(child.exitCode)} before it said anything.`);
  return first;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Asks the bus which process answers for the keyring. */
async function pidOfKeyring(env: NodeJS.ProcessEnv): Promise<number> {
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.GetConnectionUnixProcessID', 'string:org.freedesktop.secrets'];
  const { stdout } = await run('dbus-send', question, { env });
  return Number(/uint32 (\d+)/.exec(stdout)?.[1]);
}

/** Starts a bus and a keyring that is unlocked with a password of its own. Needs dbus, gnome-keyring and secret-tool. */
export async function startSessionBus(): Promise<SessionBus> {
  const stack = new AsyncDisposableStack();
  try {
    const folder = stack.use(await makeTempFolder('bus'));
    const [runtime, data] = [folder.join('runtime'), folder.join('data')];
    for (const path of [runtime, data]) mkdirSync(path, { mode: 0o700 });
    const env: NodeJS.ProcessEnv = { ...withoutBus(runtime), XDG_DATA_HOME: data };

    const ended: Promise<unknown>[] = [];
    stack.defer(() => Promise.all(ended).then(() => undefined));
    const bus = stack.adopt(spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], { env, stdio: ['ignore', 'pipe', 'ignore'] }), end);
    env['DBUS_SESSION_BUS_ADDRESS'] = await firstLine(bus);

    // The keyring puts itself into the background once it answers, and ends with the bus. The fourth pipe, which it
    // inherits, stays open as long as it lives: so the folder is removed after its last write.
    const startKeyring = async (...more: readonly string[]): Promise<void> => {
      const keyring = spawn('gnome-keyring-daemon', [...more, '--unlock', '--components=secrets'], { env, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
      ended.push(once(keyring, 'close'));
      keyring.stdin?.end('test\n');
      await once(keyring, 'exit');
    };
    await startKeyring();
    const owned = stack.move();
    return {
      env,
      lookUp: async (attributes) => {
        const words = Object.entries(attributes).flat();
        const looked = await run('secret-tool', ['lookup', ...words], { env }).catch(() => null);
        return looked === null ? null : looked.stdout;
      },
      file: async (attributes, secret) => {
        const filing = spawn('secret-tool', ['store', '--label', 'filed by a test', ...Object.entries(attributes).flat()], { env, stdio: ['pipe', 'ignore', 'ignore'] });
        filing.stdin.end(secret);
        await once(filing, 'exit');
        if (filing.exitCode !== 0) throw new Error('secret-tool did not file the secret.');
      },
      clear: async (attributes) => {
        await run('secret-tool', ['clear', ...Object.entries(attributes).flat()], { env });
      },
      stopKeyring: async () => {
        process.kill(await pidOfKeyring(env), 'SIGKILL');
      },
      startKeyring: () => startKeyring('--replace'),
      [Symbol.asyncDispose]: () => owned.disposeAsync(),
    };
  } catch (cause) {
    await stack.disposeAsync();
    throw cause;
  }
}
