/** Answers for reaching the keychain from a process of its own, which may crash or be ended without taking the console along. */
import type { ChildProcess } from 'node:child_process';
import type { Keytar } from './keytar.ts';

/** What a call fails with when the process ends under it: libsecret 0.20 crashes when the keyring vanishes while it is asked. */
export const ENDED = 'The process that asks the keychain has ended.';

/** Runs in the other process: loads the module at the given path and answers one call a message. */
const SCRIPT = `
process.on('message', async ({ id, call, words }) => {
  try { process.send({ id, value: await require(process.argv[1])[call](...words) }); }
  catch (error) { process.send({ id, trouble: String(error?.message ?? error) }); }
});`;

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly trouble?: string;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (cause: Error) => void;
}

/** A keychain behind a process. Words and answers travel through a pipe between the two, and nowhere else. */
export class KeytarProcess implements Keytar {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** True once it can answer no more. */
  hasEnded = false;

  /** In: the path of the module. The process ends with this one. */
  constructor(modulePath: string) {
    // A start that keeps secrets in memory has no such process, and does not load what makes one.
    this.#child = process.getBuiltinModule('node:child_process').spawn(process.execPath, ['-e', SCRIPT, modulePath], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
    this.#holdOn(false);
    this.#child.on('message', (message) => {
      const { id, value, trouble } = message as Reply;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      // An answer that is waited for keeps the console alive, a process that has nothing to say does not.
      if (this.#waiting.size === 0) this.#holdOn(false);
      if (trouble === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(trouble));
    });
    const fail = (): void => {
      this.hasEnded = true;
      for (const { reject } of this.#waiting.values()) reject(new Error(ENDED));
      this.#waiting.clear();
    };
    // One that lives on without its end of the pipe would be waited for in vain.
    this.#child.once('error', fail).once('exit', fail).once('disconnect', () => this.end());
  }

  /** Ends the process; what it was asked fails. */
  end(): void {
    this.hasEnded = true;
    this.#child.kill('SIGKILL');
  }

  async getPassword(...words: [string, string]): Promise<string | null> {
    return (await this.#call('getPassword', words)) as string | null;
  }

  async setPassword(...words: [string, string, string]): Promise<void> {
    await this.#call('setPassword', words);
  }

  async deletePassword(...words: [string, string]): Promise<boolean> {
    return (await this.#call('deletePassword', words)) as boolean;
  }

  async findCredentials(...words: [string]): Promise<{ account: string; password: string }[]> {
    return (await this.#call('findCredentials', words)) as { account: string; password: string }[];
  }

  #holdOn(isWaitedFor: boolean): void {
    for (const one of [this.#child, this.#child.channel]) one?.[isWaitedFor ? 'ref' : 'unref']();
  }

  #call(call: keyof Keytar, words: readonly string[]): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#lastId += 1;
    this.#waiting.set(this.#lastId, { resolve, reject });
    this.#holdOn(true);
    this.#child.send({ id: this.#lastId, call, words }, (error) => {
      if (error === null) return;
      // What could not even be asked is asked again in another process, as when this one had ended under it.
      this.end();
      reject(new Error(ENDED, { cause: error }));
    });
    return promise;
  }
}
