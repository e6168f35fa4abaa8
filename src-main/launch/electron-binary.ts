/** Answers for whether an Electron binary is on this disk, found the way Electron's own package finds it, but never trusted unseen. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The binary's path, or why there is none; `fetchable` when downloading it would help. */
export type FoundElectron = { readonly path: string } | { readonly path: null; readonly because: string; readonly fetchable: boolean };

/** What looking needs: Electron's package folder and the environment. */
export interface ElectronPlace {
  readonly packageFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

function readExecutableName(packageFolder: string): string | null {
  try {
    const name = readFileSync(join(packageFolder, 'path.txt'), 'utf8').trim();
    return name === '' ? null : name;
  } catch {
    return null;
  }
}

/** Looks for the binary: ELECTRON_OVERRIDE_DIST_PATH first, then `dist/` beside Electron's `path.txt`. Reads the disk only. */
export function findElectron({ packageFolder, env }: ElectronPlace): FoundElectron {
  const name = readExecutableName(packageFolder);
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  if (override !== '') {
    const path = join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'));
    if (existsSync(path)) return { path };
    return { path: null, because: `ELECTRON_OVERRIDE_DIST_PATH says ${override}, and there is no Electron in it`, fetchable: false };
  }
  if (!existsSync(packageFolder)) return { path: null, because: 'the electron package is not installed', fetchable: false };
  const path = name === null ? null : join(packageFolder, 'dist', name);
  if (path !== null && existsSync(path)) return { path };
  return { path: null, because: 'Electron is not on this machine', fetchable: true };
}
