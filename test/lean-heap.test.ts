/** Answers for a heap that stays small: what a start took is given back once, the young space stops growing, and what was compiled can be used by the next start. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { makeTempFolder } from './kit/temp-folder.ts';

const MODULE = join(import.meta.dirname, '..', 'src-main', 'lean-heap.ts');

/** Runs in a process of its own, because the flags of V8 are everybody's there. It says what it saw of the young space, in bytes, and the name of Node's cache before and at the end. */
const SCRIPT = `
  import { getCompileCacheDir, enableCompileCache } from 'node:module';
  import { getHeapSpaceStatistics } from 'node:v8';
  import { basename } from 'node:path';
  const { keepHeapLean } = await import(process.argv[1]);
  const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size;
  let kept = [];
  const work = () => { for (let turn = 0; turn < 30_000; turn += 1) { kept.push({ turn: [turn] }); if (kept.length > 60_000) kept = []; } };
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  while (young() < 30_000_000) work();
  const before = young();
  if (process.argv[2] === 'keep') {
    keepHeapLean();
    // Free meanwhile, as a console is that nobody asks.
    while (young() === before) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  kept = [];
  const settled = young();
  for (let round = 0; round < 300; round += 1) { work(); await turn(); }
  const after = young();
  process.once('exit', () => {
    enableCompileCache(process.argv[3]);
    process.stdout.write(JSON.stringify({ before, settled, after, hasGc: 'gc' in globalThis, cache: basename(getCompileCacheDir() ?? '') }));
  });
`;

interface Seen {
  readonly before: number;
  readonly settled: number;
  readonly after: number;
  readonly hasGc: boolean;
  readonly cache: string;
}

async function run(wish: 'keep' | 'leave', cacheFolder: string): Promise<Seen> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', SCRIPT, MODULE, wish, cacheFolder]);
  return JSON.parse(stdout) as Seen;
}

test('a young space that grew while everything was loaded is given back, and grows to 16 MB and no further', async () => {
  await using folder = await makeTempFolder('lean-heap');
  const [kept, left] = await Promise.all([run('keep', folder.path), run('leave', folder.path)]);
  expect(left.after).toBeGreaterThan(30_000_000);
  expect(kept.settled).toBeLessThan(8_000_000);
  expect(kept.after).toBeGreaterThan(kept.settled);
  expect(kept.after).toBeLessThan(28_000_000);
  expect(kept.hasGc).toBe(false);
  // Node keeps what it compiled under the flags of V8 as they are at the end: under others, the next start would read none of it.
  expect(kept.cache).toBe(left.cache);
});
