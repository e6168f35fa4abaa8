/** Answers for the checks on the authorization request itself: its method, and that nothing is said twice. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { AuthorizationRequest, Param } from '../decision.ts';
import type { Finding, Rungs } from '../run-checks.ts';
import { fail, pass } from '../run-checks.ts';
import { plain, shownMethod } from '../shown.ts';
import { comesTwice, occurrences } from '../single.ts';

const RECOGNISED = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'code_challenge', 'code_challenge_method', 'prompt', 'login_hint'] as const;

/**
 * Judges duplicates among the parameters that an endpoint reads. Others must be ignored (RFC 6749 3.1), also when
 * they are repeated: RFC 8707 allows several `resource` parameters.
 */
export function judgeDuplicates(params: readonly Param[], recognised: readonly string[]): Finding<OAuthErrorCode> {
  const repeated = recognised.find((name) => comesTwice(params, name));
  if (repeated === undefined) return pass(plain('each parameter once'), plain('each parameter once'));
  const times = occurrences(params, repeated).length;
  return fail('invalid_request', {
    expected: plain(`${repeated} once`),
    received: plain(`${repeated} ${String(times)} times`),
    note: `${repeated} is sent ${times === 2 ? 'twice' : `${String(times)} times`}.`,
  });
}

/** Builds the rungs `request.*`. */
export function requestChecks(request: AuthorizationRequest): Rungs<'request.method' | 'request.no-duplicates', OAuthErrorCode> {
  return {
    'request.method': () => {
      const compared = { expected: plain('GET'), received: shownMethod(request.method) };
      if (request.method === 'GET') return pass(compared.expected, compared.received);
      return fail('invalid_request', { ...compared, note: 'The authorization endpoint answers GET only.' });
    },
    'request.no-duplicates': () => judgeDuplicates(request.params, RECOGNISED),
  };
}
