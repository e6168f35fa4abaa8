/** Answers for drawing what passes between servers: code exchange, tokens, API call, refresh. */
import type { Exchange, TraceEventOf } from '../../../src-preload/contract/trace.ts';
import { answeredValues, sentValues } from '../../client/letters.ts';
import { LANE } from './picture.ts';
import type { Sketch, StepSketch } from './sketch.ts';
import { tallyChecks } from './tally-checks.ts';

const { app, mavio, api } = LANE;

/** Wire text of this length stands under an arrow in full at the narrowest width. */
const FITS = 20;

const wire = (exchange: Exchange): string => `${exchange.method} ${exchange.path}`;

/** `400 invalid_grant`, or the error alone where both would not fit. Status 0 is an answer that never came. */
function describeRefusal(status: number, error: string): string {
  if (status === 0) return 'connection closed';
  const both = `${String(status)} ${error}`;
  return both.length <= FITS ? both : error;
}

/** True for an answer that gives nothing, and for none at all. */
const isRefused = ({ status }: Exchange): boolean => status >= 400 || status === 0;

/** `200 JSON`, by what the body is. */
function describeBody(exchange: Exchange): string {
  return `${String(exchange.status)} ${exchange.body.kind === 'none' ? 'no body' : exchange.body.kind === 'page' ? 'page' : 'JSON'}`;
}

function drawRequest(sketch: Sketch, step: StepSketch, event: TraceEventOf<'token.decided'>): void {
  sketch.draw(step, {
    from: app, to: mavio, line: 'request', failed: step.state === 'failed', label: step.step === 7 ? 'Refresh' : 'Code exchange',
    detail: wire(event.exchange), letters: sketch.lettersOf(sentValues(event.exchange)), tally: tallyChecks(event.checks),
  });
}

/** Draws a token request: steps 4 and 5 for a code, step 7 for a refresh token (RFC 6749 4.1.3, 5.1, 6). */
export function drawTokenRequest(sketch: Sketch, event: TraceEventOf<'token.decided'>): void {
  const refused = event.checks.some((check) => check.outcome === 'fail') || isRefused(event.exchange);
  const refresh = event.grant === 'refresh_token';
  const beganAt = Math.round(event.at - event.exchange.tookMs);
  const step = sketch.open(refresh ? 7 : 4, refused ? 'failed' : 'done', beganAt);
  step.events.push(event);
  step.checks = event.checks;
  step.tookMs = event.exchange.tookMs;
  drawRequest(sketch, step, event);
  const split = !refused && !refresh;
  step.exchanges.push({ title: refresh ? 'Refresh' : 'Code exchange', exchange: event.exchange, side: split ? 'request' : 'both', inferred: false, at: event.at });
  if (refused) {
    sketch.draw(step, { from: mavio, to: app, line: 'answer', failed: true, label: 'Refused', detail: describeRefusal(event.exchange.status, event.error ?? 'refused') });
    return;
  }
  const answered = split ? sketch.open(5, 'done', event.at) : step;
  const prints = [...new Set([...event.issued.map((life) => life.fingerprint), ...answeredValues(event.exchange)])];
  sketch.draw(answered, { from: mavio, to: app, line: 'answer', label: refresh ? 'New tokens' : 'Tokens', detail: describeBody(event.exchange), letters: sketch.lettersOf(prints) });
  if (!split) return;
  answered.events.push(event);
  answered.exchanges.push({ title: 'Tokens', exchange: event.exchange, side: 'answer', inferred: false, at: event.at });
}

/** Draws a revocation (RFC 7009) where the life of tokens goes on or ends: at step 7. */
export function drawRevocation(sketch: Sketch, event: TraceEventOf<'token.revoked'>): void {
  const { exchange } = event;
  const refused = event.checks.some((check) => check.outcome === 'fail') || isRefused(exchange);
  const step = sketch.open(7, refused ? 'failed' : 'done', Math.round(event.at - exchange.tookMs));
  step.events.push(event);
  step.checks = event.checks;
  step.tookMs = exchange.tookMs;
  step.exchanges.push({ title: 'Revoke', exchange, side: 'both', inferred: false, at: event.at });
  sketch.draw(step, { from: app, to: mavio, line: 'request', failed: refused, label: 'Revoke', detail: wire(exchange), letters: sketch.lettersOf(sentValues(exchange)), tally: tallyChecks(event.checks) });
  const label = refused ? 'Refused' : event.ended.length === 0 ? 'Nothing to revoke' : 'Revoked';
  sketch.draw(step, { from: mavio, to: app, line: 'answer', failed: refused, label, detail: refused ? describeRefusal(exchange.status, event.error ?? 'refused') : describeBody(exchange) });
}

