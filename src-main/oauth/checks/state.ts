/** Answers for the check on state: recommended, and never a reason to refuse. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { pass, skip } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

const FRESH = plain('a fresh random value');

/** The rung `state.present`. */
export const STATE_CHECKS: Rungs<'state.present', { readonly request: AuthorizationRequest }, OAuthErrorCode> = {
  'state.present': ({ request: { params } }) => {
    const sent = single(params, 'state');
    return sent === null ? skip(FRESH, ABSENT, 'No state is sent. Mavio recommends one and does not refuse without it.') : pass(FRESH, sent.shown);
  },
};
