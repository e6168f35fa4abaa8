/** Answers for the picture of a flow in one row: a pure fold of its events. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckResult } from '../../src-preload/contract/checks.ts';
import type { FlowSummary, StepState, TraceEvent, TraceEventOf } from '../../src-preload/contract/trace.ts';
import { HEADLINES } from '../../src-preload/contract/headlines.ts';

/** Indices into the seven steps. */
const REQUEST = 0;
const CONSENT = 1;
const CALLBACK = 2;
const EXCHANGE = 3;
const TOKENS = 4;
const API = 5;
const REFRESH = 6;

type Change = Partial<Pick<FlowSummary, 'outcome' | 'headline' | 'personName' | 'steps'>>;

/** A flow before its first event. */
export function emptySummary(start: Pick<FlowSummary, 'flowId' | 'number' | 'startedAt' | 'origin' | 'clientId' | 'appName'>): FlowSummary {
  const steps = Array.from({ length: 7 }, (): StepState => 'none');
  return { ...start, personName: null, lastAt: start.startedAt, lastSeq: 0, outcome: 'live', headline: 'Started', steps };
}

/** Folds one event into the summary of the events before it. Pure: the same events always make the same row. */
export function summariseFlow(summary: FlowSummary, event: TraceEvent): FlowSummary {
  const change = readEvent(summary, event);
  const next: FlowSummary = { ...summary, ...change };
  next.lastAt = event.at;
  next.lastSeq = event.seq;
  return event.staged === undefined ? next : { ...next, ...readStaged(summary, event), staged: true };
}

/** What a fault rule did is what happened last. Where it answered in the place of the server, the step came to nothing. */
function readStaged(summary: FlowSummary, event: TraceEvent): Change {
  const fault = event.staged?.find((staged) => staged.kind === 'fault');
  if (fault === undefined) return {};
  const headline = `Injected: ${fault.title}`;
  const isOfLogin = event.type !== 'exchange.staged' && event.type !== 'introspection.refused' && event.type !== 'token.revoked';
  return fault.point === 'instead' && isOfLogin ? refuse(summary, stepOf(event), headline) : { headline };
}

function stepOf(event: TraceEvent): number {
  if (event.type === 'consent.answered') return CALLBACK;
  if (event.type === 'token.decided') return event.grant === 'refresh_token' ? REFRESH : EXCHANGE;
  return event.type === 'api.called' ? API : REQUEST;
}

function readEvent(summary: FlowSummary, event: TraceEvent): Change {
  switch (event.type) {
    case 'flow.started':
      return readStart(summary, event);
    case 'authorization.decided':
      return readAuthorization(summary, event);
    case 'consent.shown':
      if (isAnswered(summary)) return {};
      return { personName: event.personName, outcome: 'live', headline: 'Waiting for consent', steps: mark(summary, [CONSENT, 'live']) };
    case 'consent.answered':
      return readConsent(summary, event);
    case 'callback.received':
      return readCallback(summary, event);
    case 'token.decided':
      return event.grant === 'refresh_token' ? readRefresh(summary, event) : readExchange(summary, event);
    case 'token.revoked':
      return readRevocation(summary, event);
    case 'authorization.ended':
      return readEnd(summary, event);
    case 'introspection.refused':
      return refuse(summary, REFRESH, sayRefusal(event.checks, event.error));
    case 'exchange.staged':
      return summary.origin === 'stray' ? { outcome: 'completed' } : {};
    case 'authorization.revoked':
      return endTokens(summary, 'You revoked it');
    case 'api.called':
      return readApiCall(summary, event);
    case 'request.held':
      return readHeld(summary, event);
  }
}

/** A request that Mavio never decided. A login that waits for another request goes on; what began with this one ends with it. */
function readHeld(summary: FlowSummary, event: TraceEventOf<'request.held'>): Change {
  const held = event.staged?.find((one) => one.kind === 'held');
  if (event.of !== null || held === undefined) return {};
  const headline = held.release === 'dropped' ? 'You dropped the connection' : held.release === 'client_left' ? 'Hung up while it was held' : held.release === 'answered' ? `You answered ${String(event.exchange?.status ?? 0)}` : null;
  if (headline === null) return {};
  const isNew = summary.lastSeq === 1;
  if (!isNew) return { headline };
  return { headline, outcome: 'refused', ...(summary.origin === 'stray' ? {} : { steps: mark(summary, [REQUEST, 'failed']) }) };
}

function readStart(summary: FlowSummary, event: TraceEventOf<'flow.started'>): Change {
  if (event.origin === 'stray') return { headline: 'Belongs to no login' };
  return { headline: event.origin === 'guided' ? 'Waiting for the browser' : 'Started', steps: mark(summary, [REQUEST, 'live']) };
}

function readAuthorization(summary: FlowSummary, event: TraceEventOf<'authorization.decided'>): Change {
  if (event.outcome !== 'asked') return refuse(summary, REQUEST, sayRefusal(event.checks, event.error));
  return { outcome: 'live', headline: 'Waiting for consent', steps: mark(summary, [REQUEST, 'done'], [CONSENT, 'live']) };
}

function readConsent(summary: FlowSummary, event: TraceEventOf<'consent.answered'>): Change {
  const { personName } = event;
  if (event.answer === 'authorize') {
    const steps = mark(summary, [REQUEST, 'done'], [CONSENT, 'done'], [CALLBACK, 'done'], [EXCHANGE, 'live']);
    return { personName, outcome: 'live', headline: event.declined === undefined ? 'Code issued, not exchanged yet' : 'Code for fewer scopes, not exchanged yet', steps };
  }
  if (event.answer === 'deny') {
    // Nobody chose anything when the console answered by itself.
    const headline = event.by === 'automatic' ? 'Denied automatically' : `${personName.split(' ')[0] ?? personName} chose Deny`;
    return { personName, outcome: 'denied', headline, steps: mark(summary, [REQUEST, 'done'], [CONSENT, 'denied'], [CALLBACK, 'denied']) };
  }
  // A second click, or Back and again, is turned away; the login that the first answer began goes on.
  if (isAnswered(summary)) return {};
  return refuse(summary, CONSENT, sayRefusal(event.checks, undefined));
}

