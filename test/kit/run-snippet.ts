/** Answers for running a snippet as a developer would: saved to a file, started, its address opened, its callback answered. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Snippet, SnippetValues } from '../../src-renderer/apps/integrate/snippet.ts';
import { runToEnd } from '../../src-main/launch/child.ts';
import { makeTempFolder, type TempFolder } from './temp-folder.ts';

/** Where Debian's Go libraries are; with modules off they are found there without a network. */
const DEBIAN_GO = '/usr/share/gocode';

/** How a language is asked for its packages, and how a file of it is run. */
interface Runtime {
  readonly programs: readonly string[];
  /** Words that end well only where the packages of the snippet are there too. */
  readonly probe: readonly string[];
  readonly words: (file: string) => readonly string[];
  readonly env?: (folder: TempFolder) => NodeJS.ProcessEnv;
}

const NODE: Runtime = { programs: [process.execPath], probe: ['--version'], words: (file) => [file] };

/** Runtimes by the id of their snippet. */
const RUNTIMES: Readonly<Record<string, Runtime>> = {
  node: NODE,
  oauth4webapi: NODE,
  passport: NODE,
  // The second is Debian's own, which sees Debian's packages.
  python: { programs: ['python3', '/usr/bin/python3'], probe: ['-c', 'import authlib.integrations.requests_client'], words: (file) => [file] },
  go: {
    programs: ['go'],
    probe: ['list', 'golang.org/x/oauth2'],
    words: (file) => ['run', file],
    env: (folder) => ({ GO111MODULE: 'off', GOPATH: DEBIAN_GO, GOCACHE: folder.join('cache'), GOFLAGS: '' }),
  },
  ruby: { programs: ['ruby'], probe: ['-e', "require 'oauth2'"], words: (file) => [file] },
  curl: { programs: ['sh'], probe: ['-c', 'command -v curl openssl'], words: (file) => [file] },
};

/** A language that is on this machine with its packages. */
export interface FoundRuntime {
  readonly program: string;
  readonly runtime: Runtime;
}

/** Looks for what runs a snippet. In: its id. Out: null where language or packages are not on this machine. */
export async function findRuntime(id: string): Promise<FoundRuntime | null> {
  const runtime = RUNTIMES[id];
  if (runtime === undefined) throw new Error(`No runtime is known for ${id}.`);
  await using folder = await makeTempFolder('runtime');
  for (const program of runtime.programs) {
    const env = { ...process.env, ...runtime.env?.(folder) };
    const { code } = await runToEnd({ program, args: runtime.probe, cwd: folder.path, env, stdio: 'ignore' });
    if (code === 0) return { program, runtime };
  }
  return null;
}

/** How a snippet ended, and what it wrote. */
export interface SnippetEnd {
  readonly code: number | null;
  readonly output: string;
  /** What the browser was shown at the end; empty where nobody listened. */
  readonly page: string;
}

/** A browser that goes where it is sent, and stops where nobody listens. Out: the last address, and what stood there. */
async function browse(start: string): Promise<{ readonly url: string; readonly page: string }> {
  let url = start;
  let cookie = '';
  for (let hop = 0; hop < 10; hop += 1) {
    const response = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } }).catch(() => null);
    if (response === null) return { url, page: '' };
    cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? cookie;
    const to = response.headers.get('location');
    if (to === null) return { url, page: await response.text() };
    await response.arrayBuffer();
    url = new URL(to, url).href;
  }
  throw new Error('The login goes in circles.');
}

/** Runs a snippet to its end against a server whose consent page answers by itself. */
export async function runSnippet(snippet: Snippet, { program, runtime }: FoundRuntime, values: SnippetValues & { readonly clientSecret: string }): Promise<SnippetEnd> {
  await using folder = await makeTempFolder('snippet');
  const file = folder.join(snippet.file);
  writeFileSync(file, snippet.write(values));
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), folder.join('node_modules'));
  const env = { ...process.env, MAVIO_CLIENT_SECRET: values.clientSecret, ...runtime.env?.(folder) };
  const child = spawn(program, runtime.words(file), { cwd: folder.path, env, stdio: 'pipe' });
  let output = '';
  let page = '';
  const opened = Promise.withResolvers<string>();
  const hear = (text: string): void => {
    output += text;
    const url = /^Open (\S+)$/m.exec(output)?.[1];
    if (url !== undefined) opened.resolve(url);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const closed = once(child, 'close');
  const url = await Promise.race([opened.promise, closed.then(() => null)]);
  if (url !== null) {
    const end = await browse(url);
    ({ page } = end);
    // The one in the shell listens nowhere: it asks for the address.
    child.stdin.end(`${end.url}\n`);
  }
  await closed;
  return { code: child.exitCode, output, page };
}
