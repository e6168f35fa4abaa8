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

const POST = plain('POST');
const SHOWN_FORM = plain(FORM);
const GRANTS = plain('authorization_code or refresh_token');

/** What the checks on a request itself judge. */
interface Judged {
  readonly request: TokenRequest;
}

/** Makes the rungs `token.*` of an endpoint. In: the parameters that it reads, none of which may come twice. */
export function tokenRequestChecks(recognised: readonly string[] = RECOGNISED): Rungs<Ids, Judged, OAuthErrorCode> {
  return {
    'token.method': ({ request: { method } }) => {
      if (method === 'POST') return pass(POST, POST);
      return fail('invalid_request', { expected: POST, received: shownMethod(method), note: 'This endpoint answers POST only.' });
    },
    'token.form': ({ request: { contentType } }) => {
      if (contentType === FORM || (contentType !== null && mediaType(contentType) === FORM)) return pass(SHOWN_FORM, SHOWN_FORM);
      return fail('invalid_request', { expected: SHOWN_FORM, received: shownMediaType(contentType), note: explainForm(contentType) });
    },
    'token.no-duplicates': ({ request: { params } }) => judgeDuplicates(params, recognised),
  };
}

/** The rung `grant.supported`. */
export const GRANT_CHECKS: Rungs<'grant.supported', Judged, OAuthErrorCode> = {
  'grant.supported': ({ request: { params } }) => {
    const sent = single(params, 'grant_type');
    if (sent === null) return fail('invalid_request', { expected: GRANTS, received: ABSENT, note: 'grant_type is missing or empty.' });
    if (recogniseGrant(params) !== 'unknown') return pass(GRANTS, sent.shown);
    return fail('unsupported_grant_type', { expected: GRANTS, received: sent.shown, note: 'Mavio does not know this grant type.' });
  },
};
