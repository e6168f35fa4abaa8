/** Answers for how Electron is found, asked for and started: a real package folder, a real mirror on loopback, real child processes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runToEnd } from '../../src-main/launch/child.ts';
import { findElectron } from '../../src-main/launch/electron-binary.ts';
import { askForDownload, installElectron } from '../../src-main/launch/electron-download.ts';
import { judgeEnding } from '../../src-main/launch/open-desktop.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const PACKAGE = resolve(import.meta.dirname, '../../node_modules/electron');
const AMPLE = 20_000;

/** A download mirror on a free loopback port, and an empty download cache, until released. */
async function standMirror(answer: RequestListener): Promise<AsyncDisposable & { host: string; seen: string[] }> {
  const cache = await makeTempFolder('cache');
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  vi.stubEnv('ELECTRON_MIRROR', `http://${host}/`);
  vi.stubEnv('electron_config_cache', cache.path);
  return {
    host,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await cache[Symbol.asyncDispose]();
    },
  };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('finding Electron on disk', () => {
  it('finds the binary that path.txt names', async () => {
    await using folder = await makeTempFolder('electron');
    mkdirSync(join(folder.path, 'dist'));
    writeFileSync(join(folder.path, 'path.txt'), 'electron-here');
    writeFileSync(join(folder.path, 'dist', 'electron-here'), '');
    expect(findElectron({ packageFolder: folder.path, env: {} })).toEqual({ path: join(folder.path, 'dist', 'electron-here') });
  });

  it('does not believe path.txt when the binary is gone', async () => {
    await using folder = await makeTempFolder('electron');
    writeFileSync(join(folder.path, 'path.txt'), 'electron-here');
    expect(findElectron({ packageFolder: folder.path, env: {} })).toMatchObject({ path: null, fetchable: true });
  });

  it('takes ELECTRON_OVERRIDE_DIST_PATH when there is a binary in it, and says so when there is none', async () => {
    await using folder = await makeTempFolder('electron');
    writeFileSync(join(folder.path, 'path.txt'), 'mine');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: folder.path };
    expect(findElectron({ packageFolder: folder.path, env })).toMatchObject({ path: null, fetchable: false });
    writeFileSync(join(folder.path, 'mine'), '');
    expect(findElectron({ packageFolder: folder.path, env })).toEqual({ path: join(folder.path, 'mine') });
  });

  it('does not offer a download when the electron package itself is not installed', () => {
    expect(findElectron({ packageFolder: join(PACKAGE, 'nowhere'), env: {} })).toMatchObject({ path: null, fetchable: false });
  });
});

describe('asking whether Electron can be downloaded', () => {
  it('asks the mirror for the very file that the installer would fetch, without fetching it', async () => {
    await using mirror = await standMirror((_request, response) => void response.writeHead(200).end());
    expect(await askForDownload({ packageFolder: PACKAGE, limit: AMPLE })).toEqual({ can: 'yes', from: mirror.host });
    expect(mirror.seen).toEqual([expect.stringMatching(/^HEAD \/v?[0-9.]+\/electron-v[0-9.]+-.+[.]zip$/)]);
  });

  it('takes a redirect for a yes', async () => {
    await using mirror = await standMirror((_request, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    expect(await askForDownload({ packageFolder: PACKAGE, limit: AMPLE })).toEqual({ can: 'yes', from: mirror.host });
  });

  it('says which host refused, and with what', async () => {
    await using mirror = await standMirror((_request, response) => void response.writeHead(403).end());
    expect(await askForDownload({ packageFolder: PACKAGE, limit: AMPLE })).toEqual({ can: 'no', because: `${mirror.host} does not offer it (HTTP 403)` });
  });

  it('gives up on a network that takes the question and never answers', async () => {
    await using mirror = await standMirror(() => undefined);
    expect(await askForDownload({ packageFolder: PACKAGE, limit: 50 })).toEqual({ can: 'no', because: `${mirror.host} cannot be reached (no answer in time)` });
  });

  it('says that nobody listens there', async () => {
    let host: string;
    {
      await using mirror = await standMirror(() => undefined);
      host = mirror.host;
    }
    expect(await askForDownload({ packageFolder: PACKAGE, limit: AMPLE })).toEqual({ can: 'no', because: `${host} cannot be reached (ECONNREFUSED)` });
  });

  it('passes on what is wrong when the electron package is not whole', async () => {
    await using folder = await makeTempFolder('electron');
    expect(await askForDownload({ packageFolder: folder.path, limit: AMPLE })).toMatchObject({ can: 'no', because: expect.stringContaining('its installer says') as string });
  });
});

describe('running the installer', () => {
  it('is done when the installer ends well, and says the exit code when it does not', async () => {
    await using folder = await makeTempFolder('electron');
    writeFileSync(join(folder.path, 'install.js'), 'process.exit(0)');
    expect(await installElectron({ packageFolder: folder.path, limit: AMPLE })).toBeNull();
    writeFileSync(join(folder.path, 'install.js'), 'process.exit(7)');
    expect(await installElectron({ packageFolder: folder.path, limit: AMPLE })).toContain('exit code 7');
  });

  it('ends an installer that hangs', async () => {
    await using folder = await makeTempFolder('electron');
    writeFileSync(join(folder.path, 'install.js'), 'setInterval(() => {}, 1000)');
    expect(await installElectron({ packageFolder: folder.path, limit: 300 })).toContain('took longer than');
  });
});

describe('how Electron ended', () => {
  it('passes on the console’s own exit codes, however soon', () => {
    for (const code of [0, 1, 2, 3, 4]) expect(judgeEnding({ code, trouble: null, livedMs: 5 })).toEqual({ code });
  });

  it('takes an early death with any other code, or by a signal, for a window that never came', () => {
    expect(judgeEnding({ code: 127, trouble: null, livedMs: 40 })).toEqual({ because: 'exit code 127' });
    expect(judgeEnding({ code: null, trouble: 'it was ended by SIGTRAP', livedMs: 40 })).toEqual({ because: 'it was ended by SIGTRAP' });
  });

  it('takes a late death for the end of a session', () => {
    expect(judgeEnding({ code: null, trouble: 'it was ended by SIGKILL', livedMs: 60_000 })).toEqual({ code: 1 });
  });

  it('says why a program could not be run at all', async () => {
    await using folder = await makeTempFolder('electron');
    expect(await runToEnd({ program: join(folder.path, 'nothing'), args: [], cwd: folder.path })).toMatchObject({ code: null, trouble: expect.stringContaining('ENOENT') as string });
  });
});
