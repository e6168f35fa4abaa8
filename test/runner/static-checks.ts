/** Answers for the checks that run no test: types, lint and architecture, two at a time. */
import { join } from 'node:path';
import { runToEnd } from '../../src-main/launch/child.ts';
import { addUp, tallyOne, type Tally } from './tally.ts';

/** One check: what it is called, and the program inside node_modules with its words. */
export interface StaticCheck {
  readonly name: string;
  readonly words: readonly [string, ...string[]];
}

/** By hand only files that changed are linted again; CI, where nothing may be stale, lints them all. */
const LINT_CACHE = process.env['CI'] === undefined ? ['--cache', '--cache-location', 'node_modules/.cache/eslint/', '--cache-strategy', 'content'] : [];

export const STATIC_CHECKS: readonly StaticCheck[] = [
  { name: 'types', words: ['typescript/bin/tsc', '-b'] },
  { name: 'lint', words: ['eslint/bin/eslint.js', '.', '--max-warnings', '0', ...LINT_CACHE] },
  { name: 'architecture', words: ['dependency-cruiser/bin/dependency-cruiser.mjs', 'src-main', 'src-preload', 'src-renderer', 'test'] },
];

async function runCheck({ name, words: [program, ...args] }: StaticCheck, root: string): Promise<Tally> {
  const ending = await runToEnd({ program: process.execPath, args: [join(root, 'node_modules', program), ...args], cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  process.stdout.write(`${name}: ${ending.code === 0 ? 'clean' : 'not clean'} (${(ending.livedMs / 1000).toFixed(1)} s)\n`);
  return tallyOne(`check: ${name}`, ending.code === 0);
}

/** Runs every check to its end, also after one has failed. In: the project's folder. Out: each check counted as one test. */
export async function runStaticChecks(root: string): Promise<Tally> {
  const waiting = [...STATIC_CHECKS];
  const done: Tally[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done.push(await runCheck(next, root));
  };
  await Promise.all([work(), work()]);
  return addUp(done);
}
