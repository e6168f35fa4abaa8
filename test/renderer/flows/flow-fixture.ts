/** Answers for recorded flows as the server records them, for the tests of the drawing. */
import type { CheckId, CheckResult, ShownValue, ValueKind } from '../../../src-preload/contract/checks.ts';
import { API_LADDER, CODE_LADDER, REFRESH_LADDER } from '../../../src-preload/contract/checks-token.ts';
import { AUTHORIZATION_LADDER, CALLBACK_LADDER, CONSENT_LADDER } from '../../../src-preload/contract/checks-authorization.ts';
import { ClientId, FlowId, PersonId } from '../../../src-preload/contract/ids.ts';
import type { Exchange, EventDraft, Field, FlowOrigin, FlowSummary, TraceEvent } from '../../../src-preload/contract/trace.ts';

export const START = Date.UTC(2026, 10, 23, 14, 31, 52);
export const FLOW_ID = FlowId.parse('flow_0123456789abcdef');
export const CLIENT_ID = ClientId.parse('mavio_client_h4Xe7WzS2kMb');
const ADA = { personId: PersonId.parse('usr_ada000000001'), personName: 'Ada Lindqvist' };
export const CALLBACK = 'http://localhost:3000/oauth/callback';

export const plain = (name: string, text: string): Field => ({ name, value: { kind: 'plain', text } });
export const print = (name: string, of: ValueKind, fingerprint: string): Field => ({ name, value: { kind: 'fingerprint', of, fingerprint, length: 52 } });

/** A ladder that passes, or stops at one check. */
export function climb(ladder: readonly CheckId[], stop?: { at: CheckId; expected?: ShownValue; received?: ShownValue; note?: string }): CheckResult[] {
  const at = stop === undefined ? -1 : ladder.indexOf(stop.at);
  return ladder.map((id, index) => {
    if (stop === undefined || index < at || at < 0) return { id, outcome: 'pass' };
    if (index > at) return { id, outcome: 'not_reached' };
    return { id, outcome: 'fail', ...(stop.expected && { expected: stop.expected }), ...(stop.received && { received: stop.received }), ...(stop.note !== undefined && { note: stop.note }) };
  });
}

/** An exchange with the usual parts. */
export function exchange(parts: Partial<Exchange> & Pick<Exchange, 'method' | 'path' | 'status'>): Exchange {
  return { query: [], headers: [], form: [], responseHeaders: [], body: { kind: 'none' }, tookMs: 3, ...parts };
}

const authorizeQuery: Field[] = [
  plain('response_type', 'code'), plain('client_id', CLIENT_ID), plain('redirect_uri', CALLBACK), plain('scope', 'meetings:read action-items:read'),
  print('state', 'state', 'aaaa·0001'), plain('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'), plain('code_challenge_method', 'S256'),
];

