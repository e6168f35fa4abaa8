/** Answers for the table of authorization requests: each check failing in the ways that happen, and what still passes. */
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { PROMPT_CASES } from './prompt-cases.ts';
import { decideAuthorization } from '../../src-main/oauth/decide-authorization.ts';
import type { AuthorizationDecision, AuthorizationFacts } from '../../src-main/oauth/decision.ts';
import type { Case, Expectation } from './cases.ts';
import type { Changes } from './make.ts';
import { authorizationFacts, authorizationRequest, CHALLENGE, CLIENT, NOW, REDIRECT, SECRET, STATE } from './make.ts';

type Row = Case<AuthorizationDecision>;
const PKCE = ['pkce.method', 'pkce.challenge'] as const;

/** Checks that do not apply where neither is sent. */
const PROMPTS = ['prompt.alone', 'login-hint.known', 'prompt.silent'] as const;

interface Passing {
  readonly name: string;
  readonly changes?: Changes;
  readonly facts?: AuthorizationFacts;
  readonly skips?: readonly CheckId[];
  readonly more?: Readonly<Record<string, unknown>>;
}

function asks({ name, changes = {}, facts = authorizationFacts(), skips = [], more = {} }: Passing): Row {
  return { name, fails: null, skips: [...skips, ...(changes['prompt'] === undefined && changes['login_hint'] === undefined ? PROMPTS : [])], decide: () => decideAuthorization(authorizationRequest(changes), facts, NOW), more: { outcome: 'ask', redirectUri: REDIRECT, ...more } };
}

interface Failing extends Expectation {
  readonly facts?: AuthorizationFacts;
  readonly method?: string;
  readonly skips?: readonly CheckId[];
  readonly state?: string | null;
}

function page(fails: CheckId, changes: Changes, { facts = authorizationFacts(), method = 'GET', ...rest }: Failing): Row {
  return {
    name: `${fails} fails on a page: ${String(rest.note)}`, fails, ...rest,
    decide: () => decideAuthorization(authorizationRequest(changes, method), facts, NOW),
    more: { outcome: 'refuse_on_page', error: fails === 'client.known' ? 'invalid_client' : 'invalid_request' },
  };
}

function app(fails: CheckId, changes: Changes, { error, state = STATE, facts = authorizationFacts(), ...rest }: Failing & { readonly error: string }): Row {
  return {
    name: `${fails} fails back to the app: ${String(rest.note)}`, fails, ...rest,
    decide: () => decideAuthorization(authorizationRequest(changes), facts, NOW),
    more: { outcome: 'refuse_to_app', redirectUri: REDIRECT, state, error },
  };
}

function differs(redirectUri: string, registered: string, note: string): Row {
  return page('redirect.registered', { redirect_uri: redirectUri }, { facts: authorizationFacts([registered]), expected: registered, received: redirectUri, note });
}

const LOCAL = 'http://localhost:5173/oauth/callback';

