/** Answers for meetings, and what was recorded and summarised of them. */
import { z } from 'zod';
import type { Meeting, Participant } from '../../storage/resources/shapes.ts';
import { newId } from '../../trace/secrets.ts';
import { changesOf, languageField, momentField, sentOnly, textUpTo } from './fields.ts';
import { withBody } from './read-body.ts';
import { withPage } from './read-query.ts';
import { type ApiCall, done, gone, impossible, isoOf, listed, missing, type Outcome, type Problem, type Route } from './route.ts';

const shape = {
  title: textUpTo(200),
  status: z.enum(['scheduled', 'in_progress', 'processing', 'completed', 'failed']),
  platform: z.string().regex(/^[a-z0-9_]{1,40}$/, 'must be a name like “zoom” or “google_meet”.'),
  started_at: momentField,
  ended_at: momentField.nullable(),
  language: languageField,
  participants: z.array(z.strictObject({ name: textUpTo(120), email: z.email(), role: z.enum(['host', 'attendee']).default('attendee') })).max(100),
  tags: z.array(textUpTo(40)).max(20),
  calendar_event_id: z.string().min(1).max(200).nullable(),
};
const Changes = changesOf(shape);
const Creation = Changes.extend({ title: shape.title });
type Guests = z.infer<typeof shape.participants>;

/** Keeps the id and times of whom the meeting has already; others are new to it. */
function seat(call: ApiCall, guests: Guests, before: readonly Participant[]): Participant[] {
  return guests.map((guest) => {
    const known = before.find(({ email }) => email === guest.email);
    if (known !== undefined) return { ...known, ...guest };
    return { id: newId('prt_', call.server.random, 12), ...guest, speaking_duration_seconds: 0, joined_at: null, left_at: null };
  });
}

/** Works out the duration. Out: the meeting, or why its times cannot be. */
function timed(meeting: Meeting): Meeting | Problem {
  const { started_at: start, ended_at: end } = meeting;
  if (end === null) return { ...meeting, duration_seconds: null };
  const seconds = Math.round((Date.parse(end) - Date.parse(start)) / 1000);
  if (seconds < 0) return impossible([{ field: 'ended_at', message: 'ended_at lies before started_at.' }]);
  return { ...meeting, duration_seconds: seconds };
}

const isProblem = (value: Meeting | Problem): value is Problem => 'kind' in value;

function create(call: ApiCall, body: z.output<typeof Creation>): Outcome {
  const now = isoOf(call.now);
  const { participants = [], tags = [], ...given } = sentOnly(body);
  const meeting = timed({
    id: newId('mtg_', call.server.random, 12),
    title: body.title,
    status: 'scheduled',
    platform: 'other',
    started_at: now,
    ended_at: null,
    duration_seconds: null,
    language: 'en',
    ...given,
    participants: seat(call, participants, []),
    recording: null,
    transcript_id: null,
    summary_id: null,
    calendar_event_id: body.calendar_event_id ?? null,
    tags: [...new Set(tags)],
    created_at: now,
    updated_at: now,
  });
  if (isProblem(meeting)) return meeting;
  call.server.resources.insert('meeting', meeting);
  return done(201, meeting, 'meeting created');
}

/** An action item repeats its meeting's title, so a new title goes there too. */
function renameActionItems({ server: { resources } }: ApiCall, meeting: Meeting): void {
  const { total } = resources.listOf('action_item', meeting.id, { limit: 1, offset: 0 });
  for (const item of resources.listOf('action_item', meeting.id, { limit: total, offset: 0 }).items) {
    resources.update('action_item', { ...item, meeting_title: meeting.title }, { parent: meeting.id, key: null });
  }
}

function update(call: ApiCall, body: z.output<typeof Changes>): Outcome {
  const { resources } = call.server;
  const before = resources.load('meeting', call.id);
  if (before === null) return missing('meeting');
  const { participants, tags, ...given } = sentOnly(body);
  const meeting = timed({
    ...before,
    ...given,
    ...(participants === undefined ? {} : { participants: seat(call, participants, before.participants) }),
    ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
    updated_at: isoOf(call.now),
  });
  if (isProblem(meeting)) return meeting;
  resources.update('meeting', meeting);
  if (meeting.title !== before.title) renameActionItems(call, meeting);
  return done(200, meeting, 'meeting updated');
}

function readMeeting({ server, id }: ApiCall): Outcome {
  const meeting = server.resources.load('meeting', id);
  return meeting === null ? missing('meeting') : done(200, meeting, 'meeting');
}

function readRecording({ server, id }: ApiCall): Outcome {
  const meeting = server.resources.load('meeting', id);
  if (meeting === null) return missing('meeting');
  if (meeting.recording === null) return missing('recording');
  return done(200, { meeting_id: id, ...meeting.recording, duration_seconds: meeting.duration_seconds, recorded_at: meeting.started_at }, 'recording');
}

function readSummary({ server, id }: ApiCall): Outcome {
  const meeting = server.resources.load('meeting', id);
  if (meeting === null) return missing('meeting');
  const summary = server.resources.load('summary', meeting.summary_id ?? '');
  return summary === null ? missing('summary') : done(200, summary, 'summary');
}

/** Routes of meetings. */
export const MEETING_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/meetings', scopes: ['meetings:read'], title: 'Lists meetings, newest first.', handle: withPage((call, wish) => listed(call.server.resources.list('meeting', wish), wish, 'meeting')) },
  { method: 'POST', path: '/v1/meetings', scopes: ['meetings:write'], title: 'Creates a meeting.', handle: withBody(Creation, create) },
  { method: 'GET', path: '/v1/meetings/:id', scopes: ['meetings:read'], title: 'Reads a meeting.', handle: readMeeting },
  { method: 'PATCH', path: '/v1/meetings/:id', scopes: ['meetings:write'], title: 'Changes the fields that are sent.', handle: withBody(Changes, update) },
  {
    method: 'DELETE', path: '/v1/meetings/:id', scopes: ['meetings:write'], title: 'Deletes a meeting with its transcript, summary, notes and action items.',
    handle: ({ server, id }) => (server.resources.remove('meeting', id) ? gone('meeting deleted') : missing('meeting')),
  },
  { method: 'GET', path: '/v1/meetings/:id/recording', scopes: ['recordings:read'], title: 'Reads what is known of the recording; a local server has no audio.', handle: readRecording },
  { method: 'GET', path: '/v1/meetings/:id/summary', scopes: ['meetings:read'], title: 'Reads the summary.', handle: readSummary },
];
