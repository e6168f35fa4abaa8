/** Answers for transcripts: reading them, correcting what was said and who said it. */
import { z } from 'zod';
import type { FieldProblem } from '../api-answer.ts';
import type { Segment, Transcript, Word } from '../../storage/resources/shapes.ts';
import { idField, languageField, textUpTo } from './fields.ts';
import { withBody } from './read-body.ts';
import { type ApiCall, done, impossible, missing, type Outcome, type Route } from './route.ts';

const SegmentChange = z.strictObject({
  id: idField,
  text: textUpTo(5000).optional(),
  /** An id must be that of a speaker profile, whose name is taken; a name alone is a label for this segment. */
  speaker: z.strictObject({ id: idField.optional(), name: textUpTo(120).optional() }).optional(),
});
const Changes = z.strictObject({
  language: languageField.optional(),
  segments: z.array(SegmentChange).max(500).optional(),
  /** A new label for a speaker, wherever they speak in this transcript. */
  speakers: z.array(z.strictObject({ id: idField, name: textUpTo(120) })).max(100).optional(),
});
type ChangesSent = z.output<typeof Changes>;

const round = (seconds: number): number => Math.round(seconds * 100) / 100;

/** Spreads new words evenly over the time of the segment: nobody has listened again. */
function spread(text: string, { start, end }: Segment): Word[] {
  const words = text.split(/\s+/);
  const each = (end - start) / words.length;
  return words.map((word, index) => ({ word, start: round(start + index * each), end: round(start + (index + 1) * each), confidence: 1 }));
}

function reword(segment: Segment, text: string | undefined): Segment {
  return text === undefined ? segment : { ...segment, text, words: spread(text, segment), confidence: 1 };
}

function relabel(call: ApiCall, segment: Segment, speaker: z.output<typeof SegmentChange>['speaker']): Segment | null {
  if (speaker === undefined) return segment;
  const profile = speaker.id === undefined ? segment.speaker : call.server.resources.load('speaker', speaker.id);
  return profile === null ? null : { ...segment, speaker: { id: profile.id, name: speaker.name ?? profile.name } };
}

/** Makes all changes, or names every one that cannot be made. */
function change(call: ApiCall, before: Transcript, { segments: wanted = [], speakers = [], language }: ChangesSent): Transcript | FieldProblem[] {
  const problems: FieldProblem[] = [];
  const segments = new Map(before.segments.map((segment) => [segment.id, segment]));
  speakers.forEach(({ id, name }, index) => {
    const spoken = [...segments.values()].filter(({ speaker }) => speaker.id === id);
    const field = `speakers[${String(index)}].id`;
    if (spoken.length === 0) problems.push({ field, message: `${field} is nobody who speaks in this transcript.` });
    for (const segment of spoken) segments.set(segment.id, { ...segment, speaker: { id, name } });
  });
  wanted.forEach(({ id, text, speaker }, index) => {
    const at = `segments[${String(index)}]`;
    const segment = segments.get(id);
    if (segment === undefined) return void problems.push({ field: `${at}.id`, message: `${at}.id is no segment of this transcript.` });
    const changed = relabel(call, reword(segment, text), speaker);
    if (changed === null) return void problems.push({ field: `${at}.speaker.id`, message: `${at}.speaker.id is no speaker profile.` });
    segments.set(id, changed);
    return undefined;
  });
  if (problems.length > 0) return problems;
  const list = [...segments.values()];
  return { ...before, language: language ?? before.language, segments: list, word_count: list.reduce((sum, { words }) => sum + words.length, 0) };
}

function update(call: ApiCall, body: ChangesSent): Outcome {
  const { resources } = call.server;
  const before = resources.load('transcript', call.id);
  if (before === null) return missing('transcript');
  const changed = change(call, before, body);
  if (!('segments' in changed)) return impossible(changed);
  resources.update('transcript', changed, { parent: changed.meeting_id, key: null });
  return done(200, changed, 'transcript updated');
}

function readOfMeeting({ server, id }: ApiCall): Outcome {
  const meeting = server.resources.load('meeting', id);
  if (meeting === null) return missing('meeting');
  const transcript = server.resources.load('transcript', meeting.transcript_id ?? '');
  return transcript === null ? missing('transcript') : done(200, transcript, 'transcript');
}

function readTranscript({ server, id }: ApiCall): Outcome {
  const transcript = server.resources.load('transcript', id);
  return transcript === null ? missing('transcript') : done(200, transcript, 'transcript');
}

/** Routes of transcripts. The reference gives a meeting's transcript to both scopes. */
export const TRANSCRIPT_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/v1/meetings/:id/transcript', scopes: ['transcripts:read', 'meetings:read'], title: 'Reads the transcript of a meeting.', handle: readOfMeeting },
  { method: 'GET', path: '/v1/transcripts/:id', scopes: ['transcripts:read'], title: 'Reads a transcript.', handle: readTranscript },
  { method: 'PATCH', path: '/v1/transcripts/:id', scopes: ['transcripts:write'], title: 'Corrects segments and speaker labels.', handle: withBody(Changes, update) },
];
