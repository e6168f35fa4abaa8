/** Answers for the diagram in words: one sentence an arrow, for those who hear it. */
import { LANE } from '../picture/picture.ts';
import type { Arrow, DrawnStep, Lane } from '../picture/picture.ts';

const NAMES: Record<Lane, string> = { [LANE.app]: 'your app', [LANE.browser]: 'the browser', [LANE.mavio]: 'Mavio', [LANE.api]: 'the Mavio API' };

const STATES: Record<DrawnStep['state'], string> = { ghost: 'not reached', live: 'in progress', done: 'done', failed: 'failed', denied: 'denied' };

/** `Step 4, Code exchange, done`. A repeated step says which time it is. */
export function sayStep(step: DrawnStep): string {
  const time = step.occurrence === 1 ? '' : `, time ${String(step.occurrence)}`;
  return `Step ${String(step.step)}, ${step.name}${time}, ${STATES[step.state]}`;
}

/** One sentence about an arrow. In: the step and one of its arrows. */
export function sayArrow(step: DrawnStep, arrow: Arrow): string {
  const pause = arrow.pause === null ? '' : `${arrow.pause}. `;
  const way = arrow.from === arrow.to ? `inside ${NAMES[arrow.from]}` : `from ${NAMES[arrow.from]} to ${NAMES[arrow.to]}`;
  const detail = arrow.detail === '' ? '' : `, ${arrow.detail}`;
  const letters = arrow.letters.length === 0 ? '' : `, carrying ${arrow.letters.join(' and ')}`;
  // In a step that is over, an answer that never came is no answer that is waited for.
  const manner = arrow.line === 'ghost' ? (step.state === 'done' ? '' : ', not yet') : arrow.line === 'inferred' ? ', inferred' : arrow.failed ? ', refused' : '';
  const held = arrow.held === undefined ? '' : ` ${arrow.held.words}.`;
  const injected = arrow.injected === null ? '' : ` ${arrow.injected}.`;
  const tally = arrow.tally === null ? '' : ` ${arrow.tally.text.charAt(0).toUpperCase()}${arrow.tally.text.slice(1)}.`;
  return `${pause}Step ${String(step.step)}: ${arrow.label}, ${way}${detail}${letters}${manner}.${injected}${held}${tally}`;
}
