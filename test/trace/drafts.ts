/** Answers for events that trace tests record: one of each kind, as the server would draft them. */
import type { CheckId, CheckResult } from '../../src-preload/contract/checks.ts';
import type { PersonId } from '../../src-preload/contract/ids.ts';
import type { EventDraft, Exchange } from '../../src-preload/contract/trace.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';

type DraftOf<T extends EventDraft['type']> = Extract<EventDraft, { type: T }>;

export const exchange: Exchange = {
  method: 'GET',
  path: '/oauth/authorize',
  query: [{ name: 'client_id', value: { kind: 'plain', text: 'mavio_client_x' } }],
  headers: [],
  form: [],
  status: 303,
  responseHeaders: [],
  location: { target: '/oauth/consent', query: [] },
  body: { kind: 'none' },
  tookMs: 0.4,
};

const pass: CheckResult = { id: 'request.method', outcome: 'pass' };
/** A ladder that stops at this check. */
export const failAt = (id: CheckId): CheckResult[] => [pass, { id, outcome: 'fail' }, { id: 'pkce.challenge', outcome: 'not_reached' }];

export const asked: DraftOf<'authorization.decided'> = { type: 'authorization.decided', exchange, checks: [pass], outcome: 'asked', scopes: ['meetings:read'] };
export const shown: DraftOf<'consent.shown'> = { type: 'consent.shown', exchange, personId: 'usr_7Lm2QxVb9KsT' as PersonId, personName: 'Ada Lindqvist' };
export const authorized: DraftOf<'consent.answered'> = {
  type: 'consent.answered', exchange, checks: [pass], answer: 'authorize', by: 'person', personName: 'Ada Lindqvist', ended: [],
  issued: [{ of: 'code', fingerprint: '3f9a·71c2', issuedAt: FIRST_MOMENT, expiresAt: FIRST_MOMENT + 600_000, scopes: ['meetings:read'] }],
};
export const denied: DraftOf<'consent.answered'> = { ...authorized, answer: 'deny', checks: failAt('consent.granted'), issued: [] };
export const called: DraftOf<'callback.received'> = { type: 'callback.received', by: 'listener', exchange, checks: [{ id: 'callback.code', outcome: 'pass' }] };
export const exchanged: DraftOf<'token.decided'> = {
  type: 'token.decided', grant: 'authorization_code', exchange: { ...exchange, method: 'POST', status: 200 }, checks: [pass], issued: [],
  ended: [{ of: 'code', fingerprint: '3f9a·71c2', reason: 'spent' }],
};
export const refreshed: DraftOf<'token.decided'> = { ...exchanged, grant: 'refresh_token', ended: [{ of: 'refresh_token', fingerprint: '0000·0001', reason: 'rotated' }] };
export const reached: DraftOf<'api.called'> = { type: 'api.called', exchange: { ...exchange, path: '/v1/meetings', status: 200 }, checks: [pass], answer: '5 meetings' };

export const EVERY_KIND: readonly EventDraft[] = [
  { type: 'flow.started', origin: 'app', clientId: null, appName: null },
  asked,
  shown,
  authorized,
  called,
  exchanged,
  { ...exchanged, error: 'invalid_grant' },
  reached,
  { ...reached, error: 'insufficient_scope' },
  refreshed,
];
