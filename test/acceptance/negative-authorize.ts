/** Answers for the table of authorization requests and consent forms that are refused. */
import { GOOD, REDIRECT_URI } from '../authserver/login.ts';
import { authorization, bare, row, withBody, type Expected, type Row } from './negative-row.ts';

const page: Expected = { status: 400, headers: { 'content-type': /^text\/html/, 'cache-control': 'no-store', 'x-frame-options': 'DENY' } };
const toApp = (error: string): Expected => ({ status: 302, error, redirect: 'app', headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' } });

/** Parameters of which any two are one too many. */
const twice = Object.keys(GOOD).map((name) => row(`${name} sent twice`, authorization({}, `&${name}=x`), page));

/** Redirect URIs that are almost the registered one. None of them may ever be redirected to. */
const almost = [
  `${REDIRECT_URI}/`, `${REDIRECT_URI}?a=1`, `${REDIRECT_URI}#x`, `${REDIRECT_URI}%2f`, ` ${REDIRECT_URI}`, `${REDIRECT_URI} `, `${REDIRECT_URI}\n`, REDIRECT_URI.toUpperCase(),
  REDIRECT_URI.replace('localhost', '127.0.0.1'), REDIRECT_URI.replace('localhost', 'localhost.'), REDIRECT_URI.replace('localhost', 'LOCALHOST'), REDIRECT_URI.replace(':5173', ''), REDIRECT_URI.replace('5173', '5174'),
  REDIRECT_URI.replace('http:', 'https:'), REDIRECT_URI.replace('//', '//user@'), REDIRECT_URI.replace('//', '//evil.example@'), REDIRECT_URI.replace('/oauth/', '/oauth/../oauth/'), REDIRECT_URI.replace('/callback', '/Callback'),
  REDIRECT_URI.replace('//', '/\\'), 'http://localhost:5173', '/oauth/callback', '//localhost:5173/oauth/callback', 'javascript:alert(1)', 'data:text/html,x', 'https://evil.example/oauth/callback', `https://evil.example/?${REDIRECT_URI}`,
  'http://localhost:5173/oauth/callback\r\nSet-Cookie: a=b', `${REDIRECT_URI}\u0000`, encodeURIComponent(REDIRECT_URI), 'http://*/oauth/callback', 'http://lоcalhost:5173/oauth/callback',
].map((uri) => row(`redirect_uri ${JSON.stringify(uri)}`, authorization({ redirect_uri: uri }), page));

const requests: readonly Row[] = [
  row('nothing at all', bare('GET /oauth/authorize'), page),
  row('an empty query', bare('GET /oauth/authorize?'), page),
  row('no client_id', authorization({ client_id: null }), page),
  row('an empty client_id', authorization({ client_id: '' }), page),
  row('an unknown client_id', authorization({ client_id: 'mavio_client_000000000000' }), page),
  row('a client_id with a space behind it', authorization({ client_id: `${GOOD['client_id'] ?? ''} ` }), page),
  row('a client_id that is markup', authorization({ client_id: '<script>alert(1)</script>' }), page),
  row('a client_id of a prototype', authorization({ client_id: '__proto__' }), page),
  row('no redirect_uri', authorization({ redirect_uri: null }), page),
  row('an empty redirect_uri', authorization({ redirect_uri: '' }), page),
  row('a redirect_uri that was not encoded and cut', bare(`GET /oauth/authorize?client_id=${GOOD['client_id'] ?? ''}&redirect_uri=${REDIRECT_URI}?a=1&b=2&response_type=code`), page),
  row('no response_type', authorization({ response_type: null }), toApp('invalid_request')),
  row('response_type token', authorization({ response_type: 'token' }), toApp('unsupported_response_type')),
  row('response_type code token', authorization({ response_type: 'code token' }), toApp('unsupported_response_type')),
  row('response_type in capitals', authorization({ response_type: 'CODE' }), toApp('unsupported_response_type')),
  row('no scope', authorization({ scope: null }), toApp('invalid_scope')),
  row('a scope of spaces', authorization({ scope: '  ' }), toApp('invalid_scope')),
  row('an unknown scope', authorization({ scope: 'admin' }), toApp('invalid_scope')),
  row('one unknown scope of two', authorization({ scope: 'meetings:read admin' }), toApp('invalid_scope')),
  row('scopes separated by commas', authorization({ scope: 'meetings:read,notes:read' }), toApp('invalid_scope')),
  row('a scope alias of the second page', authorization({ scope: 'action_items:read' }), toApp('invalid_scope')),
  row('a scope in capitals', authorization({ scope: 'MEETINGS:READ' }), toApp('invalid_scope')),
  row('a scope with a quotation mark', authorization({ scope: 'a"b' }), toApp('invalid_scope')),
  row('PKCE by plain', authorization({ code_challenge_method: 'plain' }), toApp('invalid_request')),
  row('PKCE without a method', authorization({ code_challenge_method: null }), toApp('invalid_request')),
  row('PKCE by a method nobody knows', authorization({ code_challenge_method: 's256' }), toApp('invalid_request')),
  row('a method without a challenge', authorization({ code_challenge: null }), toApp('invalid_request')),
  row('a challenge that is too short', authorization({ code_challenge: 'abc' }), toApp('invalid_request')),
  row('a challenge with padding', authorization({ code_challenge: `${'a'.repeat(42)}=` }), toApp('invalid_request')),
  row('malformed percent-encoding', bare('GET /oauth/authorize?client_id=%zz&redirect_uri=%'), page),
  row('invalid UTF-8', bare('GET /oauth/authorize?client_id=%ff%fe'), page),
  row('raw bytes beyond ASCII', bare('GET /oauth/authorize?client_id=\xe9'), { status: 400, error: 'invalid_request' }),
  row('a NUL, encoded', authorization({ client_id: 'x\u0000y' }), page),
  row('a POST', withBody('POST /oauth/authorize', 'client_id=x'), { ...page, status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } }),
  row('a PUT', bare('PUT /oauth/authorize'), { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } }),
  row('a DELETE', bare('DELETE /oauth/authorize'), { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } }),
];

