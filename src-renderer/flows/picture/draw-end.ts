/** Answers for drawing that the developer ended an authorization from the console: no traffic, so a note inside Mavio. */
import type { TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { LANE } from './picture.ts';
import type { Sketch, StepSketch } from './sketch.ts';

const LABELS = { all_revoked: 'All tokens revoked', app_deleted: 'App was deleted', person_removed: 'Person was removed', checkup: 'Ended by the check-up' } as const;

/** True when tokens ended, and not only a code that nobody had exchanged. */
export function endedTokens({ ended }: TraceEventOf<'authorization.ended'>): boolean {
  return ended.some(({ of }) => of !== 'code');
}

/** Tokens end at step 7, as by a revocation. A flow that still waited is over at the step that it waited for. */
function placeFor(sketch: Sketch, event: TraceEventOf<'authorization.ended'>): StepSketch {
  if (endedTokens(event)) return sketch.open(7, 'done', event.at);
  if (sketch.latest(3) !== null) return sketch.open(4, 'failed', event.at);
  const consent = sketch.latest(2);
  if (consent?.state === 'live') return consent;
  return sketch.open(sketch.latest(1) === null ? 1 : 2, 'failed', event.at);
}

/** Draws the end of an authorization. */
export function drawEnd(sketch: Sketch, event: TraceEventOf<'authorization.ended'>): void {
  const step = placeFor(sketch, event);
  if (!endedTokens(event)) step.state = 'failed';
  step.events.push(event);
  sketch.draw(step, { from: LANE.mavio, to: LANE.mavio, line: 'note', label: LABELS[event.by], detail: 'in this console' });
}
