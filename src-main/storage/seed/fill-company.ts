/** Answers for putting the small company into an empty data folder. Shipped with version 3 of the database, so never edited. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Channel, Kind, Shapes, Webhook } from '../resources/shapes.ts';
import { ADA_ID, seedId, seedMembers, seedSpeakers, TEAM } from './company.ts';
import { seedActions, seedMeeting, seedNotes, seedSummary, seedTranscript } from './describe-meeting.ts';
import { MEETINGS } from './meeting-scripts.ts';

interface SeedChannel {
  readonly name: string;
  readonly description: string;
  readonly visibility: 'public' | 'private';
  readonly tag: string;
}

const CHANNELS: readonly SeedChannel[] = [
  { name: 'leadership', description: 'Board, hiring and what is not decided yet.', visibility: 'private', tag: 'board' },
  { name: 'customers', description: 'Every call with a customer.', visibility: 'public', tag: 'customer' },
  { name: 'design', description: 'Reviews and drawings.', visibility: 'public', tag: 'design' },
  { name: 'pilot-bergen', description: 'The pilot with Fjord Logistics in Bergen.', visibility: 'public', tag: 'onboarding' },
];

const MADE = '2025-08-25T09:00:00.000Z';

const WEBHOOK: Webhook = {
  id: seedId('whk_', 'planning'),
  url: 'https://planning.lindqvist.example/hooks/mavio',
  events: ['meeting.completed', 'action_items.ready'],
  description: 'Action items for the planning board',
  active: true,
  // Nobody has this endpoint's secret: it was shown once, before this data folder was made.
  secret_digest: null,
  secret_hint: null,
  created_at: MADE,
  updated_at: MADE,
};

/** Writes everything, oldest first, so that the newest stands on top of its list. */
export function fillCompany(sql: BetterSqlite3.Database): void {
  const insert = sql.prepare('INSERT INTO resources (kind, id, parent, key, document) VALUES (?, ?, ?, ?, ?)');
  const link = sql.prepare('INSERT INTO channel_links (channel_id, kind, linked_id) VALUES (?, ?, ?)');
  const put = <K extends Kind>(kind: K, resource: Shapes[K], place: { parent?: string; key?: string } = {}): void => {
    insert.run(kind, resource.id, place.parent ?? null, place.key ?? null, JSON.stringify(resource));
  };

  put('team', TEAM);
  for (const member of seedMembers()) put('member', member);
  for (const speaker of seedSpeakers()) put('speaker', speaker, { key: speaker.email ?? speaker.name });
  for (const seed of MEETINGS) {
    put('meeting', seedMeeting(seed));
    if (seed.lines.length === 0) continue;
    put('transcript', seedTranscript(seed), { parent: seed.id });
    put('summary', seedSummary(seed), { parent: seed.id });
    for (const note of seedNotes(seed)) put('note', note, { parent: seed.id });
    for (const action of seedActions(seed)) put('action_item', action, { parent: seed.id });
  }
  for (const { tag, ...seed } of CHANNELS) {
    const channel: Channel = { id: seedId('chn_', seed.name), ...seed, owner_id: ADA_ID, created_at: MADE, updated_at: MADE };
    put('channel', channel, { key: seed.name });
    for (const meeting of MEETINGS) if (meeting.tags.includes(tag)) link.run(channel.id, 'meeting', meeting.id);
    for (const { id } of seedMembers().slice(0, seed.visibility === 'private' ? 2 : undefined)) link.run(channel.id, 'member', id);
  }
  put('webhook', WEBHOOK, { key: WEBHOOK.url });
}