const consent: readonly Row[] = [
  row('the consent page without a request', bare('GET /oauth/consent'), { status: 404 }),
  row('the consent page of an unknown request', bare('GET /oauth/consent?request=x'), { status: 404 }),
  row('the consent page with a request sent twice', bare('GET /oauth/consent?request={PENDING}&request={PENDING}'), { status: 404 }),
  row('an answer without a body', withBody('POST /oauth/consent', ''), { status: 404 }),
  row('an answer as JSON', withBody('POST /oauth/consent', '{"request":"{PENDING}","answer":"authorize"}', ['Content-Type: application/json']), { status: 404 }),
  row('an answer without a token', withBody('POST /oauth/consent', 'request={PENDING}&answer=authorize', ['Content-Type: application/x-www-form-urlencoded', 'Origin: {ISSUER}']), { status: 403 }),
  row('an answer with a wrong token', withBody('POST /oauth/consent', 'request={PENDING}&token=x&answer=authorize', ['Content-Type: application/x-www-form-urlencoded', 'Origin: {ISSUER}']), { status: 403 }),
  row('an answer from another origin', withBody('POST /oauth/consent', 'request={PENDING}&token=x&answer=authorize', ['Content-Type: application/x-www-form-urlencoded', 'Origin: https://evil.example']), { status: 403 }),
  row('an answer from nowhere', withBody('POST /oauth/consent', 'request={PENDING}&token=x&answer=authorize', ['Content-Type: application/x-www-form-urlencoded', 'Origin: null']), { status: 403 }),
  row('a DELETE of the consent page', bare('DELETE /oauth/consent'), { status: 405, headers: { allow: 'GET, HEAD, POST, OPTIONS' } }),
];

export const AUTHORIZE_ROWS: readonly Row[] = [...requests, ...twice, ...almost, ...consent];
