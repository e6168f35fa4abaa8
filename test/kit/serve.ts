/** Answers for running the served door as scripts do: a process of its own, one ready line, signals, exit codes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '..', '..');
const DOOR = pathToFileURL(join(ROOT, 'src-main', 'served.ts')).href;
/** Runs the door as the launcher does, from source: no build that another test may be writing. */
const ENTRY = `const { runServed } = await import(${JSON.stringify(DOOR)}); process.exitCode = await runServed(process.argv.slice(1));`;

/** The line that says that the console is ready. */
export const ReadyLine = z.strictObject({
  event: z.literal('ready'),
  issuer: z.url(),
  consoleUrl: z.url(),
  control: z.strictObject({ url: z.url(), token: z.string() }),
  vault: z.enum(['keychain', 'session']),
  apps: z.array(z.strictObject({ name: z.string(), clientId: z.string(), clientSecret: z.string().optional() })),
});
export type ReadyLine = z.infer<typeof ReadyLine>;

/** How a process ended. `tookMs` counts from the signal, or from the start when it ended by itself. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

/** A running console. Disposing ends it with SIGKILL when it still runs. */
export interface Served extends AsyncDisposable {
  readonly ready: ReadyLine;
  /** What was written so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** Sends a signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<Exit>;
}

/** The console ended before it was ready. */
export class ServeEnded extends Error {
  readonly exit: Exit;

  constructor(exit: Exit) {
    super(`The console ended with ${String(exit.code ?? exit.signal)} before it was ready:\n${exit.stderr}`);
    this.exit = exit;
  }
}

/** Starts the served door with free ports and no browser. In: flags that are added; they win. Errors: ServeEnded. */
export async function serve(flags: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Served> {
  const given = ['--port', '--console-port'].flatMap((name) => (flags.includes(name) ? [] : [name, '0']));
  const child = spawn(process.execPath, ['--input-type=module', '--eval', ENTRY, '--', ...given, '--no-open', ...flags], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let since = performance.now();
  const output = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const exited = once(child, 'close').then(
    (): Exit => ({ code: child.exitCode, signal: child.signalCode, ...output, tookMs: performance.now() - since }),
  );
  const line = new Promise<string>((ready) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
      const end = output.stdout.indexOf('\n');
      if (end >= 0) ready(output.stdout.slice(0, end));
    });
  });
  const end = (signal: NodeJS.Signals): Promise<Exit> => {
    since = performance.now();
    child.kill(signal);
    return exited;
  };
  const first = await Promise.race([line, exited]);
  if (typeof first !== 'string') throw new ServeEnded(first);
  const ready = ReadyLine.parse(JSON.parse(first));
  return {
    ready,
    output: () => ({ ...output }),
    end,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) await end('SIGKILL');
    },
  };
}

/** Starts the served door where it must not start. Out: how it ended; a console that became ready is an error. */
export async function serveInVain(flags: readonly string[]): Promise<Exit> {
  const started = await serve(flags).catch((cause: unknown) => cause);
  if (started instanceof ServeEnded) return started.exit;
  if (started instanceof Error) throw started;
  await (started as Served).end('SIGKILL');
  throw new Error('The console started although it should not have.');
}
