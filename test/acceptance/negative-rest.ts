/** Answers for the table of everything else that is refused: revocation, introspection, the API, and HTTP itself. */
import { CLIENT_ID } from '../authserver/login.ts';
import { APP_SECRET } from '../kit/auth-server.ts';
import { bare, basic, naming, row, withBody, type Expected, type Row } from './negative-row.ts';

const noBody = { client_id: null, client_secret: null };
const refused = (error: string, status = 400, headers: Expected['headers'] = {}): Expected => ({ status, error, headers: { 'cache-control': 'no-store', ...headers } });

/** What both endpoints refuse alike. */
const shared = (['/oauth/revoke', '/oauth/introspect'] as const).flatMap((path) => [
  row(`${path}: a GET`, bare(`GET ${path}?x=y`), refused('invalid_request', 405, { allow: 'POST, OPTIONS' })),
  row(`${path}: JSON`, withBody(`POST ${path}`, '{}', ['Content-Type: application/json']), refused('invalid_request', 415)),
  row(`${path}: no token`, naming(path, { token: null }), refused('invalid_request')),
  row(`${path}: the token under another name`, naming(path, { token: null, refresh_token: '{RT}' }), { ...refused('invalid_request'), says: /refresh_token is sent/ }),
  row(`${path}: the token twice`, withBody(`POST ${path}`, `token=a&token=b&client_id=${CLIENT_ID}&client_secret=${APP_SECRET}`), refused('invalid_request')),
  row(`${path}: the token in the address`, withBody(`POST ${path}?token=x`, `client_id=${CLIENT_ID}&client_secret=${APP_SECRET}`), refused('invalid_request')),
  row(`${path}: no credentials`, naming(path, noBody), refused('invalid_client', 401)),
  row(`${path}: no secret`, naming(path, { client_secret: null }), refused('invalid_client', 401)),
  row(`${path}: a wrong secret`, naming(path, { client_secret: 'x' }), refused('invalid_client', 401)),
  row(`${path}: a wrong secret by Basic`, naming(path, noBody, [basic(CLIENT_ID, 'x')]), refused('invalid_client', 401, { 'www-authenticate': /^Basic/ })),
  row(`${path}: the secret twice`, naming(path, {}, [basic()]), refused('invalid_request')),
  row(`${path}: two client ids`, naming(path, { client_id: 'x', client_secret: null }, [basic()]), refused('invalid_request')),
]);

const named: readonly Row[] = [
  row('revoking another app’s token', naming('/oauth/revoke', { token: '{OTHER_RT}' }), refused('invalid_grant')),
  row('asking about another app’s token', naming('/oauth/introspect', { token: '{OTHER_RT}' }), { status: 200, says: /^\{"active":false\}$/ }),
  row('asking about a dead token', naming('/oauth/introspect', { token: '{OLD_AT}' }), { status: 200, says: /^\{"active":false\}$/ }),
];

const unauthorized: Expected = { status: 401, error: 'unauthorized', headers: { 'www-authenticate': /^Bearer realm="Mavio"/, 'content-type': /^application\/json/ } };
const invalid: Expected = { ...unauthorized, headers: { 'www-authenticate': /error="invalid_token"/ } };
const call = (...lines: readonly string[]): string => bare('GET /v1/meetings', lines);

const api: readonly Row[] = [
  row('no token', call(), { ...unauthorized, headers: { 'www-authenticate': /^(?!.*error=)/ } }),
  row('an empty header', call('Authorization: '), unauthorized),
  row('Bearer alone', call('Authorization: Bearer'), unauthorized),
  row('Bearer and quotation marks', call('Authorization: Bearer "{AT}"'), unauthorized),
  row('Bearer and two words', call('Authorization: Bearer {AT} x'), unauthorized),
  row('Basic', call(basic()), unauthorized),
  row('a token without a scheme', call('Authorization: {AT}'), unauthorized),
  row('two Authorization headers', call('Authorization: Bearer {AT}', 'Authorization: Bearer {AT}'), unauthorized),
  row('an unknown token', call('Authorization: Bearer mavio_at_unknown'), invalid),
  row('a refresh token', call('Authorization: Bearer {RT}'), invalid),
  row('a token that is too old', call('Authorization: Bearer {OLD_AT}'), invalid),
  row('a token that was revoked', call('Authorization: Bearer {REVOKED_AT}'), invalid),
  row('a token without the scope', call('Authorization: Bearer {NOTES_AT}'), { status: 403, error: 'forbidden', headers: { 'www-authenticate': /insufficient_scope.*scope="meetings:read"/ } }),
  row('a token in the address', bare('GET /v1/meetings?access_token={AT}'), { status: 400, error: 'bad_request', headers: { 'www-authenticate': /invalid_request/ } }),
  row('a token in both places', bare('GET /v1/meetings?access_token={AT}', ['Authorization: Bearer {AT}']), { status: 400, error: 'bad_request' }),
  row('a limit of 0', bare('GET /v1/meetings?limit=0', ['Authorization: Bearer {AT}']), { status: 400, error: 'validation_error' }),
  row('a limit of 101', bare('GET /v1/meetings?limit=101', ['Authorization: Bearer {AT}']), { status: 400, error: 'validation_error' }),
  row('an endpoint that is not there', bare('GET /v1/nothing'), { status: 404, error: 'not_found' }),
];

