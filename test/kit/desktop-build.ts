/** Answers for the three bundles, built fresh into a folder of the test's own, so that no other build is in the way. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** A build. Disposing removes it. */
export interface DesktopBuild extends AsyncDisposable {
  readonly desktop: string;
  readonly bridge: string;
}

/** Builds as `npm run build` does, elsewhere. The folder lies below node_modules, so that packages are found from it. */
export async function buildDesktop(): Promise<DesktopBuild> {
  const cache = join(ROOT, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'desktop-build-'));
  const program = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  await promisify(execFile)(process.execPath, [program, 'build', '--logLevel', 'error', '--outDir', folder], { cwd: ROOT });
  return {
    desktop: join(folder, 'main', 'desktop.js'),
    bridge: join(folder, 'preload', 'bridge.cjs'),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
