/** Answers for the company that every data folder starts with: the documented shapes, whole references, and the same words every time. */
import { expect, test } from 'vitest';
import { LinkStore } from '../../../src-main/storage/resources/link-store.ts';
import { ResourceStore } from '../../../src-main/storage/resources/resource-store.ts';
import type { Kind } from '../../../src-main/storage/resources/shapes.ts';
import { ADA, openTempDatabase } from '../stored.ts';

const ALL = { limit: 1000, offset: 0 };

test('twelve meetings stand in the documented shape, newest first', async () => {
  await using db = await openTempDatabase();
  const { total, items: meetings } = new ResourceStore(db).list('meeting', ALL);
  expect([total, meetings.length]).toEqual([12, 12]);
  expect(meetings.map((meeting) => meeting.started_at)).toEqual(meetings.map((meeting) => meeting.started_at).sort().reverse());
  for (const meeting of meetings) {
    expect(Object.keys(meeting)).toEqual([
      'id', 'title', 'status', 'platform', 'started_at', 'ended_at', 'duration_seconds', 'language', 'participants', 'recording',
      'transcript_id', 'summary_id', 'calendar_event_id', 'tags', 'created_at', 'updated_at',
    ]);
    expect(Object.keys(meeting.participants[0] ?? {})).toEqual(['id', 'name', 'email', 'role', 'speaking_duration_seconds', 'joined_at', 'left_at']);
    const ids = [meeting.id, meeting.transcript_id, meeting.summary_id, ...meeting.participants.map((guest) => guest.id)];
    expect(ids.filter((id) => id !== null && !/^(mtg|trs|sum|prt)_[A-Za-z0-9]{12}$/.test(id))).toEqual([]);
    expect(meeting.participants.filter((guest) => guest.role === 'host')).toHaveLength(1);
    if (meeting.status === 'scheduled') continue;
    expect(Object.keys(meeting.recording ?? {})).toEqual(['file_size_bytes', 'format', 'sample_rate', 'channels']);
    expect(Date.parse(meeting.ended_at ?? '') - Date.parse(meeting.started_at)).toBe((meeting.duration_seconds ?? 0) * 1000);
  }
});

test('every held meeting has its transcript and summary, and they lead back to it', async () => {
  await using db = await openTempDatabase();
  const store = new ResourceStore(db);
  const held = store.list('meeting', ALL).items.filter((meeting) => meeting.status === 'completed');
  expect(held).toHaveLength(11);
  for (const meeting of held) {
    const transcript = store.load('transcript', meeting.transcript_id ?? '');
    const summary = store.load('summary', meeting.summary_id ?? '');
    expect([transcript?.meeting_id, summary?.meeting_id, summary?.transcript_id]).toEqual([meeting.id, meeting.id, meeting.transcript_id]);
    const segments = transcript?.segments ?? [];
    expect(segments.flatMap(({ words }) => words)).toHaveLength(transcript?.word_count ?? 0);
    for (const { speaker, start, end, words, text } of segments) {
      expect(store.load('speaker', speaker.id)?.name).toBe(speaker.name);
      expect(words.map(({ word }) => word).join(' ')).toBe(text);
      expect(start < end && end <= (meeting.duration_seconds ?? 0)).toBe(true);
    }
    expect(store.listOf('action_item', meeting.id, ALL).items.map(({ id }) => id).sort()).toEqual([...(summary?.action_items ?? [])].sort());
  }
});

test('every id is prefixed and stands once, and every kind has something in it', async () => {
  await using db = await openTempDatabase();
  const store = new ResourceStore(db);
  const kinds: readonly Kind[] = ['meeting', 'transcript', 'summary', 'note', 'action_item', 'channel', 'speaker', 'member', 'team', 'webhook'];
  const counts = kinds.map((kind) => store.list(kind, ALL).total);
  expect(counts).toEqual([12, 11, 11, 16, 13, 4, 8, 6, 1, 1]);
  const ids = kinds.flatMap((kind) => store.list(kind, ALL).items.map(({ id }) => id));
  expect(ids.filter((id) => !/^(mtg|trs|sum|note|act|chn|spk|usr|team|whk)_[A-Za-z0-9]{12}$/.test(id))).toEqual([]);
  expect(store.load('member', ADA)).toMatchObject({ name: 'Ada Lindqvist', role: 'owner' });
});

test('channels hold meetings and members', async () => {
  await using db = await openTempDatabase();
  const [store, links] = [new ResourceStore(db), new LinkStore(db)];
  const rows = store.list('channel', ALL).items.map(({ id, name }) => [name, links.count(id, 'meeting'), links.count(id, 'member')]);
  expect(rows).toEqual([['pilot-bergen', 2, 6], ['design', 1, 6], ['customers', 3, 6], ['leadership', 1, 2]]);
});

test('two data folders start with the same words', async () => {
  await using first = await openTempDatabase();
  await using second = await openTempDatabase();
  const read = (db: typeof first): unknown => db.sql.prepare('SELECT position, kind, id, parent, key, document FROM resources').all();
  expect(read(first)).toEqual(read(second));
});
