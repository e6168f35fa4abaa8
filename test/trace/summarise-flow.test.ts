/** Answers for the row of a flow: outcome, headline and track after each story that can be told. */
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import { FlowSummary } from '../../src-preload/contract/trace.ts';
import type { EventDraft, FlowOrigin, StepState, TraceEvent } from '../../src-preload/contract/trace.ts';
import { HEADLINES } from '../../src-preload/contract/headlines.ts';
import { emptySummary, summariseFlow } from '../../src-main/trace/summarise-flow.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import { asked, authorized, called, denied, exchange, exchanged, failAt, reached, refreshed, shown } from './drafts.ts';

const SIGNS: Record<StepState, string> = { none: '_', live: '?', done: '#', failed: 'X', denied: '/' };
const flowId = 'flow_0000000000000001' as FlowId;

const start = (origin: FlowOrigin): EventDraft => ({ type: 'flow.started', origin, clientId: 'mavio_client_x', appName: 'Clipnote' });

function tell(drafts: readonly EventDraft[]): FlowSummary {
  const empty = emptySummary({ flowId, number: 1, startedAt: FIRST_MOMENT, origin: 'app', clientId: 'mavio_client_x', appName: 'Clipnote' });
  const events = drafts.map((draft, index): TraceEvent => ({ ...draft, flowId, seq: index + 1, at: FIRST_MOMENT + index }));
  return events.reduce(summariseFlow, empty);
}

const read = (...drafts: EventDraft[]): string[] => {
  const { outcome, headline, steps } = FlowSummary.parse(tell(drafts));
  return [outcome, headline, steps.map((step) => SIGNS[step]).join('')];
};

const endedBy = (by: 'all_revoked' | 'app_deleted' | 'person_removed', of: 'code' | 'access_token' | null): EventDraft => ({
  type: 'authorization.ended', by, issued: [], ended: of === null ? [] : [{ of, fingerprint: '0000·0001', reason: 'revoked' }],
});

const begun = [start('app'), asked, shown] as const;
const consented = [...begun, authorized] as const;
const issued = [...consented, exchanged] as const;

const refusedAt = (id: CheckId, outcome: 'refused_on_page' | 'refused_to_app'): EventDraft => ({ ...asked, checks: failAt(id), outcome, error: 'invalid_request' });
const failed = (id: CheckId): EventDraft => ({ ...exchanged, checks: failAt(id), error: 'invalid_grant', ended: [] });
const replayed: EventDraft = { ...exchanged, checks: failAt('code.unused'), error: 'invalid_grant', ended: [{ of: 'access_token', fingerprint: '0000·0001', reason: 'revoked' }] };
const refreshFailed = (id: CheckId): EventDraft => ({ ...refreshed, checks: failAt(id), error: 'invalid_grant', ended: [] });
const apiFailed = (id: CheckId): EventDraft => ({ ...reached, checks: failAt(id), error: 'insufficient_scope', answer: '403' });
const formRefused = (id: CheckId): EventDraft => ({ ...authorized, answer: 'refused', checks: failAt(id), issued: [] });
const callbackFailed = (id: CheckId): EventDraft => ({ ...called, checks: failAt(id) });

describe('a login that goes well', () => {
  test.each<[string, readonly EventDraft[], string[]]>([
    ['an app begins', [start('app')], ['live', 'Started', '?______']],
    ['a guided flow begins', [start('guided')], ['live', 'Waiting for the browser', '?______']],
    ['it is accepted', [start('app'), asked], ['live', 'Waiting for consent', '#?_____']],
    ['the consent page is shown', begun, ['live', 'Waiting for consent', '#?_____']],
    ['the person authorizes', consented, ['live', 'Code issued, not exchanged yet', '###?___']],
    ['the callback arrives', [...consented, called], ['live', 'Code issued, not exchanged yet', '###?___']],
    ['the code is exchanged', issued, ['completed', 'Tokens issued', '#####__']],
    ['the API is called', [...issued, reached], ['completed', 'Reached the API', '######_']],
    ['the token is refreshed', [...issued, reached, refreshed], ['completed', 'Token refreshed', '#######']],
    ['it is refreshed without an API call', [...issued, refreshed], ['completed', 'Token refreshed', '#####_#']],
    ['the API is called after a refresh', [...issued, reached, refreshed, reached], ['completed', 'Reached the API', '#######']],
  ])('%s', (_name, drafts, expected) => {
    expect(read(...drafts)).toEqual(expected);
  });

  test('the row knows who consented, and when and at which event it stands', () => {
    expect(tell(begun)).toMatchObject({ personName: 'Ada Lindqvist', lastSeq: 3, lastAt: FIRST_MOMENT + 2, startedAt: FIRST_MOMENT });
    expect(tell([start('app'), asked, authorized]).personName).toBe('Ada Lindqvist');
    expect(tell([start('app'), asked]).personName).toBeNull();
  });
});

