/** Answers for the rules over API calls: dead tokens, rate limits, scopes that nothing needed. Pure. */
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../../src-preload/contract/checks.ts';
import type { TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { spellDuration } from '../../oauth/spell-duration.ts';
import { bearerOf, eventsOf, plainText } from './read-request.ts';
import { spellTimes, type Evidence, type Rule } from './rule.ts';

type Call = TraceEventOf<'api.called'>;

const DEAD: readonly CheckId[] = ['bearer.known', 'bearer.alive', 'bearer.fresh'];
/** Calls that were under way when the 429 was answered are not held against the app, in milliseconds. */
const UNDER_WAY_MS = 250;

/** Calls with a token that was refused as dead before (RFC 6750 3.1). A missing scope is another matter: the token works elsewhere. */
export const apiDeadToken: Rule = ({ events }): Evidence | null => {
  const refused = eventsOf(events, 'api.called').filter((call) => DEAD.some((id) => id === firstFailure(call.checks)?.id));
  for (const [place, first] of refused.entries()) {
    const token = bearerOf(first);
    const again = refused.slice(place + 1).filter((call) => bearerOf(call) === token);
    const last = again.at(-1);
    if (token === null || last === undefined) continue;
    return { seqs: [first, ...again].map(({ seq }) => seq), look: again[0]?.seq ?? last.seq, sentence: `The access token ${token} was refused ${spellTimes(again.length + 1)} within ${spellDuration(last.at - first.at)}.` };
  }
  return null;
};

/** Until when a 429 asks to wait, in epoch milliseconds: Retry-After in seconds or as a date, else X-RateLimit-Reset in seconds. */
function waitUntil({ at, exchange }: Call): number | null {
  const after = plainText(exchange.responseHeaders, 'retry-after');
  if (after !== null) {
    if (/^[0-9]{1,9}$/.test(after)) return at + Number(after) * 1000;
    const date = Date.parse(after);
    return Number.isNaN(date) ? null : date;
  }
  const reset = plainText(exchange.responseHeaders, 'x-ratelimit-reset');
  if (reset === null || !/^[0-9]{1,13}$/.test(reset)) return null;
  const seconds = Number(reset);
  // Small numbers count from now, others are epoch seconds.
  return seconds < 1_000_000_000 ? at + seconds * 1000 : seconds * 1000;
}

/** Calls within the time that a 429 asked to wait (RFC 6585 4). Where it named no time, nothing is held against the app. */
export const rateLimitIgnored: Rule = ({ events }): Evidence | null => {
  const calls = eventsOf(events, 'api.called');
  for (const limited of calls.filter((call) => call.exchange.status === 429)) {
    const until = waitUntil(limited);
    if (until === null) continue;
    const early = calls.filter((call) => call.seq > limited.seq && call.at > limited.at + UNDER_WAY_MS && call.at < until);
    const [first] = early;
    if (first === undefined) continue;
    const count = early.length === 1 ? 'A call' : `${String(early.length)} calls`;
    return { seqs: [limited.seq, ...early.map(({ seq }) => seq)], look: first.seq, sentence: `${count} came although a 429 had asked to wait ${spellDuration(until - limited.at)}; the first ${spellDuration(first.at - limited.at)} after it.` };
  }
  return null;
};

/** Scopes that the endpoint of a call needs, as its ladder says; null when it does not say. */
function neededBy(call: Call): string[] | null {
  const expected = call.checks.find(({ id }) => id === 'bearer.scope')?.expected;
  return expected?.kind === 'plain' ? (expected.text.match(/[a-z][a-z-]*:[a-z]+/g) ?? []) : null;
}

/** Scopes that no answered call needed (RFC 9700 2.3). Judged only once the flow has such a call. */
export const scopeUnused: Rule = ({ events }): Evidence | null => {
  const asked = eventsOf(events, 'authorization.decided').find((event) => event.outcome === 'asked');
  const calls = eventsOf(events, 'api.called').filter((call) => call.exchange.status < 400 && neededBy(call) !== null);
  const last = calls.at(-1);
  if (asked === undefined || last === undefined) return null;
  const needed = new Set(calls.flatMap((call) => neededBy(call) ?? []));
  const unused = asked.scopes.filter((scope) => !needed.has(scope));
  if (unused.length === 0) return null;
  const count = calls.length === 1 ? 'its one call' : `its ${String(calls.length)} calls`;
  return { seqs: [asked.seq, last.seq], look: asked.seq, sentence: `It asked for ${unused.join(', ')}; ${count} so far needed ${[...needed].join(', ')} only.` };
};
