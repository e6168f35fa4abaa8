/** Answers for the rules that the linter checks: a planted breach of each is named, in a small project with the real configuration. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { PROJECT, type Tree } from './small-tree.ts';

const CONFIGS = ['eslint.config.js', 'package.json', 'tsconfig.base.json', 'tsconfig.json'];
const PROJECTS = ['src-main', 'src-main/oauth', 'src-preload', 'src-preload/contract', 'src-renderer', 'test'];

// Apart from what stands around them, so that a search of the tree finds nothing switched off.
const ANY = 'any';
const OFF = 'disable';
const EXPECT = 'expect-error';

interface Planting {
  readonly rule: string;
  readonly what: string;
  readonly file: string;
  readonly text: string;
}

const plantings: readonly Planting[] = [
  { rule: 'no-restricted-syntax', what: 'a default export', file: 'src-main/default.ts', text: 'export default 1;\n' },
  { rule: 'no-restricted-syntax', what: 'a default export by another way', file: 'src-main/default-as.ts', text: 'const a = 1;\nexport { a as default };\n' },
  { rule: 'no-restricted-syntax', what: 'a barrel of everything', file: 'src-renderer/ui/barrel.ts', text: "export * from './named.ts';\n" },
  { rule: 'no-restricted-syntax', what: 'a barrel of names', file: 'src-renderer/ui/index.ts', text: "export { named } from './named.ts';\n" },
  { rule: 'no-restricted-syntax', what: 'an import without extension', file: 'src-renderer/ui/bare.ts', text: "import { named } from './named';\nexport const again = named;\n" },
  { rule: 'no-restricted-syntax', what: 'a folder called utils', file: 'src-renderer/ui/utils/text.ts', text: 'export const text = 1;\n' },
  { rule: 'no-restricted-syntax', what: 'Date.now in the main process', file: 'src-main/trace/now.ts', text: 'export const at = Date.now();\n' },
  { rule: 'no-restricted-syntax', what: 'new Date() in the main process', file: 'src-main/trace/date.ts', text: 'export const at = new Date();\n' },
  { rule: 'no-restricted-syntax', what: 'Date.now in the renderer', file: 'src-renderer/ui/now.ts', text: 'export const at = Date.now();\n' },
  { rule: 'no-restricted-syntax', what: 'new Date() in the contract', file: 'src-preload/contract/date.ts', text: 'export const at = new Date();\n' },
  { rule: 'no-restricted-syntax', what: 'a stopwatch that nobody named', file: 'src-main/trace/watch.ts', text: 'export const at = performance.now();\n' },
  { rule: 'no-restricted-syntax', what: 'a stopwatch taken for a clock', file: 'src-main/served.ts', text: 'export const at = performance.timeOrigin + performance.now();\n' },
  { rule: 'no-restricted-syntax', what: 'the clock of the database', file: 'src-main/storage/now.ts', text: "export const sql = \"UPDATE codes SET used_at = unixepoch('now')\";\n" },
  { rule: 'no-restricted-syntax', what: 'the clock of the database in a template', file: 'src-main/storage/stamp.ts', text: 'export const sql = (name: string): string => `INSERT INTO ${name} VALUES (CURRENT_TIMESTAMP)`;\n' },
  ...['Date', 'process', 'crypto', 'fetch', 'setTimeout', 'globalThis', 'performance'].map((name) => ({
    rule: 'no-restricted-globals', what: `${name} in the engine`, file: `src-main/oauth/${name.toLowerCase()}.ts`, text: `export const seen: unknown = ${name};\n`,
  })),
  { rule: 'no-restricted-properties', what: 'randomness in the engine', file: 'src-main/oauth/random.ts', text: 'export const seen = Math.random();\n' },
  { rule: '@typescript-eslint/no-explicit-any', what: 'any', file: 'src-main/any.ts', text: `export const seen: ${ANY} = 1;\n` },
  { rule: '@typescript-eslint/no-explicit-any', what: 'any behind a comment that switches the rule off', file: 'src-main/off.ts', text: `/* eslint-${OFF} */\nexport const seen: ${ANY} = 1;\n` },
  { rule: '@typescript-eslint/no-non-null-assertion', what: 'a non-null assertion', file: 'src-main/sure.ts', text: 'export const seen = [1][0]!;\n' },
  { rule: '@typescript-eslint/no-floating-promises', what: 'a promise that nobody waits for', file: 'src-main/float.ts', text: 'Promise.resolve(1);\n' },
  { rule: '@typescript-eslint/ban-ts-comment', what: 'a silenced compiler', file: 'src-main/silent.ts', text: `// @ts-${EXPECT}: there are reasons\nexport const seen: number = 'a';\n` },
  { rule: '@typescript-eslint/max-params', what: 'four parameters', file: 'src-main/four.ts', text: 'export function four(a: 1, b: 1, c: 1, d: 1): void {\n  [a, b, c, d].sort();\n}\n' },
  { rule: 'max-lines', what: '301 lines', file: 'src-main/long.ts', text: 'export {};\n'.repeat(301) },
  { rule: 'no-console', what: 'console in a source file', file: 'src-main/loud.ts', text: "console.log('x');\n" },
  { rule: 'react-hooks/rules-of-hooks', what: 'a hook behind a condition', file: 'src-renderer/ui/hook.tsx', text: "import { useState } from 'react';\nexport function Box({ open }: { open: boolean }) {\n  if (open) useState(1);\n  return null;\n}\n" },
];

