/** Answers for the small company of the local server: its people, customers and team. Shipped with version 3 of the database, so never edited. */
import { createHash } from 'node:crypto';
import type { Member, Speaker, Team } from '../resources/shapes.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SEED = 'mavio company 1';

/** Makes an id that is the same in every data folder. In: the prefix, and words that no other seeded thing has. */
export function seedId(prefix: string, words: string): string {
  const bytes = createHash('sha256').update(`${SEED}:${prefix}:${words}`).digest().subarray(0, 12);
  return prefix + Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}

/** Someone who speaks in meetings. `userId` is null for people outside the company. */
export interface SeedPerson {
  readonly name: string;
  readonly email: string;
  readonly participantId: string;
  readonly userId: string | null;
  readonly title: string;
}

function person(name: string, email: string, given: Partial<SeedPerson> & { readonly title: string }): SeedPerson {
  return { name, email, participantId: seedId('prt_', email), userId: seedId('usr_', email), ...given };
}

/** Ada's id, as version 2 gave it to her. */
export const ADA_ID = 'usr_7Lm2QxVb9KsT';

/** Everybody who appears in the seeded meetings. The first six are the team. */
export const PEOPLE = {
  ada: person('Ada Lindqvist', 'ada@lindqvist.example', { participantId: 'prt_4Rk8TzLw1mXc', userId: ADA_ID, title: 'Founder' }),
  tomas: person('Tomás Herrera', 'tomas@herrera.example', { participantId: 'prt_9VbN2sHq6yJd', title: 'Customer success' }),
  priya: person('Priya Raman', 'priya@raman.example', { participantId: 'prt_0GfK7uPe3aZi', title: 'Product designer' }),
  jun: person('Jun Mori', 'jun@mori.example', { participantId: 'prt_5CxM1oBt8wQn', title: 'Engineer' }),
  nora: person('Nora Okafor', 'nora@lindqvist.example', { title: 'Head of operations' }),
  elias: person('Elias Berg', 'elias@lindqvist.example', { title: 'Engineer' }),
  ingrid: person('Ingrid Solheim', 'ingrid@fjord-logistics.example', { title: 'Head of IT, Fjord Logistics', userId: null }),
  marcel: person('Marcel Aubert', 'marcel@atelier-aubert.example', { title: 'Owner, Atelier Aubert', userId: null }),
} as const satisfies Record<string, SeedPerson>;

/** Short name of a seeded person. */
export type PersonKey = keyof typeof PEOPLE;

const JOINED = '2024-03-04T08:00:00.000Z';

/** The team, as it is kept. */
export const TEAM: Team = {
  id: seedId('team_', 'Lindqvist Instruments'),
  name: 'Lindqvist Instruments',
  settings: { default_language: 'en', timezone: 'Europe/Stockholm', recording_retention_days: 365, auto_join: true },
  created_at: JOINED,
};

/** Members of the team, in the order in which they joined. */
export function seedMembers(): Member[] {
  return Object.values(PEOPLE).flatMap(({ userId, name, email }, index) => {
    if (userId === null) return [];
    const role = index === 0 ? 'owner' : name === PEOPLE.nora.name ? 'admin' : 'member';
    return [{ id: userId, name, email, role, joined_at: new Date(Date.parse(JOINED) + index * 21 * 86_400_000).toISOString() }];
  });
}

/** Speaker profiles: the team and its guests. */
export function seedSpeakers(): Speaker[] {
  return Object.values(PEOPLE).map(({ name, email, title, userId }, index) => {
    const at = new Date(Date.parse(JOINED) + index * 21 * 86_400_000 + 3_600_000).toISOString();
    return { id: speakerId(email), name, email, title, user_id: userId, created_at: at, updated_at: at };
  });
}

/** Id of a seeded person's speaker profile. */
export function speakerId(email: string): string {
  return seedId('spk_', email);
}
