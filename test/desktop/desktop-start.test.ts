/** Answers for a desktop that does not start: one sentence, one exit code, and nothing left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDesktop } from '../kit/desktop-build.ts';
import type { DesktopBuild } from '../kit/desktop-build.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { writeWorkspace } from '../kit/workspace-file.ts';

let build: DesktopBuild;
beforeAll(async () => {
  build = await buildDesktop();
});
afterAll(() => build[Symbol.asyncDispose]());

async function run(flags: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const entry = join(import.meta.dirname, '..', 'kit', 'desktop-process.ts');
  const child = spawn(process.execPath, [entry, build.desktop, ...flags], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  await once(child, 'close');
  return { code: child.exitCode, ...said };
}

test('a data folder that another console uses is named, with exit code 4', async () => {
  await using folder = await makeTempFolder('desktop');
  const flags = [...writeWorkspace(folder), '--vault', 'session'];
  await using served = await serve(flags);
  const ended = await run(flags);
  expect(ended.code).toBe(4);
  expect(ended.stderr).toContain('Mavio Console does not start\n');
  expect(ended.stderr).toContain(folder.join('data'));
  expect((await fetch(`${served.ready.issuer}/v1/meetings`)).status).toBe(401);
});

test('a second start on the same folder hands over to the first window and ends with 0', async () => {
  await using folder = await makeTempFolder('desktop');
  const ended = await run(['--data-dir', folder.join('data'), '--vault', 'session'], { MAVIO_TEST_SECOND_INSTANCE: '1' });
  expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(existsSync(folder.join('data', 'mavio.db'))).toBe(false);
});

test('mistakes in the workspace file are all named, with exit code 2', async () => {
  await using folder = await makeTempFolder('desktop');
  const flags = writeWorkspace(folder);
  writeFileSync(folder.join('apps.json'), '{"apps":[{"name":"","homepageUrl":"nowhere","environment":"development","redirectUris":[]}]}');
  const ended = await run([...flags, '--vault', 'session']);
  expect(ended.code).toBe(2);
  for (const path of ['apps[0].name', 'apps[0].homepageUrl', 'apps[0].redirectUris']) expect(ended.stderr).toContain(path);
  expect(existsSync(folder.join('data', 'mavio.db'))).toBe(false);
});

test('a wrong flag is named with the nearest one, with exit code 2', async () => {
  const ended = await run(['--prot', '4400']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('--port');
});

test('a data folder that cannot be made is an error box, with exit code 1', async () => {
  await using folder = await makeTempFolder('desktop');
  writeFileSync(folder.join('file'), '');
  const ended = await run(['--data-dir', folder.join('file', 'data'), '--vault', 'session']);
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('something on this path is a file');
});

test('--help explains the flags', async () => {
  const ended = await run(['--help']);
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain('--data-dir');
});

test('a page that is not built is said so, with exit code 1', async () => {
  await using folder = await makeTempFolder('desktop');
  await using incomplete = await buildDesktop();
  rmSync(join(incomplete.desktop, '..', '..', 'renderer', 'index.html'));
  const whole = build;
  build = incomplete;
  const ended = await run(['--data-dir', folder.join('data'), '--vault', 'session']);
  build = whole;
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain('Run npm run build');
});
