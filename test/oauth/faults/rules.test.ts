/** Answers for fault rules as tables: paths that a pattern fits, chance, presets that are rules, and why a rule can never fire. */
import { expect, test } from 'vitest';
import { FAULT_PRESETS } from '../../../src-preload/contract/fault-presets.ts';
import { FaultDraft, FaultId, type FaultRule } from '../../../src-preload/contract/faults.ts';
import { sayFires } from '../../../src-preload/contract/fault-words.ts';
import { isUsedUp, mostHits } from '../../../src-preload/contract/fault-counts.ts';
import { API_MEMBERS } from '../../../src-main/authserver/api/answer-members.ts';
import { ROUTES } from '../../../src-main/authserver/api/routes.ts';
import { canFit } from '../../../src-main/oauth/faults/api-paths.ts';
import { chance } from '../../../src-main/oauth/faults/chance.ts';
import { fitsPath } from '../../../src-main/oauth/faults/match-fault.ts';
import { whyDraftNever, whyNever } from '../../../src-main/oauth/faults/why-never.ts';

const WORLD = { api: { routes: ROUTES, members: API_MEMBERS }, apps: new Map([['app_1', { name: 'Clipnote', redirectUris: ['https://clipnote.example/cb'] }]]), personIds: new Set<string>() };
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
  ['a method that nothing takes', { when: { endpoint: 'api', method: 'PUT' } }, 'No endpoint of the API takes PUT: Mavio answers 405'],
  ['a method that nothing at its path takes', { when: { endpoint: 'api', method: 'DELETE', path: '/v1/notes/*' } }, 'No endpoint of the API at /v1/notes/* takes DELETE'],
  ['a path that is no endpoint', { when: { endpoint: 'api', path: '/v1/nothing' } }, 'No endpoint of the API is at /v1/nothing: Mavio answers 404'],
  ['a header value with a space at its end', { when: { endpoint: 'token', header: { name: 'X-Test', value: 'on ' } } }, 'HTTP takes spaces off its ends'],
  ['an odd member of a token answer', { when: { endpoint: 'token' }, then: { kind: 'missing_field', field: '__proto__' } }, 'No answer to a token request has a field __proto__.'],
  ['an odd member of the API', { when: { endpoint: 'api' }, then: { kind: 'wrong_type', field: 'constructor', as: 'null' } }, 'No answer to an API call has a field constructor.'],
  ['an unknown parameter of the callback', { when: { endpoint: 'callback' }, then: { kind: 'missing_field', field: 'access_token' } }, 'has a field access_token.'],
  ['an unknown member of the metadata', { when: { endpoint: 'metadata' }, then: { kind: 'missing_field', field: 'jwks_uri' } }, 'has a field jwks_uri.'],
  ['an unknown member of an introspection', { when: { endpoint: 'introspect' }, then: { kind: 'wrong_type', field: 'aud', as: 'list' } }, 'has a field aud.'],
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

test.each([
  ['/v1/*', '/v1/meetings/:id', true], ['/v1/meetings', '/v1/meetings', true], ['/v1/meetings/mtg_1', '/v1/meetings/:id', true], ['/v1/*/notes', '/v1/meetings/:id', true], ['/v1/*ings', '/v1/meetings', true],
  ['/v1/meetings/', '/v1/meetings', false], ['/v1/meetings/', '/v1/meetings/:id', true], ['/v1/meetings/a/b', '/v1/meetings/:id', false], ['/v1/*/*/*/*/*', '/v1/channels/:id/members/:otherId', false], ['/v1/*/recording', '/v1/meetings/:id/recording', true],
])('%s waits for a call of %s: %s', (pattern, path, fits) => {
  expect(canFit(pattern, path)).toBe(fits);
});

test('a rule that waits for a single call fires once at most, however often it may, and says so', () => {
  const third = rule({ when: { endpoint: 'token', nth: { n: 3, how: 'exactly' } }, fires: { how: 'times', n: 5 } }, { hits: 1, seen: 3 });
  expect([mostHits(third), isUsedUp(third), sayFires(third)]).toEqual([1, true, 'once at most, not 5 times: it waits for one call']);
  const fromThird = rule({ when: { endpoint: 'token', nth: { n: 3, how: 'from' } }, fires: { how: 'times', n: 5 } });
  expect([mostHits(fromThird), sayFires(fromThird)]).toEqual([5, '5 times']);
});

test.each([204, 205, 304])('a page with %d is refused at its status, and one from before says why it never fires', (status) => {
  const parts = { when: { endpoint: 'token' }, then: { kind: 'html', status }, fires: { how: 'always' } };
  expect(FaultDraft.safeParse(parts).error?.issues).toMatchObject([{ path: ['then', 'status'], message: `An answer with ${String(status)} has no body, so there is no page in it.` }]);
  expect(whyDraftNever({ ...draft({ when: { endpoint: 'token' } }), then: { kind: 'html', status } }, [], WORLD)).toContain('has no body');
});

test.each(['a\r\nX-More: b', 'a\u0000', 'ł'])('a header value that HTTP does not allow is refused: %j', (value) => {
  expect(FaultDraft.safeParse({ when: { endpoint: 'token', header: { name: 'X-Test', value } }, then: { kind: 'status', status: 500 }, fires: { how: 'always' } }).error?.issues).toMatchObject([{ path: ['when', 'header', 'value'] }]);
});
