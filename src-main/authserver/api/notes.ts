/** Answers for notes and minutes. */
import { z } from 'zod';
import type { Note } from '../../storage/resources/shapes.ts';
import { newId } from '../../trace/secrets.ts';
import { changesOf, idField, sentOnly, textUpTo } from './fields.ts';
import { withBody } from './read-body.ts';
import { filterOf, withPage } from './read-query.ts';
import { type ApiCall, done, impossible, isoOf, listed, missing, type Outcome, type Problem, type Route } from './route.ts';

const shape = {
  title: textUpTo(200),
  content: z.string().max(50_000),
  kind: z.enum(['note', 'minutes']),
  meeting_id: idField.nullable(),
};
const Changes = changesOf(shape);
const Creation = Changes.extend({ title: shape.title, content: shape.content });

/** Checks that a note's meeting exists. */
function findProblem({ server }: ApiCall, meetingId: string | null | undefined): Problem | null {
  if (meetingId === null || meetingId === undefined || server.resources.load('meeting', meetingId) !== null) return null;
  return impossible([{ field: 'meeting_id', message: 'meeting_id is no meeting.' }]);
}

function create(call: ApiCall, body: z.output<typeof Creation>): Outcome {
  const problem = findProblem(call, body.meeting_id);
  if (problem !== null) return problem;
  const now = isoOf(call.now);
  const { title, content, kind = 'note', meeting_id: meetingId = null } = body;
  const note: Note = { id: newId('note_', call.server.random, 12), kind, title, content, meeting_id: meetingId, author_id: call.personId, created_at: now, updated_at: now };
  call.server.resources.insert('note', note, { parent: meetingId, key: null });
  return done(201, note, 'note created');
}

function update(call: ApiCall, body: z.output<typeof Changes>): Outcome {
  const { resources } = call.server;
  const before = resources.load('note', call.id);
  if (before === null) return missing('note');
  const problem = findProblem(call, body.meeting_id);
  if (problem !== null) return problem;
  const note: Note = { ...before, ...sentOnly(body), updated_at: isoOf(call.now) };
  resources.update('note', note, { parent: note.meeting_id, key: null });
  return done(200, note, 'note updated');
}

function readNote({ server, id }: ApiCall): Outcome {
  const note = server.resources.load('note', id);
  return note === null ? missing('note') : done(200, note, 'note');
}

const list = withPage((call, wish) => {
  const meetingId = filterOf(call, 'meeting_id');
  const { resources } = call.server;
  return listed(meetingId === null ? resources.list('note', wish) : resources.listOf('note', meetingId, wish), wish, 'note');
});

/** Routes of notes. */
export const NOTE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/notes', scopes: ['notes:read'], title: 'Lists notes and minutes; `meeting_id` narrows it.', handle: list },
  { method: 'POST', path: '/v1/notes', scopes: ['notes:write'], title: 'Creates a note or minutes.', handle: withBody(Creation, create) },
  { method: 'GET', path: '/v1/notes/:id', scopes: ['notes:read'], title: 'Reads a note.', handle: readNote },
  { method: 'PATCH', path: '/v1/notes/:id', scopes: ['notes:write'], title: 'Changes the fields that are sent.', handle: withBody(Changes, update) },
];
