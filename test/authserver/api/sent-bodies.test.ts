/** Answers for what the trace keeps of JSON that an app sends: what it wrote, never its secrets, and only so much of it. */
import { expect, test } from 'vitest';
import type { Exchange } from '../../../src-preload/contract/trace.ts';
import { startApi, type ApiCaller } from './api-caller.ts';

function lastCall({ server }: ApiCaller): Exchange {
  return server.lastEvent('api.called').exchange;
}

test('a write is kept with its body and its answer as they read', async () => {
  await using api = await startApi();
  const call = await api.as('channels:write');
  expect((await call('POST /v1/channels', { name: 'Weekly review', visibility: 'public' })).status).toBe(201);
  expect(lastCall(api).sent).toEqual({ kind: 'json', cut: false, text: '{\n  "name": "Weekly review",\n  "visibility": "public"\n}' });
  expect(lastCall(api).body).toMatchObject({ kind: 'json', text: expect.stringContaining('"name": "Weekly review"') as string });
});

test('a refused write is kept as it was sent: a field of another kind, JSON that breaks off, another Content-Type', async () => {
  await using api = await startApi();
  const token = await api.login('channels:write');
  expect((await api.call('POST /v1/channels', { token, body: { name: 5, secret: 'hunter2hunter2' } })).status).toBe(400);
  expect(lastCall(api).sent).toMatchObject({ kind: 'json', text: expect.stringMatching(/"name": 5,\n {2}"secret": "‹secret [0-9a-f]{4}·[0-9a-f]{4}›"/) as string });
  expect((await api.call('POST /v1/channels', { token, body: '{"name": "hunter2hunter2"' })).status).toBe(400);
  expect(lastCall(api).sent).toEqual({ kind: 'fields', fields: [{ name: 'body', value: expect.objectContaining({ kind: 'fingerprint', length: 25 }) as unknown }] });
  expect((await api.call('POST /v1/channels', { token, body: { name: 'x' }, headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  expect(lastCall(api).sent).toMatchObject({ kind: 'json' });
  expect(JSON.stringify(api.server.events())).not.toContain('hunter2');
});

test('a long body is cut at 4 KB, and one that nests without end costs nothing', async () => {
  await using api = await startApi();
  const token = await api.login('channels:write');
  await api.call('POST /v1/channels', { token, body: { name: 'x', description: 'y'.repeat(60_000) } });
  expect(lastCall(api).sent).toMatchObject({ kind: 'json', cut: false, text: expect.stringContaining('(cut, 60,000 characters)') as string });
  await api.call('POST /v1/channels', { token, body: { name: Array.from({ length: 6000 }, () => 'z') } });
  expect(lastCall(api).sent).toMatchObject({ kind: 'json', cut: true });
  expect((await api.call('POST /v1/channels', { token, body: `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}` })).status).toBe(400);
  expect(lastCall(api).sent).toMatchObject({ kind: 'json', text: expect.stringContaining('…') as string });
  expect(api.server.bugs).toEqual([]);
});

test('JSON sent to the token endpoint shows what is no secret, and covers the rest', async () => {
  await using api = await startApi();
  const body = { grant_type: 'authorization_code', code: 'mavio_ac_hushhush', client_secret: 'hushhush', client_id: 'clipnote' };
  const answer = await fetch(`${api.server.issuer}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect(answer.status).toBe(415);
  expect(api.server.lastEvent('token.decided').exchange.sent).toMatchObject({ kind: 'fields', fields: [{ value: { text: 'authorization_code' } }, { value: { of: 'code' } }, { value: { of: 'secret' } }, { value: { text: 'clipnote' } }] });
  expect(JSON.stringify(api.server.events())).not.toContain('hushhush');
});
