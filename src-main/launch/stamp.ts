/** Answers for whether out/ still belongs to the sources: a digest of what the bundles are made from, kept beside them. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src-main', 'src-preload', 'src-renderer'];
const FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json'];
const STAMP = join('out', 'stamp');

function listSources(root: string): string[] {
  const inFolders = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...inFolders, ...FILES.map((file) => join(root, file))].sort();
}

/** Digest of names, sizes and change times of everything that is bundled. In: the project's folder. Out: hex. */
export function digestSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of listSources(root)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(root.length)} ${String(size)} ${String(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

/** True when out/ was built from the sources as they are now. In: the project's folder and their digest. */
export function isFresh(root: string, digest: string): boolean {
  try {
    return readFileSync(join(root, STAMP), 'utf8') === digest;
  } catch {
    return false;
  }
}

/** Says that out/ was built from the sources with this digest. */
export function writeStamp(root: string, digest: string): void {
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, STAMP), digest);
}

/** Says that out/ belongs to nobody: a build has begun, or the development server writes there. */
export function removeStamp(root: string): void {
  rmSync(join(root, STAMP), { force: true });
}
