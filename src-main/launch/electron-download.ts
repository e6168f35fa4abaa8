/** Answers for getting the Electron binary: asks first whether it can be had, then runs Electron's own installer under a time limit. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runToEnd } from './child.ts';

/** `yes` names where from; `no` says why in a clause that can follow “and”. */
export type DownloadAnswer = { readonly can: 'yes'; readonly from: string } | { readonly can: 'no'; readonly because: string };

/** Where Electron's package is, and how long the question may take, in milliseconds. */
export interface DownloadQuestion {
  readonly packageFolder: string;
  readonly limit: number;
}

/** What we use of Electron's downloader; the address is its secret, so that mirrors and caches are honoured as it does. */
interface Getter {
  readonly downloadArtifact: (details: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** Carries the answer out of the downloader, which we stop before it downloads anything. */
class Answered extends Error {
  readonly answer: DownloadAnswer;
  constructor(answer: DownloadAnswer) {
    super('answered');
    this.answer = answer;
  }
}

function describeFailure(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no answer';
  if (cause.name === 'TimeoutError') return 'no answer in time';
  const inner = cause.cause;
  return inner instanceof Error && 'code' in inner ? String(inner.code) : cause.message;
}

async function ask(address: string, limit: number): Promise<DownloadAnswer> {
  const { host } = new URL(address);
  try {
    // A redirect is an answer too: release pages send on to a file store.
    const response = await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limit) });
    if (response.status < 400) return { can: 'yes', from: host };
    return { can: 'no', because: `${host} does not offer it (HTTP ${String(response.status)})` };
  } catch (cause) {
    return { can: 'no', because: `${host} cannot be reached (${describeFailure(cause)})` };
  }
}

async function loadGetter(packageFolder: string): Promise<Getter> {
  const entry = createRequire(join(packageFolder, 'package.json')).resolve('@electron/get');
  return (await import(pathToFileURL(entry).href)) as Getter;
}

/** Asks whether the binary can be had: yes at once when it is in Electron's cache, else one HEAD request to where its installer would go. Never rejects. */
export async function askForDownload({ packageFolder, limit }: DownloadQuestion): Promise<DownloadAnswer> {
  try {
    const readJson = (name: string): unknown => JSON.parse(readFileSync(join(packageFolder, name), 'utf8'));
    const { version } = readJson('package.json') as { version: string };
    const { downloadArtifact } = await loadGetter(packageFolder);
    await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.env['npm_config_platform'] ?? process.platform,
      arch: process.env['npm_config_arch'] ?? process.arch,
      cacheRoot: process.env['electron_config_cache'],
      checksums: readJson('checksums.json'),
      downloader: {
        download: async (address: string): Promise<never> => {
          throw new Answered(await ask(address, limit));
        },
      },
    });
    return { can: 'yes', from: 'the cache on this machine' };
  } catch (cause) {
    if (cause instanceof Answered) return cause.answer;
    return { can: 'no', because: `its installer says: ${cause instanceof Error ? cause.message : 'no reason'}` };
  }
}

/** Runs Electron's installer with its progress on stderr. In: as the question; `limit` in milliseconds. Out: null, or why not in a clause. */
export async function installElectron({ packageFolder, limit }: DownloadQuestion): Promise<string | null> {
  const ending = await runToEnd({ program: process.execPath, args: [join(packageFolder, 'install.js')], cwd: packageFolder, limit });
  if (ending.code === 0) return null;
  return `its installer did not finish: ${ending.trouble ?? `exit code ${String(ending.code)}`}`;
}