function readCallback(summary: FlowSummary, event: TraceEventOf<'callback.received'>): Change {
  // An error that arrives in the callback was told where it arose: at the request or at consent.
  if (summary.outcome === 'refused' || summary.outcome === 'denied') return {};
  if (firstFailure(event.checks) !== null) return refuse(summary, CALLBACK, sayRefusal(event.checks, undefined));
  return { steps: mark(summary, [CALLBACK, 'done']) };
}

function readExchange(summary: FlowSummary, event: TraceEventOf<'token.decided'>): Change {
  if (!hasFailed(event.checks, event.error)) {
    return { outcome: 'completed', headline: 'Tokens issued', steps: mark(summary, [EXCHANGE, 'done'], [TOKENS, 'done']) };
  }
  const refused = refuse(summary, EXCHANGE, sayRefusal(event.checks, event.error));
  // A replayed code takes back what its first use issued: the track ends at the exchange again.
  const isTakenBack = event.ended.some((ending) => ending.reason === 'revoked');
  return isTakenBack ? { ...refused, steps: refused.steps.map((state, index) => (index > EXCHANGE ? 'none' : state)) } : refused;
}

function readRefresh(summary: FlowSummary, event: TraceEventOf<'token.decided'>): Change {
  if (hasFailed(event.checks, event.error)) return refuse(summary, REFRESH, sayRefusal(event.checks, event.error));
  return { outcome: 'completed', headline: 'Token refreshed', steps: mark(summary, ...provenTokens(summary), [REFRESH, 'done']) };
}

function readRevocation(summary: FlowSummary, event: TraceEventOf<'token.revoked'>): Change {
  if (hasFailed(event.checks, event.error)) return refuse(summary, REFRESH, sayRefusal(event.checks, event.error));
  // A repeated or unknown token is answered all the same (RFC 7009 2.2), and the flow stands as it stood.
  if (event.ended.length === 0) return summary.origin === 'stray' ? { outcome: 'completed', headline: 'Nothing to revoke' } : {};
  return { outcome: 'completed', headline: 'Token revoked', steps: mark(summary, ...provenTokens(summary), [REFRESH, 'done']) };
}

const ENDS = { all_revoked: 'All tokens revoked', app_deleted: 'App was deleted', person_removed: 'Person was removed', checkup: 'Ended by the check-up' } as const;

/** A flow that still waited is over; one that had come to an end keeps it. */
function readEnd(summary: FlowSummary, { by, ended }: TraceEventOf<'authorization.ended'>): Change {
  const headline = ENDS[by];
  const hadTokens = ended.some(({ of }) => of !== 'code');
  if (hadTokens) return endTokens(summary, headline);
  const waiting = summary.steps.indexOf('live');
  if (summary.outcome === 'live') return refuse(summary, waiting < 0 ? REQUEST : waiting, headline);
  return summary.outcome === 'refused' ? {} : { headline };
}

/** Its tokens were ended from here. What the app was refused before stays refused, and is still what the flow is called by. */
function endTokens(summary: FlowSummary, headline: string): Change {
  const steps = mark(summary, ...provenTokens(summary), [REFRESH, 'done']);
  if (summary.outcome === 'refused') return { steps };
  return { headline, steps, ...(summary.outcome === 'live' ? { outcome: 'completed' } : {}) };
}

function readApiCall(summary: FlowSummary, event: TraceEventOf<'api.called'>): Change {
  const status = event.exchange.status;
  if (hasFailed(event.checks, event.error)) {
    return refuse(summary, API, firstFailure(event.checks) === null ? `API answered ${String(status)}` : sayRefusal(event.checks, undefined));
  }
  return { outcome: 'completed', headline: 'Reached the API', steps: mark(summary, ...provenTokens(summary), [API, 'done']) };
}

/** A token that works proves that an exchange went well, whatever another attempt at it came to. */
function provenTokens(summary: FlowSummary): [number, StepState][] {
  return summary.steps[TOKENS] === 'done' ? [[EXCHANGE, 'done']] : [];
}

function isAnswered(summary: FlowSummary): boolean {
  return summary.steps[CONSENT] === 'done' || summary.steps[CONSENT] === 'denied';
}

function hasFailed(checks: readonly CheckResult[], error: string | undefined): boolean {
  return error !== undefined || firstFailure(checks) !== null;
}

function sayRefusal(checks: readonly CheckResult[], error: string | undefined): string {
  const failure = firstFailure(checks);
  if (failure !== null) return HEADLINES[failure.id];
  return error === undefined ? 'Refused' : `Refused: ${error}`;
}

function refuse(summary: FlowSummary, step: number, headline: string): Required<Pick<Change, 'outcome' | 'headline' | 'steps'>> {
  // Nothing waits any more after a refusal.
  const steps = mark(summary, [step, 'failed']).map((state) => (state === 'live' ? 'none' : state));
  return { outcome: 'refused', headline, steps };
}

function mark(summary: FlowSummary, ...changes: readonly (readonly [number, StepState])[]): StepState[] {
  const steps = [...summary.steps];
  for (const [index, state] of changes) steps[index] = state;
  return steps;
}
