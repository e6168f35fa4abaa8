/** Answers for a folder of a test's own, gone with everything in it when the test ends. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test. `await using folder = await makeTempFolder()` removes it at the end of the block. */
export interface TempFolder extends AsyncDisposable {
  readonly path: string;
  /** A path inside the folder. */
  join(...parts: string[]): string;
}

/** Makes an empty folder, readable by this user only. In: a word that makes it easy to recognise when a test hangs. */
export async function makeTempFolder(word = 'test'): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), `mavio-${word}-`));
  return {
    path,
    join: (...parts) => join(path, ...parts),
    // A database that was closed a moment ago may still hold a file on Windows: hence the retries.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 5 }),
  };
}
