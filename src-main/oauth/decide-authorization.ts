/** Answers for the decision about a request to the authorization endpoint (RFC 6749 4.1.1, RFC 7636 4.3). */
import { AUTHORIZATION_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { CLIENT_CHECKS } from './checks/client.ts';
import { PKCE_CHECKS } from './checks/pkce.ts';
import { chooseInteraction, PROMPT_CHECKS } from './checks/prompt.ts';
import { REDIRECT_CHECKS } from './checks/redirect.ts';
import { REQUEST_CHECKS } from './checks/request.ts';
import { RESPONSE_TYPE_CHECKS } from './checks/response-type.ts';
import { SCOPE_CHECKS, scopesOf } from './checks/scope.ts';
import { STATE_CHECKS } from './checks/state.ts';
import type { AuthorizationDecision, AuthorizationFacts, AuthorizationRequest } from './decision.ts';
import { makeLadder, proven, runChecks } from './run-checks.ts';
import { single } from './single.ts';

type DecideAuthorization = (request: AuthorizationRequest, facts: AuthorizationFacts, now: number) => AuthorizationDecision;

const LADDER = makeLadder(AUTHORIZATION_LADDER, {
  ...REQUEST_CHECKS, ...CLIENT_CHECKS, ...REDIRECT_CHECKS, ...RESPONSE_TYPE_CHECKS, ...SCOPE_CHECKS, ...STATE_CHECKS, ...PKCE_CHECKS, ...PROMPT_CHECKS,
});
const LAST_ON_PAGE = AUTHORIZATION_LADDER.indexOf('redirect.registered');

/**
 * Decides about an authorization request.
 * Out: `ask` the person; or a refusal, on a page until the redirect URI is verified and to the app after that (RFC 6749 4.1.2.1).
 * `now` (epoch ms) is part of every decision's shape; no check of this ladder needs it yet.
 */
export const decideAuthorization: DecideAuthorization = (request, facts) => {
  const { checks, failure } = runChecks(LADDER, { request, facts });
  const refusal = failure === null ? null : { error: failure.error, description: failure.description };
  if (failure !== null && refusal !== null && AUTHORIZATION_LADDER.indexOf(failure.id) <= LAST_ON_PAGE) {
    return { checks, outcome: 'refuse_on_page', ...refusal };
  }
  const redirectUri = proven(single(request.params, 'redirect_uri'), 'redirect.present').text;
  const state = single(request.params, 'state')?.text ?? null;
  if (refusal !== null) return { checks, outcome: 'refuse_to_app', redirectUri, state, ...refusal };
  const scopes = scopesOf(request);
  return {
    checks,
    outcome: 'ask',
    redirectUri,
    scopes,
    state,
    codeChallenge: single(request.params, 'code_challenge')?.text ?? null,
    interaction: chooseInteraction(request, scopes, facts.standing),
  };
};
