/** Answers for the one fold from recorded events to the picture of a flow; history and live view both use it. */
import { STEPS } from '../../../src-preload/contract/trace.ts';
import type { FlowOrigin, FlowSummary, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { clockWentBack } from './clock-went-back.ts';
import { drawAuthorization, drawCallback, drawConsentAnswer, drawConsentPage } from './draw-browser-steps.ts';
import { drawEnd } from './draw-end.ts';
import { drawGhosts } from './draw-ghosts.ts';
import { drawApiCall, drawIntrospection, drawOwnRevocation, drawRevocation, drawStagedExchange, drawTokenRequest } from './draw-server-steps.ts';
import { foldLives } from './fold-lives.ts';
import { drawHeldRequest, markHeld } from './mark-held.ts';
import { giveLetters } from '../../client/letters.ts';
import { markInjected } from './mark-injected.ts';
import type { DrawnLife, DrawnStep, Picture, StepNumber } from './picture.ts';
import { Sketch } from './sketch.ts';
import type { StepSketch } from './sketch.ts';

/** Adds one event to the drawing. Every type of event is drawn; the compiler names one that is not. */
function drawEvent(sketch: Sketch, event: TraceEvent, origin: FlowOrigin): void {
  switch (event.type) {
    case 'flow.started':
      return;
    case 'authorization.decided':
      drawAuthorization(sketch, event, origin);
      return;
    case 'consent.shown':
      drawConsentPage(sketch, event);
      return;
    case 'consent.answered':
      drawConsentAnswer(sketch, event);
      return;
    case 'callback.received':
      drawCallback(sketch, event);
      return;
    case 'token.decided':
      drawTokenRequest(sketch, event);
      return;
    case 'token.revoked':
      drawRevocation(sketch, event);
      return;
    case 'authorization.ended':
      drawEnd(sketch, event);
      return;
    case 'introspection.refused':
      drawIntrospection(sketch, event);
      return;
    case 'exchange.staged':
      drawStagedExchange(sketch, event);
      return;
    case 'authorization.revoked':
      drawOwnRevocation(sketch, event);
      return;
    case 'api.called':
      drawApiCall(sketch, event);
      return;
    case 'request.held':
      drawHeldRequest(sketch, event);
      return;
  }
}

function finish(sketch: StepSketch): DrawnStep {
  const occurrence = sketch.occurrence === 1 ? '' : `.${String(sketch.occurrence)}`;
  return { ...sketch, key: `${String(sketch.step)}${occurrence}`, name: STEPS[sketch.step - 1] ?? '' };
}

/** The letter each next step would carry: the newest value of its kind that has not ended. */
function waitingLetters(lives: readonly DrawnLife[]): Map<StepNumber, string> {
  const newest = (of: DrawnLife['of']): string | undefined => lives.findLast((life) => life.of === of && life.ended === null)?.letter;
  const pairs: [StepNumber, string | undefined][] = [[4, newest('code')], [6, newest('access_token')], [7, newest('refresh_token')]];
  return new Map(pairs.filter((pair): pair is [StepNumber, string] => pair[1] !== undefined));
}

/**
 * Folds events into the picture. Pure: the same events give the same picture, whether they arrived one by one or at once.
 * In: the summary row, the events in order of `seq`, and what the Mavio lane's head says (host and port of the issuer).
 */
export function foldFlow(summary: FlowSummary, events: readonly TraceEvent[], issuerHost: string): Picture {
  const letters = giveLetters(events);
  const sketch = new Sketch(letters);
  for (const event of events) {
    const before = sketch.steps.map((step) => step.arrows.length);
    drawEvent(sketch, event, summary.origin);
    markHeld(sketch, event);
    markInjected(sketch, event, before);
  }
  const lives = foldLives(events, letters, sketch.steps.map(finish));
  drawGhosts(sketch, summary, waitingLetters(lives));
  const appName = summary.appName ?? summary.clientId ?? 'An unknown app';
  const personName = sketch.personName ?? summary.personName;
  const browserSeen = sketch.steps.some((step) => step.step <= 3 && step.at !== null);
  return {
    heads: [
      { title: 'Your app', under: appName },
      { title: 'Browser', under: personName ?? (browserSeen ? 'not signed in' : 'not seen') },
      { title: 'Mavio', under: issuerHost },
      { title: 'Mavio API', under: '/v1' },
    ],
    steps: sketch.steps.map(finish),
    letters,
    lives,
    personName,
    appName,
    origin: summary.origin,
    outcome: summary.outcome,
    headline: summary.headline,
    startedAt: summary.startedAt,
    tookMs: clockWentBack(events) ? null : Math.max(summary.lastAt - summary.startedAt, ...sketch.steps.map((step) => step.tookMs ?? 0)),
  };
}

/** The step that a flow opens on: the failed one, the answer that denied, else the newest that was recorded. */
export function openingStep(picture: Picture): string {
  const drawn = picture.steps.filter((step) => step.at !== null);
  if (picture.outcome === 'denied') return (drawn.findLast((step) => step.state === 'denied' && step.step === 2) ?? drawn.at(-1))?.key ?? '1';
  const tail = drawn.slice(drawn.findLastIndex((step) => step.state !== 'failed') + 1);
  const earliest = Math.min(...tail.map((step) => step.step));
  return (tail.findLast((step) => step.step === earliest) ?? drawn.at(-1))?.key ?? '1';
}
