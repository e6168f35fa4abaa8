/** Answers for the served door as scripts use it: one ready line, exit codes, signals, and who gets in. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, truncateSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { get, request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { openDatabase } from '../src-main/storage/database.ts';
import { serve, serveInVain } from './kit/serve.ts';
import { connectServed } from './kit/served-client.ts';
import { makeTempFolder } from './kit/temp-folder.ts';
import { CLIPNOTE, writeWorkspace } from './kit/workspace-file.ts';

const SESSION = ['--vault', 'session'];

/** A port that is taken until the end of the block. */
async function takePort(): Promise<{ port: string } & AsyncDisposable> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: String((server.address() as AddressInfo).port),
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

/** Asks the console's own port, with headers as given. */
async function ask(url: string, options: { path?: string; method?: string; headers?: Record<string, string> } = {}): Promise<IncomingMessage & { text: string }> {
  const { hostname, port } = new URL(url);
  const asking = request({ hostname, port, path: '/', ...options });
  asking.end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return Object.assign(answer, { text });
}

function upgradeHeaders(url: string, changes: Record<string, string> = {}): Record<string, string> {
  const { host, hash } = new URL(url);
  return {
    Host: host,
    Origin: `http://${host}`,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol': `mavio-console, ${new URLSearchParams(hash.slice(1)).get('token') ?? ''}`,
    ...changes,
  };
}

it('prints one ready line, and ends with 0 at SIGTERM, even with a page and an unfinished request open', async () => {
  await using folder = await makeTempFolder('served');
  await using served = await serve([...writeWorkspace(folder), ...SESSION]);
  expect(served.ready).toEqual({
    event: 'ready',
    issuer: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[0-9]+$/) as string,
    consoleUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[0-9]+\/#token=[A-Za-z0-9_-]{43}$/) as string,
    control: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:[0-9]+\/rpc$/) as string, token: new URL(served.ready.consoleUrl).hash.slice('#token='.length) },
    vault: 'session',
    apps: [{ name: 'Clipnote', ...CLIPNOTE }],
  });
  const page = await connectServed(served.ready.consoleUrl);
  const live = await page.client.live.follow(null);
  await live.next();
  const hanging = get(`${served.ready.issuer}/`, { headers: { 'content-length': '5' } });
  hanging.on('error', () => undefined);
  hanging.flushHeaders();
  await once(hanging, 'socket');
  const exit = await served.end('SIGTERM');
  expect(exit).toMatchObject({ code: 0, signal: null });
  expect(exit.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(exit.stderr).not.toContain(CLIPNOTE.clientSecret);
});

it('ends with 0 at SIGINT as well, and shows a secret only in the run that created the app', async () => {
  await using folder = await makeTempFolder('served');
  const flags = [...writeWorkspace(folder), ...SESSION];
  await using first = await serve(flags);
  expect((await first.end('SIGINT')).code).toBe(0);
  await using second = await serve(flags);
  expect(second.ready.apps).toEqual([{ name: 'Clipnote', clientId: CLIPNOTE.clientId }]);
});

it('ends with 2 and a sentence for wrong flags', async () => {
  const exit = await serveInVain(['--vault', 'file']);
  expect(exit).toMatchObject({ code: 2, stdout: '', stderr: '--vault is keychain or session, not “file”.\n' });
});

it('prints the schema of the workspace file and stops', async () => {
  const door = resolve(import.meta.dirname, '..', 'src-main', 'start-served.ts');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [door, '--print-schema']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', required: ['apps'] });
});

it('reads a workspace file in YAML, and names line and column of its mistakes', async () => {
  await using folder = await makeTempFolder('served');
  const path = folder.join('apps.yaml');
  await writeFile(path, 'apps:\n  - name: Clipnote\n    homepageUrl: https://clipnote.example\n    environment: staging\n    redirectUris: [https://clipnote.example/cb]\n');
  const flags = [...SESSION, '--data-dir', folder.join('data'), '--workspace', path];
  const exit = await serveInVain(flags);
  expect(exit).toMatchObject({ code: 2, stdout: '' });
  expect(exit.stderr).toContain(`${path}: line 4, column 18: apps[0].environment: must be “development” or “production”.`);
  expect(existsSync(folder.join('data'))).toBe(false);
  await writeFile(path, (await readFile(path, 'utf8')).replace('staging', 'production'));
  await using served = await serve(flags);
  expect(served.ready.apps).toMatchObject([{ name: 'Clipnote' }]);
});

