/** Answers for a flow that went on after the server clock went back: a consent page of a simulation that was answered after its end. */
import { expect, test } from 'vitest';
import { layoutDiagram, MIN_DIAGRAM_WIDTH } from '../../../src-renderer/flows/diagram/layout-diagram.ts';
import { estimateWidth } from '../../../src-renderer/flows/diagram/measure-text.ts';
import { foldFlow } from '../../../src-renderer/flows/picture/fold-flow.ts';
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';
import { loginOf, summaryOf } from './flow-fixture.ts';

const DAY = 86_400_000;

/** A login of which everything from one type of event on lies three days earlier. */
function backFrom(type: TraceEvent['type']): TraceEvent[] {
  const events = loginOf();
  const from = events.findIndex((event) => event.type === type);
  return events.map((event, index) => (index < from ? event : { ...event, at: event.at - 3 * DAY }));
}
const foldOf = (events: readonly TraceEvent[]) => foldFlow(summaryOf(events), events, '127.0.0.1:4400');
const spansOf = (events: readonly TraceEvent[]): string[] => layoutDiagram(foldOf(events), { width: MIN_DIAGRAM_WIDTH }).spans.map(({ text }) => text);

test('the diagram says between which steps the clock went back, and every other time stays', () => {
  const usual = spansOf(loginOf());
  expect(usual).not.toContain('clock back');
  for (const [type, place] of [['consent.answered', 1], ['token.decided', 2], ['api.called', 4]] as const) {
    expect(spansOf(backFrom(type))).toEqual(usual.map((text, index) => (index === place ? 'clock back' : text)));
  }
  // Centred on the balloons, it stays on the paper.
  expect(estimateWidth('clock back', 'small')).toBeLessThan(64);
});

test('where a person decides stands how far it went back', () => {
  const { steps, tookMs } = foldOf(backFrom('consent.answered'));
  expect(steps[1]?.arrows[1]?.pause).toBe('Server clock back 2 d 23 h');
  expect(tookMs).toBeNull();
  const { breaks, spacing } = layoutDiagram(foldOf(backFrom('consent.answered')), { width: 900 });
  expect(breaks.map(({ text }) => text)).toEqual(['Server clock back 2 d 23 h']);
  expect(breaks[0]?.width).toBeLessThan(spacing);
});

test('exchanges that overlap are no clock that went back', () => {
  // A slow exchange began before what was recorded before it.
  const slow = loginOf().map((event) => (event.type === 'token.decided' ? { ...event, exchange: { ...event.exchange, tookMs: 5000 } } : event));
  expect(spansOf(slow)).not.toContain('clock back');
  expect(foldOf(slow).tookMs).not.toBeNull();
});
