/** Answers for what is fixed about breakpoints, apart from their schemas: the server asks for it at its start, and builds no schema for that. */
import type { HoldPoint } from './hold-point.ts';
import type { Breakpoint, BreakpointId, HoldEndpoint } from './holds.ts';

/** Seconds that a request waits when nobody chose others. */
export const USUAL_HOLD_SECONDS = 20;

/** More breakpoints are not kept, and more requests not held at once: the next pass straight through. */
export const MOST_BREAKPOINTS = 40;
export const MOST_HELD = 50;

const ready = (id: string, endpoint: HoldEndpoint, point: HoldPoint): Breakpoint => ({
  breakpointId: `brk_ready${id}` as BreakpointId, on: false, endpoint, point, step: null, clientId: null, seconds: USUAL_HOLD_SECONDS,
});

/** Three that are always there, off until somebody switches them on. They can be changed in their seconds only. */
export const READY_BREAKPOINTS: readonly Breakpoint[] = [ready('0000001', 'token', 'before_decision'), ready('0000002', 'authorize', 'before_answer'), ready('0000003', 'api', 'before_answer')];
