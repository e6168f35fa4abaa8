/** Answers for the plan of a guided run: what is possible, and what comes next. */
import { expect, it } from 'vitest';
import type { GuidedFacts } from '../../src-main/oauth/next-step.ts';
import { nextGuidedActions } from '../../src-main/oauth/next-step.ts';

const nothing: GuidedFacts = { hasCode: false, codeSpent: false, hasAccess: false, hasRefresh: false, calledApi: false, refreshed: false, failed: null };
const withCode: GuidedFacts = { ...nothing, hasCode: true };
const withTokens: GuidedFacts = { ...withCode, codeSpent: true, hasAccess: true, hasRefresh: true };
const called: GuidedFacts = { ...withTokens, calledApi: true };

const TABLE: readonly (readonly [string, GuidedFacts, string[], string | null])[] = [
  ['waits while there is no code', nothing, [], null],
  ['exchanges the code first', withCode, ['exchange'], 'exchange'],
  ['may exchange again while a refused exchange left the code alive', { ...withCode, failed: 'exchange' }, ['exchange'], 'exchange'],
  ['stops when the code died without tokens', { ...withCode, codeSpent: true, failed: 'exchange' }, [], null],
  ['calls the API with the tokens', withTokens, ['call_api', 'refresh'], 'call_api'],
  ['refreshes after the call', called, ['call_api', 'refresh'], 'refresh'],
  ['refreshes after a refused call, whether or not it counts as called', { ...withTokens, failed: 'call_api' }, ['call_api', 'refresh'], 'refresh'],
  ['ends after the refresh, with call and refresh still possible', { ...called, refreshed: true }, ['call_api', 'refresh'], null],
  ['still calls the API when the refresh came first', { ...withTokens, refreshed: true }, ['call_api', 'refresh'], 'call_api'],
  ['stops after a refused refresh', { ...called, failed: 'refresh' }, ['call_api', 'refresh'], null],
  ['has nothing left after a refused call without a refresh token', { ...called, hasRefresh: false, failed: 'call_api' }, ['call_api'], null],
];

it.each(TABLE.map(([name, facts, actions, next]) => ({ name, facts, plan: { actions, next } })))('$name', ({ facts, plan }) => {
  expect(nextGuidedActions(facts)).toEqual(plan);
});
