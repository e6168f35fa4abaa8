/** Answers for the table of token requests that are refused. */
import { CLIENT_ID, REDIRECT_URI } from '../authserver/login.ts';
import { APP_SECRET } from '../kit/auth-server.ts';
import { bare, basic, exchanging, refreshing, row, withBody, type Expected, type Row } from './negative-row.ts';

const json = { 'content-type': /^application\/json/, 'cache-control': 'no-store', pragma: 'no-cache', 'x-content-type-options': 'nosniff' };
const refused = (error: string, status = 400): Expected => ({ status, error, headers: json });
const request = refused('invalid_request');
const grant = refused('invalid_grant');
const client = refused('invalid_client', 401);
const challenged: Expected = { ...client, headers: { ...json, 'www-authenticate': /^Basic realm=/ } };
const form: Expected = refused('invalid_request', 415);
const noBody = { client_id: null, client_secret: null };

const twice = ['grant_type', 'code', 'redirect_uri', 'code_verifier', 'client_id', 'client_secret', 'scope', 'refresh_token'].map((name) =>
  row(`${name} sent twice`, exchanging({}, `&${name}=x&${name}=x`), request),
);

const headers = ['Basic', 'Basic =', 'Basic !!!', 'Basic /w==', 'Basic OjpBOg==', 'Bearer abc', 'Digest a="b"', `Basic ${Buffer.from('nocolon').toString('base64')}`, `Basic ${Buffer.from('%zz:x').toString('base64')}`, 'mavio_secret_x'].map((value) =>
  row(`Authorization: ${value}`, exchanging(noBody, '', [`Authorization: ${value}`]), challenged),
);

const leaks = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'token', 'access_token'].map((name) =>
  row(`${name} in the address`, withBody(`POST /oauth/token?${name}=x`, `client_id=${CLIENT_ID}&client_secret=${APP_SECRET}`), request),
);

const shape: readonly Row[] = [
  row('a GET', bare('GET /oauth/token?grant_type=authorization_code'), { ...refused('invalid_request', 405), headers: { allow: 'POST, OPTIONS' } }),
  row('a HEAD', bare('HEAD /oauth/token'), { status: 405, headers: { allow: 'POST, OPTIONS' } }),
  row('a PUT', bare('PUT /oauth/token'), { ...refused('invalid_request', 405), headers: { allow: 'POST, OPTIONS' } }),
  row('a method the router does not know', bare('PROPFIND /oauth/token'), { ...refused('invalid_request', 405), headers: { allow: 'POST, OPTIONS' } }),
  row('no body', bare('POST /oauth/token'), form),
  row('no content type', withBody('POST /oauth/token', 'grant_type=refresh_token', []), form),
  row('JSON', withBody('POST /oauth/token', '{"grant_type":"refresh_token"}', ['Content-Type: application/json']), { ...form, says: /JSON/ }),
  row('multipart', withBody('POST /oauth/token', '--x--', ['Content-Type: multipart/form-data; boundary=x']), { ...form, says: /multipart/ }),
  row('plain text', withBody('POST /oauth/token', 'a=b', ['Content-Type: text/plain']), form),
  row('two content types', withBody('POST /oauth/token', 'a=b', ['Content-Type: application/x-www-form-urlencoded', 'Content-Type: application/json']), form),
  row('an empty form', withBody('POST /oauth/token', ''), client),
  row('a form of separators', withBody('POST /oauth/token', '&&&=&='), client),
  row('a form of malformed encodings', withBody('POST /oauth/token', 'grant_type=%zz&client_id=%ff&%=%'), client),
  row('a form of raw bytes', withBody('POST /oauth/token', '\xff\xfe\x00\x01'), client),
  row('everything in the address', bare(`POST /oauth/token?grant_type=authorization_code&client_id=${CLIENT_ID}&client_secret=${APP_SECRET}`), request),
];

