/** Answers for the rules over token requests: codes that come late or twice, refreshes too early, too late or with an old token. Pure. */
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { Life, TraceEvent, TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { spellDuration } from '../../oauth/spell-duration.ts';
import { bearerOf, eventsOf, isGranted, printOf, sentField } from './read-request.ts';
import { spellTimes, type Evidence, type Rule } from './rule.ts';

/** A code that is older than this at its exchange is late, in milliseconds. */
const LATE_MS = 60_000;
/** A refresh before this share of the token's life is early. */
const EARLY_SHARE = 0.5;

type TokenRequest = TraceEventOf<'token.decided'>;

function exchangesOf(events: readonly TraceEvent[]): TokenRequest[] {
  return eventsOf(events, 'token.decided').filter((event) => event.grant === 'authorization_code' && sentField(event.exchange.form, 'code') !== undefined);
}

function refreshesOf(events: readonly TraceEvent[]): TokenRequest[] {
  return eventsOf(events, 'token.decided').filter((event) => event.grant === 'refresh_token');
}

/** Everything that was issued, with the event that issued it. */
function livesOf(events: readonly TraceEvent[]): { readonly life: Life; readonly seq: number }[] {
  return events.flatMap((event) => ('issued' in event ? event.issued.map((life) => ({ life, seq: event.seq })) : []));
}

/** A code without the redirect URI of its request (RFC 6749 4.1.3). */
export const redirectUriMissing: Rule = ({ events }) => {
  const found = exchangesOf(events).find((event) => sentField(event.exchange.form, 'redirect_uri') === undefined);
  return found === undefined ? null : { seqs: [found.seq], sentence: 'The code was sent without redirect_uri, which the authorization request had.' };
};

/** A code that comes back after it bought tokens (RFC 6749 4.1.2). An attempt that was refused first does not count. */
export const codeSentAgain: Rule = ({ events }): Evidence | null => {
  const sent = exchangesOf(events);
  for (const used of sent.filter(isGranted)) {
    const code = printOf(used.exchange.form, 'code');
    const again = sent.filter((event) => event.seq > used.seq && printOf(event.exchange.form, 'code') === code);
    const [next] = again;
    if (code === null || next === undefined) continue;
    const more = again.length === 1 ? '' : `, ${spellTimes(again.length)} in all`;
    return { seqs: [used.seq, ...again.map(({ seq }) => seq)], look: next.seq, sentence: `The code ${code} came again ${spellDuration(next.at - used.at)} after it was used${more}.` };
  }
  return null;
};

/** A code that was older than a minute when it first came. */
export const exchangeLate: Rule = ({ events }): Evidence | null => {
  for (const { life, seq } of livesOf(events)) {
    if (life.of !== 'code') continue;
    const first = exchangesOf(events).find((event) => printOf(event.exchange.form, 'code') === life.fingerprint);
    if (first === undefined || first.at - life.issuedAt <= LATE_MS) continue;
    return { seqs: [seq, first.seq], sentence: `The code was ${spellDuration(first.at - life.issuedAt)} old when it was sent.` };
  }
  return null;
};

/** A refresh token that comes back after it was replaced (RFC 9700 4.14.2). */
export const refreshRotated: Rule = ({ events }): Evidence | null => {
  for (const event of refreshesOf(events)) {
    const print = printOf(event.exchange.form, 'refresh_token');
    const rotation = events.find((one) => one.seq < event.seq && 'ended' in one && one.ended.some((ending) => ending.reason === 'rotated' && ending.fingerprint === print));
    if (rotation === undefined) continue;
    return { seqs: [rotation.seq, event.seq], sentence: `The refresh token ${print ?? ''} was used ${spellDuration(event.at - rotation.at)} after it was replaced.` };
  }
  return null;
};

/** True when the API said before this refresh that the token is no good: then to refresh is right, however young the token is. */
function wasRefused(events: readonly TraceEvent[], token: string, before: number): boolean {
  return eventsOf(events, 'api.called').some((call) => call.seq < before && call.exchange.status === 401 && bearerOf(call) === token);
}

/** A refresh before half of the access token’s life was over, without a reason that can be seen. */
export const refreshEarly: Rule = ({ events }): Evidence | null => {
  const lives = livesOf(events).filter(({ life }) => life.of === 'access_token');
  const early = refreshesOf(events).filter(isGranted).flatMap((event) => {
    const newest = lives.findLast(({ seq }) => seq < event.seq)?.life;
    // A narrower scope is a reason of its own (RFC 6749 6).
    if (newest === undefined || sentField(event.exchange.form, 'scope') !== undefined) return [];
    const used = event.at - newest.issuedAt;
    const whole = newest.expiresAt - newest.issuedAt;
    return used < whole * EARLY_SHARE && !wasRefused(events, newest.fingerprint, event.seq) ? [{ seq: event.seq, used, whole }] : [];
  });
  const [first] = early;
  if (first === undefined) return null;
  const more = early.length === 1 ? '' : ` This was seen ${spellTimes(early.length)}.`;
  return { seqs: early.map(({ seq }) => seq), look: first.seq, sentence: `The access token had lived ${spellDuration(first.used)} of ${spellDuration(first.whole)} when it was refreshed.${more}` };
};

/** A call with an expired token, and only then the refresh. */
export const refreshLate: Rule = ({ events }): Evidence | null => {
  for (const call of eventsOf(events, 'api.called')) {
    if (firstFailure(call.checks)?.id !== 'bearer.fresh') continue;
    const after = refreshesOf(events).find((event) => event.seq > call.seq && isGranted(event));
    const life = livesOf(events).find(({ life: { fingerprint } }) => fingerprint === bearerOf(call))?.life;
    if (after === undefined || life === undefined) continue;
    return { seqs: [call.seq, after.seq], look: call.seq, sentence: `The API was called with a token that had expired ${spellDuration(call.at - life.expiresAt)} before; only then was it refreshed.` };
  }
  return null;
};
