/** Answers for the members at the top of the API's answers: of each kind of resource, of a list, of an error, and what single calls add. */
import type { Shapes } from '../../storage/resources/shapes.ts';

type KeysOf<T> = T extends unknown ? keyof T : never;
type Kept = Exclude<KeysOf<Shapes[keyof Shapes]>, 'secret_digest' | 'secret_hint'>;

/** Members of resources. The compiler says when one is missing, or is none any more. */
const OF_RESOURCES: Readonly<Record<Kept, true>> = {
  active: true, action_items: true, agenda: true, assignee: true, attendees: true, author_id: true, calendar_event_id: true, completed_at: true, confidence: true, content: true, created_at: true, decisions: true,
  description: true, due_date: true, duration_seconds: true, email: true, ended_at: true, events: true, format: true, id: true, joined_at: true, kind: true, language: true, meeting_id: true, meeting_title: true,
  name: true, overview: true, owner_id: true, participants: true, platform: true, priority: true, recording: true, role: true, segments: true, settings: true, source_segment_id: true, started_at: true, status: true,
  summary_id: true, tags: true, title: true, transcript_id: true, updated_at: true, url: true, user_id: true, visibility: true, word_count: true,
};

/** What lists and errors are, and what a channel, the team, a recording and a new webhook have beside. */
const BESIDE = ['data', 'pagination', 'error', 'meeting_count', 'member_count', 'plan', 'members', 'file_size_bytes', 'sample_rate', 'channels', 'recorded_at', 'secret'];

/** Every member that an answer of the API can have at its top. */
export const API_MEMBERS: readonly string[] = [...Object.keys(OF_RESOURCES), ...BESIDE];
