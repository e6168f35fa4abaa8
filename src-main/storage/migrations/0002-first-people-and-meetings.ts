/** Answers for version 2 of the database: the first test user and five meetings for the API to hand out. */
import type { Migration } from '../migrate.ts';

interface Guest {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface Seed {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly startedAt: string;
  readonly minutes: number;
  readonly guests: readonly Guest[];
  readonly tags: readonly string[];
}

const ada: Guest = { id: 'prt_4Rk8TzLw1mXc', name: 'Ada Lindqvist', email: 'ada@lindqvist.example' };
const tomas: Guest = { id: 'prt_9VbN2sHq6yJd', name: 'Tomás Herrera', email: 'tomas@herrera.example' };
const priya: Guest = { id: 'prt_0GfK7uPe3aZi', name: 'Priya Raman', email: 'priya@raman.example' };
const jun: Guest = { id: 'prt_5CxM1oBt8wQn', name: 'Jun Mori', email: 'jun@mori.example' };

// Oldest first: the list shows the last one on top.
const SEEDS: readonly Seed[] = [
  { id: 'mtg_2Tq7LxPd9RkV', title: 'Quarterly board meeting', platform: 'zoom', startedAt: '2025-09-02T13:00:00.000Z', minutes: 92, guests: [ada, tomas, priya, jun], tags: ['board', 'quarterly'] },
  { id: 'mtg_8Wn3JcYb5GhA', title: 'Design review: consent page', platform: 'google_meet', startedAt: '2025-09-09T09:30:00.000Z', minutes: 48, guests: [priya, ada, jun], tags: ['design'] },
  { id: 'mtg_6Fs1ZoEu4KmD', title: 'Weekly standup', platform: 'google_meet', startedAt: '2025-09-15T08:00:00.000Z', minutes: 16, guests: [tomas, ada, priya, jun], tags: ['standup'] },
  { id: 'mtg_3Hv9QtXi7NpB', title: 'Customer call: Fjord Logistics', platform: 'zoom', startedAt: '2025-09-16T12:15:00.000Z', minutes: 34, guests: [ada, tomas], tags: ['customer', 'onboarding'] },
  { id: 'mtg_7Ya4MrSw0CeU', title: 'Retrospective, sprint 18', platform: 'teams', startedAt: '2025-09-17T10:00:00.000Z', minutes: 57, guests: [jun, ada, tomas, priya], tags: ['retrospective'] },
];

/** Shares of the talking time, host first. */
const SHARES = [0.38, 0.27, 0.19, 0.11] as const;

function iso(startedAt: string, secondsLater: number): string {
  return new Date(Date.parse(startedAt) + secondsLater * 1000).toISOString();
}

function describeMeeting(seed: Seed): object {
  const seconds = seed.minutes * 60;
  const key = seed.id.slice('mtg_'.length);
  const readyAt = iso(seed.startedAt, seconds + 210);
  return {
    id: seed.id,
    title: seed.title,
    status: 'completed',
    platform: seed.platform,
    started_at: seed.startedAt,
    ended_at: iso(seed.startedAt, seconds),
    duration_seconds: seconds,
    language: 'en',
    participants: seed.guests.map((guest, index) => ({
      ...guest,
      role: index === 0 ? 'host' : 'attendee',
      speaking_duration_seconds: Math.round(seconds * (SHARES[index] ?? 0)),
      joined_at: iso(seed.startedAt, index * 20),
      left_at: iso(seed.startedAt, seconds),
    })),
    recording: { file_size_bytes: seconds * 16_000, format: 'mp3', sample_rate: 44_100, channels: 2 },
    transcript_id: `trs_${key}`,
    summary_id: `sum_${key}`,
    calendar_event_id: null,
    tags: seed.tags,
    created_at: iso(seed.startedAt, -86_400),
    updated_at: readyAt,
  };
}

/** Version 2. */
export const firstPeopleAndMeetings: Migration = {
  version: 2,
  name: 'first people and meetings',
  up: (sql) => {
    sql.prepare('INSERT INTO people (person_id, position, name, email) VALUES (?, 1, ?, ?)').run('usr_7Lm2QxVb9KsT', ada.name, ada.email);
    const insert = sql.prepare('INSERT INTO meetings (position, meeting_id, document) VALUES (?, ?, ?)');
    SEEDS.forEach((seed, index) => insert.run(index + 1, seed.id, JSON.stringify(describeMeeting(seed))));
  },
};
