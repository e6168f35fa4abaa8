/** Answers for how flows and events are written in columns, and read back. */
import type { FlowSummary, StepState, TraceEvent } from '../../src-preload/contract/trace.ts';
import { decodeEvent, encodeEvent } from './event-codec.ts';

/** A flow's row. `steps` has one letter a step; `staged` is 1 where something was. */
export type FlowRow = Omit<FlowSummary, 'steps' | 'staged'> & { readonly steps: string; readonly staged: number };

/** An event's row with its flow's id. `body` holds everything that has no column, as event-codec.ts writes it. */
export interface EventRow {
  readonly flowId: string;
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly body: string;
}

/** What to select for a FlowRow. */
export const FLOW_COLUMNS = `number, flow_id AS flowId, origin, client_id AS clientId, app_name AS appName, person_name AS personName,
  started_at AS startedAt, last_at AS lastAt, last_seq AS lastSeq, outcome, headline, steps, staged`;

/** What to select for an EventRow, from flows joined with events. */
export const EVENT_COLUMNS = 'flow_id AS flowId, events.seq, events.at, events.type, events.body';

const LETTERS = { none: 'n', live: 'l', done: 'd', failed: 'f', denied: 'x' } as const satisfies Record<StepState, string>;
const STATES = new Map<string, StepState>(Object.entries(LETTERS).map(([state, letter]) => [letter, state as StepState]));

/** Writes the steps of a flow as one letter each. */
export function toLetters(steps: readonly StepState[]): string {
  let letters = '';
  for (const state of steps) letters += LETTERS[state];
  return letters;
}

/** Writes a summary as a row. */
export function toFlowRow(summary: FlowSummary): FlowRow {
  return { ...summary, steps: toLetters(summary.steps), staged: summary.staged === true ? 1 : 0 };
}

/** Reads a summary from its row. */
export function fromFlowRow({ staged, ...row }: FlowRow): FlowSummary {
  const steps = Array.from(row.steps, (letter) => STATES.get(letter) ?? 'none');
  return staged === 1 ? { ...row, steps, staged: true } : { ...row, steps };
}

/** Text of an event without what has a column of its own. */
export function toEventBody(event: TraceEvent): string {
  return encodeEvent(event);
}

/** Reads an event from its row. It was typed when it was written, and nobody else writes here, so it is not validated again. */
export function fromEventRow(row: EventRow): TraceEvent {
  const { body, ...columns } = row;
  return { ...columns, ...decodeEvent(body, row.at) } as TraceEvent;
}
