/** Answers for the steps that have not happened: dashed arrows in their usual places. */
import type { FlowSummary } from '../../../src-preload/contract/trace.ts';
import { firstName } from './draw-browser-steps.ts';
import { LANE } from './picture.ts';
import type { Lane, StepNumber } from './picture.ts';
import type { Sketch } from './sketch.ts';

interface Ghost {
  readonly step: StepNumber;
  readonly from: Lane;
  readonly to: Lane;
  readonly label: string;
  readonly detail: string;
}

const { app, browser, mavio, api } = LANE;

/** The usual arrow of each step. */
export const GHOSTS: readonly Ghost[] = [
  { step: 1, from: browser, to: mavio, label: 'Authorization request', detail: 'GET /oauth/authorize' },
  { step: 2, from: mavio, to: browser, label: 'Consent page', detail: '200 text/html' },
  { step: 3, from: mavio, to: browser, label: 'Back to your app', detail: '302 code, state, iss' },
  { step: 4, from: app, to: mavio, label: 'Code exchange', detail: 'POST /oauth/token' },
  { step: 5, from: mavio, to: app, label: 'Tokens', detail: '200 JSON' },
  { step: 6, from: app, to: api, label: 'API call', detail: 'GET /v1/meetings' },
  { step: 7, from: app, to: mavio, label: 'Refresh', detail: 'POST /oauth/token' },
];

/**
 * Draws what has not been reached, after what has. A stray request has no login before it, so the steps before it are left out;
 * the letter of the value that the step would carry is drawn where it is known and still lives.
 */
export function drawGhosts(sketch: Sketch, summary: FlowSummary, waiting: ReadonlyMap<StepNumber, string>): void {
  const stopped = summary.outcome === 'refused' || summary.outcome === 'denied';
  const firstDrawn = Math.min(...sketch.steps.map((step) => step.step));
  const consent = sketch.latest(2);
  if (consent?.state === 'live' && summary.outcome === 'live') {
    const who = sketch.personName === null ? 'Someone' : firstName(sketch.personName);
    sketch.draw(consent, { from: browser, to: mavio, line: 'ghost', label: `${who} decides`, detail: 'Authorize or Deny' });
  }
  for (const ghost of GHOSTS) {
    if (sketch.latest(ghost.step) !== null) continue;
    if (summary.origin === 'stray' && ghost.step < firstDrawn) continue;
    const live = summary.outcome === 'live' && summary.steps[ghost.step - 1] === 'live';
    const step = sketch.open(ghost.step, live ? 'live' : 'ghost', null);
    const letter = stopped ? undefined : waiting.get(ghost.step);
    const label = ghost.step === 7 && summary.outcome === 'completed' && sketch.latest(6)?.state === 'done' ? 'Refresh, not yet' : ghost.label;
    sketch.draw(step, { from: ghost.from, to: ghost.to, line: 'ghost', label, detail: stopped ? '' : ghost.detail, letters: letter === undefined ? [] : [letter] });
  }
}