/** The drafts of the events, by name, so that a test can pick and change them. */
export const DRAFTS = {
  started: (origin: FlowOrigin = 'app'): EventDraft => ({ type: 'flow.started', origin, clientId: CLIENT_ID, appName: 'Standup Digest' }),
  asked: (): EventDraft => ({
    type: 'authorization.decided', outcome: 'asked', scopes: ['meetings:read'], checks: climb(AUTHORIZATION_LADDER),
    exchange: exchange({ method: 'GET', path: '/oauth/authorize', status: 303, query: authorizeQuery, location: { target: '/oauth/consent', query: [plain('request', 'req_1')] } }),
  }),
  refusedOnPage: (): EventDraft => ({
    type: 'authorization.decided', outcome: 'refused_on_page', error: 'invalid_request', scopes: [],
    checks: climb(AUTHORIZATION_LADDER, { at: 'redirect.registered', expected: { kind: 'plain', text: CALLBACK }, received: { kind: 'plain', text: `${CALLBACK}/` } }),
    exchange: exchange({ method: 'GET', path: '/oauth/authorize', status: 400, query: authorizeQuery, body: { kind: 'page', title: 'Redirect URI does not match' } }),
  }),
  refusedToApp: (): EventDraft => ({
    type: 'authorization.decided', outcome: 'refused_to_app', error: 'invalid_scope', scopes: [],
    checks: climb(AUTHORIZATION_LADDER, { at: 'scope.known', received: { kind: 'plain', text: 'meeting:read' } }),
    exchange: exchange({ method: 'GET', path: '/oauth/authorize', status: 302, query: authorizeQuery, location: { target: CALLBACK, query: [plain('error', 'invalid_scope'), print('state', 'state', 'aaaa·0001'), plain('iss', 'http://127.0.0.1:4400')] } }),
  }),
  shown: (): EventDraft => ({ type: 'consent.shown', ...ADA, exchange: exchange({ method: 'GET', path: '/oauth/consent', status: 200, body: { kind: 'page', title: 'Standup Digest wants access' } }) }),
  answered: (by: 'person' | 'automatic' = 'person'): EventDraft => ({
    type: 'consent.answered', answer: 'authorize', by, personName: ADA.personName, checks: climb(CONSENT_LADDER), ended: [],
    issued: [{ of: 'code', fingerprint: '3f9a·71c2', issuedAt: START + 6000, expiresAt: START + 606_000, scopes: ['meetings:read'] }],
    ...(by === 'person' && {
      exchange: exchange({ method: 'POST', path: '/oauth/consent', status: 302, location: { target: CALLBACK, query: [print('code', 'code', '3f9a·71c2'), print('state', 'state', 'aaaa·0001'), plain('iss', 'http://127.0.0.1:4400')] } }),
    }),
  }),
  denied: (): EventDraft => ({
    type: 'consent.answered', answer: 'deny', by: 'person', personName: ADA.personName, checks: climb(CONSENT_LADDER, { at: 'consent.granted' }), issued: [], ended: [],
    exchange: exchange({ method: 'POST', path: '/oauth/consent', status: 302, location: { target: CALLBACK, query: [plain('error', 'access_denied'), print('state', 'state', 'aaaa·0001')] } }),
  }),
  callback: (by: 'listener' | 'shown' = 'listener'): EventDraft => ({
    type: 'callback.received', by, checks: climb(CALLBACK_LADDER),
    exchange: exchange({ method: 'GET', path: '/oauth/callback', status: 200, query: [print('code', 'code', '3f9a·71c2'), print('state', 'state', 'aaaa·0001'), plain('iss', 'http://127.0.0.1:4400')] }),
  }),
  exchanged: (): EventDraft => ({
    type: 'token.decided', grant: 'authorization_code', checks: climb(CODE_LADDER),
    exchange: exchange({
      method: 'POST', path: '/oauth/token', status: 200, tookMs: 12,
      headers: [print('authorization', 'secret', '9c41·0be2'), plain('content-type', 'application/x-www-form-urlencoded')],
      form: [plain('grant_type', 'authorization_code'), print('code', 'code', '3f9a·71c2'), plain('redirect_uri', CALLBACK), print('code_verifier', 'verifier', 'b20e·55d7')],
      body: { kind: 'fields', fields: [print('access_token', 'access_token', 'bbbb·0001'), plain('token_type', 'Bearer'), plain('expires_in', '3600'), print('refresh_token', 'refresh_token', 'cccc·0001'), plain('scope', 'meetings:read')] },
    }),
    issued: [
      { of: 'access_token', fingerprint: 'bbbb·0001', issuedAt: START + 6200, expiresAt: START + 3_606_200, scopes: ['meetings:read'] },
      { of: 'refresh_token', fingerprint: 'cccc·0001', issuedAt: START + 6200, expiresAt: START + 2_592_006_200, scopes: ['meetings:read'] },
    ],
    ended: [{ of: 'code', fingerprint: '3f9a·71c2', reason: 'spent' }],
  }),
  wrongSecret: (): EventDraft => ({
    type: 'token.decided', grant: 'authorization_code', error: 'invalid_client', issued: [], ended: [],
    checks: climb(CODE_LADDER, { at: 'client-auth.secret', expected: { kind: 'fingerprint', of: 'secret', fingerprint: '9c41·0be2', length: 56 }, received: { kind: 'fingerprint', of: 'secret', fingerprint: '0bad·0bad', length: 56 } }),
    exchange: exchange({ method: 'POST', path: '/oauth/token', status: 401, form: [plain('grant_type', 'authorization_code'), print('code', 'code', '3f9a·71c2')], body: { kind: 'fields', fields: [plain('error', 'invalid_client')] } }),
  }),
  called: (): EventDraft => ({
    type: 'api.called', answer: '5 meetings', checks: climb(API_LADDER),
    exchange: exchange({ method: 'GET', path: '/v1/meetings', status: 200, headers: [print('authorization', 'access_token', 'bbbb·0001')], body: { kind: 'json', text: '{\n  "data": []\n}', cut: false } }),
  }),
  refreshed: (round = 1): EventDraft => ({
    type: 'token.decided', grant: 'refresh_token', checks: climb(REFRESH_LADDER),
    exchange: exchange({ method: 'POST', path: '/oauth/token', status: 200, form: [plain('grant_type', 'refresh_token'), print('refresh_token', 'refresh_token', `cccc·000${String(round)}`)] }),
    issued: [
      { of: 'access_token', fingerprint: `bbbb·000${String(round + 1)}`, issuedAt: START + 9000, expiresAt: START + 3_609_000, scopes: [] },
      { of: 'refresh_token', fingerprint: `cccc·000${String(round + 1)}`, issuedAt: START + 9000, expiresAt: START + 2_592_009_000, scopes: [] },
    ],
    ended: [{ of: 'refresh_token', fingerprint: `cccc·000${String(round)}`, reason: 'rotated' }],
  }),
};

/** Numbers and times the drafts. In: milliseconds after START beside each. */
export function record(...drafts: readonly (readonly [number, EventDraft])[]): TraceEvent[] {
  return drafts.map(([after, draft], index) => ({ ...draft, flowId: FLOW_ID, seq: index + 1, at: START + after }));
}

/** Adds more events to a flow. */
export function grow(events: readonly TraceEvent[], ...drafts: readonly (readonly [number, EventDraft])[]): TraceEvent[] {
  return [...events, ...record(...drafts).map((event) => ({ ...event, seq: event.seq + events.length }))];
}

/** A complete login of a developer's own app, up to the API. */
export function loginOf(origin: FlowOrigin = 'app'): TraceEvent[] {
  return record([0, DRAFTS.started(origin)], [5, DRAFTS.asked()], [100, DRAFTS.shown()], [6000, DRAFTS.answered()], [6200, DRAFTS.exchanged()], [6600, DRAFTS.called()]);
}

/** A summary row for events. */
export function summaryOf(events: readonly TraceEvent[], more: Partial<FlowSummary> = {}): FlowSummary {
  const first = events[0];
  return {
    flowId: FLOW_ID, number: 148, origin: first?.type === 'flow.started' ? first.origin : 'app', clientId: CLIENT_ID, appName: 'Standup Digest', personName: null,
    startedAt: START, lastAt: events.at(-1)?.at ?? START, lastSeq: events.length, outcome: 'completed', headline: 'Reached the API',
    steps: ['done', 'done', 'done', 'done', 'done', 'done', 'none'], ...more,
  };
}
