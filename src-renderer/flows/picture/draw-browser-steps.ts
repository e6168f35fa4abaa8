/** Answers for drawing what passes through the browser: authorization request, consent, callback. */
import type { Exchange, FlowOrigin, TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { splitUri } from '../../../src-preload/contract/uri.ts';
import { formatSpan } from '../format-span.ts';
import { answeredValues, sentValues } from '../../client/letters.ts';
import { LANE } from './picture.ts';
import type { Sketch, StepSketch } from './sketch.ts';
import { tallyChecks } from './tally-checks.ts';

const { app, browser, mavio } = LANE;
/** Shorter waits on the consent page are not worth a break in the drawing. */
const PAUSE_MS = 1000;

const wire = (exchange: Exchange): string => `${exchange.method} ${exchange.path}`;

/** The first name of a person, for arrows. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** Draws step 1. `sendToMavio` is inferred: the server sees the browser only when it arrives (RFC 6749 4.1, step A). */
export function drawAuthorization(sketch: Sketch, event: TraceEventOf<'authorization.decided'>, origin: FlowOrigin): void {
  const asked = event.outcome === 'asked';
  const step = sketch.open(1, asked ? 'done' : 'failed', event.at);
  step.events.push(event);
  step.checks = event.checks;
  step.tookMs = event.exchange.tookMs;
  step.exchanges.push({ title: 'Authorization request', exchange: event.exchange, side: 'both', inferred: false, at: event.at });
  if (origin === 'app') sketch.draw(step, { from: app, to: browser, line: 'inferred', label: 'Send to Mavio', detail: '302 Location' });
  if (origin === 'guided') sketch.draw(step, { from: app, to: browser, line: 'inferred', label: 'Open the URL', detail: 'by the console' });
  sketch.draw(step, { from: browser, to: mavio, line: 'request', failed: !asked, label: 'Authorization request', detail: wire(event.exchange), tally: tallyChecks(event.checks) });
  if (event.outcome === 'refused_on_page') {
    sketch.draw(step, { from: mavio, to: browser, line: 'answer', failed: true, label: event.exchange.status === 302 ? 'To itself' : 'Error page', detail: event.exchange.status === 0 ? 'connection closed' : event.exchange.status === 302 ? '302 Location' : `${String(event.exchange.status)}, no redirect` });
  }
  if (event.outcome === 'refused_to_app') {
    sketch.draw(step, { from: mavio, to: browser, line: 'answer', failed: true, label: 'Back to your app', detail: describeAnswer(event.exchange) });
    if (origin !== 'guided') drawInferredCallback(sketch, step, { answer: event.exchange, at: event.at, codes: [] });
  }
}

/** Draws the consent page, once for each time it was shown. */
export function drawConsentPage(sketch: Sketch, event: TraceEventOf<'consent.shown'>): void {
  const step = sketch.latest(2) ?? sketch.open(2, 'live', event.at);
  sketch.personName = event.personName;
  step.events.push(event);
  step.exchanges.push({ title: 'Consent page', exchange: event.exchange, side: 'both', inferred: false, at: event.at });
  const again = step.arrows.some((arrow) => arrow.label === 'Consent page');
  sketch.draw(step, { from: mavio, to: browser, line: 'answer', label: again ? 'Consent page, again' : 'Consent page', detail: `${String(event.exchange.status)} text/html` });
}

/** Draws the answer on the consent page, and the way back that follows from it (RFC 6749 4.1.2). */
export function drawConsentAnswer(sketch: Sketch, event: TraceEventOf<'consent.answered'>): void {
  const step = sketch.latest(2) ?? sketch.open(2, 'live', event.at);
  const shownAt = step.events.findLast((one) => one.type === 'consent.shown')?.at ?? null;
  const answered = step.state === 'done' || step.state === 'denied';
  const refused = event.answer === 'refused';
  const who = firstName(event.personName);
  sketch.personName = event.personName;
  step.events.push(event);
  if (!refused || !answered) {
    step.checks = event.checks;
    step.state = refused ? 'failed' : event.answer === 'deny' ? 'denied' : 'done';
  }
  if (event.by !== 'person') {
    const label = event.by === 'remembered' ? `${who} granted it before` : 'Console answered';
    sketch.draw(step, { from: mavio, to: mavio, line: 'note', label, detail: event.by === 'remembered' ? 'not asked again' : `${event.answer}, not asked` });
  } else {
    const waited = shownAt === null || answered || refused ? 0 : event.at - shownAt;
    sketch.draw(step, {
      from: browser, to: mavio, line: 'request', failed: refused,
      label: refused ? 'Form refused' : `${who} ${event.answer === 'deny' ? 'denied' : event.declined === undefined ? 'authorized' : 'authorized less'}`,
      detail: event.exchange === undefined ? 'POST /oauth/consent' : wire(event.exchange),
      tally: event.answer === 'deny' ? null : tallyChecks(event.checks),
      pause: waited < 0 ? `Server clock back ${formatSpan(-waited)}` : waited >= PAUSE_MS ? `${who} decides, ${formatSpan(waited)}` : null,
    });
  }
  if (event.exchange !== undefined) {
    step.tookMs = event.exchange.tookMs;
    step.exchanges.push({ title: refused ? 'Refused form' : 'Answer', exchange: event.exchange, side: 'both', inferred: false, at: event.at });
  }
  if (refused) {
    sketch.draw(step, { from: mavio, to: browser, line: 'answer', failed: true, label: 'Error page', detail: `${String(event.exchange?.status ?? 400)}, no redirect` });
    return;
  }
  drawWayBack(sketch, event);
}

function drawWayBack(sketch: Sketch, event: TraceEventOf<'consent.answered'>): void {
  const step = sketch.open(3, event.answer === 'deny' ? 'denied' : 'done', event.at);
  step.events.push(event);
  const exchange = event.exchange ?? lastWithLocation(sketch);
  const codes = event.issued.filter((life) => life.of === 'code').map((life) => life.fingerprint);
  sketch.draw(step, {
    from: mavio, to: browser, line: 'answer', label: 'Back to your app',
    detail: exchange === null ? `302 ${event.answer === 'deny' ? 'error' : 'code'}, state, iss` : describeAnswer(exchange),
    letters: sketch.lettersOf(codes),
  });
  if (exchange !== null) drawInferredCallback(sketch, step, { answer: exchange, at: event.at, codes });
}

/** Draws what the app received in its callback: solid when the console itself listened, dotted when nobody could see it. */
export function drawCallback(sketch: Sketch, event: TraceEventOf<'callback.received'>): void {
  const latest = sketch.latest(3);
  const step = latest !== null && !latest.events.some((one) => one.type === 'callback.received') ? latest : sketch.open(3, 'done', event.at);
  const guess = step.arrows.findIndex((arrow) => arrow.line === 'inferred');
  if (guess >= 0) step.arrows.splice(guess, 1);
  step.exchanges.splice(0, step.exchanges.length, { title: 'Callback', exchange: event.exchange, side: 'request', inferred: event.by === 'shown', at: event.at });
  const failed = event.checks.some((check) => check.outcome === 'fail');
  // An error that arrives here was told where it arose: at the request, or at consent.
  const told = sketch.latest(1)?.state === 'failed' || step.state === 'denied';
  if (failed && !told) step.state = 'failed';
  step.events.push(event);
  step.checks = event.checks;
  sketch.draw(step, {
    from: browser, to: app, line: event.by === 'listener' ? 'request' : 'inferred', label: 'Callback', detail: wire(event.exchange),
    failed: event.by === 'listener' && step.state === 'failed', letters: sketch.lettersOf(sentValues(event.exchange)),
  });
}

interface WayBack {
  readonly answer: Exchange;
  readonly at: number;
  /** Fingerprints of the codes on the way, where the answer itself was not recorded. */
  readonly codes: readonly string[];
}

function drawInferredCallback(sketch: Sketch, step: StepSketch, { answer, at, codes }: WayBack): void {
  const target = answer.location?.target ?? answer.query.find((field) => field.name === 'redirect_uri')?.value;
  const uri = typeof target === 'string' ? target : target?.kind === 'plain' ? target.text : null;
  const path = uri === null ? 'your callback' : splitUri(uri).path || '/';
  const prints = answer.location === undefined ? codes : answeredValues({ ...answer, body: { kind: 'none' } });
  sketch.draw(step, { from: browser, to: app, line: 'inferred', label: 'Callback', detail: `GET ${path}`, letters: sketch.lettersOf(prints) });
  if (answer.location === undefined || step.step !== 3) return;
  const guess: Exchange = { method: 'GET', path: answer.location.target, query: answer.location.query, headers: [], form: [], status: 0, responseHeaders: [], body: { kind: 'none' }, tookMs: 0 };
  step.exchanges.push({ title: 'Callback', exchange: guess, side: 'request', inferred: true, at });
}

function describeAnswer(exchange: Exchange): string {
  const sent = exchange.location?.query.map((field) => field.name) ?? [];
  const names = ['code', 'error', 'state', 'iss'].filter((name) => sent.includes(name));
  const detail = `${String(exchange.status)} ${names.length === 0 ? 'Location' : names.join(', ')}`;
  // Three names with an error are one letter too long for the narrowest drawing; the card has them all.
  return names.includes('error') ? detail.replace(', iss', '') : detail;
}

function lastWithLocation(sketch: Sketch): Exchange | null {
  const shown = sketch.steps.flatMap((step) => step.exchanges).map((one) => one.exchange);
  return shown.findLast((one) => one.location?.query.some((field) => field.name === 'code' || field.name === 'error') === true) ?? shown.at(-1) ?? null;
}
