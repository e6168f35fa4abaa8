/** Answers for what became of the code or the tokens in an answer while it was held: one that has ended is refused, whatever the answer says. */
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';
import { digestOf } from '../client-request.ts';
import { loadNamedToken, nameToken } from '../named-token.ts';
import type { ServerContext } from '../parts.ts';
import type { Answer } from '../respond.ts';
import { membersOf, splitLocation } from './answer-parts.ts';

/** How something that was issued ended. */
type Fate = 'discarded' | 'revoked' | 'used' | 'expired';

const ENDS: Record<Fate, { readonly one: string; readonly many: string }> = {
  discarded: { one: 'was discarded meanwhile', many: 'were discarded meanwhile' },
  revoked: { one: 'was revoked meanwhile', many: 'were revoked meanwhile' },
  used: { one: 'was used up meanwhile', many: 'were used up meanwhile' },
  expired: { one: 'has expired', many: 'have expired' },
};

const NAMES: ReadonlyMap<string, string> = new Map([['code', 'code'], ['access_token', 'access token'], ['refresh_token', 'refresh token']]);
const listOf = new Intl.ListFormat('en', { type: 'conjunction' });

interface Standing {
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
  readonly expiresAt: number;
}

/** How a code or token stands in the database; null when it does not stand there any more. */
function loadStanding(server: ServerContext, name: string, text: string): Standing | null {
  if (name === 'code') return server.codes.load(digestOf(server, text) ?? '');
  const held = loadNamedToken(server, nameToken(server, text));
  return held === null ? null : { usedAt: held.token.rotatedAt, revokedAt: held.family.revokedAt ?? held.token.revokedAt, expiresAt: held.token.expiresAt };
}

function fateOf(standing: Standing | null, now: number): Fate | null {
  if (standing === null) return 'discarded';
  if (standing.revokedAt !== null) return 'revoked';
  if (standing.usedAt !== null) return 'used';
  return standing.expiresAt <= now ? 'expired' : null;
}

/** The code and tokens that an answer carries as they were issued. What somebody wrote in their place is none of them. */
function carriedBy({ fingerprints }: ServerContext, answer: Answer, event: TraceEvent | null): [string, string][] {
  const issued = event !== null && 'issued' in event ? event.issued.map(({ fingerprint }) => fingerprint) : [];
  if (issued.length === 0) return [];
  const named = [...(membersOf(answer, false) ?? []), ...splitLocation(answer.headers['location'] ?? '').query];
  return named.flatMap(([name, value]): [string, string][] => (NAMES.has(name) && typeof value === 'string' && issued.includes(fingerprints.of(value)) ? [[name, value]] : []));
}

/** What of it has ended, in sentences. In: the answer as it would be sent, and the event that recorded its decision. Out: nothing while all of it lives. */
export function sayFate(server: ServerContext, answer: Answer, event: TraceEvent | null): string {
  const now = server.clock.now();
  const ended = Map.groupBy(carriedBy(server, answer, event), ([name, text]) => fateOf(loadStanding(server, name, text), now));
  return [...ended]
    .map(([fate, those]) => {
      if (fate === null) return '';
      const isOne = those.length === 1;
      return ` Its ${listOf.format(those.map(([name]) => NAMES.get(name) ?? name))} ${ENDS[fate][isOne ? 'one' : 'many']}, and Mavio refuses ${isOne ? 'it' : 'them'}.`;
    })
    .join('');
}
