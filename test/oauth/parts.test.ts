/** Answers for the engine's small parts: reading parameters, client identity, durations, nearness, metadata, the runner. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeServer } from '../../src-main/oauth/describe-server.ts';
import { identifyClient } from '../../src-main/oauth/identify-client.ts';
import { likeness, nearestName } from '../../src-main/oauth/nearest.ts';
import { fail, makeLadder, pass, proven, runChecks } from '../../src-main/oauth/run-checks.ts';
import { cut, plain } from '../../src-main/oauth/shown.ts';
import { single } from '../../src-main/oauth/single.ts';
import { spellAgo, spellClock, spellDate, spellDuration, spellMoment } from '../../src-main/oauth/spell-duration.ts';
import { basic, CLIENT, codeRequest, ISSUER, param, SECRET } from './make.ts';

describe('single', () => {
  it('reads a parameter that was sent once with a value', () => {
    expect(single([param('a', ''), param('b', 'x'), param('a', '1')], 'a')?.text).toBe('1');
  });

  it('reads none when it is missing, empty or repeated', () => {
    expect([[], [param('a', '')], [param('a', '1'), param('a', '1')]].map((params) => single(params, 'a'))).toEqual([null, null, null]);
  });
});

describe('identifyClient', () => {
  it.each([
    ['post', codeRequest(), { clientId: CLIENT, secret: SECRET, method: 'post' }],
    ['basic', codeRequest({ client_id: null, client_secret: null }, { authorization: basic() }), { clientId: CLIENT, secret: SECRET, method: 'basic' }],
    ['both, with no secret believed', codeRequest({}, { authorization: basic() }), { clientId: CLIENT, secret: null, method: 'both' }],
    ['two client ids, with no secret believed', codeRequest({ client_id: 'another', client_secret: null }, { authorization: basic() }), { clientId: CLIENT, secret: null, method: 'two ids' }],
    ['a client id alone', codeRequest({ client_secret: null }), { clientId: CLIENT, secret: null, method: 'none' }],
    ['nothing', codeRequest({ client_id: null, client_secret: null }), { clientId: null, secret: null, method: 'none' }],
    ['an unreadable header', codeRequest({}, { authorization: { kind: 'unreadable', reason: '' } }), { clientId: CLIENT, secret: null, method: 'none' }],
  ] as const)('reads %s', (_name, request, identity) => {
    expect(identifyClient(request)).toEqual(identity);
  });
});

it('spells a moment with its day as the calendar has it, and without where it was today', () => {
  expect([0, 951_782_400_000, 1_709_164_800_000, 1_758_117_727_000].map(spellDate)).toEqual([
    'on 1 January 1970 at 00:00 UTC', 'on 29 February 2000 at 00:00 UTC', 'on 29 February 2024 at 00:00 UTC', 'on 17 September 2025 at 14:02 UTC',
  ]);
  const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  fc.assert(fc.property(fc.integer({ min: 0, max: Date.UTC(2500, 0, 1) }), (at) => spellDate(at).startsWith(`on ${calendar.format(at)} at `)));
  const at = Date.UTC(2025, 8, 17, 14, 2);
  expect([spellMoment(at, at + 5), spellMoment(at, Date.UTC(2025, 8, 18))]).toEqual(['at 14:02 UTC', 'on 17 September 2025 at 14:02 UTC']);
});

it('spells durations with their two largest units', () => {
  const spans = [-5, 0, 999, 1000, 3250, 9999, 10_000, 59_999, 60_000, 723_000, 3_600_000, 5_400_000, 86_400_000, 90_000_000, 30 * 86_400_000];
  expect(spans.map(spellDuration)).toEqual(['0 ms', '0 ms', '999 ms', '1 s', '3.2 s', '9.9 s', '10 s', '59 s', '1 min', '12 min 3 s', '1 h', '1 h 30 min', '1 day', '1 day 1 h', '30 days']);
  expect([spellAgo(5, 5), spellAgo(9, 5), spellAgo(0, 3200)]).toEqual(['just now', 'just now', '3.2 s ago']);
  expect([spellClock(0), spellClock(1_700_000_000_007)]).toEqual(['00:00:00.000 UTC', '22:13:20.007 UTC']);
});

it('finds the nearest of several texts', () => {
  expect(likeness('abcd', 'abxd')).toBe(3);
  expect(likeness('aa', 'aaa')).toBe(2);
  expect(nearestName('notes:reed', ['notes:read', 'team:read'])).toBe('notes:read');
  expect(nearestName('openid', ['notes:read', 'team:read'])).toBeNull();
  expect(nearestName('a', [])).toBeNull();
});

it('cuts long text and text with invisible characters for a sentence', () => {
  expect(cut('a\u202eb c')).toBe('a?b?c');
  expect(cut('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
});

it('describes only what the server has', () => {
  const metadata = describeServer(ISSUER);
  expect(Object.keys(metadata).sort()).toEqual([
    'authorization_endpoint', 'authorization_response_iss_parameter_supported', 'code_challenge_methods_supported', 'grant_types_supported', 'introspection_endpoint', 'introspection_endpoint_auth_methods_supported', 'issuer', 'response_modes_supported',
    'response_types_supported', 'revocation_endpoint', 'revocation_endpoint_auth_methods_supported', 'scopes_supported', 'token_endpoint', 'token_endpoint_auth_methods_supported',
  ]);
  expect(metadata).toMatchObject({ issuer: ISSUER, authorization_endpoint: `${ISSUER}/oauth/authorize`, token_endpoint: `${ISSUER}/oauth/token`, code_challenge_methods_supported: ['S256'] });
});

describe('runChecks', () => {
  it('judges no rung after the first failure', () => {
    const judged: string[] = [];
    const { checks, failure } = runChecks(makeLadder(['bearer.present', 'bearer.known', 'bearer.alive'], {
      'bearer.present': () => { judged.push('present'); return pass(plain('a'), plain('a')); },
      'bearer.known': () => { judged.push('known'); return fail('invalid_token', { expected: plain('a'), received: plain('b'), note: 'It “differs”.' }); },
      'bearer.alive': () => { judged.push('alive'); return pass(plain('a'), plain('a')); },
    }), null);
    expect(judged).toEqual(['present', 'known']);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['pass', 'fail', 'not_reached']);
    expect(failure).toEqual({ id: 'bearer.known', error: 'invalid_token', description: "It 'differs'." });
  });

  it('treats a rung out of order as a bug, never as a pass', () => {
    expect(() => proven(null, 'code.known')).toThrow(/code\.known/);
  });
});
