/** Answers for what a fault rule did to a drawn event: the arrow that it touched says so, and an answer of a rule is no verdict of Mavio. */
import { ARMED_PREFIX } from '../../../src-preload/contract/fault-words.ts';
import type { Staged, TraceEvent } from '../../../src-preload/contract/trace.ts';
import type { Sketch } from './sketch.ts';

/** What a fault rule did. */
export type StagedFault = Extract<Staged, { kind: 'fault' }>;

/** What fault rules did in an event, in order. */
export function faultsOf(event: TraceEvent): StagedFault[] {
  return event.staged?.filter((one) => one.kind === 'fault') ?? [];
}

/** `Injected by rule 3: Answer 400 invalid_grant`; what a check-up had armed is no rule of the developer's. */
export function sayInjected({ ruleId, number, title }: StagedFault): string {
  return `Injected by ${ruleId.startsWith(ARMED_PREFIX) ? 'the check-up' : `rule ${String(number)}`}: ${title}`;
}

/** Marks what was drawn since: the last answer that was seen, or the last line at all. In: how many arrows each step had before. */
export function markInjected(sketch: Sketch, event: TraceEvent, before: readonly number[]): void {
  const faults = faultsOf(event);
  if (faults.length === 0) return;
  const drawn = sketch.steps.flatMap((step, index) => step.arrows.slice(before[index] ?? 0).map((arrow) => ({ step, arrow })));
  const touched = drawn.findLast(({ arrow }) => arrow.line === 'answer') ?? drawn.findLast(({ arrow }) => arrow.line !== 'inferred') ?? drawn.at(-1);
  const isInstead = faults.some(({ point }) => point === 'instead');
  for (const { step, arrow } of drawn) {
    const isTouched = arrow === touched?.arrow;
    if (!isTouched && !isInstead) continue;
    const marked = { ...arrow, ...(isInstead && { failed: false, tally: null }), ...(isTouched && { failed: false, injected: faults.map(sayInjected).join('. ') }) };
    step.arrows.splice(step.arrows.indexOf(arrow), 1, marked);
  }
}
