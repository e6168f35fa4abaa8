/** Answers for the launcher as it is called from outside: the sentence for an old Node, help, wrong flags, and when it builds. */
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildIfStale } from '../../src-main/launch/build.ts';
import { digestSources, isFresh, removeStamp, writeStamp } from '../../src-main/launch/stamp.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

const START = resolve(import.meta.dirname, '../../src-main/start.mjs');

interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function call(nodeFlags: readonly string[], words: readonly string[]): Promise<Said> {
  return new Promise((resolved) => {
    execFile(process.execPath, [...nodeFlags, START, ...words], (error, stdout, stderr) => {
      resolved({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

function pretendNode(version: string): string[] {
  return ['--import', `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`];
}

describe('the launcher', () => {
  it.each(['20.20.2', '22.17.1'])('tells a Node %s what it needs and where to get it, in one sentence', async (version) => {
    const { code, stdout, stderr } = await call(pretendNode(version), ['start']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      `Mavio Console needs Node 22.18 or newer, and this is ${version}. Run npm ci, which brings a Node of its own on Linux and Windows, or install Node 24.\n`,
    );
  });

  it.each(['start', 'serve', 'dev'])('prints help for %s before building anything', async (command) => {
    const { code, stdout } = await call(pretendNode('22.18.0'), [command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('--data-dir D');
  });

  it('says every wrong flag and exits 2 before building anything', async () => {
    const { code, stdout, stderr } = await call([], ['serve', '--vault', 'shoebox', '--prot', '1']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('shoebox');
    expect(stderr).toContain('--port');
  });
});

/** A project folder with one source file of each building, until released. */
async function makeProject(): Promise<TempFolder> {
  const project = await makeTempFolder('project');
  for (const folder of ['src-main/deep', 'src-preload', 'src-renderer']) {
    mkdirSync(join(project.path, folder), { recursive: true });
    writeFileSync(join(project.path, folder, 'file.ts'), '');
  }
  for (const file of ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json']) writeFileSync(join(project.path, file), '');
  return project;
}

describe('when it builds', () => {
  it('holds a build for fresh until a source changes, comes or goes', async () => {
    await using project = await makeProject();
    const file = join(project.path, 'src-main/deep/file.ts');
    expect(isFresh(project.path, digestSources(project.path))).toBe(false);
    const changes = [
      () => writeFileSync(file, 'longer'),
      () => utimesSync(file, 1, 1),
      () => writeFileSync(join(project.path, 'src-renderer/new.css'), ''),
      () => rmSync(join(project.path, 'src-preload/file.ts')),
    ];
    for (const change of changes) {
      writeStamp(project.path, digestSources(project.path));
      expect(isFresh(project.path, digestSources(project.path))).toBe(true);
      change();
      expect(isFresh(project.path, digestSources(project.path))).toBe(false);
    }
    writeStamp(project.path, digestSources(project.path));
    removeStamp(project.path);
    expect(isFresh(project.path, digestSources(project.path))).toBe(false);
  });

  it('says what to run when the packages are missing', async () => {
    await using project = await makeProject();
    expect(await buildIfStale(project.path, () => undefined)).toBe('The packages of Mavio Console are not installed. Run npm ci first.');
  });

  it('leaves no stamp behind a build that failed, so that the next start builds again', async () => {
    await using project = await makeProject();
    mkdirSync(join(project.path, 'node_modules/electron-vite/bin'), { recursive: true });
    writeFileSync(join(project.path, 'node_modules/electron-vite/bin/electron-vite.js'), 'process.exit(1)');
    writeStamp(project.path, 'an older digest');
    expect(await buildIfStale(project.path, () => undefined)).toContain('The build failed');
    expect(isFresh(project.path, 'an older digest')).toBe(false);
    writeFileSync(join(project.path, 'node_modules/electron-vite/bin/electron-vite.js'), '');
    expect(await buildIfStale(project.path, () => undefined)).toBeNull();
    expect(isFresh(project.path, digestSources(project.path))).toBe(true);
  });
});