export const AUTHORIZATION_CASES: readonly Row[] = [
  asks({ name: 'a good request asks the person', more: { scopes: ['meetings:read', 'notes:read'], state: STATE, codeChallenge: CHALLENGE } }),
  asks({ name: 'no PKCE at all is fine', changes: { code_challenge: null, code_challenge_method: null }, skips: PKCE, more: { codeChallenge: null } }),
  asks({ name: 'empty PKCE parameters count as omitted', changes: { code_challenge: '', code_challenge_method: '' }, skips: PKCE }),
  asks({ name: 'state is recommended, not demanded', changes: { state: null }, skips: ['state.present'], more: { state: null } }),
  asks({ name: 'an empty state counts as omitted', changes: { state: '' }, skips: ['state.present'], more: { state: null } }),
  asks({ name: 'an empty duplicate counts as omitted', changes: { state: ['', STATE] }, more: { state: STATE } }),
  asks({ name: 'unknown parameters are ignored, also repeated ones', changes: { display: 'page', resource: ['https://a.example', 'https://b.example'] } }),
  asks({ name: 'a scope named twice is granted once', changes: { scope: ' notes:read  notes:read ' }, more: { scopes: ['notes:read'] } }),

  ...PROMPT_CASES.map(({ fails, error, ...row }) => (fails === undefined ? asks(row) : app(fails, row.changes, { ...row, error }))),

  page('request.method', {}, { method: 'POST', expected: 'GET', received: 'POST', note: /GET only/ }),
  page('request.method', {}, { method: 'mavio_at_x y', received: 'another method', note: /GET only/ }),
  ...['response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'code_challenge', 'code_challenge_method', 'prompt', 'login_hint'].map((name) =>
    page('request.no-duplicates', { [name]: ['one', 'one'] }, { expected: `${name} once`, received: `${name} 2 times`, note: `${name} is sent twice.` }),
  ),
  page('request.no-duplicates', { state: ['a', 'b', 'c'] }, { received: 'state 3 times', note: 'state is sent 3 times.' }),
  page('client.present', { client_id: null }, { received: 'absent', note: /missing or empty/ }),
  page('client.present', { client_id: '' }, { received: 'absent', note: /missing or empty/ }),
  page('client.known', { client_id: 'mavio_client_production' }, { facts: { client: null }, received: 'mavio_client_production', note: /No app/ }),
  page('client.known', {}, { facts: { client: null, deleted: { name: 'Clipnote', deletedAt: NOW } }, received: CLIENT, note: 'This app was deleted on 14 November 2023 at 22:13 UTC; its name was Clipnote.' }),
  page('client.known', { client_id: CLIENT.toUpperCase() }, { note: /No app/ }),
  page('client.known', { client_id: ` ${CLIENT}` }, { facts: { client: null }, note: /space/ }),
  page('client.known', { client_id: `"${CLIENT}"` }, { facts: { client: null }, note: /quotation mark/ }),
  page('client.known', { client_id: 'undefined' }, { facts: { client: null }, note: /no value/ }),
  page('client.known', { client_id: SECRET }, { facts: { client: null }, received: /^other /, note: 'It looks like a client secret.' }),
  page('redirect.present', { redirect_uri: null }, { expected: REDIRECT, received: 'absent', note: /missing/ }),
  page('redirect.absolute', { redirect_uri: '/oauth/callback' }, { expected: REDIRECT, received: '/oauth/callback', note: /begins with a slash/ }),
  page('redirect.absolute', { redirect_uri: '//clipnote.example/oauth/callback' }, { note: /begins with a slash/ }),
  page('redirect.absolute', { redirect_uri: 'callback' }, { note: 'It has no scheme.' }),
  page('redirect.absolute', { redirect_uri: 'localhost:3000/cb' }, { note: /scheme is missing/ }),
  page('redirect.absolute', { redirect_uri: 'https:///cb' }, { note: 'It has no host.' }),
  page('redirect.absolute', { redirect_uri: 'https:/cb' }, { note: 'It has no host.' }),
  page('redirect.absolute', { redirect_uri: encodeURIComponent(REDIRECT) }, { expected: REDIRECT, note: /encoded twice/ }),
  page('redirect.no-fragment', { redirect_uri: `${REDIRECT}#` }, { expected: REDIRECT, received: `${REDIRECT}#`, note: /fragment/ }),
  page('redirect.no-fragment', { redirect_uri: `${REDIRECT}#_=_` }, { note: /fragment/ }),
  differs('http://clipnote.example/oauth/callback', REDIRECT, 'The scheme is http instead of https.'),
  differs('http://127.0.0.1:5173/oauth/callback', LOCAL, 'The host is 127.0.0.1 instead of localhost.'),
  differs('http://[::1]:5173/oauth/callback', LOCAL, 'The host is [::1] instead of localhost.'),
  differs('https://Clipnote.example/oauth/callback', REDIRECT, 'The host differs in upper and lower case.'),
  differs('http://localhost:3000/oauth/callback', LOCAL, 'The port is 3000 instead of 5173.'),
  differs('http://localhost/oauth/callback', LOCAL, 'Port 5173 is missing.'),
  differs('https://clipnote.example:443/oauth/callback', REDIRECT, 'The default port 443 is written out.'),
  differs('https://clipnote.example:8443/oauth/callback', REDIRECT, 'The URI you sent names a port, and the registered one does not.'),
  differs(`${REDIRECT}/`, REDIRECT, 'The URI you sent ends in a slash that the registered one does not have.'),
  differs(REDIRECT, `${REDIRECT}/`, 'The slash at the end is missing.'),
  differs('https://clipnote.example/cb', REDIRECT, 'The path is /cb instead of /oauth/callback.'),
  differs('https://clipnote.example/OAuth/Callback', REDIRECT, 'The path differs in upper and lower case.'),
  differs('https://clipnote.example/%6fauth/callback', REDIRECT, 'The path is percent-encoded differently.'),
  differs(`${REDIRECT}?next=1`, REDIRECT, 'The URI you sent carries a query that the registered one does not have.'),
  differs(REDIRECT, `${REDIRECT}?tenant=1`, 'The query of the registered one is missing.'),
  differs(`${REDIRECT}?b=2&a=1`, `${REDIRECT}?a=1&b=2`, 'The query has another order.'),
  differs(`${REDIRECT}?a=2`, `${REDIRECT}?a=1`, 'A has another value in the query.'),
  differs(`${REDIRECT} `, REDIRECT, 'A space or line break stands after it.'),
  differs('https://me@clipnote.example/oauth/callback', REDIRECT, 'A user name stands before @.'),
  differs('http://127.0.0.1:5173/oauth/callback/', LOCAL, 'The host is 127.0.0.1 instead of localhost, and the URI you sent ends in a slash that the registered one does not have.'),
  page('redirect.registered', { redirect_uri: `https://clipnote.example/${SECRET}` }, { received: /^other /, note: 'The path differs.' }),
  page('redirect.registered', { redirect_uri: 'myapp:/cb' }, { facts: authorizationFacts([]), expected: 'absent', note: /no registered redirect URI/ }),
  page('redirect.registered', { redirect_uri: 'http://127.0.0.1:5173/oauth/callback/' }, {
    facts: authorizationFacts(['https://clipnote.example/', LOCAL, 'http://10.0.0.1:5172/']), expected: LOCAL, note: /127\.0\.0\.1/,
  }),

  app('response-type.code', { response_type: null }, { error: 'invalid_request', expected: 'code', received: 'absent', note: /missing/ }),
  app('response-type.code', { response_type: 'token' }, { error: 'unsupported_response_type', received: 'token', note: /implicit/ }),
  app('response-type.code', { response_type: 'code id_token' }, { error: 'unsupported_response_type', note: /hybrid/ }),
  app('response-type.code', { response_type: 'Code' }, { error: 'unsupported_response_type', note: /other letters/ }),
  app('response-type.code', { response_type: 'device', state: null }, { error: 'unsupported_response_type', state: null, note: /does not know/ }),
  app('scope.present', { scope: null }, { error: 'invalid_scope', received: 'absent', note: /missing/ }),
  app('scope.present', { scope: '  ' }, { error: 'invalid_scope', note: /nothing but spaces/ }),
  app('scope.known', { scope: 'meetings:read admin' }, { error: 'invalid_scope', expected: /^some of meetings:read /, received: 'meetings:read admin', note: /^admin is not one/ }),
  app('scope.known', { scope: 'action_items:read' }, { error: 'invalid_scope', expected: 'action-items:read', note: /use action-items:read instead/ }),
  app('scope.known', { scope: 'notes:read webhooks:write' }, { error: 'invalid_scope', expected: 'notes:read webhooks:manage', note: /use webhooks:manage instead/ }),
  app('scope.known', { scope: 'summaries:read' }, { error: 'invalid_scope', expected: 'meetings:read', note: /use meetings:read instead/ }),
  app('scope.known', { scope: 'meeting:read' }, { error: 'invalid_scope', expected: 'meetings:read', note: /perhaps meetings:read/ }),
  app('scope.known', { scope: 'Meetings:Read' }, { error: 'invalid_scope', expected: 'meetings:read', note: /perhaps meetings:read/ }),
  app('scope.known', { scope: 'meetings:read,notes:read' }, { error: 'invalid_scope', expected: 'meetings:read notes:read', note: /commas/ }),
  app('scope.known', { scope: 'meetings:read%20notes:read' }, { error: 'invalid_scope', expected: 'meetings:read notes:read', note: /encoded twice/ }),
  app('scope.known', { scope: 'constructor' }, { error: 'invalid_scope', note: /^constructor is not one/ }),
  app('scope.known', { scope: SECRET }, { error: 'invalid_scope', received: /^other /, note: /^One of the names/ }),
  app('pkce.method', { code_challenge_method: null }, { error: 'invalid_request', expected: 'S256', received: 'absent', note: /means plain/ }),
  app('pkce.method', { code_challenge_method: 'plain' }, { error: 'invalid_request', received: 'plain', note: /S256 only/ }),
  app('pkce.method', { code_challenge_method: 's256' }, { error: 'invalid_request', note: /capital S/ }),
  app('pkce.challenge', { code_challenge: null }, { error: 'invalid_request', received: 'absent', note: /without a code_challenge/ }),
  app('pkce.challenge', { code_challenge: `${CHALLENGE}=` }, { error: 'invalid_request', note: /padding/ }),
  app('pkce.challenge', { code_challenge: '0'.repeat(64) }, { error: 'invalid_request', note: /hexadecimal/ }),
  app('pkce.challenge', { code_challenge: CHALLENGE.replace('-', '+') }, { error: 'invalid_request', note: /plain base64/ }),
  app('pkce.challenge', { code_challenge: `${CHALLENGE}\n` }, { error: 'invalid_request', note: /does not have/ }),
  app('pkce.challenge', { code_challenge: 'short' }, { error: 'invalid_request', note: /5 characters instead of 43/ }),
];
