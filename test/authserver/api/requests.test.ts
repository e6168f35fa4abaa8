/** Answers for the shape of the API around its endpoints: bodies, methods, preflights, paths that are not there, and requests of any kind. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API_PATHS, ROUTES } from '../../../src-main/authserver/api/routes.ts';
import { SCOPE_NAMES } from '../../../src-preload/contract/oauth.ts';
import { errorOf, startApi } from './api-caller.ts';

const JSON_TYPE = 'application/json';

const ODD_BODIES: readonly { readonly name: string; readonly body?: string; readonly type?: string; readonly status: number; readonly code?: string }[] = [
  { name: 'broken JSON', body: '{"title": ', status: 400, code: 'bad_request' },
  { name: 'nothing', status: 400, code: 'bad_request' },
  { name: 'a form', body: 'title=x', type: 'application/x-www-form-urlencoded', status: 415, code: 'bad_request' },
  { name: 'JSON that says it is text', body: '{"title":"x"}', type: 'text/plain', status: 415, code: 'bad_request' },
  { name: 'a list', body: '[]', status: 400, code: 'validation_error' },
  { name: 'null', body: 'null', type: 'application/json; charset=utf-8', status: 400, code: 'validation_error' },
  { name: 'a deep nest', body: '['.repeat(30_000), status: 400, code: 'bad_request' },
  { name: 'a closed deep nest', body: `${'['.repeat(30_000)}${']'.repeat(30_000)}`, status: 400, code: 'validation_error' },
  { name: 'a prototype', body: '{"title":"x","__proto__":{"a":1}}', status: 400, code: 'validation_error' },
  { name: 'more than 64 KB', body: JSON.stringify({ title: 'x'.repeat(65_536) }), status: 413, code: 'bad_request' },
  { name: 'JSON of another name', body: '{"title":"x"}', type: 'application/vnd.mavio+JSON', status: 201 },
];

test.each(ODD_BODIES)('a body that is $name', async ({ body, type = JSON_TYPE, status, code }) => {
  await using api = await startApi();
  const token = await api.login('meetings:write');
  const answer = await api.call('POST /v1/meetings', { token, headers: { 'content-type': type }, ...(body === undefined ? {} : { body }) });
  expect([answer.status, status === 201 ? undefined : errorOf(answer).code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  if (status !== 201) expect(errorOf(answer).request_id).toBe(answer.headers.get('x-request-id'));
  expect(api.server.bugs).toEqual([]);
});

test('every path says which methods it takes, to a preflight and to a wrong method alike', async () => {
  await using api = await startApi();
  for (const { path, routes, allow } of API_PATHS) {
    const address = path.replace(':id', 'x').replace(':otherId', 'y');
    const preflight = await api.call(`OPTIONS ${address}`, { headers: { origin: 'https://page.example', 'access-control-request-method': 'GET' } });
    expect([preflight.status, preflight.headers.get('allow'), preflight.headers.get('access-control-allow-methods')]).toEqual([204, allow, allow]);
    expect([preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers')]).toEqual(['*', 'Authorization, Content-Type']);
    const wrong = await api.call(`PUT ${address}`, { body: {} });
    expect([wrong.status, wrong.headers.get('allow'), errorOf(wrong).code]).toEqual([405, allow, 'bad_request']);
    for (const { method } of routes) expect(allow.split(', ')).toContain(method);
  }
  expect(api.server.flows()).toEqual([]);
});

test('a method that nobody knows is a wrong method where there is a path, and nothing where there is none', async () => {
  await using api = await startApi();
  const answers = await Promise.all(['PROPFIND /v1/meetings', 'PROPFIND /v1/meetings/x', 'MKCOL /v1/channels/x/members/y', 'PROPFIND /v1/meetings/', 'PROPFIND /v1/nothing'].map((line) => api.call(line)));
  expect(answers.map((answer) => [answer.status, answer.headers.get('allow'), errorOf(answer).code])).toEqual([
    [405, 'GET, HEAD, POST, OPTIONS', 'bad_request'],
    [405, 'GET, HEAD, PATCH, DELETE, OPTIONS', 'bad_request'],
    [405, 'DELETE, OPTIONS', 'bad_request'],
    [404, null, 'not_found'],
    [404, null, 'not_found'],
  ]);
});

test('every answer may be read by a page of another origin, refusals too', async () => {
  await using api = await startApi();
  const token = await api.login('meetings:read');
  for (const line of ['GET /v1/meetings', 'GET /v1/notes', 'GET /v1/meetings/none', 'GET /v1/nothing', 'PUT /v1/meetings']) {
    const { headers } = await api.call(line, { token });
    expect([line, headers.get('access-control-allow-origin'), headers.get('access-control-expose-headers')?.includes('X-RateLimit-Remaining')]).toEqual([line, '*', true]);
  }
});

test('a HEAD is answered as a GET without its body', async () => {
  await using api = await startApi();
  const token = await api.login('team:read');
  const head = await api.call('HEAD /v1/team', { token });
  expect([head.status, head.json, head.headers.get('content-type')]).toEqual([200, {}, 'application/json; charset=utf-8']);
  expect((await api.call('HEAD /v1/notes', { token })).status).toBe(403);
});

test.each(['/v1', '/v1/', '/v1/nothing', '/v1/meetings/', '/v1/meetings/x/y', '/v1/meetings/%00', '/v1/meetings/%ff', `/v1/meetings/${'x'.repeat(300)}`, '/v1/team/members/x', '/v1/Meetings'])('%s is not there', async (path) => {
  await using api = await startApi();
  const answer = await api.call(`GET ${path}`, { token: await api.login('meetings:read') });
  expect([answer.status < 500 && answer.status >= 400, ['not_found', 'bad_request'].includes(errorOf(answer).code)]).toEqual([true, true]);
  expect(api.server.bugs).toEqual([]);
});

test('each call is counted for its app, also when it is refused, and stands on the flow of its token', async () => {
  await using api = await startApi();
  const call = await api.as('notes:read');
  const [flow] = api.server.flows();
  await call('GET /v1/notes?limit=1');
  await call('GET /v1/team');
  await call('GET /v1/notes/none');
  await api.call('GET /v1/notes');
  await api.call('GET /v1/notes', { token: 'nobodyIssuedThis' });
  expect(api.server.parts.calls.load('mavio_client_Xk29fLm41QaZ')).toEqual({ calls: 3, lastAt: api.server.clock.now() });
  const calls = api.server.events(flow?.flowId).filter(({ type }) => type === 'api.called');
  expect(calls.map((event) => (event.type === 'api.called' ? [event.answer, event.exchange.status, event.error] : []))).toEqual([
    ['1 note', 200, undefined], ['scope missing', 403, 'insufficient_scope'], ['no such note', 404, 'not_found'],
  ]);
});

test('a data folder that cannot be written to is said with 503, and nothing of the call is kept', async () => {
  await using api = await startApi();
  const token = await api.login('notes:write');
  const [flow] = api.server.flows();
  api.server.db.sql.pragma('query_only = ON');
  const answer = await api.call('POST /v1/notes', { token, body: { title: 'x', content: '' } });
  expect([answer.status, errorOf(answer).code, answer.headers.get('retry-after')]).toEqual([503, 'service_unavailable', '1']);
  api.server.db.sql.pragma('query_only = OFF');
  expect([api.server.events(flow?.flowId).filter(({ type }) => type === 'api.called'), api.server.bugs]).toMatchObject([[], [expect.stringContaining('SQLITE_READONLY')]]);
  expect((await api.call('POST /v1/notes', { token, body: { title: 'x', content: '' } })).status).toBe(201);
});

/** JSON with names and values that the API knows, put together in any way, and anything else. */
const NAMES = ['title', 'content', 'name', 'status', 'participants', 'tags', 'url', 'events', 'segments', 'speakers', 'meeting_id', 'assignee_id', 'due_date', 'started_at', 'ended_at', 'email', 'user_id', 'speaker', 'id', 'text', '__proto__', 'toString'];
const VALUES = ['x', '', 'completed', 'mtg_7Ya4MrSw0CeU', '2025-09-17T14:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00Z', 'https://a.test', 'meeting.completed', 'a@b.test', 'note', '\u0000', '\ud800', 1, -1, 1e308, true, null];
const anyBody = fc.oneof(
  fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.constantFrom(...VALUES), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5 })),
  })).value.map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);
const anyLine = fc.constantFrom(...ROUTES).chain(({ method, path }) =>
  fc.constantFrom('mtg_7Ya4MrSw0CeU', 'trs_7Ya4MrSw0CeU', 'usr_7Lm2QxVb9KsT', 'none', '%27', '..').map((id) => `${method} ${path.replace(':id', id).replace(':otherId', id)}`),
);

test('no body and no query makes any endpoint fail', async () => {
  await using api = await startApi({ plan: 'enterprise' });
  const token = await api.login(...SCOPE_NAMES);
  await fc.assert(
    fc.asyncProperty(anyLine, anyBody, fc.webQueryParameters(), async (line, body, query) => {
      const hasBody = !line.startsWith('GET') && body !== '';
      const answer = await api.call(`${line}?${query}`, { token, ...(hasBody ? { body } : {}) });
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) expect(errorOf(answer).message).toMatch(/\.$/);
    }),
    { numRuns: 1500 },
  );
  expect(api.server.bugs).toEqual([]);
}, 60_000);
