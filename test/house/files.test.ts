/** Answers for the rules about files: the house keeps them, and a planted breach of each is found. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { findBadNames, findLongFiles, findSilentFiles, findUndocumented, loadFiles, type HouseFile } from './files.ts';
import { PROJECT } from './small-tree.ts';

const FIRST = '/** Answers for nothing but this test. */\n';

function plant(path: string, text: string = FIRST): HouseFile {
  return { path, text };
}

describe('the house', () => {
  const files = loadFiles(PROJECT);

  it('is seen whole', () => {
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['src-main/start.mjs', 'src-preload/contract/contract.ts', 'test/house/files.test.ts']));
  });

  it('has no file of more than 300 lines', () => {
    expect(findLongFiles(files)).toEqual([]);
  });

  it('has a first sentence in every file that says what the file answers for', () => {
    expect(findSilentFiles(files)).toEqual([]);
  });

  it('has kebab-case names, no folder called utils, and no folder beside the agreed ones', () => {
    expect(findBadNames(files)).toEqual([]);
  });

  it('has a doc comment on every exported function', () => {
    expect(findUndocumented(files)).toEqual([]);
  });

  it('has no file in the main process that belongs to no room', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string; from: { path?: string | string[] } }[] };
    const rooms = forbidden.filter(({ name }) => /^(main-(floor|door|ground)|launcher)/.test(name)).flatMap(({ from }) => from.path ?? []);
    const homeless = files.filter(({ path }) => /^src-main[/].*[.](ts|mjs)$/.test(path) && !rooms.some((room) => new RegExp(room).test(path)));
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });
});

describe('a planted breach is found', () => {
  it('of the size, from the first line too many', () => {
    const lines = (count: number): string => FIRST + 'x;\n'.repeat(count - 1);
    expect(findLongFiles([plant('src-main/a.ts', lines(300)), plant('src-main/b.ts', lines(301)), plant('src-renderer/c.module.css', lines(301))])).toEqual([
      'src-main/b.ts', 'src-renderer/c.module.css',
    ]);
  });

  it('of the first sentence', () => {
    const files = [plant('src-main/a.ts'), plant('src-main/b.ts', `import 'x';\n${FIRST}`), plant('test/c.test.ts', ''), plant('src-main/d.mjs', '/** Answers for */\n')];
    expect(findSilentFiles(files)).toEqual(['src-main/b.ts', 'test/c.test.ts', 'src-main/d.mjs']);
  });

  it('of the names', () => {
    const good = ['src-main/a-file.ts', 'src-renderer/ui/a.module.css', 'src-main/trace/README.md', 'README.md', '.ci/run', 'test/e2e/a.electron.spec.ts'];
    const bad = ['src-main/aFile.ts', 'src-main/a_file.ts', 'src-renderer/UI/a.ts', 'src-main/utils/a.ts', 'scripts/a.ts', 'src-main/A.ts'];
    expect(findBadNames([...good, ...bad].map((path) => plant(path)))).toEqual(bad);
  });

  it('of the doc comment on what is exported', () => {
    const text = [
      'export function first(): void {}',
      '/** Said. */', 'export function said(): void {}',
      '// Not a doc comment.', 'export const arrow = (): void => {};',
      '/** Said. */', 'export const told = (): void => {};',
      'export class Thing {}',
      'export const VALUE = 1;', 'function inner(): void {}', 'inner();',
    ].join('\n');
    expect(findUndocumented([plant('src-main/a.ts', FIRST + text)])).toEqual(['src-main/a.ts: first', 'src-main/a.ts: arrow', 'src-main/a.ts: Thing']);
    expect(findUndocumented([plant('test/a.ts', FIRST + text)])).toEqual([]);
  });
});
