/** Answers for walking a login by hand in the tests of the server: each request of the browser and of the app, one call each. */
import { createHash } from 'node:crypto';
import { APP_SECRET, type TestAuthServer } from '../kit/auth-server.ts';
import { readForm } from '../kit/browser-walk.ts';

export const REDIRECT_URI = 'http://localhost:5173/oauth/callback';
export const CLIENT_ID = 'mavio_client_Xk29fLm41QaZ';
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** Parameters of a request that is accepted. */
export const GOOD: Readonly<Record<string, string>> = {
  response_type: 'code',
  client_id: CLIENT_ID,
  redirect_uri: REDIRECT_URI,
  scope: 'meetings:read',
  state: 'k7Jp-0s',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
};

/** A JSON answer as the tests read it. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
}

/** Sends an authorization request. A parameter that is undefined is left out. */
export async function authorize(server: TestAuthServer, changes: Readonly<Record<string, string | undefined>> = {}): Promise<Response> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...GOOD, ...changes })) if (value !== undefined) query.append(name, value);
  return fetch(`${server.issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
}

/** Where an answer leads. Throws when it leads nowhere. */
export function locationOf(response: Response): URL {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`Status ${String(response.status)} leads nowhere.`);
  return new URL(location, response.url);
}

/** A consent page that was opened: its address, text and hidden fields. */
export interface OpenPage {
  readonly url: string;
  readonly html: string;
  readonly response: Response;
  readonly fields: URLSearchParams;
}

/** Opens the consent page behind an accepted request. */
export async function openConsent(server: TestAuthServer, changes: Readonly<Record<string, string | undefined>> = {}): Promise<OpenPage> {
  const url = locationOf(await authorize(server, changes)).href;
  const response = await fetch(url);
  const html = await response.text();
  const form = readForm(html, url);
  if (form === null) throw new Error(`No form on the page:\n${html}`);
  return { url, html, response, fields: form.fields };
}

/** Ticks or unticks a permission. */
export function tick(page: OpenPage, scope: string, ticked: boolean): void {
  const others = page.fields.getAll('scope').filter((one) => one !== scope);
  page.fields.delete('scope');
  for (const one of ticked ? [...others, scope] : others) page.fields.append('scope', one);
}

/** Presses a button of the consent page, from the page's own origin unless other headers are given. */
export async function press(server: TestAuthServer, page: OpenPage, click: string | { answer: string; headers: Record<string, string> }): Promise<Response> {
  const { answer, headers } = typeof click === 'string' ? { answer: click, headers: { origin: server.issuer } } : click;
  const body = new URLSearchParams(page.fields);
  body.set('answer', answer);
  return fetch(`${server.issuer}/oauth/consent`, { method: 'POST', body, headers, redirect: 'manual' });
}

/** Logs in up to the callback. Out: the code. */
export async function getCode(server: TestAuthServer, changes: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  const page = await openConsent(server, changes);
  const code = locationOf(await press(server, page, 'authorize')).searchParams.get('code');
  if (code === null) throw new Error('The callback has no code.');
  return code;
}

async function read(response: Response): Promise<JsonAnswer> {
  return { status: response.status, headers: response.headers, json: (await response.json()) as Record<string, unknown> };
}

/** Sends a token request with the secret in the body; an undefined field is left out. */
export async function postToken(server: TestAuthServer, fields: Readonly<Record<string, string | undefined>>, headers: Record<string, string> = {}): Promise<JsonAnswer> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) body.append(name, value);
  return read(await fetch(`${server.issuer}/oauth/token`, { method: 'POST', body, headers }));
}

/** Exchanges a code, as the app with the secret in the body. */
export async function exchange(server: TestAuthServer, code: string, changes: Readonly<Record<string, string | undefined>> = {}): Promise<JsonAnswer> {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id: CLIENT_ID, client_secret: APP_SECRET, code_verifier: VERIFIER };
  return postToken(server, { ...fields, ...changes });
}

/** Refreshes. */
export async function refresh(server: TestAuthServer, refreshToken: unknown, changes: Readonly<Record<string, string | undefined>> = {}): Promise<JsonAnswer> {
  const fields = { grant_type: 'refresh_token', refresh_token: typeof refreshToken === 'string' ? refreshToken : undefined, client_id: CLIENT_ID, client_secret: APP_SECRET };
  return postToken(server, { ...fields, ...changes });
}

/** Calls the API; without a token when it is null. */
export async function callMeetings(server: TestAuthServer, token: unknown, query = ''): Promise<JsonAnswer> {
  const headers: Record<string, string> = typeof token === 'string' ? { authorization: `Bearer ${token}` } : {};
  return read(await fetch(`${server.issuer}/v1/meetings${query}`, { headers }));
}
