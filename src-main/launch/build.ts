/** Answers for out/ being there and fresh: builds the three bundles when the sources changed, and says so on stderr. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './child.ts';
import { digestSources, isFresh, removeStamp, writeStamp } from './stamp.ts';
import { cacheFolder, warm } from './warm.ts';

/** Where electron-vite's own program stands. In: the project's folder. */
export function electronViteProgram(root: string): string {
  return join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
}

/**
 * Builds main, preload and renderer into out/. In: the project's folder, and where sentences go. Out: null, or why it failed in one
 * sentence. The stamp is taken away first and written last, so that an interrupted build is never mistaken for a finished one.
 */
export async function build(root: string, say: (sentence: string) => void): Promise<string | null> {
  const program = electronViteProgram(root);
  if (!existsSync(program)) return 'The packages of Mavio Console are not installed. Run npm ci first.';
  say('Building the console…');
  const digest = digestSources(root);
  removeStamp(root);
  const ending = await runToEnd({ program: process.execPath, args: [program, 'build', '--logLevel', 'warn'], cwd: root });
  if (ending.code !== 0) return `The build failed${ending.trouble === null ? '' : `: ${ending.trouble}`}. What is wrong stands above.`;
  // What belongs to the build before would only lie there.
  rmSync(cacheFolder(root), { recursive: true, force: true });
  await warm(root);
  writeStamp(root, digest);
  return null;
}

/** Builds unless out/ is fresh. In and out as `build`. */
export async function buildIfStale(root: string, say: (sentence: string) => void): Promise<string | null> {
  return isFresh(root, digestSources(root)) ? null : build(root, say);
}
