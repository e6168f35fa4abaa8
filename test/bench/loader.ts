/** Answers for driving the load process from the bench: one job at a time, its result awaited. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadJob, LoadResult } from './load.ts';

/** A load process. */
export interface Loader extends Disposable {
  run(job: Partial<LoadJob> & Pick<LoadJob, 'kind' | 'port'>): Promise<LoadResult>;
}

const USUAL: Omit<LoadJob, 'kind' | 'port'> = { connections: 10, milliseconds: 60_000, count: Number.MAX_SAFE_INTEGER, rate: 0, values: [] };

/** Starts the load process. */
export function startLoader(): Loader {
  const child = fork(join(import.meta.dirname, 'load.ts'), { stdio: 'inherit' });
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null): void => reject(new Error(`The load ended with ${String(code)}.`));
        child.once('exit', ended);
        child.once('message', (result) => {
          child.off('exit', ended);
          resolve(result as LoadResult);
        });
        child.send({ ...USUAL, ...job });
      }),
    [Symbol.dispose]: () => {
      child.disconnect();
    },
  };
}