it('ends with 2 for a workspace file with mistakes, and makes no data folder', async () => {
  await using folder = await makeTempFolder('served');
  await writeFile(folder.join('apps.json'), '{"apps":[{"name":""}]}');
  const exit = await serveInVain([...SESSION, '--data-dir', folder.join('data'), '--workspace', folder.join('apps.json')]);
  expect(exit).toMatchObject({ code: 2, stdout: '' });
  expect(exit.stderr).toContain('apps[0].redirectUris: is missing');
  expect(existsSync(folder.join('data'))).toBe(false);
});

it.each([['--port'], ['--console-port']])('ends with 3 and names the port when that of %s is taken; no app of the file is registered', async (flag) => {
  await using folder = await makeTempFolder('served');
  await using taken = await takePort();
  const flags = [...writeWorkspace(folder), ...SESSION];
  const exit = await serveInVain([...flags, flag, taken.port]);
  expect(exit).toMatchObject({ code: 3, stdout: '' });
  expect(exit.stderr).toContain(`Port ${taken.port} is taken by another program. Choose another one with ${flag}`);
  await using served = await serve(flags);
  expect(served.ready.apps).toEqual([{ name: 'Clipnote', ...CLIPNOTE }]);
});

it('ends with 4 when another console has the data folder, and leaves that one alone', async () => {
  await using folder = await makeTempFolder('served');
  const flags = [...SESSION, '--data-dir', folder.join('data')];
  await using served = await serve(flags);
  const before = readdirSync(folder.join('data'));
  const exit = await serveInVain(flags);
  expect(exit).toMatchObject({ code: 4, stdout: '' });
  expect(exit.stderr).toContain(`Another console is using the data folder ${folder.join('data')}.`);
  expect(readdirSync(folder.join('data'))).toEqual(before);
  expect((await ask(served.ready.issuer, { path: '/.well-known/oauth-authorization-server' })).statusCode).toBe(200);
});

it.each([['garbage', 'is not a database'], ['a folder', 'is a folder'], ['half of it', 'is damaged']])('ends with 1 and one plain sentence when the database is %s, and deletes nothing', async (damage, what) => {
  await using folder = await makeTempFolder('served');
  const [data, file] = [folder.join('data'), folder.join('data', 'mavio.db')];
  mkdirSync(data);
  if (damage === 'garbage') await writeFile(file, 'garbage '.repeat(5000));
  if (damage === 'a folder') mkdirSync(file);
  if (damage === 'half of it') {
    openDatabase(data).close();
    truncateSync(file, 60_000);
  }
  const before = readdirSync(data);
  const exit = await serveInVain([...SESSION, '--data-dir', data]);
  expect(exit).toMatchObject({ code: 1, stdout: '' });
  expect(exit.stderr).toMatch(new RegExp(`^${file} ${what}[^\\n]*--data-dir[^\\n]*\\n$`));
  expect(readdirSync(data)).toEqual(expect.arrayContaining(before));
});

