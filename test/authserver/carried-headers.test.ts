/** Answers for what every answer carries besides its own headers, however it was made and however it travels. */
import { expect, test } from 'vitest';
import { FaultDraft } from '../../src-preload/contract/faults.ts';
import { startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';

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
  expect(lengths).toEqual([[401, true], [401, true], [400, true], [204, null], [200, true], [404, true]]);
});