const clients: readonly Row[] = [
  row('no credentials', exchanging(noBody), client),
  row('a client id alone', exchanging({ client_secret: null }), { ...client, says: /Clipnote is registered here/ }),
  row('an empty secret', exchanging({ client_secret: '' }), client),
  row('a secret alone', exchanging({ client_id: null }), client),
  row('an unknown client', exchanging({ client_id: 'mavio_client_000000000000' }), client),
  row('a wrong secret', exchanging({ client_secret: 'mavio_secret_wrong' }), client),
  row('the secret with a space', exchanging({ client_secret: `${APP_SECRET} ` }), client),
  row('the secret in quotation marks', exchanging({ client_secret: `"${APP_SECRET}"` }), client),
  row('the word undefined as secret', exchanging({ client_secret: 'undefined' }), client),
  row('a wrong secret by Basic', exchanging(noBody, '', [basic(CLIENT_ID, 'wrong')]), challenged),
  row('an unknown client by Basic', exchanging(noBody, '', [basic('x')]), challenged),
  row('id and secret swapped', exchanging(noBody, '', [basic(APP_SECRET, CLIENT_ID)]), challenged),
  row('an empty pair by Basic', exchanging(noBody, '', [basic('', '')]), challenged),
  row('two Authorization headers', exchanging(noBody, '', [basic(), basic(CLIENT_ID, 'x')]), challenged),
  row('the secret in both places', exchanging({}, '', [basic()]), { ...request, says: /one-method/ }),
  row('another client id in the body than in Basic', exchanging({ client_secret: null, client_id: 'x' }, '', [basic()]), { ...request, says: /same-id/ }),
];

const codes: readonly Row[] = [
  row('no grant type', exchanging({ grant_type: null }), request),
  row('the grant type password', exchanging({ grant_type: 'password' }), refused('unsupported_grant_type')),
  row('the grant type client_credentials', exchanging({ grant_type: 'client_credentials' }), refused('unsupported_grant_type')),
  row('the grant type in capitals', exchanging({ grant_type: 'AUTHORIZATION_CODE' }), refused('unsupported_grant_type')),
  row('no code', exchanging({ code: null }), request),
  row('an empty code', exchanging({ code: '' }), request),
  row('an unknown code', exchanging({ code: 'mavio_ac_unknown' }), grant),
  row('a code with a newline behind it', exchanging({ code: '{CODE}%0A' }), grant),
  row('a refresh token as code', exchanging({ code: '{RT}' }), grant),
  row('a code of another app', exchanging({ code: '{OTHER_CODE}' }), { ...grant, says: /same-client/ }),
  row('a code that is too old', exchanging({ code: '{OLD_CODE}' }), { ...grant, says: /code\.fresh/ }),
  row('a code that was used', exchanging({ code: '{USED_CODE}' }), { ...grant, says: /code\.unused/ }),
  row('no redirect_uri', exchanging({ redirect_uri: null }), request),
  row('a redirect_uri with a slash', exchanging({ redirect_uri: `${REDIRECT_URI}/` }), grant),
  row('a redirect_uri of somebody else', exchanging({ redirect_uri: 'https://evil.example' }), grant),
  row('no verifier', exchanging({ code_verifier: null }), grant),
  row('a wrong verifier', exchanging({ code_verifier: 'x'.repeat(43) }), grant),
  row('a short verifier', exchanging({ code_verifier: 'x' }), grant),
  row('a verifier of 129 characters', exchanging({ code_verifier: 'x'.repeat(129) }), grant),
  row('a verifier with a NUL', exchanging({ code_verifier: `${'x'.repeat(43)}\u0000` }), grant),
  row('a verifier without a challenge', exchanging({ code: '{PLAIN_CODE}' }), grant),
];

const refreshes: readonly Row[] = [
  row('no refresh token', refreshing({ refresh_token: null }), request),
  row('an unknown refresh token', refreshing({ refresh_token: 'mavio_rt_unknown' }), grant),
  row('an access token as refresh token', refreshing({ refresh_token: '{AT}' }), grant),
  row('a refresh token of another app', refreshing({ refresh_token: '{OTHER_RT}' }), grant),
  row('a refresh token that is too old', refreshing({ refresh_token: '{OLD_RT}' }), { ...grant, says: /refresh\.fresh/ }),
  row('a refresh token that was replaced', refreshing({ refresh_token: '{ROTATED_RT}' }), { ...grant, says: /refresh\.current/ }),
  row('a refresh token that was revoked', refreshing({ refresh_token: '{REVOKED_RT}' }), { ...grant, says: /refresh\.alive/ }),
  row('a wider scope', refreshing({ scope: 'meetings:read team:read' }), refused('invalid_scope')),
  row('an unknown scope', refreshing({ scope: 'admin' }), refused('invalid_scope')),
  row('a scope of a space', refreshing({ scope: ' ' }), refused('invalid_scope')),
  row('a refresh with a wrong secret by Basic', refreshing(noBody, '', [basic(CLIENT_ID, 'x')]), challenged),
];

export const TOKEN_ROWS: readonly Row[] = [...shape, ...twice, ...headers, ...leaks, ...clients, ...codes, ...refreshes];
