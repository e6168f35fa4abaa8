/** Answers for the import rules: the house keeps them, and a planted violation of each turns the check red under its name. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { DISGUISES, PLANTED_TARGETS, PLANTINGS } from './plantings.ts';
import { CLEAN_TREE, PROJECT, writeTree, type Tree } from './small-tree.ts';

const DEPCRUISE = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Report {
  readonly summary: { readonly violations: readonly Violation[]; readonly totalCruised: number };
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly { readonly resolved: string }[] }[];
}

function cruise(folder: string, outputType: string): Promise<{ code: number; stdout: string }> {
  return new Promise((resolved) => {
    const words = [DEPCRUISE, 'src-main', 'src-preload', 'src-renderer', 'test', '--output-type', outputType];
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout) => {
      resolved({ code: typeof error?.code === 'number' ? error.code : 0, stdout });
    });
  });
}

async function cruiseTree(tree: Tree): Promise<{ report: Report; code: number; text: string }> {
  await using folder = await makeTempFolder('house');
  writeTree(folder.path, tree);
  const [json, text] = await Promise.all([cruise(folder.path, 'json'), cruise(folder.path, 'err')]);
  return { report: JSON.parse(json.stdout) as Report, code: text.code, text: text.stdout };
}

function toTree(plantings: readonly { file: string; text: string }[]): Tree {
  return Object.fromEntries(plantings.map(({ file, text }) => [file, text]));
}

describe('the house', () => {
  it('keeps every import rule', async () => {
    const { code, stdout } = await cruise(PROJECT, 'err');
    expect(stdout).toContain('no dependency violations found');
    expect(code).toBe(0);
  });
});

describe('a small tree in which every import is allowed', () => {
  it('is green, and every import of it was followed', async () => {
    const { report, code } = await cruiseTree(CLEAN_TREE);
    expect(report.summary.violations).toEqual([]);
    expect(code).toBe(0);
    const token = report.modules.find(({ source }) => source === 'src-main/authserver/token.ts');
    expect(token?.dependencies.map(({ resolved }) => resolved).sort()).toEqual([
      'node_modules/fastify/index.js', 'src-main/lab/server-clock.ts', 'src-main/oauth/decision.ts', 'src-main/storage/database.ts', 'src-main/trace/recorder.ts',
    ]);
  });
});

describe('a planted violation turns the check red', () => {
  const all = [...PLANTINGS, ...DISGUISES];
  let seen: Awaited<ReturnType<typeof cruiseTree>>;
  beforeAll(async () => {
    seen = await cruiseTree({ ...CLEAN_TREE, ...toTree(all), ...PLANTED_TARGETS });
  });

  it('fails as a whole', () => {
    expect(seen.code).toBeGreaterThan(0);
  });

  it.each(all)('$rule: $what', ({ rule, file }) => {
    const named = seen.report.summary.violations.filter(({ from }) => from === file).map((violation) => violation.rule.name);
    expect(named).toContain(rule);
    expect(seen.text).toContain(rule);
  });

  it('accuses nobody but the planted files', () => {
    const planted = new Set(all.map(({ file }) => file));
    const accused = seen.report.summary.violations.filter(({ from, rule }) => !planted.has(from) && rule.name !== 'no-cycles');
    expect(accused).toEqual([]);
  });

  it('happened for every rule there is', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const planted = new Set(all.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
