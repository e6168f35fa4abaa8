/** Answers for running another program to its end, under a time limit, with our signals handed on. */
import { spawn, type StdioOptions } from 'node:child_process';

/** What to run. `limit` is in milliseconds; none means as long as it takes. */
export interface Errand {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly stdio?: StdioOptions;
  readonly limit?: number;
}

/** How it ended. `code` is null when a signal ended it or it never began; then `trouble` says why. */
export interface Ending {
  readonly code: number | null;
  readonly trouble: string | null;
  readonly livedMs: number;
}

const HANDED_ON = ['SIGINT', 'SIGTERM'] as const;

/** Runs a program to its end. Its output goes to stderr unless told otherwise, because stdout belongs to the ready line. Never rejects. */
export async function runToEnd(errand: Errand): Promise<Ending> {
  const begun = performance.now();
  const { promise, resolve } = Promise.withResolvers<Omit<Ending, 'livedMs'>>();
  const child = spawn(errand.program, errand.args, {
    cwd: errand.cwd,
    env: errand.env ?? process.env,
    stdio: errand.stdio ?? ['ignore', 2, 2],
  });
  let late = false;
  const timer =
    errand.limit === undefined
      ? undefined
      : setTimeout(() => {
          late = true;
          child.kill('SIGKILL');
        }, errand.limit);
  const handOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of HANDED_ON) process.on(signal, handOn);
  child.once('error', (cause) => resolve({ code: null, trouble: cause.message }));
  child.once('close', (code, signal) => {
    const limit = String(Math.round((errand.limit ?? 0) / 1000));
    resolve({ code, trouble: late ? `it took longer than ${limit} seconds` : signal === null ? null : `it was ended by ${signal}` });
  });
  const ending = await promise;
  clearTimeout(timer);
  for (const signal of HANDED_ON) process.off(signal, handOn);
  return { ...ending, livedMs: performance.now() - begun };
}
