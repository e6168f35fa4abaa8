/** Answers for the guard of every endpoint: its scope opens it, no other scope does, and a refusal says what would. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import { SCOPE_NAMES, type ScopeName } from '../../../src-preload/contract/oauth.ts';
import { API_MEMBERS } from '../../../src-main/authserver/api/answer-members.ts';
import { API_PATHS, ROUTES } from '../../../src-main/authserver/api/routes.ts';
import type { Route } from '../../../src-main/authserver/api/route.ts';
import { openConsent } from '../login.ts';
import { type ApiCaller, errorOf, startApi } from './api-caller.ts';

const MEETING = 'mtg_7Ya4MrSw0CeU';

/** Bodies that each write accepts, by path. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /v1/meetings': { title: 'Kickoff' },
  'POST /v1/notes': { title: 'A note', content: 'Text' },
  'POST /v1/action-items': { title: 'Call Ingrid' },
  'POST /v1/channels': { name: 'ops' },
  'POST /v1/channels/:id/meetings': { meeting_id: 'mtg_2Lk7HdOe5YiR' },
  'POST /v1/speakers': { name: 'Mo' },
  'POST /v1/webhooks': { url: 'https://example.test/hook', events: ['meeting.completed'] },
};

/** An address with real ids in it. */
function addressOf({ server: { parts } }: ApiCaller, { path }: Route): string {
  const { resources, links } = parts;
  const first = (kind: 'note' | 'action_item' | 'channel' | 'speaker' | 'webhook'): string => resources.list(kind, { limit: 1, offset: 0 }).items[0]?.id ?? '';
  const channel = first('channel');
  const ids: Readonly<Record<string, string>> = {
    meetings: MEETING, transcripts: 'trs_7Ya4MrSw0CeU', notes: first('note'), 'action-items': first('action_item'), channels: channel, speakers: first('speaker'), webhooks: first('webhook'),
  };
  const kind = path.includes('/members') ? 'member' : 'meeting';
  const linked = links.list(channel, kind, { limit: 1, offset: 0 }).items[0]?.id ?? '';
  return path.replace(':otherId', linked).replace(':id', ids[path.split('/')[2] ?? ''] ?? '');
}

function bodyFor(api: ApiCaller, { method, path }: Route): unknown {
  if (path === '/v1/channels/:id/members' && method === 'POST') {
    const { parts } = api.server;
    const channel = parts.resources.list('channel', { limit: 1, offset: 0 }).items[0]?.id ?? '';
    const [member] = parts.links.list(channel, 'member', { limit: 1, offset: 0 }).items;
    parts.links.remove(channel, member?.id ?? '');
    return { user_id: member?.id };
  }
  return BODIES[`${method} ${path}`] ?? (method === 'PATCH' ? {} : undefined);
}

test('every scope of the reference guards at least one endpoint', () => {
  const guarding = new Set(ROUTES.flatMap(({ scopes }) => scopes));
  expect(SCOPE_NAMES.filter((scope) => !guarding.has(scope))).toEqual([]);
});

const OPENINGS = ROUTES.flatMap((route) => route.scopes.map((scope) => ({ line: `${route.method} ${route.path}`, scope, route })));

test.each(OPENINGS)('$line is open with $scope alone', async ({ scope, route }) => {
  const { method } = route;
  await using api = await startApi();
  const token = await api.login(scope);
  const body = bodyFor(api, route);
  const answer = await api.call(`${method} ${addressOf(api, route)}`, { token, ...(body === undefined ? {} : { body }) });
  expect([answer.status, answer.json['error']]).toEqual([method === 'DELETE' ? 204 : method === 'POST' ? 201 : 200, undefined]);
  expect(Object.keys(answer.json).filter((name) => !API_MEMBERS.includes(name))).toEqual([]);
  expect(answer.headers.get('x-request-id')).toMatch(/^req_[A-Za-z0-9]{20}$/);
  expect(api.server.lastEvent('api.called').checks.every(({ outcome }) => outcome === 'pass')).toBe(true);
  expect(api.server.bugs).toEqual([]);
});

test('every endpoint is shut for a token with every other scope, and nothing is written', async () => {
  await using api = await startApi({ plan: 'enterprise' });
  const content = (): unknown => api.server.db.sql.prepare('SELECT count(*), sum(length(document)) FROM resources').raw().get();
  const before = content();
  const told: unknown[] = [];
  for (const route of ROUTES) {
    const token = await api.login(...SCOPE_NAMES.filter((scope) => !route.scopes.includes(scope)));
    const { method, path } = route;
    const answer = await api.call(`${method} ${addressOf(api, route)}`, { token, ...(method === 'GET' || method === 'DELETE' ? {} : { body: {} }) });
    const challenge = new RegExp(`error="insufficient_scope".*scope="${route.scopes[0]}"$`).test(answer.headers.get('www-authenticate') ?? '');
    told.push([method, path, answer.status, errorOf(answer).code, challenge, firstFailure(api.server.lastEvent('api.called').checks)?.id]);
  }
  expect(told).toEqual(ROUTES.map(({ method, path }) => [method, path, 403, 'forbidden', true, 'bearer.scope']));
  expect(content()).toEqual(before);
});

test('every endpoint answers 401 without a token, and names its scope', async () => {
  await using api = await startApi();
  const told: unknown[] = [];
  for (const route of ROUTES) {
    const answer = await api.call(`${route.method} ${addressOf(api, route)}`);
    told.push([route.method, route.path, answer.status, errorOf(answer).code, answer.headers.get('www-authenticate')]);
  }
  expect(told).toEqual(ROUTES.map(({ method, path, scopes }) => [method, path, 401, 'unauthorized', `Bearer realm="Mavio", scope="${scopes[0]}"`]));
});

test('a 403 says what is needed, what the token has, and the authorization URL that the server then accepts', async () => {
  await using api = await startApi();
  const answer = await api.call('POST /v1/notes', { token: await api.login('meetings:read', 'notes:read'), body: { title: 'x', content: '' } });
  const { message, details = [] } = errorOf(answer);
  const told = Object.fromEntries(details.map((detail) => [detail.field, detail.message]));
  expect(message).toContain('needs notes:write; the token has meetings:read notes:read.');
  expect(told).toMatchObject({ required_scope: 'notes:write', token_scopes: 'meetings:read notes:read' });
  const url = new URL(told['authorization_url'] ?? '');
  expect(`${url.origin}${url.pathname}`).toBe(`${api.server.issuer}/oauth/authorize`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code', client_id: 'mavio_client_Xk29fLm41QaZ', redirect_uri: 'http://localhost:5173/oauth/callback', scope: 'meetings:read notes:read notes:write', state: 'YOUR_STATE',
  });
  expect(firstFailure(api.server.lastEvent('api.called').checks)?.note).toContain(told['authorization_url']);
  const shown = await openConsent(api.server, { ...Object.fromEntries(url.searchParams), code_challenge: undefined, code_challenge_method: undefined });
  expect(shown.response.status).toBe(200);
});

test('scopes of the reference that overlap: a transcript is read with either scope, and written with its own', () => {
  expect(API_PATHS.find(({ path }) => path === '/v1/meetings/:id/transcript')?.routes[0]?.scopes).toEqual<ScopeName[]>(['transcripts:read', 'meetings:read']);
});
