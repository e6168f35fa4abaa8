/** Answers for injected faults on the drawing: which arrow is marked, for each of the four points where a rule steps in. */
import { expect, test } from 'vitest';
import { foldFlow } from '../../../src-renderer/flows/picture/fold-flow.ts';
import type { Picture } from '../../../src-renderer/flows/picture/picture.ts';
import type { Staged, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { loginOf, summaryOf } from './flow-fixture.ts';

type Fault = Staged & { kind: 'fault' };

const fold = (events: readonly TraceEvent[]): Picture => foldFlow(summaryOf(events), events, '127.0.0.1:4400');
const fault = (point: Fault['point'], title: string, more: Partial<Fault> = {}): Fault => ({ kind: 'fault', ruleId: 'flt_0123456789ab', number: 3, title, point, ...more });
const marks = (picture: Picture): string[] => picture.steps.flatMap(({ key, arrows }) => arrows.flatMap(({ label, injected }) => (injected === null ? [] : [`${key} ${label}: ${injected}`])));

/** The login of an app, in which one event was staged. */
const withFaults = (type: TraceEvent['type'], ...staged: Fault[]): TraceEvent[] => loginOf().map((event) => (event.type === type ? { ...event, staged } : event));

test.each([
  { point: 'instead', title: 'Answer 400 invalid_grant' },
  { point: 'decision', title: 'Let the access token live 5 s' },
  { point: 'answer', title: 'Answer malformed JSON' },
  { point: 'delivery', title: 'Wait 8 s, then answer' },
] as const)('a fault at the point $point is said once, on the answer of the token request', ({ point, title }) => {
  const picture = fold(withFaults('token.decided', fault(point, title)));
  expect(marks(picture)).toEqual([`5 Tokens: Injected by rule 3: ${title}`]);
  // A verdict of Mavio stands where Mavio decided, and nowhere where a rule answered instead.
  const asked = picture.steps.find(({ key }) => key === '4')?.arrows[0];
  expect(asked?.tally === null).toBe(point === 'instead');
});

test('a fault of an API call is on the answer of the API', () => {
  expect(marks(fold(withFaults('api.called', fault('instead', 'Answer 503 service_unavailable'))))).toEqual([expect.stringMatching(/^6 .+: Injected by rule 3: Answer 503 service_unavailable$/)]);
});

test('two faults of one event are said on one arrow, in order; what a check-up armed is no rule of the developer', () => {
  const both = [fault('answer', 'Name a wrong issuer'), fault('delivery', 'Deliver the callback twice', { ruleId: 'armed_1', number: 1 })];
  expect(marks(fold(withFaults('consent.answered', ...both)))).toEqual([expect.stringMatching(/: Injected by rule 3: Name a wrong issuer\. Injected by the check-up: Deliver the callback twice$/)]);
});

test('with nothing staged no arrow says so', () => {
  expect(marks(fold(loginOf()))).toEqual([]);
});
