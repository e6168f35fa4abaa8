/** Answers for the two servers under load, each a process of its own: started, timed to its ready line, weighed, ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_APP } from './bench-app.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A server that runs. */
export interface BenchServer extends AsyncDisposable {
  readonly port: number;
  /** Where a script calls procedures; null for the floor. */
  readonly control: { readonly url: string; readonly token: string } | null;
  /** From spawning to the ready line, in milliseconds. */
  readonly startMs: number;
  /** From spawning to now, in milliseconds. */
  readonly ageMs: () => number;
  /** Resident memory now, in megabytes; null where the system does not tell. */
  readonly residentMb: () => number | null;
  /** Processor time so far, in milliseconds; null where the system does not tell. */
  readonly processorMs: () => number | null;
}

function readProc(child: ChildProcess, name: string): string | null {
  try {
    return readFileSync(`/proc/${String(child.pid)}/${name}`, 'utf8');
  } catch {
    return null;
  }
}

async function start(args: readonly string[]): Promise<BenchServer> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${String(code)} before it was ready.`)));
  });
  const startMs = performance.now() - begun;
  const { issuer, control = null } = JSON.parse(line.split('\n', 1)[0] ?? '') as { issuer: string; control?: NonNullable<BenchServer['control']> };
  return {
    port: Number(new URL(issuer).port),
    control,
    startMs,
    ageMs: () => performance.now() - begun,
    residentMb: () => {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readProc(child, 'status') ?? '')?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) / 1024;
    },
    processorMs: () => {
      // utime and stime, in ticks of 10 ms, behind the name in brackets.
      const fields = readProc(child, 'stat')?.split(') ').at(-1)?.split(' ');
      return fields === undefined ? null : (Number(fields[11]) + Number(fields[12])) * 10;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Starts bare node:http. */
export function startFloor(): Promise<BenchServer> {
  return start([join(import.meta.dirname, 'floor.mjs')]);
}

/** Starts the built product on a data folder, with tracing and storage on, as `npm run serve` would. In: the data folder; flags for Node. */
export function startProduct(dataFolder: string, nodeFlags: readonly string[] = []): Promise<BenchServer> {
  const workspace = `${dataFolder}.workspace.json`;
  const { clientId, clientSecret, redirectUri } = BENCH_APP;
  const app = { name: 'Bench', description: '', homepageUrl: 'https://bench.example', redirectUris: [redirectUri], environment: 'development', clientId, clientSecret };
  // The load calls the API more often than the plans below allow.
  writeFileSync(workspace, JSON.stringify({ settings: { plan: 'enterprise' }, apps: [app] }));
  const flags = ['--data-dir', dataFolder, '--port', '0', '--console-port', '0', '--vault', 'session', '--workspace', workspace, '--consent', 'authorize', '--no-open'];
  return start([...nodeFlags, join(ROOT, 'out/main/served.js'), ...flags]);
}
