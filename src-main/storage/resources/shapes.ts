/** Answers for the shapes of the API's resources. Names are those of the wire; times are ISO 8601 in UTC, as in all of the API. */

/** Someone in a meeting. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'host' | 'attendee';
  readonly speaking_duration_seconds: number;
  readonly joined_at: string | null;
  readonly left_at: string | null;
}

/** What was recorded of a meeting: its metadata. There is no audio on a local server. */
export interface Recording {
  readonly file_size_bytes: number;
  readonly format: string;
  readonly sample_rate: number;
  readonly channels: number;
}

/** A meeting. */
export interface Meeting {
  readonly id: string;
  readonly title: string;
  readonly status: 'scheduled' | 'in_progress' | 'processing' | 'completed' | 'failed';
  readonly platform: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly duration_seconds: number | null;
  readonly language: string;
  readonly participants: readonly Participant[];
  readonly recording: Recording | null;
  readonly transcript_id: string | null;
  readonly summary_id: string | null;
  readonly calendar_event_id: string | null;
  readonly tags: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
}

/** A word with its place, in seconds from the start of the meeting. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** What one person said in one go, in seconds from the start of the meeting. */
export interface Segment {
  readonly id: string;
  readonly speaker: { readonly id: string; readonly name: string };
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly words: readonly Word[];
}

/** A transcript. */
export interface Transcript {
  readonly id: string;
  readonly meeting_id: string;
  readonly language: string;
  readonly duration_seconds: number;
  readonly word_count: number;
  readonly confidence: number;
  readonly segments: readonly Segment[];
}

/** A summary. */
export interface Summary {
  readonly id: string;
  readonly meeting_id: string;
  readonly transcript_id: string;
  readonly format: string;
  readonly language: string;
  readonly overview: string;
  readonly attendees: readonly string[];
  readonly agenda: readonly { readonly title: string; readonly summary: string; readonly duration_seconds: number }[];
  readonly decisions: readonly { readonly description: string; readonly decided_by: string; readonly context: string }[];
  readonly action_items: readonly string[];
}

/** A note, or the minutes of a meeting. */
export interface Note {
  readonly id: string;
  readonly kind: 'note' | 'minutes';
  readonly title: string;
  readonly content: string;
  readonly meeting_id: string | null;
  readonly author_id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Something that somebody promised to do. */
export interface ActionItem {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: 'pending' | 'in_progress' | 'completed';
  readonly priority: 'high' | 'medium' | 'low';
  readonly assignee: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly due_date: string | null;
  readonly meeting_id: string | null;
  readonly meeting_title: string | null;
  readonly source_segment_id: string | null;
  readonly completed_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A channel. Its two counts are counted when it is read. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly owner_id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** The profile of a voice. */
export interface Speaker {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly user_id: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Someone in the team. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'owner' | 'admin' | 'member';
  readonly joined_at: string;
}

/** The team itself. Its plan and members are added when it is read. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly settings: { readonly default_language: string; readonly timezone: string; readonly recording_retention_days: number; readonly auto_join: boolean };
  readonly created_at: string;
}

/** A webhook endpoint as it is kept: of its secret a digest and a short keyed fingerprint. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly description: string;
  readonly active: boolean;
  readonly secret_digest: string | null;
  readonly secret_hint: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Each kind of resource with its shape. */
export interface Shapes {
  readonly meeting: Meeting;
  readonly transcript: Transcript;
  readonly summary: Summary;
  readonly note: Note;
  readonly action_item: ActionItem;
  readonly channel: Channel;
  readonly speaker: Speaker;
  readonly member: Member;
  readonly team: Team;
  readonly webhook: Webhook;
}

/** Names of the kinds. */
export type Kind = keyof Shapes;
