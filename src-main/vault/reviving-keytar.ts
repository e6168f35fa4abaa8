/** Answers for asking the keychain through a process that is started when it is needed, and anew when it can be of no more use. */
import type { Keytar } from './keytar.ts';
import { ENDED, type KeytarProcess } from './keytar-process.ts';

/**
 * What is said when the process must be another one: it crashed, or the library in it holds on to the connection that it had to a keyring
 * which was started anew meanwhile. Words of libsecret 0.20 and GLib, as seen on Debian 12.
 */
const STALE = new RegExp(`session wrapping the secret does not exist|connection is closed|the name :[\\d.]+ was not provided|${ENDED}`, 'i');
/** A process that is not asked for this long ends, in milliseconds: it would only hold memory. */
const IDLE_MS = 30_000;
/**
 * A call that is not answered for this long is given up together with its process, in milliseconds: whoever asked has been told so long
 * ago, and everybody else waits behind it. Long enough for a person to find and type the password of the keyring.
 */
const CALL_MS = 120_000;

/** One call after the other: the library is not made for several at once without a main loop. */
export class RevivingKeytar implements Keytar {
  readonly #start: () => KeytarProcess;
  #process: KeytarProcess | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(start: () => KeytarProcess) {
    this.#start = start;
  }

  getPassword(service: string, account: string): Promise<string | null> {
    return this.#queue((keytar) => keytar.getPassword(service, account));
  }

  setPassword(service: string, account: string, password: string): Promise<void> {
    return this.#queue((keytar) => keytar.setPassword(service, account, password));
  }

  deletePassword(service: string, account: string): Promise<boolean> {
    return this.#queue((keytar) => keytar.deletePassword(service, account));
  }

  findCredentials(service: string): Promise<{ account: string; password: string }[]> {
    return this.#queue((keytar) => keytar.findCredentials(service));
  }

  #queue<T>(call: (keytar: Keytar) => Promise<T>): Promise<T> {
    const asked = this.#last.then(() => this.#ask(call));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async #ask<T>(call: (keytar: Keytar) => Promise<T>): Promise<T> {
    clearTimeout(this.#idle);
    try {
      return await this.#askOnce(call);
    } catch (error) {
      if (!(error instanceof Error && STALE.test(error.message))) throw error;
      this.#end();
      return await this.#askOnce(call);
    } finally {
      this.#idle = setTimeout(() => {
        this.#end();
      }, IDLE_MS).unref();
    }
  }

  /** Not asked again once the time is over: what was never answered would hold up the others for as long once more. */
  async #askOnce<T>(call: (keytar: Keytar) => Promise<T>): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const limit = setTimeout(() => {
      reject(new Error(`The keychain has not answered for ${String(CALL_MS / 1000)} seconds.`));
      this.#end();
    }, CALL_MS).unref();
    try {
      return await Promise.race([call(this.#open()), late]);
    } finally {
      clearTimeout(limit);
    }
  }

  #open(): KeytarProcess {
    if (this.#process === null || this.#process.hasEnded) this.#process = this.#start();
    return this.#process;
  }

  #end(): void {
    this.#process?.end();
    this.#process = null;
  }
}
