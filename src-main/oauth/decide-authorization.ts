/** Answers for the decision about a request to the authorization endpoint (RFC 6749 4.1.1, RFC 7636 4.3). */
import { AUTHORIZATION_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { splitScopes } from '../../src-preload/contract/oauth.ts';
import { clientChecks } from './checks/client.ts';
import { pkceChecks } from './checks/pkce.ts';
import { chooseInteraction, promptChecks } from './checks/prompt.ts';
import { redirectChecks } from './checks/redirect.ts';
import { requestChecks } from './checks/request.ts';
import { responseTypeChecks } from './checks/response-type.ts';
import { scopeChecks } from './checks/scope.ts';
import { stateChecks } from './checks/state.ts';
import type { AuthorizationDecision, AuthorizationFacts, AuthorizationRequest } from './decision.ts';
import { proven, runChecks } from './run-checks.ts';
import { single } from './single.ts';

type DecideAuthorization = (request: AuthorizationRequest, facts: AuthorizationFacts, now: number) => AuthorizationDecision;

const LAST_ON_PAGE = AUTHORIZATION_LADDER.indexOf('redirect.registered');

/**
 * Decides about an authorization request.
 * Out: `ask` the person; or a refusal, on a page until the redirect URI is verified and to the app after that (RFC 6749 4.1.2.1).
 * `now` (epoch ms) is part of every decision's shape; no check of this ladder needs it yet.
 */
export const decideAuthorization: DecideAuthorization = (request, facts) => {
  const readScopes = (): string[] => splitScopes(proven(single(request.params, 'scope'), 'scope.present').text);
  const { checks, failure } = runChecks(AUTHORIZATION_LADDER, {
    ...requestChecks(request),
    ...clientChecks(request, facts),
    ...redirectChecks(request, facts),
    ...responseTypeChecks(request),
    ...scopeChecks(request),
    ...stateChecks(request),
    ...pkceChecks(request),
    ...promptChecks(request, facts, readScopes),
  });
  const refusal = failure === null ? null : { error: failure.error, description: failure.description };
  if (failure !== null && refusal !== null && AUTHORIZATION_LADDER.indexOf(failure.id) <= LAST_ON_PAGE) {
    return { checks, outcome: 'refuse_on_page', ...refusal };
  }
  const redirectUri = proven(single(request.params, 'redirect_uri'), 'redirect.present').text;
  const state = single(request.params, 'state')?.text ?? null;
  if (refusal !== null) return { checks, outcome: 'refuse_to_app', redirectUri, state, ...refusal };
  const scopes = readScopes();
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
