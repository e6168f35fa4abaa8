/** Answers for malformed input of any kind: a defined answer each time, never a 5xx, never a redirect to a stranger. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { GOOD, openConsent } from './login.ts';

/** Sends bytes as they are and reads everything until the server hangs up. */
async function sendRaw(server: TestAuthServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.issuer).port), '127.0.0.1', () => socket.write(text, 'latin1'));
    let received = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => (received += chunk));
    socket.on('end', () => { resolve(received); }).on('error', reject);
  });
}

function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

const names = fc.constantFrom('client_id', 'redirect_uri', 'scope', 'state', 'response_type', 'code_challenge', 'code_challenge_method', 'grant_type', 'code', 'refresh_token', 'client_secret', 'token', 'request', 'answer', '__proto__', '');
const pieces = fc.oneof(
  fc.constantFrom(...Object.values(GOOD), 'authorization_code', 'refresh_token', 'authorize', '%', '%zz', '%ff%fe', '%00', '+', '=', '%F0%9F%98%80', '%ED%A0%80', '..%2f', "'", '%22%3E%3Cscript%3E'),
  fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const rawForm = fc.array(fc.tuple(names, pieces, fc.boolean()), { maxLength: 12 }).map((list) => list.map(([name, value, bare]) => (bare ? name : `${name}=${value}`)).join('&'));

test('no query makes the authorization endpoint fail or lead to a stranger', async () => {
  await using server = await startTestAuthServer();
  const { redirectUris } = server.addApp();
  await fc.assert(
    fc.asyncProperty(rawForm, async (query) => {
      const response = await fetch(`${server.issuer}/oauth/authorize?${query}`, { redirect: 'manual' });
      expect([302, 303, 400]).toContain(response.status);
      const location = response.headers.get('location');
      if (response.status === 302) expect(redirectUris.some((uri) => location?.startsWith(`${uri}?`))).toBe(true);
      if (response.status === 303) expect(location).toMatch(/^\/oauth\/consent\?request=/);
    }),
    { numRuns: 150 },
  );
  expect(server.bugs).toEqual([]);
});

test('no body makes the token endpoint or the consent form fail', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const bodies = fc.oneof(rawForm, fc.string({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }));
  const types = fc.constantFrom('application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=latin1', 'application/json', 'multipart/form-data', 'nonsense', '');
  const headers = fc.constantFrom('', 'Basic', 'Basic =', 'Basic !!!', 'Basic OjpBOg==', 'Basic JTo6JQ==', 'Basic /w==', 'Bearer x', 'mavio_secret_x', 'Basic  YTpi', 'Digest a="b"');
  await fc.assert(
    fc.asyncProperty(bodies, types, headers, async (body, type, authorization) => {
      const init = { method: 'POST', body: typeof body === 'string' ? body : Buffer.from(body), headers: { 'content-type': type, authorization } };
      const token = await fetch(`${server.issuer}/oauth/token`, init);
      expect([400, 401, 415]).toContain(token.status);
      expect(await token.json()).toMatchObject({ error: expect.any(String) as string, error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/) as string });
      const consent = await fetch(`${server.issuer}/oauth/consent`, { ...init, redirect: 'manual' });
      expect(consent.status).toBe(404);
    }),
    { numRuns: 150 },
  );
  expect(server.bugs).toEqual([]);
});

test('no Authorization header and no query make the API fail', async () => {
  await using server = await startTestAuthServer();
  const header = fc.oneof(fc.constantFrom('Bearer', 'Bearer ', 'bearer x y', 'Bearer "x"', 'Basic YTpi', 'x'), fc.string({ maxLength: 40 }).map((text) => `Bearer ${text.replace(/[^\x20-\x7e]/g, '')}`));
  await fc.assert(
    fc.asyncProperty(header, rawForm, async (authorization, query) => {
      const response = await fetch(`${server.issuer}/v1/meetings?${query}`, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: 'unauthorized' } });
    }),
    { numRuns: 80 },
  );
  expect(server.bugs).toEqual([]);
});

