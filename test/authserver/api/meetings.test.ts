/** Answers for meetings over HTTP: their pages, their life from creation to deletion, and what belongs to them. */
import { expect, test } from 'vitest';
import { errorOf, fieldsOf, rowsOf, startApi } from './api-caller.ts';

const HELD = 'mtg_7Ya4MrSw0CeU';
const TO_COME = 'mtg_8Pu3DaKm1XvS';

test('pages join into the whole list, up to the last row and past it', async () => {
  await using api = await startApi();
  const call = await api.as('meetings:read');
  const all = rowsOf(await call('GET /v1/meetings')).map(({ id }) => id);
  expect(all).toHaveLength(12);
  const pages = await Promise.all([0, 5, 10].map((offset) => call(`GET /v1/meetings?limit=5&offset=${String(offset)}`)));
  expect(pages.flatMap((page) => rowsOf(page).map(({ id }) => id))).toEqual(all);
  expect(pages.map(({ json }) => json['pagination'])).toEqual([0, 5, 10].map((offset) => ({ total: 12, limit: 5, offset, has_more: offset < 10 })));
  const edges = await Promise.all(['limit=1', 'limit=100', 'offset=12', 'offset=11&limit=1', 'offset=999999999999999'].map((query) => call(`GET /v1/meetings?${query}`)));
  expect(edges.map(({ status, json }) => [status, (json['data'] as unknown[]).length, (json['pagination'] as { has_more: boolean }).has_more])).toEqual([
    [200, 1, true], [200, 12, false], [200, 0, false], [200, 1, false], [200, 0, false],
  ]);
});

test('a meeting is created with defaults, read, changed field by field, and deleted', async () => {
  await using api = await startApi();
  const call = await api.as('meetings:read', 'meetings:write');
  const created = await call('POST /v1/meetings', { title: '  Kickoff  ', participants: [{ name: 'Mo', email: 'mo@example.test' }], tags: ['a', 'a'] });
  expect(created.json).toMatchObject({
    title: 'Kickoff', status: 'scheduled', platform: 'other', started_at: '2025-09-17T14:32:07.000Z', ended_at: null, duration_seconds: null, tags: ['a'],
    participants: [{ name: 'Mo', role: 'attendee' }], recording: null, transcript_id: null,
  });
  const address = `/v1/meetings/${String(created.json['id'])}`;
  expect(rowsOf(await call('GET /v1/meetings?limit=1'))).toEqual([created.json]);
  api.server.clock.advance(1000);
  const changed = await call(`PATCH ${address}`, { ended_at: '2025-09-17T17:02:07+02:00', status: 'completed' });
  expect(changed.json).toEqual({ ...created.json, status: 'completed', ended_at: '2025-09-17T15:02:07.000Z', duration_seconds: 1800, updated_at: '2025-09-17T14:32:08.000Z' });
  expect((await call(`GET ${address}`)).json).toEqual(changed.json);
  expect((await call(`PATCH ${address}`, { participants: [{ name: 'Mo Ek', email: 'mo@example.test', role: 'host' }] })).json['participants']).toMatchObject([
    { id: (created.json['participants'] as { id: string }[])[0]?.id, name: 'Mo Ek', role: 'host' },
  ]);
  const deleted = await call(`DELETE ${address}`);
  expect([deleted.status, deleted.json]).toEqual([204, {}]);
  expect([(await call(`GET ${address}`)).status, (await call(`DELETE ${address}`)).status, (await call(`PATCH ${address}`, {})).status]).toEqual([404, 404, 404]);
});

test('every mistake in a body is named with its field, and nothing is written', async () => {
  await using api = await startApi();
  const call = await api.as('meetings:read', 'meetings:write');
  const answer = await call('POST /v1/meetings', {
    title: ' ', status: 'over', started_at: 'yesterday', language: 'English', participants: [{ name: 'Mo', email: 'mo' }, { name: 1 }], tags: 'none', colour: 'red',
  });
  expect([answer.status, errorOf(answer).code]).toEqual([400, 'validation_error']);
  expect(fieldsOf(answer).sort()).toEqual(['colour', 'language', 'participants[0].email', 'participants[1].email', 'participants[1].name', 'started_at', 'status', 'tags', 'title']);
  expect(Object.fromEntries((errorOf(answer).details ?? []).map(({ field, message }) => [field, message]))).toMatchObject({
    title: 'title must not be empty.',
    status: 'status must be “scheduled”, “in_progress”, “processing”, “completed” or “failed”.',
    started_at: 'started_at must be a time like 2025-09-17T14:00:00Z.',
    'participants[1].email': 'participants[1].email is missing; it must be a text.',
    tags: 'tags must be a list.',
    colour: 'colour is not a field of this request.',
  });
  expect((await call('GET /v1/meetings?limit=1')).json['pagination']).toMatchObject({ total: 12 });
  expect(errorOf(await call('POST /v1/meetings', {})).details).toEqual([{ field: 'title', message: 'title is missing; it must be a text.' }]);
  expect(errorOf(await call('POST /v1/meetings', [])).details).toEqual([{ field: 'body', message: 'body must be an object.' }]);
});

