/** Answers for the step of the drawing that shows an event. Pure. */
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';

/** The step's number; 0 for what is not drawn. */
function stepNumber(event: TraceEvent): number {
  switch (event.type) {
    case 'authorization.decided':
      return 1;
    case 'consent.shown':
    case 'consent.answered':
      return 2;
    case 'callback.received':
      return 3;
    case 'token.decided':
      return event.grant === 'refresh_token' ? 7 : 4;
    case 'authorization.ended':
      return event.ended.some(({ of }) => of !== 'code') ? 7 : 0;
    case 'token.revoked':
    case 'introspection.refused':
    case 'authorization.revoked':
      return 7;
    case 'api.called':
      return 6;
    default:
      return 0;
  }
}

/** In: a flow's events, and the `seq` of one. Out: its step as in `/flows/:flowId?step=`: `4`, or `4.2` for the second exchange. */
export function stepOf(events: readonly TraceEvent[], seq: number): string {
  const event = events.find((one) => one.seq === seq);
  const step = event === undefined ? 0 : stepNumber(event);
  if (step === 0) return '1';
  // The consent page is one step, however often it was shown.
  const occurrence = step === 2 || step === 3 ? 1 : events.filter((one) => one.seq <= seq && stepNumber(one) === step).length;
  return occurrence === 1 ? String(step) : `${String(step)}.${String(occurrence)}`;
}
