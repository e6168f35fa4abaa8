/** Answers for the rules over authorization requests: state, PKCE, response type. Pure. */
import { splitUri } from '../../../src-preload/contract/uri.ts';
import type { TraceEvent, TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { spellDuration } from '../../oauth/spell-duration.ts';
import { eventsOf, plainText, printOf, sentField } from './read-request.ts';
import type { EarlierLogin, Evidence, Rule, Watched } from './rule.ts';

/** Fewer characters than this can be guessed. */
const SHORTEST_STATE = 16;

type Asked = TraceEventOf<'authorization.decided'>;

/** A rule over the first authorization request that shows something. */
function overRequests(look: (event: Asked, watched: Watched) => string | null): Rule {
  return (watched): Evidence | null => {
    for (const event of eventsOf(watched.events, 'authorization.decided')) {
      const sentence = look(event, watched);
      if (sentence !== null) return { seqs: [event.seq], sentence };
    }
    return null;
  };
}

/** The challenge in full; one that is not S256 was covered. */
function challengeOf(event: Asked): string | null {
  const { query } = event.exchange;
  return plainText(query, 'code_challenge') ?? printOf(query, 'code_challenge');
}

/** What a login shows of itself to the logins after it. In: its number and events. Out: null when it has no authorization request. */
export function readLogin(flowNumber: number, events: readonly TraceEvent[]): EarlierLogin | null {
  const event = eventsOf(events, 'authorization.decided')[0];
  if (event === undefined) return null;
  const isAnswered = eventsOf(events, 'consent.answered').some(({ answer }) => answer !== 'refused');
  return { flowNumber, at: event.at, state: printOf(event.exchange.query, 'state'), challenge: challengeOf(event), isAnswered };
}

/** An address that is opened again is the same login, not a second one: then everything in it is equal, and the first was not answered. */
function isReopened(event: Asked, before: EarlierLogin): boolean {
  return !before.isAnswered && before.state === printOf(event.exchange.query, 'state') && before.challenge === challengeOf(event);
}

function sayEarlier({ flowNumber, at }: EarlierLogin, event: Asked, what: string): string {
  return `Flow ${String(flowNumber)} was begun with the same ${what}, ${spellDuration(Math.max(0, event.at - at))} before.`;
}

/** A request without state, or with an empty one (RFC 6749 10.12). */
export const stateMissing = overRequests((event) => {
  if (sentField(event.exchange.query, 'state') !== undefined) return null;
  const target = splitUri(plainText(event.exchange.query, 'redirect_uri') ?? '').host;
  return `The authorization request carries no state${target === null ? '' : `, so the callback on ${target} cannot tell whose login it is`}.`;
});

/** A state that can be guessed, by its length (RFC 6749 10.10). */
export const stateShort = overRequests((event) => {
  const value = sentField(event.exchange.query, 'state')?.value;
  if (value?.kind !== 'fingerprint' || value.length >= SHORTEST_STATE) return null;
  return `The state has ${String(value.length)} ${value.length === 1 ? 'character' : 'characters'}.`;
});

/** A state that an earlier login of the app had (RFC 6749 10.12). */
export const stateReused = overRequests((event, { earlier }) => {
  const state = printOf(event.exchange.query, 'state');
  const before = state === null ? undefined : earlier.find((login) => login.state === state && !isReopened(event, login));
  return before === undefined ? null : sayEarlier(before, event, 'state');
});

/** A request without a code challenge (RFC 9700 2.1.1). */
export const pkceMissing = overRequests((event) =>
  sentField(event.exchange.query, 'code_challenge') === undefined ? 'The authorization request carries no code_challenge.' : null,
);

/** A code challenge that an earlier login of the app had (RFC 7636 4.1). */
export const pkceReused = overRequests((event, { earlier }) => {
  const challenge = challengeOf(event);
  const before = challenge === null ? undefined : earlier.find((login) => login.challenge === challenge && !isReopened(event, login));
  return before === undefined ? null : sayEarlier(before, event, 'code_challenge');
});

/** Another response type than code, or none (RFC 9700 2.1.2). */
export const responseTypeOther = overRequests((event) => {
  const asked = plainText(event.exchange.query, 'response_type');
  if (asked === 'code') return null;
  return asked === null ? 'The authorization request carries no response_type.' : `The authorization request asks for response_type=${asked.slice(0, 60)}.`;
});
