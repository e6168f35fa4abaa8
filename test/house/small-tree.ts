/** Answers for a small copy of the house in a folder of its own: one file a room, each importing all that its room may see. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Path inside the project → text. */
export type Tree = Readonly<Record<string, string>>;

export const PROJECT = resolve(import.meta.dirname, '../..');

/** Packages that the small tree imports; made up of one empty file each, because only their names matter. */
const PACKAGES = ['zod', '@orpc/contract', 'better-sqlite3', 'keytar', 'electron', 'fastify', '@fastify/websocket', 'react', 'sharp'];

function imports(...paths: readonly string[]): string {
  return `${paths.map((path) => `import '${path}';`).join('\n')}\n`;
}

/** A house in which every import is allowed. */
export const CLEAN_TREE: Tree = {
  'src-preload/contract/ids.ts': imports('zod'),
  'src-preload/contract/contract.ts': `${imports('@orpc/contract', './ids.ts')}export interface Contract { a: 1 }\n`,
  'src-preload/bridge.ts': `import type { Contract } from './contract/contract.ts';\n${imports('electron')}export type Use = Contract;\n`,
  'src-main/host.ts': imports('../src-preload/contract/ids.ts'),
  'src-main/options.ts': imports('node:path', '../src-preload/contract/ids.ts'),
  'src-main/system-host.ts': imports('node:crypto', './host.ts'),
  'src-main/oauth/decision.ts': imports('../../src-preload/contract/ids.ts'),
  'src-main/oauth/checks/scope.ts': imports('../decision.ts'),
  'src-main/storage/database.ts': imports('better-sqlite3', 'node:fs', '../host.ts', '../oauth/decision.ts', '../../src-preload/contract/ids.ts'),
  'src-main/vault/vault.ts': imports('../host.ts', '../oauth/decision.ts'),
  'src-main/vault/keytar-vault.ts': `${imports('./vault.ts')}export const load = () => import('keytar');\n`,
  'src-main/trace/recorder.ts': imports('../host.ts', '../storage/database.ts', '../vault/vault.ts', '../oauth/decision.ts'),
  'src-main/lab/server-clock.ts': imports('../host.ts', '../storage/database.ts', '../vault/vault.ts', '../trace/recorder.ts', '../oauth/decision.ts'),
  'src-main/services/apps.ts': imports('../lab/server-clock.ts', '../trace/recorder.ts', '../storage/database.ts', '../vault/vault.ts', '../oauth/decision.ts'),
  'src-main/services/draw-logo.ts': "export const load = () => import('sharp');\n",
  'src-main/authserver/token.ts': imports('fastify', '../lab/server-clock.ts', '../trace/recorder.ts', '../storage/database.ts', '../oauth/decision.ts'),
  'src-main/player/app-client.ts': imports('node:http', '../trace/recorder.ts', '../host.ts'),
  'src-main/rpc/router.ts': imports('../services/apps.ts', '../trace/recorder.ts', '../host.ts', '../../src-preload/contract/contract.ts'),
  'src-main/rpc/desktop-port.ts': imports('electron', './router.ts'),
  'src-main/compose.ts': imports('./options.ts', './system-host.ts', './compose-screen.ts', './rpc/router.ts', './services/apps.ts', './authserver/token.ts'),
  'src-main/desktop.ts': imports('electron', './compose.ts', './desktop/menu.ts', './options.ts', './system-host.ts'),
  'src-main/compose-screen.ts': imports('./rpc/router.ts', './services/apps.ts', './player/app-client.ts', './host.ts'),
  'src-main/start-served.ts': imports('node:module', './served.ts', './lean-heap.ts'),
  'src-main/lean-heap.ts': imports('node:v8'),
  'src-main/served.ts': imports('./compose.ts', './served/page.ts', './options.ts'),
  'src-main/desktop/menu.ts': imports('../host.ts', '../trace/recorder.ts'),
  'src-main/served/page.ts': imports('node:path', 'fastify', '@fastify/websocket', '../host.ts', '../rpc/router.ts'),
  'src-main/launch/stamp.ts': imports('node:fs'),
  'src-main/launch/main.ts': imports('node:path', './stamp.ts', '../options.ts'),
  'src-main/start.mjs': "await import('./launch/main.ts');\n",
  'src-renderer/main.tsx': imports('react', './app/shell.tsx'),
  'src-renderer/app/shell.tsx': imports('../apps/apps-page.tsx', '../flows/flows-page.tsx', '../settings/settings-page.tsx', '../client/client.ts', '../ui/button.tsx'),
  'src-renderer/apps/apps-page.tsx': imports('react', '../client/client.ts', '../ui/button.tsx', '../../src-preload/contract/ids.ts'),
  'src-renderer/flows/flows-page.tsx': imports('../client/client.ts', './flow-row.tsx'),
  'src-renderer/flows/flow-row.tsx': imports('../ui/button.tsx'),
  'src-renderer/mocking/mocking-page.tsx': imports('../client/client.ts'),
  'src-renderer/settings/settings-page.tsx': imports('../client/client.ts'),
  'src-renderer/client/client.ts': imports('../../src-preload/contract/contract.ts'),
  'src-renderer/ui/button.tsx': imports('react'),
  'test/kit/clock.ts': imports('../../src-main/host.ts'),
};

/** Writes a tree and the packages it imports, together with the project's real rules, into a folder. */
export function writeTree(folder: string, tree: Tree): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const config of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) copyFileSync(join(PROJECT, config), join(folder, config));
  write('package.json', JSON.stringify({ type: 'module', dependencies: Object.fromEntries(PACKAGES.map((name) => [name, '1.0.0'])) }));
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const [path, text] of Object.entries(tree)) write(path, text);
}
