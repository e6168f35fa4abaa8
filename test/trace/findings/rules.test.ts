/** Answers for every rule over what an app really sent: each one seen in a flow that breaks it, and silent in its nearest neighbour that does not. */
import { describe, expect, test } from 'vitest';
import { FINDINGS, type FindingId } from '../../../src-preload/contract/findings.ts';
import { API_LADDER } from '../../../src-preload/contract/checks-token.ts';
import type { EventDraft, Exchange, Field, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { findInFlow } from '../../../src-main/trace/findings/find-in-flow.ts';
import type { EarlierLogin } from '../../../src-main/trace/findings/rule.ts';
import { climb, DRAFTS, exchange, FLOW_ID, plain, print, record, START } from '../../renderer/flows/flow-fixture.ts';

type Row = readonly [number, EventDraft];
type Changed<T extends EventDraft['type']> = Extract<EventDraft, { type: T }>;

const MIN = 60_000;
const HOUR = 60 * MIN;

/** A draft with some of its exchange replaced. */
function wire<T extends EventDraft>(draft: T, change: Partial<Exchange>): T {
  if (!('exchange' in draft) || draft.exchange === undefined) throw new Error('This draft has no exchange.');
  return { ...draft, exchange: { ...draft.exchange, ...change } };
}
const of = <T extends EventDraft['type']>(draft: EventDraft, type: T): Changed<T> => {
  if (draft.type !== type) throw new Error(`This is a ${draft.type}.`);
  return draft as Changed<T>;
};
const without = (fields: readonly Field[], name: string): Field[] => fields.filter((field) => field.name !== name);
const put = (fields: readonly Field[], ...added: Field[]): Field[] => [...fields.filter((field) => added.every(({ name }) => name !== field.name)), ...added];

const ASKED = of(DRAFTS.asked(), 'authorization.decided');
const EXCHANGED = of(DRAFTS.exchanged(), 'token.decided');
const REFRESHED = of(DRAFTS.refreshed(), 'token.decided');
const CALLED = of(DRAFTS.called(), 'api.called');
const needs = (scope: string): Changed<'api.called'> => ({ ...CALLED, checks: climb(API_LADDER).map((check) => (check.id === 'bearer.scope' ? { ...check, expected: { kind: 'plain', text: scope } } : check)) });
const refusedCall = (at: 'bearer.fresh' | 'bearer.scope', status = 401): Changed<'api.called'> => wire({ ...CALLED, error: 'invalid_token', checks: climb(API_LADDER, { at }) }, { status });
const limited = (headers: Field[]): Changed<'api.called'> => wire({ ...CALLED, error: 'rate_limit_exceeded' }, { status: 429, responseHeaders: headers });

/** A login in which nothing is to be found, with some of it replaced. */
function login(change: { asked?: EventDraft; exchanged?: EventDraft; exchangedAt?: number; more?: readonly Row[] } = {}): TraceEvent[] {
  const { asked = ASKED, exchanged = EXCHANGED, exchangedAt = 6200, more = [] } = change;
  return record([0, DRAFTS.started()], [5, asked], [100, DRAFTS.shown()], [6000, DRAFTS.answered()], [exchangedAt, exchanged], ...more);
}
const askedWith = (change: (query: readonly Field[]) => Field[]): TraceEvent[] => login({ asked: wire(ASKED, { query: change(ASKED.exchange.query) }) });
const exchangedWith = (change: Partial<Exchange>): TraceEvent[] => login({ exchanged: wire(EXCHANGED, change) });
const state = (length: number): Field => ({ name: 'state', value: { kind: 'fingerprint', of: 'state', fingerprint: 'aaaa·0001', length } });
const before = (change: Partial<EarlierLogin>): EarlierLogin => ({ flowNumber: 7, at: START - MIN, state: 'ffff·ffff', challenge: 'another', isAnswered: true, ...change });
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const BASIC = [plain('authorization', 'Basic mavio_client_h4Xe7WzS2kMb'), print('authorization', 'secret', '9c41·0be2')];

interface Case {
  readonly broken: TraceEvent[];
  readonly kept: TraceEvent[];
  readonly earlier?: EarlierLogin;
  readonly keptEarlier?: EarlierLogin;
  /** The step that shows it, and words of the sentence. */
  readonly step: string;
  readonly says: RegExp;
}

const CASES: Record<FindingId, Case> = {
  'secret.in-url': {
    broken: exchangedWith({ query: [print('client_secret', 'secret', '9c41·0be2')] }),
    kept: exchangedWith({ form: put(EXCHANGED.exchange.form, print('client_secret', 'secret', '9c41·0be2')), headers: [] }),
    step: '4', says: /POST \/oauth\/token carries the client secret/,
  },
  'token.in-query': {
    broken: login({ more: [[6600, wire(CALLED, { query: [print('access_token', 'access_token', 'bbbb·0001')] })]] }),
    kept: login({ more: [[6600, wire(CALLED, { query: [plain('limit', '5')] })]] }),
    step: '6', says: /GET \/v1\/meetings carries a token in its query string, as access_token/,
  },
  'client-auth.twice': {
    broken: exchangedWith({ headers: BASIC, form: put(EXCHANGED.exchange.form, print('client_secret', 'secret', '9c41·0be2')) }),
    kept: exchangedWith({ headers: BASIC, form: put(EXCHANGED.exchange.form, plain('client_id', 'mavio_client_h4Xe7WzS2kMb')) }),
    step: '4', says: /and again in the body/,
  },
  'state.missing': { broken: askedWith((query) => put(query, plain('state', ''))), kept: login(), step: '1', says: /no state, so the callback on localhost/ },
  'state.short': { broken: askedWith((query) => put(query, state(15))), kept: askedWith((query) => put(query, state(16))), step: '1', says: /has 15 characters/ },
  'state.reused': {
    broken: login(), earlier: before({ state: 'aaaa·0001' }),
    kept: login(), keptEarlier: before({ state: 'aaaa·0001', challenge: CHALLENGE, isAnswered: false }),
    step: '1', says: /Flow 7 was begun with the same state, 1 min before/,
  },
  'pkce.missing': { broken: askedWith((query) => without(query, 'code_challenge')), kept: login(), step: '1', says: /no code_challenge/ },
  'pkce.reused': { broken: login(), earlier: before({ challenge: CHALLENGE }), kept: login(), keptEarlier: before({}), step: '1', says: /same code_challenge/ },
  'response-type.other': {
    broken: askedWith((query) => put(query, plain('response_type', 'token'))), kept: login(), step: '1', says: /response_type=token/,
  },
  'token.get': { broken: exchangedWith({ method: 'GET' }), kept: exchangedWith({ method: 'OPTIONS' }), step: '4', says: /called with GET/ },
  'redirect-uri.missing': {
    broken: exchangedWith({ form: without(EXCHANGED.exchange.form, 'redirect_uri') }),
    kept: exchangedWith({ form: without(without(EXCHANGED.exchange.form, 'redirect_uri'), 'code') }),
    step: '4', says: /without redirect_uri/,
  },
  'code.sent-again': {
    broken: login({ more: [[6700, { ...EXCHANGED, error: 'invalid_grant', issued: [], ended: [] }]] }),
    // A first attempt with a wrong secret does not use the code.
    kept: login({ exchanged: DRAFTS.wrongSecret(), more: [[6700, EXCHANGED]] }),
    step: '4.2', says: /came again 500 ms after it was used/,
  },
  'exchange.late': { broken: login({ exchangedAt: 6000 + MIN + 1 }), kept: login({ exchangedAt: 6000 + MIN }), step: '4', says: /was 1 min old/ },
  'refresh.rotated': {
    broken: login({ more: [[HOUR, REFRESHED], [HOUR + 30, { ...REFRESHED, error: 'invalid_grant', issued: [], ended: [] }]] }),
    kept: login({ more: [[HOUR, REFRESHED], [HOUR + 30, DRAFTS.refreshed(2)]] }),
    step: '7.2', says: /cccc·0001 was used 30 ms after it was replaced/,
  },
  'refresh.early': { broken: login({ more: [[6200 + HOUR / 2 - 1, REFRESHED]] }), kept: login({ more: [[6200 + HOUR / 2, REFRESHED]] }), step: '7', says: /had lived 29 min 59 s of 1 h/ },
  'refresh.late': {
    broken: login({ more: [[6200 + HOUR + MIN, refusedCall('bearer.fresh')], [6300 + HOUR + MIN, REFRESHED]] }),
    kept: login({ more: [[6200 + HOUR + MIN, REFRESHED]] }),
    step: '6', says: /had expired 1 min before/,
  },
  'scope.unused': {
    broken: login({ asked: { ...ASKED, scopes: ['meetings:read', 'notes:read', 'team:read'] }, more: [[6600, needs('meetings:read')]] }),
    kept: login({ asked: { ...ASKED, scopes: ['meetings:read', 'notes:read'] }, more: [[6600, needs('meetings:read')], [6700, needs('notes:read')]] }),
    step: '1', says: /asked for notes:read, team:read; its one call so far needed meetings:read only/,
  },
  'api.dead-token': {
    broken: login({ more: [[HOUR + MIN, refusedCall('bearer.fresh')], [HOUR + 2 * MIN, refusedCall('bearer.fresh')], [HOUR + 3 * MIN, refusedCall('bearer.fresh')]] }),
    kept: login({ more: [[MIN, refusedCall('bearer.scope', 403)], [2 * MIN, refusedCall('bearer.scope', 403)], [HOUR + MIN, refusedCall('bearer.fresh')]] }),
    step: '6.2', says: /bbbb·0001 was refused 3 times within 2 min/,
  },
  'rate-limit.ignored': {
    broken: login({ more: [[7000, limited([plain('retry-after', '20')])], [7100, CALLED], [9000, CALLED], [12_000, CALLED]] }),
    kept: login({ more: [[7000, limited([plain('retry-after', '20')])], [7100, CALLED], [27_000, CALLED]] }),
    step: '6.3', says: /2 calls came although a 429 had asked to wait 20 s; the first 2 s after it/,
  },
};

function find(events: TraceEvent[], earlier?: EarlierLogin) {
  return findInFlow({ flowId: FLOW_ID, number: 9, origin: 'app' }, { events, earlier: earlier === undefined ? [] : [earlier] });
}

describe.each(Object.entries(CASES) as [FindingId, Case][])('%s', (id, { broken, kept, earlier, keptEarlier, step, says }) => {
  test('is found, with its evidence', () => {
    const found = find(broken, earlier).find((finding) => finding.id === id);
    expect(found).toMatchObject({ flowId: FLOW_ID, flowNumber: 9, step });
    expect(found?.sentence).toMatch(says);
    const seqs = found?.seqs ?? [];
    expect(seqs.length).toBeGreaterThan(0);
    expect(seqs.every((seq) => broken.some((event) => event.seq === seq))).toBe(true);
    expect(found?.at).toBe(broken.find((event) => event.seq === seqs.at(-1))?.at);
  });

  test('is silent about its nearest neighbour that is right', () => {
    expect(find(kept, keptEarlier).map((finding) => finding.id)).not.toContain(id);
  });
});

test('there are at least fifteen rules, those to fix first, and a good login breaks none', () => {
  const severities = Object.values(FINDINGS).map(({ severity }) => severity);
  expect(severities.length).toBeGreaterThanOrEqual(15);
  expect(severities.lastIndexOf('fix')).toBeLessThan(severities.indexOf('consider'));
  expect(find(login({ more: [[6600, needs('meetings:read')], [50 * MIN, REFRESHED]] }))).toEqual([]);
});

test('a wait is read from a date and from X-RateLimit-Reset as well, and not guessed', () => {
  const seen = (headers: Field[]) => find(login({ more: [[7000, limited(headers)], [9000, CALLED]] })).some(({ id }) => id === 'rate-limit.ignored');
  expect(seen([plain('retry-after', new Date(START + 30_000).toUTCString())])).toBe(true);
  expect(seen([plain('x-ratelimit-reset', String(Math.ceil((START + 30_000) / 1000)))])).toBe(true);
  expect(seen([plain('x-ratelimit-reset', '30')])).toBe(true);
  expect(seen([plain('retry-after', 'soon')])).toBe(false);
  expect(seen([])).toBe(false);
});

test('a refresh after the API refused the token, or for a narrower scope, is not early', () => {
  const ids = (...more: Row[]) => find(login({ more })).map(({ id }) => id);
  expect(ids([MIN, refusedCall('bearer.fresh')], [2 * MIN, REFRESHED])).not.toContain('refresh.early');
  expect(ids([2 * MIN, wire(REFRESHED, { form: put(REFRESHED.exchange.form, plain('scope', 'meetings:read')) })])).not.toContain('refresh.early');
});

test('a flow that the console played says nothing about the app', () => {
  const events = askedWith((query) => without(query, 'state'));
  expect(findInFlow({ flowId: FLOW_ID, number: 9, origin: 'guided' }, { events, earlier: [] })).toEqual([]);
});

test('an exchange that is not the app’s own is not read', () => {
  const callback = { ...DRAFTS.callback('listener'), exchange: exchange({ method: 'GET', path: '/callback', status: 200, query: [print('access_token', 'access_token', 'bbbb·0001')] }) } as EventDraft;
  expect(find(login({ more: [[6500, callback]] }))).toEqual([]);
});
