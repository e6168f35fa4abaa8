/** Answers for the check on state: recommended, and never a reason to refuse. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { pass, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

/** Builds the rung `state.present`. */
export function stateChecks(request: AuthorizationRequest): Rungs<'state.present', OAuthErrorCode> {
  const sent = single(request.params, 'state');
  const expected = plain('a fresh random value');
  return {
    'state.present': () =>
      sent === null ? skip(expected, ABSENT, 'No state is sent. Mavio recommends one and does not refuse without it.') : pass(expected, sent.shown),
  };
}
