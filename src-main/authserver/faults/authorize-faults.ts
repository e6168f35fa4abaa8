/** Answers for rules at the authorization endpoint: what they may ask about a request, and answers they give in the place of the server. */
import type { FlowId } from '../../../src-preload/contract/ids.ts';
import type { AuthorizationDecision } from '../../oauth/decision.ts';
import type { FaultRequest } from '../../oauth/faults/fault-request.ts';
import { grantByRule, type MetRule } from '../../lab/consent-rules.ts';
import type { Injection } from '../../lab/fault-rules.ts';
import type { Recording } from '../../trace/recorder.ts';
import { refuseToApp } from '../answer-to-app.ts';
import { recordExchange } from '../exchange-record.ts';
import type { ServerContext } from '../parts.ts';
import type { Received } from '../receive.ts';
import { answerWithRedirect, type Answer } from '../respond.ts';
import { answerInstead, STAGED_WORDS } from './answer-instead.ts';
import { seeCallback } from './see-callback.ts';
import { seeRequest } from './see-request.ts';
import { notReached, staged } from './stage.ts';

/** What a rule may ask about an authorization request. A redirect URI counts once it was verified. */
export function seeAuthorization(received: Received, clientId: string | null, decision: AuthorizationDecision): FaultRequest {
  const isAsked = decision.outcome === 'ask';
  return seeRequest('authorize', received, {
    clientId,
    scopes: isAsked ? decision.scopes : [],
    granted: isAsked,
    redirectUri: decision.outcome === 'refuse_on_page' ? null : decision.redirectUri,
    hasState: decision.outcome !== 'refuse_on_page' && decision.state !== null,
  });
}

/** What rules would be asked about an authorization request: itself, and the redirect to the app where nobody has to answer a page. */
export function asksOf(received: Received, decision: AuthorizationDecision, { clientId, consent }: { readonly clientId: string | null; readonly consent: MetRule | null }): FaultRequest[] {
  const first = seeAuthorization(received, clientId, decision);
  if (decision.outcome === 'refuse_on_page') return [first];
  const redirect = { ...decision, received, clientId: clientId ?? '' };
  if (decision.outcome === 'refuse_to_app') return [first, seeCallback({ ...redirect, personId: null, scopes: [], granted: false })];
  if (decision.interaction === 'page' || consent === null) return [first];
  const { person, rule } = consent;
  const scopes = decision.interaction === 'remembered' ? decision.scopes : grantByRule(decision.scopes, rule, person);
  return [first, seeCallback({ ...redirect, personId: person.personId, scopes, granted: scopes.length > 0 })];
}

/** True when the browser will come again with the very same request, which belongs to the same flow then. */
export function comesAgain(met: Injection | null): boolean {
  return met?.act.kind === 'redirect_loop';
}

/** Answers in the place of the server, and records that. Out: the answer, and the redirect when it goes to the app. */
export function answerFault(server: ServerContext, recording: Recording, { received, flowId, decision, met }: { received: Received; flowId: FlowId; decision: AuthorizationDecision; met: Injection }): { answer: Answer; toApp: string | null } {
  const { act } = met;
  const error = act.kind === 'oauth_error' ? act.error : undefined;
  const toApp = error === undefined || decision.outcome === 'refuse_on_page' ? null : refuseToApp(server, decision, { error, description: act.kind === 'oauth_error' ? (act.description ?? STAGED_WORDS) : '', check: null });
  const answer = toApp === null ? answerInstead(server, act, { endpoint: 'authorize', received }) : answerWithRedirect(302, toApp);
  recording.record(flowId, {
    type: 'authorization.decided',
    exchange: recordExchange(server.redactor, received, answer),
    checks: notReached(decision.checks),
    outcome: toApp === null ? 'refused_on_page' : 'refused_to_app',
    ...(error === undefined ? {} : { error }),
    scopes: [],
    staged: [met.staged],
  });
  if (toApp !== null) server.flows.clearExpected(flowId);
  return { answer: staged(answer, [met]), toApp };
}
