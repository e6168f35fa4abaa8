/** Answers for notes and action items over HTTP: only the sent fields change, completing notes when, and references must lead somewhere. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorOf, fieldsOf, rowsOf, startApi } from './api-caller.ts';

const MEETING = 'mtg_7Ya4MrSw0CeU';
const ADA = 'usr_7Lm2QxVb9KsT';

test('a note is created by whoever authorized the app, read, moved to another meeting and listed there', async () => {
  await using api = await startApi();
  const call = await api.as('notes:read', 'notes:write');
  const created = await call('POST /v1/notes', { title: 'Idea', content: 'Line one\nLine two' });
  expect(created.json).toMatchObject({ kind: 'note', meeting_id: null, author_id: ADA, content: 'Line one\nLine two' });
  const address = `/v1/notes/${String(created.json['id'])}`;
  const moved = await call(`PATCH ${address}`, { meeting_id: MEETING, kind: 'minutes' });
  expect(moved.json).toEqual({ ...created.json, meeting_id: MEETING, kind: 'minutes' });
  expect(rowsOf(await call(`GET /v1/notes?meeting_id=${MEETING}`))[0]).toEqual(moved.json);
  expect((await call(`GET ${address}`)).json).toEqual(moved.json);
  const nowhere = await call(`PATCH ${address}`, { meeting_id: 'mtg_none' });
  expect([nowhere.status, fieldsOf(nowhere)]).toEqual([422, ['meeting_id']]);
  expect([(await call('GET /v1/notes/note_none')).status, (await call('PATCH /v1/notes/note_none', {})).status]).toEqual([404, 404]);
  expect(fieldsOf(await call('POST /v1/notes', { kind: 'poem' })).sort()).toEqual(['content', 'kind', 'title']);
});

test('completing an action item notes when, once; taking it back forgets it', async () => {
  await using api = await startApi();
  const call = await api.as('action-items:read', 'action-items:write');
  const created = await call('POST /v1/action-items', { title: 'Call Ingrid', assignee_id: ADA, meeting_id: MEETING, due_date: '2025-09-20' });
  expect(created.json).toMatchObject({
    status: 'pending', priority: 'medium', assignee: { id: ADA, name: 'Ada Lindqvist', email: 'ada@lindqvist.example' }, meeting_title: 'Retrospective, sprint 18', completed_at: null, due_date: '2025-09-20',
  });
  const address = `/v1/action-items/${String(created.json['id'])}`;
  api.server.clock.advance(60_000);
  const completed = await call(`PATCH ${address}`, { status: 'completed' });
  expect(completed.json).toEqual({ ...created.json, status: 'completed', completed_at: '2025-09-17T14:33:07.000Z', updated_at: '2025-09-17T14:33:07.000Z' });
  expect(api.server.lastEvent('api.called').answer).toBe('action item completed');
  api.server.clock.advance(60_000);
  expect((await call(`PATCH ${address}`, { status: 'completed', priority: 'high' })).json).toMatchObject({ completed_at: '2025-09-17T14:33:07.000Z', priority: 'high' });
  expect((await call(`PATCH ${address}`, { status: 'in_progress', assignee_id: null })).json).toMatchObject({ completed_at: null, assignee: null });
  expect((await call('POST /v1/action-items', { title: 'Done before it began', status: 'completed' })).json['completed_at']).toBe('2025-09-17T14:34:07.000Z');
});

test('references of an action item that lead nowhere are all named', async () => {
  await using api = await startApi();
  const call = await api.as('action-items:write');
  const answer = await call('POST /v1/action-items', { title: 'x', assignee_id: 'usr_none', meeting_id: 'mtg_none' });
  expect([answer.status, errorOf(answer).code, fieldsOf(answer)]).toEqual([422, 'unprocessable_entity', ['assignee_id', 'meeting_id']]);
  expect(fieldsOf(await call('POST /v1/action-items', { title: 'x', due_date: 'soon', priority: 1 })).sort()).toEqual(['due_date', 'priority']);
});

test('an update changes the fields that are sent and no other', async () => {
  await using api = await startApi({ plan: 'enterprise' });
  const call = await api.as('action-items:read', 'action-items:write');
  const [item] = rowsOf(await call('GET /v1/action-items'));
  const address = `/v1/action-items/${String(item?.['id'])}`;
  const change = fc.record(
    {
      title: fc.string({ minLength: 1, maxLength: 50 }).filter((text) => text.trim() !== ''),
      description: fc.string({ unit: 'binary', maxLength: 50 }),
      priority: fc.constantFrom('high', 'medium', 'low'),
      due_date: fc.constantFrom(null, '2026-02-28', '2026-02-28T10:00:00Z'),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(change, async (sent) => {
      const before = (await call(`GET ${address}`)).json;
      const after = await call(`PATCH ${address}`, sent);
      const title = sent.title === undefined ? {} : { title: sent.title.trim() };
      expect([after.status, after.json]).toEqual([200, JSON.parse(JSON.stringify({ ...before, ...sent, ...title, updated_at: '2025-09-17T14:32:07.000Z' }))]);
    }),
    { numRuns: 60 },
  );
});