it('lets nobody but the page of this run in', async () => {
  await using folder = await makeTempFolder('served');
  await using served = await serve([...SESSION, '--data-dir', folder.join('data')]);
  const { consoleUrl, issuer } = served.ready;
  const { host } = new URL(consoleUrl);
  for (const path of ['/', '/apps', '/rpc', '/assets/x.js']) {
    expect((await ask(consoleUrl, { path, headers: { Host: 'evil.example' } })).statusCode).toBe(403);
  }
  const refused = async (changes: Record<string, string>): Promise<number | undefined> => {
    const answer = await ask(consoleUrl, { path: '/rpc', headers: upgradeHeaders(consoleUrl, changes) });
    return answer.statusCode;
  };
  expect(await refused({ Host: 'evil.example' })).toBe(403);
  expect(await refused({ Origin: 'http://evil.example' })).toBe(403);
  expect(await refused({ Origin: issuer })).toBe(403);
  expect(await refused({ 'Sec-WebSocket-Protocol': 'mavio-console, guess' })).toBe(401);
  expect(await refused({ 'Sec-WebSocket-Protocol': 'mavio-console' })).toBe(401);
  await using page = await connectServed(consoleUrl);
  expect((await page.client.server.status()).issuer).toBe(issuer);
  const answer = await ask(consoleUrl, { headers: { Host: host } });
  expect(answer.headers).toMatchObject({
    'content-security-policy': expect.stringContaining("script-src 'self';") as string,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['content-security-policy']).not.toContain('unsafe');
});

it('sends the browser to a development server on this machine, and lets its page in; one elsewhere does not count', async () => {
  await using folder = await makeTempFolder('served');
  const flags = [...SESSION, '--data-dir', folder.join('data')];
  await using developing = await serve(flags, { ...process.env, ELECTRON_RENDERER_URL: 'http://localhost:5173' });
  const { origin, hash } = new URL(developing.ready.consoleUrl);
  expect(origin).toBe('http://localhost:5173');
  const at = new URLSearchParams(hash.slice(1)).get('at') ?? '';
  const asked = (from: string): Promise<IncomingMessage> => ask(`http://${at}`, { path: '/rpc', headers: upgradeHeaders(`http://${at}`, { Origin: from }) });
  expect((await asked('http://localhost:5173')).statusCode).toBe(401);
  expect((await asked('http://localhost:5174')).statusCode).toBe(403);
  await developing.end('SIGTERM');
  await using served = await serve(flags, { ...process.env, ELECTRON_RENDERER_URL: 'http://evil.example' });
  expect(served.ready.consoleUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
});

it('answers strange requests without a page and without a fault', async () => {
  await using folder = await makeTempFolder('served');
  await using served = await serve([...SESSION, '--data-dir', folder.join('data')]);
  const { host } = new URL(served.ready.consoleUrl);
  const statusOf = async (path: string, method = 'GET'): Promise<number | undefined> => (await ask(served.ready.consoleUrl, { path, method, headers: { Host: host } })).statusCode;
  for (const path of ['/%', '/%00', '/../../package.json', '/%2e%2e/%2e%2e/package.json', '/assets/none.js', '//evil.example/x.js']) {
    expect([400, 403, 404, 503]).toContain(await statusOf(path));
  }
  for (const method of ['POST', 'PUT', 'DELETE']) expect([404, 503]).toContain(await statusOf('/apps', method));
  expect(served.output().stderr).not.toContain(' error ');
});

it('lets a script call any procedure by HTTP, with the token of the run and nothing else', async () => {
  await using folder = await makeTempFolder('served');
  await using served = await serve([...writeWorkspace(folder), ...SESSION]);
  const { url, token } = served.ready.control;
  const call = async (name: string, { input, headers = {}, bearer = token }: { input?: string; headers?: Record<string, string>; bearer?: string | null } = {}): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(`${url}/${name}`, {
      method: 'POST',
      headers: { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...(input === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(input === undefined ? {} : { body: input }),
    });
    const text = await answer.text();
    return { status: answer.status, body: answer.headers.get('content-type')?.startsWith('application/json') === true ? JSON.parse(text) : text };
  };
  expect(await call('apps/list')).toMatchObject({ status: 200, body: [{ clientId: CLIPNOTE.clientId }] });
  expect(await call('apps/get', { input: JSON.stringify({ clientId: CLIPNOTE.clientId }) })).toMatchObject({ status: 200, body: { name: 'Clipnote' } });
  expect(await call('lab/reset')).toEqual({ status: 200, body: { secretsLost: [] } });
  expect(await call('apps/get', { input: '{"clientId":"mavio_client_NotHere00001"}' })).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND', data: { what: expect.any(String) as string } } } });
  expect(await call('backups/restore', { input: '{"name":"mavio-2025-01-01-00-00-00.db"}' })).toMatchObject({ status: expect.any(Number) as number, body: { error: { code: expect.any(String) as string } } });
  expect(await call('apps/get', { input: '{"clientId":7}' })).toMatchObject({ status: 400, body: { error: { code: 'BAD_REQUEST', data: { issues: expect.any(Array) as unknown[] } } } });
  expect((await call('apps/get', { input: '{"clientId"' })).status).toBe(400);
  expect((await call('apps/get', { input: 'clientId=1', headers: { 'content-type': 'text/csv' } })).status).toBe(415);
  expect(await call('apps/nothing')).toMatchObject({ status: 404, body: { error: { code: 'NO_SUCH_PROCEDURE' } } });
  for (const name of ['constructor/name', '__proto__/toString', 'apps/__proto__', 'apps/constructor', '%00/x']) expect((await call(name)).status, name).toBe(404);
  expect(await call('live/follow', { input: 'null' })).toMatchObject({ status: 400, body: { error: { code: 'SOCKET_ONLY' } } });
  for (const bearer of [null, '', 'wrong', `${token}x`]) expect((await call('lab/reset', { bearer })).status, String(bearer)).toBe(401);
  expect((await call('lab/reset', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
  // A page of another origin is not told that it may ask.
  const preflight = await fetch(`${url}/lab/reset`, { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  expect(served.output().stderr).not.toContain(token);
});
