/** Answers for requests that a breakpoint held, on the drawing: which arrow waited, for how long, and how it went on. */
import type { Staged, TraceEvent, TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { formatSpan } from '../format-span.ts';
import { sentValues } from '../../client/letters.ts';
import { LANE, type StepNumber } from './picture.ts';
import type { Sketch, StepSketch } from './sketch.ts';

/** A wait, as it stands on an event. */
export type StagedHold = Extract<Staged, { kind: 'held' }>;

const POINTS = { before_decision: 'before the decision', before_answer: 'before the answer' } as const;
const ENDS: Record<StagedHold['release'], string> = {
  released: 'then you released it as it was', edited: 'then you released it as edited', answered: 'then you answered it yourself', dropped: 'then you dropped the connection',
  ran_out: 'then it went on by itself', client_left: 'then its client hung up',
};

/** The waits of an event. */
export function holdsOf(event: TraceEvent): StagedHold[] {
  return (event.staged ?? []).filter((one) => one.kind === 'held');
}

/** `Held 14 s before the decision, then you released it as edited` */
export function sayHold({ point, heldMs, release }: StagedHold): string {
  return `Held ${formatSpan(heldMs)} ${POINTS[point]}, ${ENDS[release]}`;
}

/** True for what never arrived: a request that was cut off or answered before Mavio decided on it, an answer that was cut off. */
function isCutOff({ point, release }: StagedHold): boolean {
  return release === 'dropped' || release === 'client_left' || (release === 'answered' && point === 'before_decision');
}

const isToServer = (to: number): boolean => to === LANE.mavio || to === LANE.api;

/** Marks the arrow that waited: the request before the decision, the answer before it was sent. */
function markArrow(steps: readonly StepSketch[], hold: StagedHold): void {
  const isAnswer = hold.point === 'before_answer';
  for (const step of isAnswer ? steps.toReversed() : steps) {
    const at = isAnswer ? step.arrows.findLastIndex(({ from, line }) => isToServer(from) && line === 'answer') : step.arrows.findIndex(({ to, line }) => isToServer(to) && line === 'request');
    const arrow = step.arrows[at];
    if (arrow === undefined) continue;
    step.arrows[at] = { ...arrow, held: { words: sayHold(hold), isCut: isCutOff(hold) } };
    return;
  }
}

/** Marks what waited, once the event is drawn. A mark of its own goes to the event whose answer waited. */
export function markHeld(sketch: Sketch, event: TraceEvent): void {
  const holds = holdsOf(event);
  if (holds.length === 0) return;
  const seq = event.type === 'request.held' ? (event.of ?? event.seq) : event.seq;
  const steps = sketch.steps.filter(({ events }) => events.some((one) => one.seq === seq));
  if (event.type === 'request.held' && event.of !== null) steps.at(-1)?.events.push(event);
  for (const hold of holds) markArrow(steps, hold);
}

/** The step that a request is drawn in, by its address. */
function stepFor({ path, form }: NonNullable<TraceEventOf<'request.held'>['exchange']>): StepNumber {
  if (path === '/oauth/authorize') return 1;
  if (path === '/oauth/consent') return 2;
  if (path.startsWith('/v1')) return 6;
  const grant = form.find(({ name }) => name === 'grant_type')?.value;
  return path === '/oauth/token' && !(grant?.kind === 'plain' && grant.text === 'refresh_token') ? 4 : 7;
}

const NAMES: Partial<Record<string, string>> = { '/oauth/revoke': 'Revoke', '/oauth/introspect': 'Introspect' };
const STEP_NAMES: Record<StepNumber, string> = { 1: 'Authorization request', 2: 'Consent', 3: 'Callback', 4: 'Code exchange', 5: 'Tokens', 6: 'API call', 7: 'Refresh' };

/** Draws a request that waited and has no other event: Mavio decided nothing, so its lane answers nothing of its own. */
export function drawHeldRequest(sketch: Sketch, event: TraceEventOf<'request.held'>): void {
  const { exchange, of } = event;
  if (of !== null || exchange === undefined) return;
  const number = stepFor(exchange);
  const step = sketch.open(number, 'done', event.at);
  const from = number <= 2 ? LANE.browser : LANE.app;
  const to = number === 6 ? LANE.api : LANE.mavio;
  const label = NAMES[exchange.path] ?? STEP_NAMES[number];
  step.events.push(event);
  step.exchanges.push({ title: label, exchange, side: 'both', inferred: false, at: event.at });
  sketch.draw(step, { from, to, line: 'request', label, detail: `${exchange.method} ${exchange.path}`, letters: sketch.lettersOf(sentValues(exchange)) });
  const isAnswered = holdsOf(event).some(({ release }) => release === 'answered');
  if (exchange.status === 0) sketch.draw(step, { from: to, to: from, line: 'ghost', label: 'No answer', detail: 'connection closed' });
  else sketch.draw(step, { from: to, to: from, line: 'answer', label: isAnswered ? 'Your answer' : 'Answer', detail: String(exchange.status) });
}
