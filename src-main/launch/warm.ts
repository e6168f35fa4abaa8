/** Answers for a first start that is as quick as the next ones: after a build the console runs once, so that Node keeps what it compiled. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The run is given up after this many milliseconds. */
const LIMIT_MS = 15_000;

/** Where Node keeps what it compiled. In: the project's folder. */
export function cacheFolder(root: string): string {
  return join(root, 'out', 'cache');
}

/** What the console says about itself when it is ready. */
interface Ready {
  readonly issuer: string;
  readonly consoleUrl: string;
}

async function readReadyLine(child: ChildProcess, signal: AbortSignal): Promise<Ready> {
  if (child.stdout === null) throw new Error('The console has no output.');
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('The console ended.');
  });
  const line = once(child.stdout.setEncoding('utf8'), 'data', { signal }).then(([text]: unknown[]) => String(text).split('\n', 1)[0] ?? '');
  return JSON.parse(await Promise.race([line, ended])) as Ready;
}

/** Asks for everything once that is loaded only when it is asked for. */
async function askForAll({ issuer, consoleUrl }: Ready, signal: AbortSignal): Promise<void> {
  const form = { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }), signal };
  const asked = [fetch(`${issuer}/.well-known/oauth-authorization-server`, { signal }), fetch(`${issuer}/oauth/token`, form), fetch(consoleUrl, { signal })];
  for (const answer of await Promise.all(asked)) await answer.arrayBuffer();
}

/** Runs the built console once, on a folder of its own. In: the project's folder. What goes wrong costs only time at the next start, so nothing is said. */
export async function warm(root: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mavio-warm-'));
  const workspace = join(folder, 'apps.json');
  writeFileSync(workspace, JSON.stringify({ apps: [{ name: 'Warm', description: '', homepageUrl: 'https://app.example', redirectUris: ['https://app.example/callback'], environment: 'production' }] }));
  const flags = ['--data-dir', join(folder, 'data'), '--port', '0', '--console-port', '0', '--vault', 'session', '--no-open', '--workspace', workspace];
  const child = spawn(process.execPath, [join(root, 'out', 'main', 'served.js'), ...flags], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  const signal = AbortSignal.timeout(LIMIT_MS);
  const ended = once(child, 'exit');
  try {
    await askForAll(await readReadyLine(child, signal), signal);
    // Node writes when the process ends by itself; that may take a moment.
    child.kill('SIGTERM');
    await Promise.race([ended, once(signal, 'abort')]);
  } catch {
    // Said above.
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
