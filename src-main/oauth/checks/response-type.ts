/** Answers for the check on what the app wants back from the authorization endpoint. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass } from '../run-checks.ts';
import { ABSENT, plain } from '../shown.ts';
import { single } from '../single.ts';

function explain(text: string): string {
  if (text.trim().toLowerCase() === 'code') return 'response_type is code in other letters, or with a space around it.';
  if (text.split(' ').some((word) => word === 'token' || word === 'id_token')) return 'Mavio does not know the implicit and hybrid flows.';
  return 'Mavio does not know this response type.';
}

const CODE = plain('code');

/** The rung `response-type.code`. */
export const RESPONSE_TYPE_CHECKS: Rungs<'response-type.code', { readonly request: AuthorizationRequest }, OAuthErrorCode> = {
  'response-type.code': ({ request: { params } }) => {
    const sent = single(params, 'response_type');
    if (sent === null) return fail('invalid_request', { expected: CODE, received: ABSENT, note: 'response_type is missing or empty.' });
    if (sent.text === 'code') return pass(CODE, sent.shown);
    return fail('unsupported_response_type', { expected: CODE, received: sent.shown, note: explain(sent.text) });
  },
};
