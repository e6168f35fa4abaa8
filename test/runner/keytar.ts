/** Answers for keytar being loadable: npm removes an optional package whose compile failed, so it is brought back once it can compile. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../../src-main/launch/child.ts';

/** True when keytar loads in the Node that runs the tests. Asked in a process of its own, so that a broken binary hurts nobody. In: the project's folder. */
export async function canLoadKeytar(root: string): Promise<boolean> {
  const ending = await runToEnd({ program: process.execPath, args: ['-e', "require('keytar')"], cwd: root, stdio: 'ignore', limit: 30_000 });
  return ending.code === 0;
}

/** npm as it was called, under this Node; the one on the PATH when it was not called through npm. */
export function npmCommand(env: Readonly<Record<string, string | undefined>> = process.env): { program: string; first: readonly string[] } {
  const own = env['npm_execpath'] ?? '';
  return /npm-cli[.]c?js$/.test(own) ? { program: process.execPath, first: [own] } : { program: 'npm', first: [] };
}

/** Words for npm that bring keytar back: compile it again where the package is, fetch it where npm took it away. package.json and the lockfile stay as they are. */
export function wordsForKeytar(root: string): string[] {
  if (existsSync(join(root, 'node_modules/keytar/package.json'))) return ['rebuild', 'keytar'];
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { optionalDependencies: { keytar: string } };
  return ['install', '--no-save', '--no-audit', '--no-fund', `keytar@${optionalDependencies.keytar}`];
}

/** Brings keytar back. In: the project's folder. Out: does it load now? */
export async function bringKeytarBack(root: string): Promise<boolean> {
  const { program, first } = npmCommand();
  await runToEnd({ program, args: [...first, ...wordsForKeytar(root)], cwd: root, limit: 5 * 60_000 });
  return canLoadKeytar(root);
}
