/** Answers for the verdict of every scenario from events made by hand: each of the three, and the neighbours that must not be taken for one another. */
import { describe, expect, test } from 'vitest';
import { API_LADDER } from '../../../src-preload/contract/checks-token.ts';
import { SCENARIO_IDS, type ScenarioId, type Verdict } from '../../../src-preload/contract/checkups.ts';
import { FlowId } from '../../../src-preload/contract/ids.ts';
import type { EventDraft, Exchange, Staged, TraceEvent } from '../../../src-preload/contract/trace.ts';
import { judge } from '../../../src-main/trace/checkup/judge.ts';
import { climb, DRAFTS, FLOW_ID, plain, print, START } from '../../renderer/flows/flow-fixture.ts';

const SECOND_FLOW = FlowId.parse('flow_fedcba9876543210');
const FAULT: Staged = { kind: 'fault', ruleId: 'rule', number: 1, title: 'staged', point: 'answer' };

type Row = readonly [EventDraft, { readonly flow?: typeof FLOW_ID; readonly at?: number }?];

/** Numbers rows as they arrive, each in its flow. */
function seen(...rows: readonly Row[]): TraceEvent[] {
  const last = new Map<string, number>();
  return rows.map(([draft, { flow = FLOW_ID, at } = {}], index) => {
    const seq = (last.get(flow) ?? 0) + 1;
    last.set(flow, seq);
    return { ...draft, flowId: flow, seq, at: START + (at ?? index * 10) };
  });
}

const staged = (draft: EventDraft): EventDraft => ({ ...draft, staged: [FAULT] });
const wire = (draft: EventDraft, change: Partial<Exchange>): EventDraft => ('exchange' in draft && draft.exchange !== undefined ? { ...draft, exchange: { ...draft.exchange, ...change } } : draft);

const BEGUN: Row[] = [[DRAFTS.started()], [DRAFTS.asked()]];
const AGAIN: Row[] = [[DRAFTS.started(), { flow: SECOND_FLOW }], [DRAFTS.asked(), { flow: SECOND_FLOW }]];
const CONSENT: Row = [DRAFTS.answered('automatic')];
const TAMPERED: Row = [staged(DRAFTS.answered('automatic'))];
const EXCHANGED: Row = [DRAFTS.exchanged()];
const LOGIN: Row[] = [...BEGUN, CONSENT, EXCHANGED];
const failing = (status: number, more: Partial<Exchange> = {}): Row => {
  const draft = DRAFTS.exchanged() as Extract<EventDraft, { type: 'token.decided' }>;
  return [staged(wire({ ...draft, issued: [], ended: [], error: 'server_error' }, { status, ...more }))];
};
const DENIED: Row = [DRAFTS.denied()];
const replay: Row = [{ ...(DRAFTS.exchanged() as Extract<EventDraft, { type: 'token.decided' }>), error: 'invalid_grant', issued: [] }];
const limited = (at: number): Row => [failing(429, { responseHeaders: [plain('retry-after', '2')] })[0], { at }];

const aged = (olderMs?: number): Row => [{ type: 'authorization.ended', by: 'checkup', ...(olderMs === undefined ? {} : { olderMs }), issued: [], ended: [{ of: 'access_token', fingerprint: 'bbbb·0001', reason: 'expired' }] }];
const dead = (path = '/v1/meetings'): Row => [wire({ ...(DRAFTS.called() as Extract<EventDraft, { type: 'api.called' }>), error: 'invalid_token', checks: climb(API_LADDER, { at: 'bearer.fresh' }) }, { status: 401, path })];
const unknown: Row = [wire({ ...(DRAFTS.called() as Extract<EventDraft, { type: 'api.called' }>), error: 'invalid_token', checks: climb(API_LADDER, { at: 'bearer.known' }) }, { status: 401 }), { flow: SECOND_FLOW }];
const scopeless = (path = '/v1/notes'): Row => [wire({ ...(DRAFTS.called() as Extract<EventDraft, { type: 'api.called' }>), error: 'insufficient_scope', checks: climb(API_LADDER, { at: 'bearer.scope' }) }, { status: 403, path })];
const called: Row = [wire(DRAFTS.called(), { headers: [print('authorization', 'access_token', 'bbbb·0002')] })];
const refreshed = (round = 1): Row => [DRAFTS.refreshed(round)];
const kept: Row = [{ ...(DRAFTS.refreshed() as Extract<EventDraft, { type: 'token.decided' }>), issued: [{ of: 'access_token', fingerprint: 'bbbb·0002', issuedAt: START, expiresAt: START + 1, scopes: [] }], ended: [] }];
const refusedRefresh = (round = 1): Row => [{ ...(DRAFTS.refreshed(round) as Extract<EventDraft, { type: 'token.decided' }>), error: 'invalid_grant', issued: [], ended: [] }];

const askedFor = (...scopes: string[]): Row => [{ ...(DRAFTS.asked() as Extract<EventDraft, { type: 'authorization.decided' }>), scopes }];
const NARROW: Row[] = [[DRAFTS.started()], askedFor('meetings:read', 'notes:read'), TAMPERED, EXCHANGED];

