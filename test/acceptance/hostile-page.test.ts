/** Answers for the console's own port in front of strangers: other hosts and origins, odd paths, messages that make no sense. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { sendRaw } from '../kit/raw-http.ts';
import type { RawAnswer } from '../kit/raw-http.ts';
import { serve } from '../kit/serve.ts';
import type { Served } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { writeWorkspace } from '../kit/workspace-file.ts';

let stack: AsyncDisposableStack;
let served: Served;
let page: URL;
let token: string;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('hostile'));
  served = stack.use(await serve([...writeWorkspace(folder), '--vault', 'session']));
  page = new URL(served.ready.consoleUrl);
  token = new URLSearchParams(page.hash.slice(1)).get('token') ?? '';
});
afterAll(() => stack.disposeAsync());

const ask = (target: string, headers: readonly string[], method = 'GET'): Promise<RawAnswer> =>
  sendRaw(page.port, [`${method} ${target} HTTP/1.1`, ...headers, 'Connection: close', '', ''].join('\r\n'));

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${page.host}/rpc`, ['mavio-console', token], { origin: page.origin });
  await once(socket, 'open');
  return socket;
}

/** Sends a message and waits for the socket to be closed from the other side. Out: the close code. */
async function closeCodeAfter(message: string | Buffer): Promise<number> {
  const socket = await openSocket();
  const closed = once(socket, 'close');
  socket.send(message);
  const [code] = (await closed) as [number];
  return code;
}

describe('names that somebody pointed at this machine', () => {
  test.each([
    ['a foreign name', (port: string) => [`Host: evil.example:${port}`]],
    ['localhost', (port: string) => [`Host: localhost:${port}`]],
    ['a name that holds the address', (port: string) => [`Host: 127.0.0.1.nip.io:${port}`]],
    ['the address as one number', (port: string) => [`Host: 2130706433:${port}`]],
    ['the address of all', (port: string) => [`Host: 0.0.0.0:${port}`]],
    ['the address without its port', () => ['Host: 127.0.0.1']],
    ['the right name with a user in front', (port: string) => [`Host: a@127.0.0.1:${port}`]],
    ['the right name and another one', (port: string) => [`Host: 127.0.0.1:${port}`, 'Host: evil.example']],
    ['a proxy’s word for the right name', (port: string) => ['Host: evil.example', `X-Forwarded-Host: 127.0.0.1:${port}`]],
  ])('%s get no page', async (_what, headers) => {
    const answer = await ask('/', headers(page.port));
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('<');
  });
});

describe('paths', () => {
  test.each([
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/assets/../../main/served.js',
    '/assets/%2e%2e/%2e%2e/main/served.js',
    '//etc/passwd',
    '/assets/%00.js',
    '/index.html%00.js',
    '/%',
    '/%zz',
  ])('%s lead nowhere, and the answer is in plain words with our headers', async (path) => {
    const answer = await ask(path, [`Host: ${page.host}`]);
    expect([400, 403, 404]).toContain(answer.status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    expect(answer.body).not.toContain(path);
    expect(answer.body).not.toContain('FST_');
  });
});

describe('upgrades', () => {
  const upgrade = (path: string, origin: string, protocols: string): Promise<RawAnswer> =>
    sendRaw(
      page.port,
      [
        `GET ${path} HTTP/1.1`, `Host: ${page.host}`, `Origin: ${origin}`, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', `Sec-WebSocket-Protocol: ${protocols}`, '', '',
      ].join('\r\n'),
    );

  test.each(['/', '/apps', '/rpc/', '//rpc', '/index.html', '/assets/x.js'])('are not made at %s, for nobody', async (path) => {
    expect((await upgrade(path, 'http://evil.example', 'mavio-console')).status).toBe(404);
    expect((await upgrade(path, page.origin, `mavio-console, ${token}`)).status).toBe(404);
  });

  test('are refused to a page of the authorization server, even with the token', async () => {
    expect((await upgrade('/rpc', served.ready.issuer, `mavio-console, ${token}`)).status).toBe(403);
  });
});

describe('messages', () => {
  const SECRET = 'mavio_secret_Zz9Yy8Xx7Ww6Vv5';

  test.each([
    ['nothing', ''],
    ['text that is no JSON, with a secret in it', `${SECRET} is my secret`],
    ['JSON cut off behind a secret', `{"i":"1","p":{"u":"/apps/provideSecret","b":{"json":{"clientSecret":"${SECRET}"`],
    ['a number', '1'],
    ['null', 'null'],
    ['a list', '[]'],
    ['bytes', Buffer.from([0, 1, 2, 255])],
  ])('of %s end the connection', async (_what, message) => {
    expect(await closeCodeAfter(message)).toBe(1007);
  });

  test('larger than 16 megabytes end the connection', async () => {
    // The rest of the message is still on its way when the connection is closed: then the other end may only see that it is gone.
    expect([1009, 1006]).toContain(await closeCodeAfter('x'.repeat((1 << 24) + 1)));
  });

  test('that made no sense are not quoted in the log, not even in part', () => {
    const { stderr } = served.output();
    expect(stderr).toContain('could not be read');
    expect(stderr).not.toContain('Zz9Yy');
    expect(stderr).not.toContain('mavio_secr');
    expect(stderr.split('\n').filter((line) => line !== '' && !/^\d{4}-\d\d-\d\dT/.test(line) && !line.startsWith(' '))).toEqual([]);
  });

  test.each([
    ['/__proto__/toString', undefined],
    ['/constructor/constructor', ['return process']],
    ['/apps/list/~orpc/handler', undefined],
    ['/apps/hasOwnProperty', 'x'],
    ['/server%2Fstatus', undefined],
    ['/flows/list', JSON.parse('{"__proto__":{"limit":5},"limit":-1}') as unknown],
    ['/flows/get', { flowId: "' OR 1=1 --" }],
    ['/apps/register', { name: 'x', description: '', homepageUrl: 'https://x.example', environment: 'development', redirectUris: ['http://127.0.0.1:1/'], isSample: true }],
  ])('for %s with what does not belong there are refused', async (path, json) => {
    const socket = await openSocket();
    const heard = once(socket, 'message');
    socket.send(JSON.stringify({ i: '1', p: { u: path, b: { json } } }));
    const [answer] = (await heard) as [Buffer];
    const { p } = JSON.parse(answer.toString('utf8')) as { p: { s?: number } };
    expect([400, 404]).toContain(p.s);
    socket.terminate();
  });

  test('of strangers leave the console answering, and its objects as they were', async () => {
    const socket = await openSocket();
    socket.send('{"i":"1","p":{"u":"/flows/list","b":{"json":{"limit":1},"meta":[[1,"__proto__","polluted"]]}}}');
    await once(socket, 'message');
    socket.terminate();
    await using own = await connectServed(served.ready.consoleUrl);
    expect(await own.client.apps.list()).toHaveLength(1);
    expect((await own.client.server.status()).issuer).toBe(served.ready.issuer);
  });
});
