/** Answers for fault rules as tables: paths that a pattern fits, chance, presets that are rules, and why a rule can never fire. */
import { expect, test } from 'vitest';
import { FAULT_PRESETS } from '../../../src-preload/contract/fault-presets.ts';
import { FaultDraft, FaultId, type FaultRule } from '../../../src-preload/contract/faults.ts';
import { chance } from '../../../src-main/oauth/faults/chance.ts';
import { fitsPath } from '../../../src-main/oauth/faults/match-fault.ts';
import { whyDraftNever, whyNever } from '../../../src-main/oauth/faults/why-never.ts';

const WORLD = { apps: new Map([['app_1', { name: 'Clipnote', redirectUris: ['https://clipnote.example/cb'] }]]), personIds: new Set<string>() };
const draft = (parts: Record<string, unknown>): FaultDraft => FaultDraft.parse({ fires: { how: 'always' }, then: { kind: 'status', status: 500 }, ...parts });
const rule = (parts: Record<string, unknown>, counts: Partial<FaultRule> = {}): FaultRule => ({ ...draft(parts), ruleId: FaultId.parse('flt_0123456789ab'), isOn: true, hits: 0, seen: 0, revision: 1, ...counts });

test.each([['/v1/meetings', '/v1/meetings', true], ['/v1/*', '/v1/meetings/mtg_1', true], ['/v1/*/notes', '/v1/meetings/mtg_1/notes', true], ['/v1/*/notes', '/v1/meetings', false], ['/v1/meetings', '/v1/meetings/x', false]])('%s and %s', (pattern, path, fits) => {
  expect(fitsPath(pattern, path)).toBe(fits);
});

test('chance is even, and the same again', () => {
  const draws = Array.from({ length: 2000 }, (_, number) => chance(42, number));
  expect(draws.filter((draw) => draw < 0.25).length).toBeGreaterThan(400);
  expect(draws.filter((draw) => draw < 0.25).length).toBeLessThan(600);
  expect(chance(42, 7)).toBe(draws[7]);
});

test('every preset is a rule that could fire, with a name of its own', () => {
  expect(FAULT_PRESETS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(FAULT_PRESETS.map(({ id }) => id)).size).toBe(FAULT_PRESETS.length);
  for (const { name, when, then, fires } of FAULT_PRESETS) expect([name, whyDraftNever(draft({ title: name, when, then, fires }), [], WORLD)]).toEqual([name, null]);
});

test.each([
  ['a grant at the API', { when: { endpoint: 'api', grant: 'refresh_token' } }, 'Only a token request has a grant type'],
  ['an app that is gone', { when: { endpoint: 'token', clientId: 'app_2' } }, 'The app is gone'],
  ['nobody to call twice', { when: { endpoint: 'callback', clientId: 'app_1' }, then: { kind: 'callback_twice', afterMs: 1 } }, 'sends nothing anywhere else'],
  ['a person before consent', { when: { endpoint: 'authorize', personId: 'usr_0123456789ab' } }, 'nobody has consented yet'],
  ['a rotation of nothing', { when: { endpoint: 'token', grant: 'authorization_code' }, then: { kind: 'rotation', how: 'same' } }, 'nothing to replace'],
])('%s never fires', (_name, parts, reason) => {
  expect(whyDraftNever(draft(parts), [], WORLD)).toContain(reason);
});

test('a wider rule that always fires leaves nothing for those below it, and a used up one says so', () => {
  const wide = rule({ when: { endpoint: 'token' } });
  expect(whyDraftNever(draft({ when: { endpoint: 'token', grant: 'refresh_token' } }), [wide], WORLD)).toContain('Rule 1 comes first');
  expect(whyDraftNever(draft({ when: { endpoint: 'token' } }), [{ ...wide, isOn: false }], WORLD)).toBeNull();
  expect(whyNever(rule({ when: { endpoint: 'token' }, fires: { how: 'once' } }, { hits: 1 }), [], WORLD)).toContain('as often as it may');
});