/** Draws an introspection that was refused (RFC 7662 2.3), beside the other questions about the life of a token. */
export function drawIntrospection(sketch: Sketch, event: TraceEventOf<'introspection.refused'>): void {
  const { exchange } = event;
  const step = sketch.open(7, 'failed', Math.round(event.at - exchange.tookMs));
  step.events.push(event);
  step.checks = event.checks;
  step.tookMs = exchange.tookMs;
  step.exchanges.push({ title: 'Introspect', exchange, side: 'both', inferred: false, at: event.at });
  sketch.draw(step, { from: app, to: mavio, line: 'request', failed: true, label: 'Introspect', detail: wire(exchange), letters: sketch.lettersOf(sentValues(exchange)), tally: tallyChecks(event.checks) });
  sketch.draw(step, { from: mavio, to: app, line: 'answer', failed: true, label: 'Refused', detail: describeRefusal(exchange.status, event.error) });
}

/** Draws an exchange that is recorded only because a rule changed it: an introspection beside other questions about tokens, the metadata before everything. */
export function drawStagedExchange(sketch: Sketch, event: TraceEventOf<'exchange.staged'>): void {
  const { exchange } = event;
  const isMetadata = event.of === 'metadata';
  const refused = isRefused(exchange);
  const step = sketch.open(isMetadata ? 1 : 7, refused ? 'failed' : 'done', Math.round(event.at - exchange.tookMs));
  const label = isMetadata ? 'Read the metadata' : 'Introspect';
  step.events.push(event);
  step.checks = event.checks;
  step.tookMs = exchange.tookMs;
  step.exchanges.push({ title: label, exchange, side: 'both', inferred: false, at: event.at });
  sketch.draw(step, { from: app, to: mavio, line: 'request', label, detail: wire(exchange), letters: sketch.lettersOf(sentValues(exchange)), tally: event.checks.length === 0 ? null : tallyChecks(event.checks) });
  sketch.draw(step, { from: mavio, to: app, line: 'answer', label: refused ? 'Refused' : 'Answer', detail: refused ? describeRefusal(exchange.status, 'refused') : describeBody(exchange) });
}

/** Draws that the developer revoked the authorization in this console: a note inside Mavio, because nothing was sent. */
export function drawOwnRevocation(sketch: Sketch, event: TraceEventOf<'authorization.revoked'>): void {
  const step = sketch.open(7, 'done', event.at);
  step.events.push(event);
  sketch.draw(step, { from: mavio, to: mavio, line: 'note', label: 'You revoked it', detail: 'in the console', letters: sketch.lettersOf(event.ended.map((end) => end.fingerprint)) });
}

/** Draws a call to the API with its answer. */
export function drawApiCall(sketch: Sketch, event: TraceEventOf<'api.called'>): void {
  const refused = isRefused(event.exchange);
  const step = sketch.open(6, refused ? 'failed' : 'done', event.at);
  step.events.push(event);
  step.checks = event.checks;
  step.tookMs = event.exchange.tookMs;
  step.exchanges.push({ title: 'API call', exchange: event.exchange, side: 'both', inferred: false, at: event.at });
  sketch.draw(step, {
    from: app, to: api, line: 'request', failed: refused, label: 'API call', detail: wire(event.exchange),
    letters: sketch.lettersOf(sentValues(event.exchange)), tally: tallyChecks(event.checks),
  });
  sketch.draw(step, { from: api, to: app, line: 'answer', failed: refused, label: event.answer, detail: refused ? describeRefusal(event.exchange.status, event.error ?? 'refused') : describeBody(event.exchange) });
}
