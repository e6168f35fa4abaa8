/** Answers for how a refusal between servers travels: its HTTP status, and whether the client is asked to use Basic again. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { OAuthErrorCode } from '../../src-preload/contract/oauth.ts';
import type { TokenRefusal, TokenRequest } from './decision.ts';
import type { Failure } from './run-checks.ts';

/** RFC 6749 has no error code for a wrong method or content type; the HTTP status tells them apart. */
function statusOf({ id, error }: Failure<CheckId, OAuthErrorCode>): number {
  if (id === 'token.method') return 405;
  if (id === 'token.form') return 415;
  return error === 'invalid_client' ? 401 : 400;
}

/** Makes the refusal of a failed ladder (RFC 6749 5.2). `WWW-Authenticate` is due where an Authorization header was tried. */
export function refuseTokenRequest(request: TokenRequest, failure: Failure<CheckId, OAuthErrorCode>): TokenRefusal {
  const { error, description } = failure;
  return { outcome: 'refuse', status: statusOf(failure), askBasic: error === 'invalid_client' && request.authorization.kind !== 'none', error, description };
}
