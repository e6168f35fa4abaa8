/** Answers for channels, speakers, the team and webhooks over HTTP. */
import { expect, test } from 'vitest';
import { searchFolder, spellings } from '../../kit/byte-search.ts';
import { errorOf, fieldsOf, rowsOf, startApi } from './api-caller.ts';

const MEETING = 'mtg_7Ya4MrSw0CeU';

test('a channel is created with its maker in it, renamed, and filled with meetings', async () => {
  await using api = await startApi();
  const call = await api.as('channels:read', 'channels:write');
  const created = await call('POST /v1/channels', { name: 'Ops', visibility: 'private' });
  expect(created.json).toMatchObject({ name: 'Ops', description: '', visibility: 'private', member_count: 1, meeting_count: 0 });
  const address = `/v1/channels/${String(created.json['id'])}`;
  expect((await call(`POST ${address}/meetings`, { meeting_id: MEETING })).json['meeting_count']).toBe(1);
  const twice = await call(`POST ${address}/meetings`, { meeting_id: MEETING });
  expect([twice.status, errorOf(twice).code, fieldsOf(twice)]).toEqual([409, 'conflict', ['meeting_id']]);
  expect((await call(`POST ${address}/meetings`, { meeting_id: 'mtg_none' })).status).toBe(422);
  expect(rowsOf(await call(`GET ${address}/meetings`))).toMatchObject([{ id: MEETING }]);
  expect((await call(`PATCH ${address}`, { description: 'What runs' })).json).toMatchObject({ name: 'Ops', description: 'What runs', meeting_count: 1 });
  expect([(await call(`DELETE ${address}/meetings/${MEETING}`)).status, (await call(`DELETE ${address}/meetings/${MEETING}`)).status]).toEqual([204, 404]);
});

test('members come and go; a meeting is no member', async () => {
  await using api = await startApi();
  const call = await api.as('channels:read', 'channels:write', 'team:read');
  const [team] = rowsOf(await call('GET /v1/channels'));
  const address = `/v1/channels/${String(team?.['id'])}`;
  const [member] = rowsOf(await call(`GET ${address}/members`));
  const [meeting] = rowsOf(await call(`GET ${address}/meetings`));
  const path = `${address}/members/${String(member?.['id'])}`;
  expect([(await call(`DELETE ${path}`)).status, (await call(`DELETE ${path}`)).status]).toEqual([204, 404]);
  expect((await call(`DELETE ${address}/members/${String(meeting?.['id'])}`)).status).toBe(404);
  expect((await call(`POST ${address}/members`, { user_id: member?.['id'] })).json['member_count']).toBe(6);
  expect((await call(`POST ${address}/members`, { user_id: 'usr_none' })).status).toBe(422);
  expect((await call('GET /v1/channels/chn_none/members')).status).toBe(404);
});

test('two channels never have one name, whatever its case', async () => {
  await using api = await startApi();
  const call = await api.as('channels:read', 'channels:write');
  const answer = await call('POST /v1/channels', { name: ' CUSTOMERS ' });
  expect([answer.status, errorOf(answer).code, fieldsOf(answer)]).toEqual([409, 'conflict', ['name']]);
  const design = rowsOf(await call('GET /v1/channels')).find(({ name }) => name === 'design');
  const address = `/v1/channels/${String(design?.['id'])}`;
  expect((await call(`PATCH ${address}`, { name: 'Customers' })).status).toBe(409);
  expect((await call(`PATCH ${address}`, { name: 'Design' })).json['name']).toBe('Design');
});

test('a speaker is created and changed; an address belongs to one', async () => {
  await using api = await startApi();
  const call = await api.as('speakers:read', 'speakers:write');
  const created = await call('POST /v1/speakers', { name: 'Mo Ek', email: 'Mo@example.test' });
  expect(created.json).toMatchObject({ name: 'Mo Ek', email: 'Mo@example.test', title: null, user_id: null });
  const address = `/v1/speakers/${String(created.json['id'])}`;
  expect((await call(`PATCH ${address}`, { title: 'Guest' })).json).toMatchObject({ name: 'Mo Ek', title: 'Guest' });
  expect((await call(`GET ${address}`)).json['title']).toBe('Guest');
  const taken = await call('POST /v1/speakers', { name: 'Another', email: 'mo@EXAMPLE.test' });
  expect([taken.status, fieldsOf(taken)]).toEqual([409, ['email']]);
  expect((await call(`PATCH ${address}`, { email: null })).json['email']).toBeNull();
  expect((await call(`PATCH ${address}`, { user_id: 'usr_none' })).status).toBe(422);
  expect((await call('POST /v1/speakers', { name: 'Another', email: 'mo@example.test' })).status).toBe(201);
});

test('the team says its plan, settings and members', async () => {
  await using api = await startApi({ plan: 'pro' });
  const call = await api.as('team:read');
  const { json } = await call('GET /v1/team');
  expect(json).toMatchObject({ name: 'Lindqvist Instruments', plan: 'pro', member_count: 6, settings: { default_language: 'en' } });
  expect((json['members'] as { name: string; role: string }[])[0]).toMatchObject({ name: 'Ada Lindqvist', role: 'owner' });
  expect(rowsOf(await call('GET /v1/team/members?limit=2'))).toHaveLength(2);
});

test('a webhook shows its secret once and keeps no copy of it', async () => {
  await using api = await startApi();
  const call = await api.as('webhooks:manage');
  const created = await call('POST /v1/webhooks', { url: 'http://127.0.0.1:9000/hook', events: ['meeting.completed', 'meeting.completed'] });
  const { secret, ...rest } = created.json;
  expect(secret).toMatch(/^mavio_secret_[A-Za-z0-9]{43}$/);
  expect(rest).toMatchObject({ events: ['meeting.completed'], active: true, description: '' });
  const address = `/v1/webhooks/${String(created.json['id'])}`;
  expect((await call(`GET ${address}`)).json).toEqual(rest);
  expect((await call(`PATCH ${address}`, { active: false })).json).toEqual({ ...rest, active: false });
  expect(rowsOf(await call('GET /v1/webhooks'))).toHaveLength(2);
  expect(searchFolder(api.server.db.folder, spellings('webhook secret', String(secret)))).toEqual([]);
  expect([(await call(`DELETE ${address}`)).status, (await call(`GET ${address}`)).status, (await call(`DELETE ${address}`)).status]).toEqual([204, 404, 404]);
});

test.each(['http://example.test/hook', 'https://user:pass@example.test/', 'ftp://example.test', '/hook', '', 'https://'])('the webhook address %j is refused', async (url) => {
  await using api = await startApi();
  const call = await api.as('webhooks:manage');
  expect(fieldsOf(await call('POST /v1/webhooks', { url, events: ['meeting.completed'] }))).toEqual(['url']);
});

test('webhook events must be known and at least one, and an address stands once', async () => {
  await using api = await startApi();
  const call = await api.as('webhooks:manage');
  expect(fieldsOf(await call('POST /v1/webhooks', { url: 'https://a.test/', events: ['meeting.over'] }))).toEqual(['events[0]']);
  expect(fieldsOf(await call('POST /v1/webhooks', { url: 'https://a.test/', events: [] }))).toEqual(['events']);
  expect((await call('POST /v1/webhooks', { url: 'https://planning.lindqvist.example/hooks/mavio', events: ['meeting.deleted'] })).status).toBe(409);
});
