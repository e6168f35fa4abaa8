/** Answers for the meetings that `/v1/meetings` hands out, in the documented shape. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** Someone in a meeting. Times are ISO 8601 in UTC, as in all of the API. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'host' | 'attendee';
  readonly speaking_duration_seconds: number;
  readonly joined_at: string | null;
  readonly left_at: string | null;
}

/** A meeting as Mavio's API reference describes it; names are those of the wire. */
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
  readonly recording: { readonly file_size_bytes: number; readonly format: string; readonly sample_rate: number; readonly channels: number } | null;
  readonly transcript_id: string | null;
  readonly summary_id: string | null;
  readonly calendar_event_id: string | null;
  readonly tags: readonly string[];
  readonly created_at: string;
  readonly updated_at: string;
}

/** Reads meetings, newest first. */
export class MeetingStore {
  readonly #count: BetterSqlite3.Statement<[], { total: number }>;
  readonly #page: BetterSqlite3.Statement<[number, number], { document: string }>;

  constructor({ sql }: Database) {
    this.#count = sql.prepare('SELECT count(*) AS total FROM meetings');
    this.#page = sql.prepare('SELECT document FROM meetings ORDER BY position DESC LIMIT ? OFFSET ?');
  }

  /** In: how many at most, and how many to pass over. Out: these, and how many there are in all. */
  list(limit: number, offset: number): { total: number; meetings: Meeting[] } {
    const meetings = this.#page.all(limit, offset).map((row) => JSON.parse(row.document) as Meeting);
    return { total: this.#count.get()?.total ?? 0, meetings };
  }
}
