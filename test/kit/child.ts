/** Answers for a TypeScript file of the tests that runs as a process of its own, read line by line. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running child. `await using` kills it when it is still alive. */
export interface Child extends AsyncDisposable {
  /** The next line of stdout. Rejects with what stood on stderr when the child ended first. */
  line(): Promise<string>;
  /** Sends a signal and waits for the end. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Waits for the child to end by itself. Out: its exit code, null after a signal. */
  end(): Promise<number | null>;
}

/** Starts a file under `test/` with the Node that runs the tests. `env` replaces the whole environment. */
export function startChild(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Child {
  const script = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const ended = once(child, 'close').then(() => child.exitCode);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    // Unread lines would hold the pipe open.
    child.stdout.destroy();
    await ended;
  };

  return {
    line: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error(`${file} ended early: ${complaints}`);
      return next.value;
    },
    kill,
    end: () => ended,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) await kill('SIGKILL');
    },
  };
}