const http: readonly Row[] = [
  row('a path that is not there', bare('GET /nowhere'), { status: 404 }),
  row('dots in a path', bare('GET /oauth/../oauth/authorize'), { status: 404 }),
  row('encoded dots in a path', bare('GET /oauth/%2e%2e/x'), { status: 404 }),
  row('a path that cannot be decoded', bare('GET /oauth/%ff'), { status: 400 }),
  row('two slashes', bare('GET //evil.example/oauth/authorize'), { status: 404 }),
  row('another capital', bare('GET /OAuth/Token'), { status: 404 }),
  row('a slash at the end', bare('GET /oauth/token/'), { status: 404 }),
  row('an absolute target', bare('GET http://evil.example/oauth/consent?request=x'), { status: 404 }),
  row('an asterisk', bare('OPTIONS *'), { status: 404 }),
  row('a check that is not there', bare('GET /oauth/checks/nonsense'), { status: 404 }),
  row('a check that is markup', bare('GET /oauth/checks/%3Cscript%3E'), { status: 404 }),
  row('metadata by POST', bare('POST /.well-known/oauth-authorization-server'), { status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } }),
  row('an address of 9 KB', bare(`GET /oauth/authorize?x=${'y'.repeat(9000)}`), { status: 414 }),
  row('a token address of 9 KB', bare(`POST /oauth/token?x=${'y'.repeat(9000)}`), { status: 414, error: 'invalid_request' }),
  row('an API address of 9 KB', bare(`GET /v1/meetings?x=${'y'.repeat(9000)}`), { status: 414, error: 'bad_request' }),
  row('headers of 70 KB', bare('GET /oauth/token', [`X-Large: ${'y'.repeat(70_000)}`]), { status: 431, error: 'invalid_request' }),
  row('a body of 64 KB and one byte', withBody('POST /oauth/token', 'x'.repeat(65_537)), { status: 413, error: 'invalid_request' }),
  row('a body whose length is a lie', bare('POST /oauth/revoke', ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 99999999']), { status: 413, error: 'invalid_request' }),
  row('a length that is no number', bare('POST /oauth/token', ['Content-Length: x']), { status: 400 }),
  row('a negative length', bare('POST /oauth/token', ['Content-Length: -1']), { status: 400 }),
  row('two lengths', bare('POST /oauth/token', ['Content-Length: 1', 'Content-Length: 2']), { status: 400 }),
  row('length and chunks together', bare('POST /oauth/token', ['Content-Length: 1', 'Transfer-Encoding: chunked']), { status: 400 }),
  row('a chunk of no size', `${bare('POST /oauth/token', ['Transfer-Encoding: chunked'])}zz\r\n`, { status: 400 }),
  row('a header without a colon', bare('GET /oauth/token', ['nonsense']), { status: 400 }),
  row('a header with a space in its name', bare('GET /oauth/token', ['a b: c']), { status: 400 }),
  row('a NUL in a header', bare('GET /oauth/token', ['X: a\u0000b']), { status: 400 }),
  row('a bare line feed in a header', bare('GET /oauth/token', ['X: a\nSet-Cookie: b']), { status: 400 }),
  row('a folded header', bare('GET /oauth/token', ['X: a', ' b']), { status: 400 }),
  row('no host', 'GET /oauth/token HTTP/1.1\r\nConnection: close\r\n\r\n', { status: 400, error: 'invalid_request' }),
  row('two hosts', bare('GET /oauth/token', ['Host: evil.example']), { status: 400, error: 'invalid_request' }),
  row('two hosts at the API', bare('GET /v1/meetings', ['Host: 127.0.0.1']), { status: 400, error: 'bad_request' }),
  row('a packed body', withBody('POST /oauth/token', 'x', ['Content-Type: application/x-www-form-urlencoded', 'Content-Encoding: gzip']), { status: 415, error: 'invalid_request', says: /Content-Encoding/ }),
  row('a packed body at the API', withBody('POST /v1/meetings', '{}', ['Content-Type: application/json', 'Content-Encoding: br']), { status: 415, error: 'bad_request', says: /Content-Encoding/ }),
  row('an API id of 3 KB', bare(`GET /v1/meetings/${'x'.repeat(3000)}`), { status: 401, error: 'unauthorized' }),
  row('a tunnel', bare('CONNECT evil.example:443'), { status: 405, error: 'invalid_request', headers: { allow: /POST/ } }),
  row('a preflight of an API path that is not there', bare('OPTIONS /v1/nonsense', ['Origin: http://localhost:5173', 'Access-Control-Request-Method: GET']), { status: 204, headers: { 'access-control-allow-origin': '*' } }),
  row('OPTIONS of an API path that is not there', bare('OPTIONS /v1/nonsense'), { status: 404, error: 'not_found' }),
  row('another version', 'GET /oauth/token HTTP/9.9\r\nHost: x\r\n\r\n', { status: 400 }),
  row('no HTTP', 'hello\r\n\r\n', { status: 400 }),
  row('a method that is not one', bare('hello /oauth/token'), { status: 400 }),
  row('a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', { status: 400 }),
  row('HTTP/2 in clear', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', { status: 400 }),
];

export const REST_ROWS: readonly Row[] = [...shared, ...named, ...api, ...http];
