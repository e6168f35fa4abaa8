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

/** Builds the rung `response-type.code`. */
export function responseTypeChecks(request: AuthorizationRequest): Rungs<'response-type.code', OAuthErrorCode> {
  const sent = single(request.params, 'response_type');
  const expected = plain('code');
  return {
    'response-type.code': () => {
      if (sent === null) return fail('invalid_request', { expected, received: ABSENT, note: 'response_type is missing or empty.' });
      if (sent.text === 'code') return pass(expected, sent.shown);
      return fail('unsupported_response_type', { expected, received: sent.shown, note: explain(sent.text) });
    },
  };
}