type Case = readonly [ScenarioId, Verdict, RegExp, readonly Row[]];

const refusals = (id: 'state.wrong' | 'state.missing' | 'issuer.wrong'): Case[] => [
  [id, 'handled', /sent no code/, [...BEGUN, TAMPERED]],
  [id, 'handled', /sent no code/, [...BEGUN, TAMPERED, ...AGAIN, [DRAFTS.answered('automatic'), { flow: SECOND_FLOW }], [DRAFTS.exchanged(), { flow: SECOND_FLOW }]]],
  [id, 'not_handled', /sent the code/, [...BEGUN, TAMPERED, EXCHANGED]],
  [id, 'cannot_tell', /Nobody signed in/, []],
  [id, 'cannot_tell', /Nobody signed in/, [...LOGIN]],
];
const fresh = (id: 'refresh.revoked' | 'refresh.expired'): Case[] => [
  [id, 'handled', /one refresh, and began a new sign-in/, [...LOGIN, aged(), dead(), refusedRefresh(), ...AGAIN]],
  [id, 'handled', /no refresh, and began a new sign-in/, [...LOGIN, aged(), dead(), ...AGAIN]],
  [id, 'handled', /was refused, and stopped/, [...LOGIN, aged(), dead(), refusedRefresh()]],
  [id, 'not_handled', /twice with the same refresh token/, [...LOGIN, aged(), dead(), refusedRefresh(), refusedRefresh()]],
  [id, 'not_handled', /3 times with the dead token/, [...LOGIN, aged(), dead(), dead(), dead()]],
  [id, 'cannot_tell', /sent nothing/, [...LOGIN, aged()]],
  [id, 'cannot_tell', /neither refreshed nor/, [...LOGIN, aged(), dead()]],
  [id, 'cannot_tell', /got no tokens/, [...BEGUN, CONSENT]],
];

