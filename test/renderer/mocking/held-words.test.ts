/** Answers for what the panel of a held request says when it waits no more, and when no check is made. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { CheckResult } from '../../../src-preload/contract/checks.ts';
import { HoldLadder } from '../../../src-renderer/mocking/holds/hold-ladder.tsx';
import { sayGone } from '../../../src-renderer/mocking/holds/hold-words.ts';

const checks = (outcome: CheckResult['outcome']): CheckResult[] => (['client.known', 'client.present'] as const).map((id) => ({ id, outcome }));
const draw = (outcome: CheckResult['outcome']): string => renderToStaticMarkup(createElement(HoldLadder, { checks: checks(outcome), isDecided: false }));

test('a window that comes late hears who let the request go', () => {
  expect([sayGone('let_go'), sayGone('ran_out'), sayGone('client_left')]).toEqual(['Another window let it go first.', 'Its time had run out, and it went on by itself.', 'Its client hung up.']);
  expect(sayGone(undefined)).toBe('It went on by itself, its client hung up, or another window let it go.');
});

test('where no check is made there is no ladder', () => {
  expect(draw('pass')).toContain('2 of 2 checks would pass');
  expect(draw('not_reached')).toBe('');
});