test('times that cannot be are well formed and impossible', async () => {
  await using api = await startApi();
  const call = await api.as('meetings:write');
  const answer = await call('POST /v1/meetings', { title: 'x', started_at: '2025-09-17T10:00:00Z', ended_at: '2025-09-17T09:59:59Z' });
  expect([answer.status, errorOf(answer).code, fieldsOf(answer)]).toEqual([422, 'unprocessable_entity', ['ended_at']]);
});

test('recording, transcript and summary of a held meeting are there; of one to come they are not', async () => {
  await using api = await startApi();
  const call = await api.as('meetings:read', 'recordings:read', 'transcripts:read');
  expect((await call(`GET /v1/meetings/${HELD}/recording`)).json).toEqual({
    meeting_id: HELD, file_size_bytes: 54_720_000, format: 'mp3', sample_rate: 44_100, channels: 2, duration_seconds: 3420, recorded_at: '2025-09-17T10:00:00.000Z',
  });
  expect((await call(`GET /v1/meetings/${HELD}/summary`)).json).toMatchObject({ id: 'sum_7Ya4MrSw0CeU', meeting_id: HELD, decisions: [{ decided_by: 'Jun Mori' }] });
  expect((await call(`GET /v1/meetings/${HELD}/transcript`)).json).toEqual((await call('GET /v1/transcripts/trs_7Ya4MrSw0CeU')).json);
  for (const what of ['recording', 'summary', 'transcript']) {
    const answer = await call(`GET /v1/meetings/${TO_COME}/${what}`);
    expect([answer.status, errorOf(answer)]).toMatchObject([404, { code: 'not_found', message: `There is no such ${what}.` }]);
    expect((await call(`GET /v1/meetings/mtg_none/${what}`)).status).toBe(404);
  }
});

test('deleting a meeting takes its transcript, notes and action items along, and renaming it renames it there', async () => {
  await using api = await startApi();
  const call = await api.as('meetings:write', 'transcripts:read', 'action-items:read', 'notes:read');
  await call(`PATCH /v1/meetings/${HELD}`, { title: 'Looking back' });
  expect(rowsOf(await call(`GET /v1/action-items?meeting_id=${HELD}`))).toMatchObject([{ meeting_title: 'Looking back' }]);
  await call(`DELETE /v1/meetings/${HELD}`);
  expect((await call('GET /v1/transcripts/trs_7Ya4MrSw0CeU')).status).toBe(404);
  expect([rowsOf(await call(`GET /v1/action-items?meeting_id=${HELD}`)), rowsOf(await call(`GET /v1/notes?meeting_id=${HELD}`))]).toEqual([[], []]);
});

test('a transcript is corrected: words, labels of one segment, and a speaker everywhere', async () => {
  await using api = await startApi();
  const call = await api.as('transcripts:read', 'transcripts:write', 'speakers:read');
  interface Segment { readonly id: string; readonly text: string; readonly speaker: { readonly id: string; readonly name: string }; readonly words: readonly { readonly word: string }[] }
  const before = (await call('GET /v1/transcripts/trs_7Ya4MrSw0CeU')).json as unknown as { segments: Segment[]; word_count: number };
  const [first, second, third] = before.segments;
  const profile = rowsOf(await call('GET /v1/speakers')).find(({ name }) => name === 'Elias Berg');
  const answer = await call('PATCH /v1/transcripts/trs_7Ya4MrSw0CeU', {
    segments: [{ id: first?.id, text: 'We finished all nine.' }, { id: third?.id, speaker: { id: profile?.['id'] } }],
    speakers: [{ id: second?.speaker.id, name: 'T. Herrera' }],
  });
  const { segments, word_count: count } = answer.json as unknown as typeof before;
  expect(segments.map(({ text, speaker }) => [text, speaker.name])).toEqual([['We finished all nine.', 'Jun Mori'], [second?.text, 'T. Herrera'], [third?.text, 'Elias Berg']]);
  expect(segments[0]?.words.map(({ word }) => word)).toEqual(['We', 'finished', 'all', 'nine.']);
  expect(count).toBe(before.word_count - (first?.words.length ?? 0) + 4);
  expect((await call('GET /v1/transcripts/trs_7Ya4MrSw0CeU')).json).toEqual(answer.json);
  const refused = await call('PATCH /v1/transcripts/trs_7Ya4MrSw0CeU', { segments: [{ id: 'seg_none', text: 'x' }, { id: first?.id, speaker: { id: 'spk_none' } }], speakers: [{ id: 'spk_none', name: 'x' }] });
  expect([refused.status, fieldsOf(refused)]).toEqual([422, ['speakers[0].id', 'segments[0].id', 'segments[1].speaker.id']]);
  expect((await call('PATCH /v1/transcripts/trs_none', {})).status).toBe(404);
});
