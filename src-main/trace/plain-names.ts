/** Answers for the allow-list: names of parameters, members and headers whose values may be kept in plain. */
import type { ValueKind } from '../../src-preload/contract/checks.ts';

/** Parameters of requests and flat answers. None of them is a secret by its meaning; whatever is not here is covered. */
export const PLAIN_PARAMETERS: ReadonlySet<string> = new Set([
  'response_type', 'response_mode', 'client_id', 'redirect_uri', 'scope', 'prompt', 'login_hint', 'code_challenge', 'code_challenge_method',
  'grant_type', 'token_type', 'token_type_hint', 'expires_in', 'error', 'error_description', 'error_uri', 'iss', 'limit', 'offset',
  'person', // Who answers the consent form.
  'answer', // Which button of the consent form was pressed. Its `request` and `token` are covered: they open the form.
]);

/** What the covered parameters stand for, so that the drawing can name them. */
export const KINDS: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['code', 'code'],
  ['access_token', 'access_token'],
  ['refresh_token', 'refresh_token'],
  ['client_secret', 'secret'],
  ['code_verifier', 'verifier'],
  ['state', 'state'],
]);

/** Members that are covered anywhere in nested JSON. `code` is not among them: there it is the API's error code. */
export const SECRET_MEMBERS: ReadonlySet<string> = new Set(['access_token', 'refresh_token', 'client_secret', 'code_verifier', 'id_token', 'token', 'password', 'secret']);

/** Headers that hold an address; its query is left out. */
export const URL_HEADERS: ReadonlySet<string> = new Set(['location', 'referer']);

/** Headers whose values may be kept. */
export const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'host', 'origin', 'user-agent', 'accept', 'accept-encoding', 'accept-language', 'connection', 'date', 'vary', 'content-type', 'content-length',
  'content-encoding', 'transfer-encoding', 'keep-alive', 'cache-control', 'pragma', 'expires', 'www-authenticate', 'allow', 'retry-after', 'x-request-id',
  'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'referrer-policy', 'content-security-policy', 'x-content-type-options',
  'x-frame-options', 'access-control-allow-origin', 'access-control-allow-methods', 'access-control-allow-headers', 'access-control-max-age',
  'access-control-expose-headers', 'access-control-request-method', 'access-control-request-headers', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy', 'upgrade-insecure-requests', 'sec-fetch-site',
  'sec-fetch-mode', 'sec-fetch-dest', 'sec-fetch-user', 'sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-gpc', 'dnt', 'priority',
]);
