/** Answers for a start that stays quick: what it loads before the ready line is what it needs, and a package that creeps in is named with the file that brought it. */
import { expect, test } from 'vitest';
import { loadFiles } from './files.ts';
import { PROJECT } from './small-tree.ts';
import { followImports } from './start-graph.ts';

const files = loadFiles(PROJECT);

/** Packages that are loaded with a module, each with who imports it. */
function packagesFrom(entry: string): Record<string, readonly string[]> {
  return Object.fromEntries([...followImports(files, entry)].filter(([name]) => !/^(node:|src-|package[.]json$)/.test(name)));
}

test('the served door loads SQLite and no other package before it is ready: no schema is built for that, no screen and no server framework read', () => {
  expect(Object.keys(packagesFrom('src-main/served.ts'))).toEqual(['better-sqlite3']);
  const loaded = followImports(files, 'src-main/served.ts');
  expect(loaded.size).toBeGreaterThan(80);
  // Each of them takes a millisecond and more, and most starts need none.
  for (const slow of ['fs/promises', 'child_process', 'worker_threads', 'inspector', 'zlib']) expect(loaded.get(`node:${slow}`), slow).toBeUndefined();
});

test('a workspace file adds the schemas that it is read with, and neither YAML nor what only a screen shows', () => {
  const entry = 'src-main/services/workspace/apply-at-start.ts';
  expect(Object.keys(packagesFrom(entry))).toEqual(['zod']);
  const contract = [...followImports(files, entry).keys()].filter((path) => path.startsWith('src-preload/contract/'));
  for (const big of ['contract', 'trace', 'apps', 'settings', 'errors', 'workspace', 'workspace-staging', 'faults', 'fault-acts']) expect(contract).not.toContain(`src-preload/contract/${big}.ts`);
});

test('an import that creeps in is found, also one behind another; types and what is imported when it is needed are not', () => {
  const planted = [
    { path: 'a.ts', text: "import type { z } from 'zod';\nimport { type Flow } from './c.ts';\nimport { b } from './b.ts';\nvoid import('yaml');" },
    { path: 'b.ts', text: "import { type Z, z } from 'zod';\nimport './a.ts';" },
  ];
  expect(Object.fromEntries(followImports(planted, 'a.ts'))).toEqual({ 'a.ts': ['b.ts'], 'b.ts': ['a.ts'], zod: ['b.ts'] });
});
