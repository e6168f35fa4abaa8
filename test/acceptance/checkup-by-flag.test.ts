/** Answers for a check-up in a build: a process of its own, its exit code, and its report. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openBadApp } from '../kit/checkup/bad-app.ts';
import { openGoodApp } from '../kit/checkup/good-app.ts';
import type { SampleApp } from '../kit/checkup/sample-app.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const DOOR = pathToFileURL(join(ROOT, 'src-main', 'served.ts')).href;
const ENTRY = `const { runServed } = await import(${JSON.stringify(DOOR)}); process.exitCode = await runServed(process.argv.slice(1));`;
const CLIENT = { clientId: 'mavio_client_checkup00000', clientSecret: 'mavio_secret_of_the_checked_app' };

const Ready = z.object({ event: z.literal('ready'), issuer: z.string() });

/** Runs the flag. In: what to do once the console is ready. Out: the exit code, and what was said. */
async function run(folder: TempFolder, flags: readonly string[], whenReady: (issuer: string) => Promise<void> = () => Promise.resolve()): Promise<{ code: number | null; out: string[]; err: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', ENTRY, '--', '--port', '0', '--console-port', '0', '--vault', 'session', '--data-dir', folder.join('data'), ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  let told: Promise<void> | null = null;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (told === null && out.includes('\n')) told = whenReady(Ready.parse(JSON.parse(out.slice(0, out.indexOf('\n')))).issuer);
  });
  await once(child, 'close');
  await (told as Promise<void> | null);
  return { code: child.exitCode, out: out.trim().split('\n'), err };
}

function writeWorkspace(folder: TempFolder, app: SampleApp, checkup?: object): string {
  const path = folder.join('lab.json');
  writeFileSync(path, JSON.stringify({ apps: [{ ...CLIENT, name: 'Checked App', homepageUrl: 'https://app.example', environment: 'development', redirectUris: [app.redirectUri], checkup }] }));
  return path;
}

test.each([
  ['good', openGoodApp, 0],
  ['bad', openBadApp, 1],
] as const)('the %s sample ends with its exit code and a report', { timeout: 300_000 }, async (name, open, code) => {
  await using folder = await makeTempFolder('checkup');
  await using app = await open();
  const report = folder.join('junit.xml');
  const { startUrl, actionUrl } = app;
  // Where the app is found is said by flags, or stands in the file.
  const found = name === 'good' ? ['--workspace', writeWorkspace(folder, app), '--start-url', startUrl, '--action-url', actionUrl] : ['--workspace', writeWorkspace(folder, app, { startUrl, actionUrl })];
  const flags = [...found, '--checkup', 'checked app', '--report', report];
  const done = await run(folder, flags, (issuer) => app.configure({ issuer, ...CLIENT, redirectUri: app.redirectUri }));
  expect(done.err).toContain(name === 'good' ? 'Wrong state: handled.' : 'Wrong state: NOT HANDLED. It sent the code after a callback with a wrong state. Cure:');
  expect(JSON.parse(done.out.at(-1) ?? '')).toEqual({ event: 'checked', state: 'finished', app: 'Checked App', report, skipped: 0, cannot_tell: 0, ...(name === 'good' ? { handled: 15, not_handled: 0 } : { handled: 0, not_handled: 15 }) });
  expect(readFileSync(report, 'utf8')).toContain(`tests="15" failures="${name === 'good' ? '0' : '15'}"`);
  expect(done.code).toBe(code);
});

test('an app that is not there is said so, and nothing is written', async () => {
  await using folder = await makeTempFolder('checkup');
  await using app = await openGoodApp();
  const report = folder.join('report.md');
  const workspace = ['--workspace', writeWorkspace(folder, app)];
  expect(await run(folder, [...workspace, '--checkup', 'Nobody', '--start-url', app.startUrl, '--report', report])).toMatchObject({ code: 1, err: expect.stringContaining('No app is called “Nobody” here. There are: Checked App.') as string });
  expect(await run(folder, [...workspace, '--checkup', CLIENT.clientId])).toMatchObject({ code: 1, err: expect.stringContaining('Say it with --start-url') as string });
  expect(existsSync(report)).toBe(false);
});