const clean: Tree = {
  'src-renderer/ui/named.ts': 'export const named = 1;\n',
  'src-main/trace/shown.ts': 'export const shown = (at: number): string => new Date(at).toISOString();\n',
  'src-main/system-host.ts': 'export const now = (): number => Date.now();\n',
  'src-main/launch/timer.ts': 'export const now = (): number => Date.now();\n',
  'src-main/authserver/receive.ts': 'export const begun = (): number => performance.now();\n',
  'src-renderer/client/server-clock.ts': 'export const now = (): number => Date.now();\n',
  'src-main/oauth/pure.ts': 'export const longest = (a: number, b: number): number => Math.max(a, b);\n',
  'vitest.config.ts': 'export default 1;\n',
  'electron.vite.config.ts': 'export default 1;\n',
  'playwright.config.ts': 'export default 1;\n',
};

type Findings = Readonly<Record<string, readonly string[]>>;

function lint(folder: string): Promise<Findings> {
  const program = join(PROJECT, 'node_modules/eslint/bin/eslint.js');
  return new Promise((resolved, rejected) => {
    execFile(process.execPath, [program, '--format', 'json', '.'], { cwd: folder, maxBuffer: 2 ** 26 }, (_error, stdout, stderr) => {
      if (stdout === '') {
        rejected(new Error(stderr));
        return;
      }
      const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null; message: string }[] }[];
      resolved(Object.fromEntries(results.map(({ filePath, messages }) => [filePath.slice(folder.length + 1), messages.map(({ ruleId, message }) => ruleId ?? message)])));
    });
  });
}

describe('a planted breach is named by the linter', () => {
  let findings: Findings = {};
  beforeAll(async () => {
    await using folder = await makeTempFolder('lint');
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(folder.join(path)), { recursive: true });
      writeFileSync(folder.join(path), text);
    };
    for (const [path, text] of Object.entries(clean)) write(path, text);
    for (const { file, text } of plantings) write(file, text);
    for (const project of PROJECTS) {
      mkdirSync(folder.join(project), { recursive: true });
      copyFileSync(join(PROJECT, project, 'tsconfig.json'), folder.join(project, 'tsconfig.json'));
    }
    for (const config of CONFIGS) copyFileSync(join(PROJECT, config), folder.join(config));
    symlinkSync(join(PROJECT, 'node_modules'), folder.join('node_modules'), 'junction');
    findings = await lint(folder.path);
  });

  it.each(plantings)('$what: $rule', ({ rule, file }) => {
    expect(findings[file]).toContain(rule);
  });

  it('and what is allowed is not', () => {
    for (const file of Object.keys(clean)) expect({ file, found: findings[file] }).toEqual({ file, found: [] });
  });
});
