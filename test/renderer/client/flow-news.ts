/** Answers for small flows, pages and messages to fold. */
import { FlowId } from '../../../src-preload/contract/ids.ts';
import type { LiveMessage } from '../../../src-preload/contract/topics.ts';
import type { Flow, FlowOutcome, FlowPage, FlowSummary, TraceEvent } from '../../../src-preload/contract/trace.ts';

export type Recorded = Extract<LiveMessage, { topic: 'flow.recorded' }>;

/** A summary of the flow with this number, after `lastSeq` events. */
export function summaryOf(number: number, lastSeq = 1, outcome: FlowOutcome = 'live'): FlowSummary {
  return {
    flowId: FlowId.parse(`flow_${String(number).padStart(16, '0')}`),
    number,
    origin: 'app',
    clientId: 'mavio_client_8Kq2vXnR4tLw',
    appName: 'Standup Digest',
    personName: null,
    startedAt: 1000,
    lastAt: 1000 + lastSeq,
    lastSeq,
    outcome,
    headline: 'Waiting for consent',
    steps: ['live', 'none', 'none', 'none', 'none', 'none', 'none'],
  };
}

/** The event with this number in a flow. */
export function eventOf(number: number, seq: number): TraceEvent {
  return { type: 'flow.started', flowId: summaryOf(number).flowId, seq, at: 1000 + seq, origin: 'app', clientId: null, appName: null };
}

/** The message about that event. */
export function newsOf(number: number, seq: number, outcome: FlowOutcome = 'live'): Recorded {
  return { topic: 'flow.recorded', event: eventOf(number, seq), summary: summaryOf(number, seq, outcome) };
}

/** A flow with events 1 to `seq`. */
export function flowOf(number: number, seq: number): Flow {
  return { summary: summaryOf(number, seq), events: Array.from({ length: seq }, (_, index) => eventOf(number, index + 1)) };
}

/** A page with these rows; totals count them. */
export function pageOf(flows: FlowSummary[], hasMore = false): FlowPage {
  const count = (outcome: FlowOutcome): number => flows.filter((flow) => flow.outcome === outcome).length;
  return { flows, hasMore, totals: { all: flows.length, live: count('live'), completed: count('completed'), refused: count('refused'), denied: count('denied') } };
}
