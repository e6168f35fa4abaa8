/** Answers for the real machine: the system clock, its randomness, and a log on stderr that never holds a secret. */
import { randomFillSync } from 'node:crypto';
import { inspect } from 'node:util';
import type { Clock, Log, Randomness } from './host.ts';

/** The system clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Bytes drawn at a time: asking the system costs more than the bytes do. */
const POOL_BYTES = 8192;

/** Hands out each byte of a pool once, and wipes it there, so that memory never holds what a secret was made of. */
class RandomPool implements Randomness {
  readonly #pool = new Uint8Array(POOL_BYTES);
  #next = POOL_BYTES;

  bytes(count: number): Uint8Array {
    if (count > POOL_BYTES) return randomFillSync(new Uint8Array(count));
    if (this.#next + count > POOL_BYTES) {
      randomFillSync(this.#pool);
      this.#next = 0;
    }
    const drawn = this.#pool.slice(this.#next, this.#next + count);
    this.#pool.fill(0, this.#next, this.#next + count);
    this.#next += count;
    return drawn;
  }
}

/** The system's cryptographic randomness. */
export const systemRandomness: Randomness = new RandomPool();

/**
 * Takes everything out of a text that has the shape of a secret, code or token issued here.
 * The prefix stays, so that a reader still sees what stood there.
 */
export function hideSecrets(text: string): string {
  return text.replace(/mavio_(secret|ac|at|rt)_[A-Za-z0-9_-]*/g, 'mavio_$1_[hidden]');
}

function writeField([name, value]: [string, unknown]): string {
  if (typeof value === 'string') return `${name}=${JSON.stringify(value)}`;
  return `${name}=${inspect(value, { depth: 5, breakLength: Number.POSITIVE_INFINITY, compact: true })}`;
}

/**
 * A log that writes one line a message: time, level, message, fields. In: where lines go. Errors in fields keep their stack and cause.
 * Redaction is by shape, as the last line of defence: callers never hand over secrets in the first place.
 */
export function makeLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const say = (level: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const parts = [new Date().toISOString(), level, message, ...Object.entries(fields).map(writeField)];
    write(`${hideSecrets(parts.join(' '))}\n`);
  };
  return {
    info: (message, fields) => say('info', message, fields),
    warn: (message, fields) => say('warn', message, fields),
    error: (message, fields) => say('error', message, fields),
  };
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  // `start` is a word of the shell; its first argument is a window title.
  win32: ['cmd', '/c', 'start', ''],
};

/** Asks the system to open an address in the person's browser, or a folder in their file manager. Out: false when neither could be asked. Never throws. */
export async function openBrowser(address: string, platform: string = process.platform): Promise<boolean> {
  const [program, ...words] = OPENERS[platform] ?? ['xdg-open'];
  // In a Windows shell, & would begin another command.
  const argument = platform === 'win32' ? address.replaceAll('&', '^&') : address;
  // Most starts open nothing, and the module takes as long to load as a migrated database to open.
  const { spawn } = process.getBuiltinModule('node:child_process');
  return await new Promise((resolve) => {
    const child = spawn(program, [...words, argument], { stdio: 'ignore', detached: platform !== 'win32', windowsHide: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // Some openers live as long as the browser: by then it is open.
    setTimeout(() => resolve(true), 3000).unref();
    child.unref();
  });
}
