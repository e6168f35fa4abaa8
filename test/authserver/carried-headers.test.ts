/** Answers for what every answer carries besides its own headers, however it was made and however it travels. */
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { FaultDraft } from '../../src-preload/contract/faults.ts';
import { respond } from '../../src-main/authserver/respond.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { breakAt, nextHeld } from './held.ts';

const HOUR = 3_600_000;

/** An answer of a handler, of the API, a page, one without content, one to nothing, one to a body that is too long. */
const ASKED = [
  ['POST', '/oauth/token', 'grant_type=refresh_token'], ['GET', '/v1/meetings', null], ['GET', '/oauth/authorize', null], ['OPTIONS', '/oauth/token', null],
  ['HEAD', '/oauth/authorize', null], ['GET', '/nowhere', null], ['POST', '/oauth/token', 'x'.repeat(70_000)],
] as const;

function ask(server: TestAuthServer, [method, path, body]: (typeof ASKED)[number]): Promise<Response> {
  return fetch(server.issuer + path, { method, body, headers: body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' } });
}

test('the time of an answer is the server’s own while its clock is shifted', async () => {
  await using server = await startTestAuthServer();
  Object.assign(server.parts.clock, { aheadMs: HOUR });
  for (const asked of ASKED) expect.soft((await ask(server, asked)).headers.get('date'), asked.slice(0, 2).join(' ')).toBe(new Date(server.clock.now()).toUTCString());
});

test('also of an answer that trickles', async () => {
  await using server = await startTestAuthServer();
  Object.assign(server.parts.clock, { aheadMs: HOUR });
  server.addFault(FaultDraft.parse({ title: 'Slow', when: { endpoint: 'token' }, then: { kind: 'trickle', overMs: 200 }, fires: { how: 'always' } }));
  const answer = await ask(server, ASKED[0]);
  expect([answer.status, answer.headers.get('date')]).toEqual([401, new Date(server.clock.now()).toUTCString()]);
  expect(await answer.json()).toMatchObject({ error: 'invalid_client' });
});

test('an answer says how long it is, unless it has no content', async () => {
  await using server = await startTestAuthServer();
  const lengths = await Promise.all(ASKED.slice(0, 6).map(async (asked) => {
    const answer = await ask(server, asked);
    const bytes = (await answer.arrayBuffer()).byteLength;
    return [answer.status, answer.headers.get('content-length') === null ? null : Number(answer.headers.get('content-length')) === bytes];
  }));
  expect(lengths).toEqual([[401, true], [401, true], [400, true], [204, null], [200, null], [404, true]]);
});

test('a HEAD is told how long the answer to a GET would be', async () => {
  await using server = await startTestAuthServer();
  const [got, looked] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(`${server.issuer}/.well-known/oauth-authorization-server`, { method })));
  expect(got?.headers.get('content-length')).toMatch(/^[1-9]/);
  expect(looked?.headers.get('content-length')).toBe(got?.headers.get('content-length'));
});

test('what belongs to a page carries the time of the server too', async () => {
  await using server = await startTestAuthServer();
  const page = await (await fetch(`${server.issuer}/nowhere`)).text();
  const style = /href="(\/oauth\/assets\/[^"]+)"/.exec(page)?.[1] ?? '';
  Object.assign(server.parts.clock, { aheadMs: HOUR });
  const answer = await fetch(server.issuer + style);
  expect([answer.status, answer.headers.get('date')]).toEqual([200, new Date(server.clock.now()).toUTCString()]);
  expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get('content-length')));
});

test('a time that was put into a held answer is the only one', async () => {
  await using server = await startTestAuthServer();
  Object.assign(server.parts.clock, { aheadMs: HOUR });
  breakAt(server, { endpoint: 'token', point: 'before_answer' });
  const asked = ask(server, ASKED[0]);
  const { holdId } = await nextHeld(server);
  const own = 'Thu, 01 Jan 1970 00:00:00 GMT';
  server.parts.desk.release(holdId, [{ act: 'add', place: 'header', name: 'Date', text: own }]);
  expect((await asked).headers.get('date')).toBe(own);
});

test('an answer that Node refuses to write leaves nothing of itself in the one that says so', async () => {
  const app = fastify();
  app.get('/', (_request, reply) => respond(reply, { status: 302, headers: { location: 'http://127.0.0.1/\n' }, body: { kind: 'none' } }));
  app.setErrorHandler((_error, _request, reply) => respond(reply, { status: 500, headers: {}, body: { kind: 'text', text: 'broken' } }));
  try {
    const answer = await fetch(await app.listen({ host: '127.0.0.1', port: 0 }), { redirect: 'manual' });
    expect([answer.status, answer.statusText, await answer.text()]).toEqual([500, 'Internal Server Error', 'broken']);
  } finally {
    await app.close();
  }
});
