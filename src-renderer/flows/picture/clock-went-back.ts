/** Answers for whether the server clock went back while a flow was recorded: then the time between two of its moments says nothing. */
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';

type Recorded = Pick<TraceEvent, 'seq' | 'at'>;

/** True when what was recorded later has an earlier time. In: events in order of `seq`. A step begins before it is recorded, so only records are compared. */
export function clockWentBack(events: readonly Recorded[]): boolean {
  return events.some((event, index) => event.at < (events[index - 1]?.at ?? event.at));
}

/** True when the clock went back before a step began to be recorded, since the step before it. */
export function clockWentBackBetween(before: { readonly events: readonly Recorded[] }, after: { readonly events: readonly Recorded[] }): boolean {
  const [first] = after.events;
  return first !== undefined && clockWentBack([...before.events.filter(({ seq }) => seq < first.seq), first]);
}
