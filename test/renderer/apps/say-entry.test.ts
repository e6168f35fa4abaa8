/** Answers for the words of what was counted: a refusal says what went wrong, and no line is cut inside an address. */
import { expect, test } from 'vitest';
import { HEADLINES } from '../../../src-preload/contract/headlines.ts';
import { FlowId } from '../../../src-preload/contract/ids.ts';
import type { ActivityEntry } from '../../../src-preload/contract/numbers.ts';
import { sayEntry, sayNote, sayWholeEntry } from '../../../src-renderer/apps/activity/say-entry.ts';

const REFUSAL: ActivityEntry = {
  flowId: FlowId.parse('flow_0000000000000001'), flowNumber: 1, seq: 9, at: 0, kind: 'refusal',
  personName: null, method: 'POST', path: '/oauth/token', status: 401, answer: null, checkId: 'client-auth.secret', note: null,
};

test.each(['client-auth.secret', 'code.unused', 'code.fresh', 'bearer.scope'] as const)('a refusal by %s is called what the row of its flow calls it, not the truth that was tested', (checkId) => {
  expect(sayEntry({ ...REFUSAL, checkId })).toBe(HEADLINES[checkId]);
});

test('a sign-in says who, an API call its answer', () => {
  expect(sayEntry({ ...REFUSAL, kind: 'sign_in', status: 200, personName: 'Ada Lindqvist' })).toBe('Ada Lindqvist signed in');
  expect(sayEntry({ ...REFUSAL, kind: 'api_call', status: 200, answer: '12 meetings' })).toBe('12 meetings');
});

test('a remark leaves the sentence with an address to the step, and the tooltip has it whole', () => {
  const note = 'The token does not carry team:read. To get it, send the person to http://127.0.0.1:4100/oauth/authorize?response_type=code';
  const entry: ActivityEntry = { ...REFUSAL, checkId: 'bearer.scope', method: 'GET', path: '/v1/team', note };
  expect(sayNote(entry)).toBe('The token does not carry team:read.');
  expect(sayWholeEntry(entry)).toBe(`Scope not authorized. ${note} GET /v1/team`);
  expect(sayNote({ ...entry, note: 'Send the person to http://127.0.0.1:4100/' })).toBe('Send the person to http://127.0.0.1:4100/');
});