const CASES: readonly Case[] = [
  ...refusals('state.wrong'), ...refusals('state.missing'), ...refusals('issuer.wrong'),

  ['consent.denied', 'handled', /no token request/, [...BEGUN, DENIED]],
  ['consent.denied', 'handled', /no token request/, [...BEGUN, DENIED, ...AGAIN, [DRAFTS.denied(), { flow: SECOND_FLOW }]]],
  ['consent.denied', 'not_handled', /asked for tokens/, [...BEGUN, DENIED, [DRAFTS.wrongSecret(), { flow: SECOND_FLOW }]]],
  ['consent.denied', 'not_handled', /3 times in a row/, [...BEGUN, DENIED, DENIED, DENIED]],
  ['consent.denied', 'cannot_tell', /Nobody signed in/, [...BEGUN]],

  ['scopes.fewer', 'handled', /only what the granted scopes open/, [...NARROW, called]],
  ['scopes.fewer', 'handled', /did not insist/, [...NARROW, called, scopeless()]],
  ['scopes.fewer', 'handled', /did not insist/, [...NARROW, scopeless('/v1/notes'), scopeless('/v1/channels'), scopeless('/v1/team')]],
  ['scopes.fewer', 'not_handled', /3 times with a token that lacks/, [...NARROW, scopeless(), scopeless(), scopeless()]],
  ['scopes.fewer', 'not_handled', /refreshed after a 403/, [...NARROW, scopeless(), refreshed()]],
  ['scopes.fewer', 'handled', /only what/, [...NARROW, called, refreshed()]],
  ['scopes.fewer', 'cannot_tell', /made no call/, NARROW],
  ['scopes.fewer', 'cannot_tell', /meetings:read only/, LOGIN],

  ['code.twice', 'handled', /sent the code once/, [...BEGUN, TAMPERED, EXCHANGED]],
  ['code.twice', 'not_handled', /same code twice/, [...BEGUN, TAMPERED, EXCHANGED, replay]],
  ['code.twice', 'cannot_tell', /did not send the code/, [...BEGUN, TAMPERED]],

  ['token.slow', 'handled', /and waited/, [...BEGUN, CONSENT, [staged(DRAFTS.exchanged())]]],
  ['token.slow', 'not_handled', /did not wait: the same code came twice/, [...BEGUN, CONSENT, [staged(DRAFTS.exchanged())], replay]],
  ['token.slow', 'cannot_tell', /did not send it/, [...BEGUN, CONSENT]],

  ['token.error', 'handled', /got its tokens/, [...BEGUN, CONSENT, failing(500), EXCHANGED]],
  ['token.error', 'handled', /got its tokens/, [...BEGUN, CONSENT, failing(500), ...AGAIN, [DRAFTS.exchanged(), { flow: SECOND_FLOW }]]],
  ['token.error', 'not_handled', /gave up after one 500/, [...BEGUN, CONSENT, failing(500)]],
  ['token.error', 'not_handled', /went on sending/, [...BEGUN, CONSENT, failing(500), EXCHANGED, replay]],

  ['token.limited', 'handled', /waited as long as/, [...BEGUN, CONSENT, limited(1000), [DRAFTS.exchanged(), { at: 3000 }]]],
  ['token.limited', 'not_handled', /A request came before/, [...BEGUN, CONSENT, limited(1000), [DRAFTS.exchanged(), { at: 2999 }]]],
  ['token.limited', 'not_handled', /gave up after one 429/, [...BEGUN, CONSENT, limited(1000)]],

  ['token.malformed', 'handled', /It stopped/, [...BEGUN, CONSENT, [staged(DRAFTS.exchanged())]]],
  ['token.malformed', 'not_handled', /sent the code again/, [...BEGUN, CONSENT, [staged(DRAFTS.exchanged())], replay]],
  ['token.malformed', 'not_handled', /never issued/, [...BEGUN, CONSENT, [staged(DRAFTS.exchanged())], unknown]],

  ['access.dead', 'handled', /went on with the new token/, [...LOGIN, aged(3_601_000), dead('/v1/meetings'), dead('/v1/notes'), dead('/v1/channels'), refreshed(), called]],
  ['access.dead', 'handled', /refreshed once\./, [...LOGIN, aged(3_601_000), refreshed()]],
  ['access.dead', 'handled', /began a new sign-in/, [...LOGIN, aged(3_601_000), dead(), ...AGAIN]],
  ['access.dead', 'not_handled', /twice with the same refresh token/, [...LOGIN, aged(3_601_000), dead(), refreshed(), refusedRefresh()]],
  ['access.dead', 'not_handled', /3 times for one dead token/, [...LOGIN, aged(3_601_000), dead(), refreshed(1), refreshed(2), refreshed(3)]],
  ['access.dead', 'not_handled', /3 times with the dead token/, [...LOGIN, aged(3_601_000), dead(), dead(), dead(), refreshed()]],
  ['access.dead', 'not_handled', /went no further/, [...LOGIN, aged(3_601_000), dead()]],
  ['access.dead', 'cannot_tell', /sent nothing/, [...LOGIN, aged(3_601_000)]],

  ['refresh.rotated', 'handled', /kept the new refresh token/, [...LOGIN, aged(3_601_000), refreshed(1), aged(3_601_000), refreshed(2)]],
  ['refresh.rotated', 'not_handled', /had been replaced/, [...LOGIN, aged(3_601_000), refreshed(1), aged(3_601_000), refusedRefresh(1)]],
  ['refresh.rotated', 'cannot_tell', /Rotation is off/, [...LOGIN, aged(3_601_000), kept, aged(3_601_000), kept]],
  ['refresh.rotated', 'cannot_tell', /only once/, [...LOGIN, aged(3_601_000), refreshed(1)]],
  ['refresh.rotated', 'cannot_tell', /did not refresh/, [...LOGIN, aged(3_601_000), dead()]],

  ...fresh('refresh.revoked'), ...fresh('refresh.expired'),

  ['secret.replaced', 'handled', /refused once, and stopped/, [...BEGUN, CONSENT, [staged(DRAFTS.wrongSecret())]]],
  ['secret.replaced', 'not_handled', /twice with a secret/, [...BEGUN, CONSENT, [staged(DRAFTS.wrongSecret())], [staged(DRAFTS.wrongSecret())]]],
  ['secret.replaced', 'cannot_tell', /did not send it/, [...BEGUN, CONSENT]],
];

describe('a scenario is judged', () => {
  test.each(CASES.map(([id, verdict, says, rows], index) => [`${String(index)} ${id} is ${verdict}: ${says.source}`, { id, verdict, says, rows }] as const))('%s', (_name, { id, verdict, says, rows }) => {
    const events = seen(...rows);
    const judgement = judge(id, events);
    expect(judgement).toMatchObject({ verdict, because: expect.stringMatching(says) as string });
    // A verdict stands on events that were recorded; only where nothing was seen there is nothing to show.
    if (verdict !== 'cannot_tell') expect(judgement.evidence.length).toBeGreaterThan(0);
    for (const { flowId, seq } of judgement.evidence) expect(events).toContainEqual(expect.objectContaining({ flowId, seq }));
  });

  test('every scenario both ways and undecided', () => {
    const reached = new Set(CASES.map(([id, verdict]) => `${id} ${verdict}`));
    const wanted = SCENARIO_IDS.flatMap((id) => ['handled', 'not_handled'].map((verdict) => `${id} ${verdict}`));
    expect(wanted.filter((name) => !reached.has(name))).toEqual([]);
    for (const id of SCENARIO_IDS) expect(judge(id, []), id).toMatchObject({ verdict: 'cannot_tell' });
  });

  test('by counts and orders alone: the same events at other times come to the same, but for Retry-After, which is an order to wait', () => {
    for (const [id, verdict, , rows] of CASES.filter(([name]) => name !== 'token.limited')) {
      const later = seen(...rows).map((event, index) => ({ ...event, at: START + index * 977_000 }));
      expect(judge(id, later).verdict, id).toBe(verdict);
    }
  });
});
