/** Answers for reading what came in while a scenario was armed: logins, exchanges, refreshes, calls. Pure; counts and orders only. */
import type { CheckupEvidence, Judgement, Verdict } from '../../../src-preload/contract/checkups.ts';
import { firstFailure } from '../../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../../src-preload/contract/checks.ts';
import type { TraceEvent, TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { eventsOf, printOf } from '../findings/read-request.ts';

/** Everything that was recorded of the app while the scenario was armed, in the order of arrival: whole flows that began then, and strays. */
export type Seen = readonly TraceEvent[];

/** Judges one scenario. */
export type Judge = (seen: Seen) => Judgement;

export type TokenRequest = TraceEventOf<'token.decided'>;
export type Call = TraceEventOf<'api.called'>;
export type Answered = TraceEventOf<'consent.answered'>;

/** So many events are enough to see it; the sentence says how many there were. */
const MOST_SHOWN = 5;

/** Makes a judgement. */
export function say(verdict: Verdict, because: string, evidence: readonly CheckupEvidence[] = []): Judgement {
  return { verdict, because, evidence: evidence.slice(0, MOST_SHOWN) };
}

/** An event as evidence. In: what it shows, in a few words. */
export function show({ flowId, seq }: TraceEvent, what: string): CheckupEvidence {
  return { flowId, seq, what };
}

/** True for an event that a fault stepped into. */
export function isInjected(event: TraceEvent): boolean {
  return event.staged?.some(({ kind }) => kind === 'fault') === true;
}

/** What came after an event. */
export function after(seen: Seen, event: TraceEvent): TraceEvent[] {
  return seen.slice(seen.indexOf(event) + 1);
}

/** The events of one flow. */
export function inFlow(seen: Seen, { flowId }: TraceEvent): TraceEvent[] {
  return seen.filter((event) => event.flowId === flowId);
}

/** Requests with a code, or for one: each exchange that was tried. */
export function exchanges(seen: Seen): TokenRequest[] {
  return eventsOf(seen, 'token.decided').filter(({ grant }) => grant === 'authorization_code');
}

/** Requests with a refresh token. */
export function refreshes(seen: Seen): TokenRequest[] {
  return eventsOf(seen, 'token.decided').filter(({ grant }) => grant === 'refresh_token');
}

/** Requests by which a login begins, also those that were refused. */
export function requests(seen: Seen): TraceEventOf<'authorization.decided'>[] {
  return eventsOf(seen, 'authorization.decided');
}

/** Consents that sent a code to the app. */
export function authorized(seen: Seen): Answered[] {
  return eventsOf(seen, 'consent.answered').filter(({ answer }) => answer === 'authorize');
}

/** Code of an exchange, by its fingerprint; null when none was sent. */
export function codeOf(request: TokenRequest): string | null {
  return printOf(request.exchange.form, 'code');
}

/** The exchanges that carried the same code as this one, in order, with it. */
export function sameCode(seen: Seen, request: TokenRequest): TokenRequest[] {
  const code = codeOf(request);
  return code === null ? [request] : exchanges(seen).filter((one) => codeOf(one) === code);
}

const DEAD: readonly (CheckId | undefined)[] = ['bearer.known', 'bearer.alive', 'bearer.fresh'];

/** True for a call whose token was refused as dead. */
export function isDeadCall(call: Call): boolean {
  return DEAD.includes(firstFailure(call.checks)?.id);
}

/** A call with its address, as far as it is shown: the same request has the same. */
export function addressOf({ exchange: { method, path, query } }: Call): string {
  return `${method} ${path}?${query.map(({ name, value }) => `${name}=${value.kind === 'plain' ? value.text : value.kind}`).join('&')}`;
}

/** `GET /v1/meetings`. */
export function wire({ exchange: { method, path } }: Call | TokenRequest): string {
  return `${method} ${path.slice(0, 80)}`;
}

/** The largest group of events that share a key; none when there are no events. */
export function largestGroup<T>(events: readonly T[], key: (event: T) => string): T[] {
  return [...Map.groupBy(events, key).values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** Nobody signed in while the scenario was armed. */
export const NO_SIGN_IN = say('cannot_tell', 'Nobody signed in through your app while this was armed.');
