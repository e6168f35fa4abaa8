/** Answers for stopping through npm, as scripts and containers do: a signal to npm, or only to the shell between, ends the console well. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTempFolder } from '../kit/temp-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs an npm script until its ready line. Out: the npm process, and its exit code once all of its output is closed. */
async function runScript(script: 'serve' | 'start', dataFolder: string) {
  const flags = ['--served', '--no-open', '--data-dir', dataFolder, '--port', '0', '--console-port', '0', '--vault', 'session'];
  const npm = spawn('npm', ['run', '--silent', script, '--', ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  npm.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // The output closes only when the console itself has ended: an orphan would hold it open.
  const closed = once(npm, 'close').then(() => npm.exitCode);
  const first = await Promise.race([once(npm.stdout, 'data').then(([chunk]: unknown[]) => String(chunk)), closed.then(() => '')]);
  if (!first.startsWith('{"event":"ready"')) throw new Error(`npm run ${script} did not become ready: ${first}${said}`);
  return { npm, closed };
}

test.each(['SIGTERM', 'SIGINT'] as const)('npm run serve ends with 0 after %s to npm', async (signal) => {
  await using folder = await makeTempFolder('signals');
  const { npm, closed } = await runScript('serve', folder.join('data'));
  npm.kill(signal);
  expect(await closed).toBe(0);
});

test('npm start leaves no console behind when npm is ended', async () => {
  await using folder = await makeTempFolder('signals');
  const first = await runScript('start', folder.join('data'));
  first.npm.kill('SIGTERM');
  await first.closed;
  // The data folder is free again.
  const second = await runScript('serve', folder.join('data'));
  second.npm.kill('SIGTERM');
  expect(await second.closed).toBe(0);
});
