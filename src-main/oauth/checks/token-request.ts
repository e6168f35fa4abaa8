/** Answers for the checks on a token request itself: method, body, duplicates, grant type. */
import type { OAuthErrorCode } from '../../../src-preload/contract/oauth.ts';
import type { Grant, Param, TokenRequest } from '../decision.ts';
import type { Rungs } from '../run-checks.ts';
import { fail, pass } from '../run-checks.ts';
import { ABSENT, plain, shownMethod } from '../shown.ts';
import { single } from '../single.ts';
import { judgeDuplicates } from './request.ts';

type Ids = 'token.method' | 'token.form' | 'token.no-duplicates';

const RECOGNISED = ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'refresh_token', 'scope', 'client_id', 'client_secret'] as const;
const FORM = 'application/x-www-form-urlencoded';

/** Reads the grant type; anything but the two that exist is `unknown`. */
export function recogniseGrant(params: readonly Param[]): Grant {
  const text = single(params, 'grant_type')?.text;
  return text === 'authorization_code' || text === 'refresh_token' ? text : 'unknown';
}

/** The media type of a Content-Type header, lower case, without parameters such as charset. */
function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** A media type as it may be shown: only text that has the shape of one. */
function shownMediaType(contentType: string | null): ReturnType<typeof plain> {
  if (contentType === null || contentType === '') return ABSENT;
  const type = mediaType(contentType);
  return plain(/^(application|text|multipart|image|audio|video)\/[a-z0-9.+-]{1,40}$/.test(type) ? type : 'another content type');
}

function explainForm(contentType: string | null): string {
  const type = contentType === null ? '' : mediaType(contentType);
  if (type === '') return 'The request has no Content-Type.';
  if (type === 'application/json') return 'The body is JSON.';
  return type === 'multipart/form-data' ? 'The body is a multipart form.' : 'The body is not a form.';
}

/** Builds the rungs `token.*`. In: the parameters that the endpoint reads, none of which may come twice. */
export function tokenRequestChecks(request: TokenRequest, recognised: readonly string[] = RECOGNISED): Rungs<Ids, OAuthErrorCode> {
  return {
    'token.method': () => {
      const compared = { expected: plain('POST'), received: shownMethod(request.method) };
      if (request.method === 'POST') return pass(compared.expected, compared.received);
      return fail('invalid_request', { ...compared, note: 'This endpoint answers POST only.' });
    },
    'token.form': () => {
      const compared = { expected: plain(FORM), received: shownMediaType(request.contentType) };
      if (request.contentType !== null && mediaType(request.contentType) === FORM) return pass(compared.expected, compared.received);
      return fail('invalid_request', { ...compared, note: explainForm(request.contentType) });
    },
    'token.no-duplicates': () => judgeDuplicates(request.params, recognised),
  };
}

/** Builds the rung `grant.supported`. */
export function grantChecks(request: TokenRequest): Rungs<'grant.supported', OAuthErrorCode> {
  return {
    'grant.supported': () => {
      const sent = single(request.params, 'grant_type');
      const expected = plain('authorization_code or refresh_token');
      if (sent === null) return fail('invalid_request', { expected, received: ABSENT, note: 'grant_type is missing or empty.' });
      if (recogniseGrant(request.params) !== 'unknown') return pass(expected, sent.shown);
      return fail('unsupported_grant_type', { expected, received: sent.shown, note: 'Mavio does not know this grant type.' });
    },
  };
}
