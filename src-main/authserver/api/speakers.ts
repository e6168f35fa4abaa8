/** Answers for speaker profiles. An email address belongs to one of them. */
import { z } from 'zod';
import type { Speaker } from '../../storage/resources/shapes.ts';
import { newId } from '../../trace/secrets.ts';
import { changesOf, idField, sentOnly, textUpTo } from './fields.ts';
import { withBody } from './read-body.ts';
import { withPage } from './read-query.ts';
import { type ApiCall, conflict, done, impossible, isoOf, listed, missing, type Outcome, type Problem, type Route } from './route.ts';

const shape = { name: textUpTo(120), email: z.email().nullable(), title: textUpTo(120).nullable(), user_id: idField.nullable() };
const Changes = changesOf(shape);
const Creation = Changes.extend({ name: shape.name });

const keyOf = ({ email }: Speaker): string | null => email?.toLowerCase() ?? null;

function findProblem({ server: { resources } }: ApiCall, speaker: Speaker): Problem | null {
  if (speaker.user_id !== null && resources.load('member', speaker.user_id) === null) return impossible([{ field: 'user_id', message: 'user_id is nobody in the team.' }]);
  const key = keyOf(speaker);
  const owner = key === null ? null : resources.findKey('speaker', key);
  return owner === null || owner === speaker.id ? null : conflict('email', 'Another speaker has this email address.');
}

function create(call: ApiCall, body: z.output<typeof Creation>): Outcome {
  const now = isoOf(call.now);
  const { name, email = null, title = null, user_id: userId = null } = body;
  const speaker: Speaker = { id: newId('spk_', call.server.random, 12), name, email, title, user_id: userId, created_at: now, updated_at: now };
  const problem = findProblem(call, speaker);
  if (problem !== null) return problem;
  call.server.resources.insert('speaker', speaker, { parent: null, key: keyOf(speaker) });
  return done(201, speaker, 'speaker created');
}

function update(call: ApiCall, body: z.output<typeof Changes>): Outcome {
  const { resources } = call.server;
  const before = resources.load('speaker', call.id);
  if (before === null) return missing('speaker');
  const speaker: Speaker = { ...before, ...sentOnly(body), updated_at: isoOf(call.now) };
  const problem = findProblem(call, speaker);
  if (problem !== null) return problem;
  resources.update('speaker', speaker, { parent: null, key: keyOf(speaker) });
  return done(200, speaker, 'speaker updated');
}

function readSpeaker({ server, id }: ApiCall): Outcome {
  const speaker = server.resources.load('speaker', id);
  return speaker === null ? missing('speaker') : done(200, speaker, 'speaker');
}

/** Routes of speakers. */
export const SPEAKER_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/speakers', scopes: ['speakers:read'], title: 'Lists speaker profiles.', handle: withPage((call, wish) => listed(call.server.resources.list('speaker', wish), wish, 'speaker')) },
  { method: 'POST', path: '/v1/speakers', scopes: ['speakers:write'], title: 'Creates a speaker profile.', handle: withBody(Creation, create) },
  { method: 'GET', path: '/v1/speakers/:id', scopes: ['speakers:read'], title: 'Reads a speaker profile.', handle: readSpeaker },
  { method: 'PATCH', path: '/v1/speakers/:id', scopes: ['speakers:write'], title: 'Changes the fields that are sent.', handle: withBody(Changes, update) },
];
