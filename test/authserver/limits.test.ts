/** Answers for what holds whoever asks: slow clients, long addresses, methods, pages of other origins, headers, forged hosts. */
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startAuthServer } from '../../src-main/authserver/start-auth-server.ts';
import { startTestAuthServer } from '../kit/auth-server.ts';
import { readAnswer, sendRaw } from '../kit/raw-request.ts';
import { CLIENT_ID, GOOD } from './login.ts';

test.each([
  ['headers that never end', 'GET /oauth/authorize HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['a body that never comes', 'POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ngrant'],
])('%s get 408, and the connection is closed', async (_name, bytes) => {
  await using server = await startTestAuthServer();
  const other = await startAuthServer(server.parts, { host: '127.0.0.1', port: 0, limits: { headersMs: 100, requestMs: 200, lookMs: 20 } });
  const answer = await sendRaw(other.issuer, bytes);
  await other.close();
  expect([answer.status, answer.headers.get('connection'), answer.headers.get('x-content-type-options')]).toEqual([408, 'close', 'nosniff']);
});

test('a connection on which nothing moves is closed', async () => {
  await using server = await startTestAuthServer();
  const other = await startAuthServer(server.parts, { host: '127.0.0.1', port: 0, limits: { idleMs: 50 } });
  const closed = await new Promise<boolean>((resolve) => {
    connect(Number(new URL(other.issuer).port), '127.0.0.1').on('close', () => { resolve(true); }).on('error', () => undefined);
  });
  await other.close();
  expect(closed).toBe(true);
});

test.each(['/oauth/authorize', '/oauth/token', '/v1/meetings', '/nowhere', '/.well-known/oauth-authorization-server'])('%s of more than 8 KB gets 414', async (path) => {
  await using server = await startTestAuthServer();
  for (const length of [8193, 20_000, 60_000]) {
    const answer = await sendRaw(server.issuer, `GET ${`${path}?x=`.padEnd(length, 'y')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect([answer.status, answer.body]).toEqual([414, expect.stringContaining('longer than 8 KB')]);
  }
  const fits = await sendRaw(server.issuer, `GET ${`${path}?x=`.padEnd(8192, 'y')} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(fits.status).not.toBe(414);
});

test('headers of more than 64 KB get 431', async () => {
  await using server = await startTestAuthServer();
  const answer = await sendRaw(server.issuer, `GET /oauth/token HTTP/1.1\r\nHost: x\r\nX-Large: ${'y'.repeat(70_000)}\r\n\r\n`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([431, 'no-store']);
});

test.each([
  ['/oauth/authorize', 'GET, HEAD, OPTIONS'],
  ['/oauth/consent', 'GET, HEAD, POST, OPTIONS'],
  ['/oauth/token', 'POST, OPTIONS'],
  ['/oauth/revoke', 'POST, OPTIONS'],
  ['/oauth/introspect', 'POST, OPTIONS'],
  ['/oauth/checks/code.fresh', 'GET, HEAD, OPTIONS'],
  ['/.well-known/oauth-authorization-server', 'GET, HEAD, OPTIONS'],
])('%s says that it takes %s', async (path, allow) => {
  await using server = await startTestAuthServer();
  for (const method of ['DELETE', 'PROPFIND', 'OPTIONS']) {
    const response = await fetch(`${server.issuer}${path}`, { method });
    expect([method, response.status, response.headers.get('allow')]).toEqual([method, method === 'OPTIONS' ? 204 : 405, allow]);
  }
});

test('pages of any origin may read the metadata and ask the API, and none the token endpoint, which the log explains once', async () => {
  await using server = await startTestAuthServer();
  const lines: [string, unknown][] = [];
  const parts = { ...server.parts, log: { ...server.parts.log, warn: (message: string, fields?: unknown) => lines.push([message, fields]) } };
  const other = await startAuthServer(parts, { host: '127.0.0.1', port: 0 });
  const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' };
  for (const path of ['/.well-known/oauth-authorization-server', '/v1/meetings']) {
    const preflight = await fetch(`${other.issuer}${path}`, { method: 'OPTIONS', headers });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers')]).toEqual([204, '*', expect.stringContaining('Authorization')]);
    const asked = await fetch(`${other.issuer}${path}`, { headers });
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
  }
  const refused = await fetch(`${other.issuer}/v1/meetings`, { headers });
  for (const name of ['X-Request-Id', 'WWW-Authenticate', 'X-RateLimit-Remaining']) expect(refused.headers.get('access-control-expose-headers')).toContain(name);
  expect(lines).toEqual([]);
  for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/introspect']) {
    const preflight = await fetch(`${other.issuer}${path}`, { method: 'OPTIONS', headers });
    const asked = await fetch(`${other.issuer}${path}`, { method: 'POST', headers, body: new URLSearchParams({ client_id: CLIENT_ID }) });
    expect([preflight.status, asked.status]).toEqual([204, 401]);
    for (const answer of [preflight, asked]) expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  await other.close();
  expect(lines).toEqual([[expect.stringContaining('for servers only'), { origin: 'http://localhost:5173', path: '/oauth/token' }]]);
});

test('every answer forbids sniffing and says what of its address may travel on', async () => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  const good = `/oauth/authorize?${new URLSearchParams(GOOD).toString()}`;
  const lines = [`GET ${good}`, `HEAD ${good}`, 'GET /oauth/authorize', 'GET /oauth/consent', 'GET /oauth/token', 'OPTIONS /oauth/token', 'GET /oauth/checks/code.fresh', 'GET /v1/meetings', 'GET /nowhere', 'GET /v1/nowhere', 'GET /.well-known/oauth-authorization-server', 'GET /%zz', 'PUT /oauth/consent', 'nonsense'];
  for (const line of lines) {
    const { status, headers } = await sendRaw(server.issuer, `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect([line, status < 500, headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([line, true, 'nosniff', 'no-store']);
    expect([line, headers.get('referrer-policy')]).toEqual([line, expect.stringMatching(/^(no-referrer|same-origin)$/)]);
  }
});

test.each(['Host: evil.example', 'Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example', 'Host: evil.example:4400@x'])('no answer repeats a forged host (%j)', async (host) => {
  await using server = await startTestAuthServer({ consent: 'authorize' });
  server.addApp();
  const query = (more: Record<string, string>): string => new URLSearchParams({ ...GOOD, ...more }).toString();
  const targets = [`/oauth/authorize?${query({})}`, `/oauth/authorize?${query({ scope: 'x' })}`, `/oauth/authorize?${query({ redirect_uri: 'https://x.example' })}`, '/.well-known/oauth-authorization-server', '/oauth/token', '/oauth/revoke', '/v1/meetings', '/nowhere', '/oauth/checks/code.fresh'];
  for (const target of targets) {
    const { text, status } = await sendRaw(server.issuer, `GET ${target} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
    expect(status).toBeGreaterThan(0);
    expect(text).not.toContain('evil.example');
  }
});

test('an answer is read apart', () => {
  expect(readAnswer('HTTP/1.1 200 OK\r\nA: b: c\r\n\r\nbody')).toMatchObject({ status: 200, headers: new Map([['a', 'b: c']]), body: 'body' });
});
