/** Answers for flows that stopped: from when they count as stopped, since when, and in which words. */
import { expect, test } from 'vitest';
import { findStall, PATIENCE } from '../../../src-preload/contract/stalled.ts';
import type { EventDraft, FlowSummary, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { emptySummary, summariseFlow } from '../../../src-main/trace/summarise-flow.ts';
import { stepOf } from '../../../src-main/trace/findings/step-of.ts';
import { explainStall, stallHeadline } from '../../../src-renderer/flows/findings/stall-words.ts';
import { foldFlow } from '../../../src-renderer/flows/picture/fold-flow.ts';
import { CLIENT_ID, DRAFTS, FLOW_ID, grow, loginOf, record, START } from './flow-fixture.ts';

function summaryOf(events: readonly TraceEvent[], origin: FlowSummary['origin'] = 'app'): FlowSummary {
  return events.reduce(summariseFlow, emptySummary({ flowId: FLOW_ID, number: 1, startedAt: START, origin, clientId: CLIENT_ID, appName: 'Standup Digest' }));
}
const stallAt = (events: readonly TraceEvent[], after: number) => findStall(summaryOf(events), START + after, events);

const asked = record([0, DRAFTS.started()], [5, DRAFTS.asked()]);
const shown = grow(asked, [100, DRAFTS.shown()]);
const answered = grow(shown, [6000, DRAFTS.answered()]);
const exchanged = grow(answered, [6200, DRAFTS.exchanged()]);

test.each([
  ['unopened', asked, 5],
  ['consent', shown, 100],
  ['code', answered, 6000],
  ['tokens', exchanged, 6200],
] as const)('a flow that waits at %s has stopped when patience is over, and not a moment before', (place, events, since) => {
  expect(stallAt(events, since + PATIENCE[place] - 1)).toBeNull();
  expect(stallAt(events, since + PATIENCE[place])).toEqual({ place, since: START + since, forMs: PATIENCE[place], isOver: false });
});

test('a flow that moved on, was refused, or is played by the console has not stopped', () => {
  const late = 86_400_000;
  expect(stallAt(loginOf(), late)).toBeNull();
  expect(stallAt(record([0, DRAFTS.started()], [5, DRAFTS.refusedOnPage()]), late)).toBeNull();
  expect(stallAt(grow(shown, [6000, DRAFTS.denied()]), late)).toBeNull();
  expect(findStall(summaryOf(answered, 'guided'), START + late, answered)).toBeNull();
});

test('a consent page that is loaded again has been open since it was first shown', () => {
  const again = grow(shown, [100_000, DRAFTS.shown()]);
  expect(stallAt(again, 130_000)).toMatchObject({ place: 'consent', since: START + 100 });
  expect(findStall(summaryOf(again), START + 130_000)).toBeNull();
});

test('the words ask for the likely cause, and change when waiting has become useless', () => {
  const words = (after: number) => {
    const stall = stallAt(answered, 6000 + after) ?? expect.fail('not stopped');
    return [stallHeadline(stall), explainStall(stall, 'http://localhost:3000/cb').what];
  };
  expect(words(40_000)).toEqual(['Not exchanged, 40 s', 'Code issued 40 s ago, never exchanged: is your callback reached?']);
  expect(words(600_000)).toEqual(['Code expired unused', 'The code was never exchanged. It expired after 10 min.']);
});

test('the step that a finding names is the step that the drawing has for the event', () => {
  const { exchange: sent } = DRAFTS.refreshed() as Extract<EventDraft, { type: 'token.decided' }>;
  const revoked: EventDraft = { type: 'token.revoked', kind: 'access_token', exchange: { ...sent, path: '/oauth/revoke' }, checks: [], issued: [], ended: [] };
  const events = grow(loginOf(), [7000, DRAFTS.wrongSecret()], [8000, DRAFTS.refreshed()], [8500, DRAFTS.called()], [8700, revoked], [9000, DRAFTS.refreshed(2)]);
  const picture = foldFlow(summaryOf(events), events, 'x');
  const drawn = events.slice(1).map((event) => picture.steps.find((step) => step.events.includes(event))?.key);
  expect(events.slice(1).map(({ seq }) => stepOf(events, seq))).toEqual(drawn);
});
