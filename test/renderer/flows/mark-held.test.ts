/** Answers for held requests on the drawing: which arrow is marked, and what is drawn of a request that Mavio never decided. */
import { expect, test } from 'vitest';
import { describeStep } from '../../../src-renderer/flows/cards/describe-step.ts';
import { foldFlow } from '../../../src-renderer/flows/picture/fold-flow.ts';
import type { Picture } from '../../../src-renderer/flows/picture/picture.ts';
import type { EventDraft, Staged, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { DRAFTS, exchange, grow, loginOf, plain, record, summaryOf } from './flow-fixture.ts';

const fold = (events: readonly TraceEvent[]): Picture => foldFlow(summaryOf(events), events, '127.0.0.1:4400');
const marks = (picture: Picture): string[] => picture.steps.flatMap(({ key, arrows }) => arrows.flatMap(({ label, held }) => (held === undefined ? [] : [`${key} ${label}: ${held.words}`])));
const held = (point: 'before_decision' | 'before_answer', release: (Staged & { kind: 'held' })['release']): Staged => ({ kind: 'held', point, heldMs: 14_000, release, changes: [] });

test('a request that waited before the decision is marked on its own arrow', () => {
  const picture = fold(record([0, DRAFTS.started()], [5, DRAFTS.asked()], [100, DRAFTS.shown()], [6000, DRAFTS.answered()], [6200, { ...DRAFTS.exchanged(), staged: [held('before_decision', 'edited')] }]));
  expect(marks(picture)).toEqual(['4 Code exchange: Held 14.0 s before the decision, then you released it as edited']);
});

test('a mark of its own goes to the answer of the event that it names, and draws nothing else', () => {
  const events = loginOf();
  const decided = events.find(({ type }) => type === 'token.decided')?.seq ?? 0;
  const picture = fold(grow(events, [9000, { type: 'request.held', of: decided, staged: [held('before_answer', 'ran_out')] }]));
  expect(marks(picture)).toEqual(['5 Tokens: Held 14.0 s before the answer, then it went on by itself']);
  expect(picture.steps.length).toBe(fold(events).steps.length);
});

const dropped = (release: 'dropped' | 'answered' | 'client_left', path: string, status: number): EventDraft => ({
  type: 'request.held', of: null, staged: [held('before_decision', release)], exchange: exchange({ method: 'POST', path, status, form: [plain('grant_type', path === '/oauth/token' ? 'refresh_token' : 'none')], tookMs: 0 }),
});

test.each([
  { release: 'dropped', path: '/oauth/token', status: 0, key: '7', title: 'You dropped the connection', answer: 'ghost No answer' },
  { release: 'client_left', path: '/v1/meetings', status: 0, key: '6.2', title: 'Hung up while it was held', answer: 'ghost No answer' },
  { release: 'answered', path: '/oauth/authorize', status: 302, key: '1.2', title: 'You answered 302', answer: 'answer Your answer' },
] as const)('a request that was $release is drawn where it came from, without a verdict of Mavio', ({ release, path, status, key, title, answer }) => {
  const picture = fold(grow(loginOf(), [9000, dropped(release, path, status)]));
  const step = picture.steps.find((one) => one.key === key);
  if (step === undefined) throw new Error(`No step ${key} among ${picture.steps.map((one) => one.key).join(', ')}.`);
  expect(step.state).toBe('done');
  expect(step.checks).toEqual([]);
  expect(describeStep(step, picture).title).toBe(title);
  expect(step.arrows.map(({ line, label }) => `${line} ${label}`).at(-1)).toBe(answer);
  expect(step.arrows[0]?.held).toEqual({ words: expect.stringMatching(/^Held 14.0 s before the decision, then /) as string, isCut: true });
});
