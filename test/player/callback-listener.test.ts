/** Answers for listening on redirect URIs: exactly the path, exactly this machine, and honest words when it is not possible. */
import { createServer, type Server } from 'node:http';
import { expect, test } from 'vitest';
import { listenForCallback, probeCallback, type ReceivedCallback } from '../../src-main/player/callback-listener.ts';

const WORDS = { title: 'The code has arrived', text: 'Go on in the console.', link: 'http://127.0.0.1:4410/flows/flow_x' };

async function listen(host: string, port = 0): Promise<{ port: number } & AsyncDisposable> {
  const server: Server = createServer((_request, response) => response.end());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host, port }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function freePort(): Promise<number> {
  await using probe = await listen('127.0.0.1');
  return probe.port;
}

test('a callback is received with its query, and the page says what to do next', async () => {
  const uri = `http://127.0.0.1:${String(await freePort())}/oauth/callback?tenant=1`;
  const received: ReceivedCallback[] = [];
  const listener = await listenForCallback(uri, (callback) => (received.push(callback), WORDS));
  const response = await fetch(`${uri}&code=abc&state=x`);
  const html = await response.text();
  await listener.close();
  expect(response.status).toBe(200);
  expect(received).toMatchObject([{ method: 'GET', url: '/oauth/callback?tenant=1&code=abc&state=x', headers: { host: new URL(uri).host } }]);
  expect(html).toContain('<h1>The code has arrived</h1>');
  expect(html).toContain('href="http://127.0.0.1:4410/flows/flow_x"');
  expect(html).not.toContain('abc');
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-/);
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
});

test('other paths and other methods are no callbacks', async () => {
  const origin = `http://127.0.0.1:${String(await freePort())}`;
  const received: ReceivedCallback[] = [];
  const listener = await listenForCallback(`${origin}/cb`, (callback) => (received.push(callback), WORDS));
  const statuses = await Promise.all(['/cb/', '/CB', '/', '/cb%2f', '/favicon.ico', '/xcb'].map(async (path) => (await fetch(origin + path)).status));
  const posted = await fetch(`${origin}/cb`, { method: 'POST', body: 'code=x' });
  await listener.close();
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404]);
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET']);
  expect(received).toEqual([]);
});

test('words are escaped, and a recorder that throws is answered without details', async () => {
  const uri = `http://127.0.0.1:${String(await freePort())}/cb`;
  const listener = await listenForCallback(uri, ({ url }) => {
    if (url.includes('throw')) throw new Error('secret detail');
    return { title: '<b>', text: '"&', link: null };
  });
  const page = await (await fetch(uri)).text();
  const broken = await fetch(`${uri}?throw`);
  const text = await broken.text();
  await listener.close();
  expect(page).toContain('<h1>&lt;b&gt;</h1><p>&quot;&amp;</p>');
  expect(broken.status).toBe(500);
  expect(text).not.toContain('secret detail');
});

test('localhost is heard on IPv4, and on IPv6 where the machine has it', async () => {
  const port = await freePort();
  const listener = await listenForCallback(`http://localhost:${String(port)}/cb`, () => WORDS);
  expect((await fetch(`http://127.0.0.1:${String(port)}/cb`)).status).toBe(200);
  expect((await fetch(`http://localhost:${String(port)}/cb`)).status).toBe(200);
  await listener.close();
  await expect(fetch(`http://127.0.0.1:${String(port)}/cb`)).rejects.toThrow();
});

test('a listener lets go of its port at once, also of a kept connection', async () => {
  const uri = `http://127.0.0.1:${String(await freePort())}/cb`;
  for (const round of [1, 2, 3]) {
    const listener = await listenForCallback(uri, () => ({ ...WORDS, title: String(round) }));
    expect(await (await fetch(uri)).text()).toContain(`<h1>${String(round)}</h1>`);
    await listener.close();
  }
});

test('a taken port is said, whoever holds it and on whichever address', async () => {
  await using own = await listen('127.0.0.1');
  const uri = `http://127.0.0.1:${String(own.port)}/cb`;
  expect(await probeCallback(uri)).toEqual({ kind: 'taken', port: own.port });
  expect(await probeCallback(`http://localhost:${String(own.port)}/cb`)).toEqual({ kind: 'taken', port: own.port });
  await expect(listenForCallback(uri, () => WORDS)).rejects.toMatchObject({ name: 'CallbackNotPossible', prospect: { kind: 'taken' } });
  await using everywhere = await listen('0.0.0.0');
  expect(await probeCallback(`http://127.0.0.1:${String(everywhere.port)}/cb`)).toEqual({ kind: 'taken', port: everywhere.port });
});

test('a free port is said, and stays free', async () => {
  const port = await freePort();
  const uri = `http://localhost:${String(port)}/cb`;
  expect(await probeCallback(uri)).toEqual({ kind: 'free', port });
  expect(await probeCallback(uri)).toEqual({ kind: 'free', port });
});

test.each([
  ['https://clipnote.example/cb', 'clipnote.example is not on this machine. Your own server receives the callback.'],
  ['https://localhost:5173/cb', 'The console listens on http only, and this URI starts with https://.'],
  ['http://192.168.1.5/cb', '192.168.1.5 is not on this machine. Your own server receives the callback.'],
  ['/cb', 'This is not a whole URI, so no browser can go there.'],
  ['', 'This is not a whole URI, so no browser can go there.'],
  ['clipnote:cb', 'This address is not on this machine. Your own server receives the callback.'],
])('at %j the console cannot listen, and says why', async (uri, reason) => {
  expect(await probeCallback(uri)).toEqual({ kind: 'elsewhere', reason });
});
