/** Answers for turning a meeting's script into the documents of the API: meeting, transcript, summary, note, action items. */
import type { ActionItem, Meeting, Note, Segment, Summary, Transcript, Word } from '../resources/shapes.ts';
import { PEOPLE, seedId, speakerId } from './company.ts';
import type { SeedMeeting } from './meeting-scripts.ts';

/** Shares of the talking time, host first. */
const SHARES = [0.38, 0.27, 0.19, 0.11] as const;
/** Seconds from one spoken word to the next. */
const PACE = 0.4;
const DAY_MS = 86_400_000;

function iso(startedAt: string, secondsLater: number): string {
  return new Date(Date.parse(startedAt) + secondsLater * 1000).toISOString();
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100;
const keyOf = ({ id }: SeedMeeting): string => id.slice('mtg_'.length);
const isHeld = ({ lines }: SeedMeeting): boolean => lines.length > 0;

/** The meeting itself. One without lines is still to come. */
export function seedMeeting(seed: SeedMeeting): Meeting {
  const seconds = seed.minutes * 60;
  const held = isHeld(seed);
  const createdAt = iso(seed.startedAt, held ? -86_400 : -6 * 86_400);
  return {
    id: seed.id,
    title: seed.title,
    status: held ? 'completed' : 'scheduled',
    platform: seed.platform,
    started_at: seed.startedAt,
    ended_at: held ? iso(seed.startedAt, seconds) : null,
    duration_seconds: held ? seconds : null,
    language: 'en',
    participants: seed.who.map((key, index) => ({
      id: PEOPLE[key].participantId,
      name: PEOPLE[key].name,
      email: PEOPLE[key].email,
      role: index === 0 ? 'host' : 'attendee',
      speaking_duration_seconds: held ? Math.round(seconds * (SHARES[index] ?? 0)) : 0,
      joined_at: held ? iso(seed.startedAt, index * 20) : null,
      left_at: held ? iso(seed.startedAt, seconds) : null,
    })),
    recording: held ? { file_size_bytes: seconds * 16_000, format: 'mp3', sample_rate: 44_100, channels: 2 } : null,
    transcript_id: held ? `trs_${keyOf(seed)}` : null,
    summary_id: held ? `sum_${keyOf(seed)}` : null,
    calendar_event_id: null,
    tags: seed.tags,
    created_at: createdAt,
    updated_at: held ? iso(seed.startedAt, seconds + 210) : createdAt,
  };
}

function spread(text: string, start: number): Word[] {
  return text.split(' ').map((word, index) => ({
    word,
    start: round(start + index * PACE),
    end: round(start + (index + 0.9) * PACE),
    confidence: round(0.99 - ((word.length * 7 + index * 3) % 9) / 100),
  }));
}

/** The transcript of a meeting that was held; its lines are spread evenly over the meeting. */
export function seedTranscript(seed: SeedMeeting): Transcript {
  const seconds = seed.minutes * 60;
  const segments: Segment[] = seed.lines.map(([key, text], index) => {
    const words = spread(text, round(8 + (index * (seconds - 60)) / seed.lines.length));
    const { name, email } = PEOPLE[key];
    return {
      id: segmentId(seed, index),
      speaker: { id: speakerId(email), name },
      text,
      start: words[0]?.start ?? 0,
      end: words.at(-1)?.end ?? 0,
      confidence: round(words.reduce((sum, word) => sum + word.confidence, 0) / words.length),
      words,
    };
  });
  const wordCount = segments.reduce((sum, { words }) => sum + words.length, 0);
  return { id: `trs_${keyOf(seed)}`, meeting_id: seed.id, language: 'en', duration_seconds: seconds, word_count: wordCount, confidence: 0.95, segments };
}

function segmentId(seed: SeedMeeting, index: number): string {
  return seedId('seg_', `${seed.id} ${String(index)}`);
}

/** The summary of a meeting that was held. */
export function seedSummary(seed: SeedMeeting): Summary {
  return {
    id: `sum_${keyOf(seed)}`,
    meeting_id: seed.id,
    transcript_id: `trs_${keyOf(seed)}`,
    format: 'structured',
    language: 'en',
    overview: seed.overview,
    attendees: seed.who.map((key) => PEOPLE[key].name),
    agenda: [{ title: seed.title, summary: seed.overview, duration_seconds: seed.minutes * 60 }],
    decisions: [{ description: seed.decision, decided_by: PEOPLE[seed.who[0] ?? 'ada'].name, context: seed.lines.at(-1)?.[1] ?? '' }],
    action_items: seedActions(seed).map(({ id }) => id),
  };
}

/** What was promised in a meeting. */
export function seedActions(seed: SeedMeeting): ActionItem[] {
  const madeAt = iso(seed.startedAt, seed.minutes * 60 + 210);
  return seed.actions.map(({ title, who, priority, status, dueInDays }) => {
    const completedAt = status === 'completed' ? iso(madeAt, 86_400) : null;
    const { userId, participantId, name, email } = PEOPLE[who];
    return {
      id: seedId('act_', title),
      title,
      description: '',
      status,
      priority,
      assignee: { id: userId ?? participantId, name, email },
      due_date: new Date(Date.parse(seed.startedAt) + dueInDays * DAY_MS).toISOString().slice(0, 10),
      meeting_id: seed.id,
      meeting_title: seed.title,
      source_segment_id: segmentId(seed, seed.lines.length - 1),
      completed_at: completedAt,
      created_at: madeAt,
      updated_at: completedAt ?? madeAt,
    };
  });
}

/** The note that somebody took, and the minutes; none for a meeting still to come. */
export function seedNotes(seed: SeedMeeting): Note[] {
  if (!isHeld(seed)) return [];
  const at = iso(seed.startedAt, seed.minutes * 60 + 400);
  const base = { meeting_id: seed.id, author_id: PEOPLE[seed.who[0] ?? 'ada'].userId ?? '', created_at: at, updated_at: at };
  const minutes: Note = { id: seedId('note_', `minutes ${seed.id}`), kind: 'minutes', title: `Minutes: ${seed.title}`, content: `${seed.overview}\n\nDecided: ${seed.decision}`, ...base };
  const note: Note[] = seed.note === undefined ? [] : [{ id: seedId('note_', seed.id), kind: 'note', title: seed.title, content: seed.note, ...base }];
  return [minutes, ...note];
}