describe('a login that is stopped', () => {
  test.each<[string, readonly EventDraft[], string[]]>([
    ['redirect URI on a page', [start('app'), refusedAt('redirect.registered', 'refused_on_page')], ['refused', 'Redirect URI differs', 'X______']],
    ['unknown client', [start('app'), refusedAt('client.known', 'refused_on_page')], ['refused', 'Client id is not registered', 'X______']],
    ['unknown scope', [start('app'), refusedAt('scope.known', 'refused_to_app')], ['refused', 'Unknown scope', 'X______']],
    ['unknown scope, and the app hears of it', [start('guided'), refusedAt('scope.known', 'refused_to_app'), callbackFailed('callback.success')], ['refused', 'Unknown scope', 'X______']],
    ['denied', [...begun, denied], ['denied', 'Ada chose Deny', '#//____']],
    ['denied, and the app hears of it', [...begun, denied, callbackFailed('callback.success')], ['denied', 'Ada chose Deny', '#//____']],
    ['denied by the console itself', [...begun, { ...denied, by: 'automatic' }], ['denied', 'Denied automatically', '#//____']],
    ['a forged form', [...begun, formRefused('consent.token')], ['refused', 'Consent form is not Mavio’s', '#X_____']],
    ['an old page', [...begun, formRefused('consent.fresh')], ['refused', 'Consent page is too old', '#X_____']],
    ['another state', [...consented, callbackFailed('callback.state')], ['refused', 'State differs in the callback', '##X____']],
    ['wrong secret', [...consented, failed('client-auth.secret')], ['refused', 'Client secret is wrong', '###X___']],
    ['wrong verifier', [...consented, failed('code.verifier')], ['refused', 'Verifier does not match', '###X___']],
    ['old code', [...consented, failed('code.fresh')], ['refused', 'Code is too old', '###X___']],
    ['a code that comes back', [...issued, reached, replayed], ['refused', 'Code was already used', '###X___']],
    ['missing scope', [...issued, apiFailed('bearer.scope')], ['refused', 'Scope not authorized', '#####X_']],
    ['the API answers an error of its own', [...issued, { ...reached, error: 'validation_error', exchange: { ...exchange, status: 400 } }], ['refused', 'API answered 400', '#####X_']],
    ['an old refresh token comes back', [...issued, reached, refreshed, refreshFailed('refresh.current')], ['refused', 'Refresh token was already used', '######X']],
    ['an error without a failed check', [...consented, { ...exchanged, error: 'server_error' }], ['refused', 'Refused: server_error', '###X___']],
    ['a token request out of the blue', [start('stray'), failed('code.known')], ['refused', 'Code was not issued here', '___X___']],
    ['an API call out of the blue', [start('stray'), apiFailed('bearer.present')], ['refused', 'Access token is missing', '_____X_']],
  ])('%s', (_name, drafts, expected) => {
    expect(read(...drafts)).toEqual(expected);
  });
});

describe('a login that goes on after a stop', () => {
  test.each<[string, readonly EventDraft[], string[]]>([
    ['the right secret after the wrong one', [...consented, failed('client-auth.secret'), exchanged], ['completed', 'Tokens issued', '#####__']],
    ['a refresh after one that failed', [...issued, refreshFailed('client-auth.secret'), refreshed], ['completed', 'Token refreshed', '#####_#']],
    ['the API after an old token', [...issued, apiFailed('bearer.fresh'), refreshed, reached], ['completed', 'Reached the API', '#######']],
    ['a refresh leaves the failed call on the track', [...issued, apiFailed('bearer.fresh'), refreshed], ['completed', 'Token refreshed', '#####X#']],
    ['another app tries the code, the token still works', [...issued, failed('code.same-client'), reached], ['completed', 'Reached the API', '######_']],
    ['a forged form, then the real one', [...begun, formRefused('consent.token'), authorized], ['live', 'Code issued, not exchanged yet', '###?___']],
    ['a second click is turned away', [...consented, formRefused('consent.unanswered')], ['live', 'Code issued, not exchanged yet', '###?___']],
    ['Back to an answered page', [...issued, reached, shown, formRefused('consent.unanswered')], ['completed', 'Reached the API', '######_']],
    ['Back after Deny', [...begun, denied, shown, formRefused('consent.unanswered')], ['denied', 'Ada chose Deny', '#//____']],
  ])('%s', (_name, drafts, expected) => {
    expect(read(...drafts)).toEqual(expected);
  });
});

test('every check that can fail has a headline of its own words, short enough for a row', () => {
  for (const id of Object.keys(CHECKS) as CheckId[]) {
    expect([id, HEADLINES[id].length > 0 && HEADLINES[id].length <= 36]).toEqual([id, true]);
  }
});

describe('what the developer ended from the console', () => {
  test('a flow that had its tokens keeps its outcome, and says how it ended', () => {
    expect(read(...issued, endedBy('all_revoked', 'access_token'))).toEqual(['completed', 'All tokens revoked', '#####_#']);
    expect(read(...issued, endedBy('app_deleted', 'access_token'))).toEqual(['completed', 'App was deleted', '#####_#']);
    expect(read(...issued, endedBy('person_removed', 'access_token'))).toEqual(['completed', 'Person was removed', '#####_#']);
  });

  test('a flow that waited is over at the step it waited for', () => {
    expect(read(start('guided'), endedBy('app_deleted', null))).toEqual(['refused', 'App was deleted', 'X______']);
    expect(read(...begun, endedBy('app_deleted', null))).toEqual(['refused', 'App was deleted', '#X_____']);
    expect(read(...consented, endedBy('all_revoked', 'code'))).toEqual(['refused', 'All tokens revoked', '###X___']);
  });

  test('a flow that was over before stays as it was', () => {
    expect(read(...begun, denied, endedBy('app_deleted', null))[0]).toBe('denied');
  });

  test('what the app was refused before stays refused, and is what the flow is called by', () => {
    const revoked: EventDraft = { type: 'authorization.revoked', by: 'developer', personName: 'Ada Lindqvist', issued: [], ended: [{ of: 'access_token', fingerprint: '0000·0001', reason: 'revoked' }] };
    const [outcome, headline] = read(...issued, apiFailed('bearer.scope'));
    for (const end of [revoked, endedBy('all_revoked', 'access_token'), endedBy('app_deleted', null)]) {
      expect(read(...issued, apiFailed('bearer.scope'), end).slice(0, 2)).toEqual([outcome, headline]);
    }
    expect(outcome).toBe('refused');
    expect(read(...issued, revoked)).toEqual(['completed', 'You revoked it', '#####_#']);
  });
});
