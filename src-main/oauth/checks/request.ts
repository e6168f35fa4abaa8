/** Answers for the checks on the authorization request itself: its method, and that nothing is said twice. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest, Param } from '../decision.ts';
import type { Finding, Rungs } from '../run-checks.ts';
import { fail, pass } from '../run-checks.ts';
import { plain, shownMethod } from '../shown.ts';
import { comesTwice, occurrences } from '../single.ts';

const RECOGNISED = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'code_challenge', 'code_challenge_method', 'prompt', 'login_hint'] as const;
const EACH_ONCE = plain('each parameter once');

/**
 * Judges duplicates among the parameters that an endpoint reads. Others must be ignored (RFC 6749 3.1), also when
 * they are repeated: RFC 8707 allows several `resource` parameters.
 */
export function judgeDuplicates(params: readonly Param[], recognised: readonly string[]): Finding<OAuthErrorCode> {
  const repeated = recognised.find((name) => comesTwice(params, name));
  if (repeated === undefined) return pass(EACH_ONCE, EACH_ONCE);
  const times = occurrences(params, repeated).length;
  return fail('invalid_request', {
    expected: plain(`${repeated} once`),
    received: plain(`${repeated} ${String(times)} times`),
    note: `${repeated} is sent ${times === 2 ? 'twice' : `${String(times)} times`}.`,
  });
}

const GET = plain('GET');

/** The rungs `request.*`. */
export const REQUEST_CHECKS: Rungs<'request.method' | 'request.no-duplicates', { readonly request: AuthorizationRequest }, OAuthErrorCode> = {
  'request.method': ({ request: { method } }) => {
    if (method === 'GET') return pass(GET, GET);
    return fail('invalid_request', { expected: GET, received: shownMethod(method), note: 'The authorization endpoint answers GET only.' });
  },
  'request.no-duplicates': ({ request: { params } }) => judgeDuplicates(params, RECOGNISED),
};