test.each([
  ['a path that cannot be decoded', 'GET /oauth/%ff HTTP/1.1', 400],
  ['a path of the API that cannot be decoded', 'GET /v1/%zz HTTP/1.1', 400],
  ['dots', 'GET /oauth/../oauth/authorize HTTP/1.1', 404],
  ['two slashes', 'GET //evil.example/oauth/authorize HTTP/1.1', 404],
  ['an absolute address', 'GET http://evil.example/oauth/consent?request=x HTTP/1.1', 404],
  ['a fragment', 'GET /oauth/authorize#?client_id=x HTTP/1.1', 400],
  ['bytes that are not ASCII', 'GET /oauth/authorize?state=\xe9\xff&client_id=\x80 HTTP/1.1', 400],
  ['another method', 'PROPFIND /oauth/token HTTP/1.1', 405],
  ['DELETE on consent', 'DELETE /oauth/consent HTTP/1.1', 405],
  ['PUT on token', 'PUT /oauth/token HTTP/1.1', 405],
  ['OPTIONS on authorize', 'OPTIONS /oauth/authorize HTTP/1.1', 204],
  ['no HTTP at all', 'hello', 400],
  ['a query of 20 KB', `GET /oauth/authorize?state=${'x'.repeat(20_000)} HTTP/1.1`, 414],
])('%s gets a defined answer', async (_name, line, status) => {
  await using server = await startTestAuthServer();
  server.addApp();
  const answer = await sendRaw(server, `${line}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
  expect(statusOf(answer)).toBe(status);
  expect(answer.toLowerCase()).not.toContain('\r\nlocation:');
  expect(answer).not.toContain('node_modules');
  expect(server.bugs).toEqual([]);
});

test('a Host header of somebody else appears in no answer', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const query = new URLSearchParams({ ...GOOD, scope: 'nonsense' }).toString();
  for (const line of [`GET /oauth/authorize?${query}`, 'GET /.well-known/oauth-authorization-server', 'GET /oauth/token']) {
    expect(await sendRaw(server, `${line} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).not.toContain('evil.example');
  }
});

test.each(['/oauth/token', '/oauth/consent', '/v1/meetings', '/nowhere'])('a body of more than 64 KB on %s gets 413', async (path) => {
  await using server = await startTestAuthServer();
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
  expect(statusOf(await sendRaw(server, `${head}Content-Length: 65537\r\n\r\n`))).toBe(413);
  const chunk = 'a=b&'.repeat(4096);
  const chunks = `${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(5);
  expect(statusOf(await sendRaw(server, `${head}Transfer-Encoding: chunked\r\n\r\n${chunks}`))).toBe(413);
  expect(server.bugs).toEqual([]);
});

test('thirty thousand parameters are judged, and the trace stays readable', async () => {
  await using server = await startTestAuthServer();
  const response = await fetch(`${server.issuer}/oauth/token`, { method: 'POST', body: 'a&'.repeat(30_000), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect(response.status).toBe(401);
  const { form } = server.lastEvent('token.decided').exchange;
  expect(form).toHaveLength(61);
  expect(form.at(-1)?.value).toEqual({ kind: 'plain', text: 'and 29940 more' });
});

test('a request id or a check id longer than any is answered', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  await openConsent(server);
  expect((await fetch(`${server.issuer}/oauth/consent?request=${'x'.repeat(8000)}`)).status).toBe(404);
  expect((await fetch(`${server.issuer}/oauth/checks/${'x'.repeat(8000)}`)).status).toBe(404);
});

test('a bug is logged under a request id and answered without details', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  server.db.sql.exec('DROP TABLE events');
  const page = await fetch(`${server.issuer}/oauth/authorize?${new URLSearchParams(GOOD).toString()}`, { redirect: 'manual' });
  const token = await fetch(`${server.issuer}/oauth/token`, { method: 'POST' });
  const api = await fetch(`${server.issuer}/v1/meetings`);
  const texts = [await page.text(), await token.text(), await api.text()];
  expect([page.status, token.status, api.status]).toEqual([500, 500, 500]);
  expect(JSON.parse(texts[1] ?? '')).toMatchObject({ error: 'server_error' });
  expect(JSON.parse(texts[2] ?? '')).toMatchObject({ error: { code: 'internal_error' } });
  for (const [index, text] of texts.entries()) {
    expect(text).not.toMatch(/events|sqlite|\bat /i);
    const id = /req_[A-Za-z0-9]{20}/.exec(text)?.[0] ?? 'none';
    expect(server.bugs[index]).toContain(id);
  }
});
