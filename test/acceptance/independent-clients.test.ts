/** Answers for the server in the eyes of independent OAuth libraries, as a developer's own app uses them against npm run serve. */
import * as oauth from 'oauth4webapi';
import { AuthorizationCode } from 'simple-oauth2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walk, walkToCallback } from '../kit/browser-walk.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { readVerdict } from '../kit/failed-check.ts';
import { serve } from '../kit/serve.ts';
import type { Served } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import type { ServedClient } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

let stack: AsyncDisposableStack;
let automatic: Served;
let asking: Served;
let page: ServedClient;
let app: DeveloperApp;

beforeAll(async () => {
  stack = new AsyncDisposableStack();
  const start = async (consent: string): Promise<Served> => {
    const folder = stack.use(await makeTempFolder('clients'));
    return stack.use(await serve([...writeWorkspace(folder), '--vault', 'session', '--consent', consent]));
  };
  [automatic, asking] = await Promise.all([start('authorize'), start('ask')]);
  page = stack.use(await connectServed(automatic.ready.consoleUrl));
  app = await DeveloperApp.discover({ issuer: automatic.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
});
afterAll(() => stack.disposeAsync());

const noStore = (response: Response): string => response.headers.get('cache-control') ?? '';

describe('oauth4webapi', () => {
  test('finds the endpoints that exist', () => {
    const { issuer } = automatic.ready;
    expect(app.server).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/oauth/authorize`,
      token_endpoint: `${issuer}/oauth/token`,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      introspection_endpoint: `${issuer}/oauth/introspect`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  });

  test.each(['basic', 'post'] as const)('with client_secret_%s walks from login to a refreshed call', async (method) => {
    const own = app.withSecret(CLIPNOTE.clientSecret, method);
    const { login, params } = await own.logIn('meetings:read notes:read');
    const tokens = await own.exchange(params, login.verifier);
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600, scope: 'meetings:read notes:read' });
    const meetings = await own.callMeetings(tokens.access_token);
    expect(meetings.status).toBe(200);
    expect(await meetings.json()).toMatchObject({ pagination: { limit: 20, offset: 0, has_more: false } });

    const renewed = await own.refresh(tokens.refresh_token);
    expect(renewed.access_token).not.toBe(tokens.access_token);
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect((await own.callMeetings(renewed.access_token)).status).toBe(200);
  });

  test('walks through the consent form of a console that asks, as a browser without JavaScript', async () => {
    const own = await DeveloperApp.discover({ ...app.settings, issuer: asking.ready.issuer });
    const { login, params } = await own.logIn();
    const tokens = await own.exchange(params, login.verifier);
    expect((await own.callMeetings(tokens.access_token)).status).toBe(200);
  });

  test('is told by the callback that the person chose Deny', async () => {
    const own = await DeveloperApp.discover({ ...app.settings, issuer: asking.ready.issuer });
    const denied = await own.logIn('meetings:read', 'deny').catch((cause: unknown) => cause);
    expect(denied).toBeInstanceOf(oauth.AuthorizationResponseError);
    expect(denied).toMatchObject({ error: 'access_denied' });
    await using asked = await connectServed(asking.ready.consoleUrl);
    expect(await readVerdict(asked.client)).toMatchObject({ id: 'consent.granted', clause: 'RFC 6749 §4.1.2.1' });
  });

  test('is told that an unknown scope cannot be granted, with its state', async () => {
    const denied = await app.logIn('meetings:reed').catch((cause: unknown) => cause);
    expect(denied).toBeInstanceOf(oauth.AuthorizationResponseError);
    expect(denied).toMatchObject({ error: 'invalid_scope' });
    expect(await readVerdict(page.client)).toMatchObject({ id: 'scope.known', received: { kind: 'plain', text: 'meetings:reed' } });
  });

  test('refuses an answer whose state or issuer is not its own', async () => {
    const login = await app.beginLogin();
    const callback = await walkToCallback(login.url, { redirectUri: REDIRECT_URI, answer: 'authorize' });
    expect(() => app.readCallback(callback, { ...login, state: 'another' })).toThrow('"state"');
    callback.searchParams.set('iss', 'http://127.0.0.1:1');
    expect(() => app.readCallback(callback, login)).toThrow('"iss"');
  });
});

describe('a refusal', () => {
  test('of a wrong secret is a 401 in the words of either method', async () => {
    const { login, params } = await app.logIn();
    const wrong = await app.withSecret('mavio_secret_wrong').exchange(params, login.verifier).catch((cause: unknown) => cause);
    expect(wrong).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect(wrong).toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
    const verdict = await readVerdict(page.client);
    expect(verdict).toMatchObject({ id: 'client-auth.secret', clause: 'RFC 6749 §2.3.1' });
    expect([verdict.expected?.kind, verdict.received?.kind]).toEqual(['fingerprint', 'fingerprint']);

    const posted = await app.withSecret('mavio_secret_wrong', 'post').exchange(params, login.verifier).catch((cause: unknown) => cause);
    expect(posted instanceof oauth.ResponseBodyError || posted instanceof oauth.WWWAuthenticateChallengeError).toBe(true);
    expect(posted).toMatchObject({ status: 401 });

    // Neither attempt spent the code: the app with the right secret still gets in.
    expect(await app.exchange(params, login.verifier)).toHaveProperty('access_token');
  });

  test('of a reused code ends the tokens of its first use', async () => {
    const { login, params } = await app.logIn();
    const tokens = await app.exchange(params, login.verifier);
    const again = await app.exchange(params, login.verifier).catch((cause: unknown) => cause);
    expect(again).toBeInstanceOf(oauth.ResponseBodyError);
    expect(again).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(noStore((again as oauth.ResponseBodyError).response)).toBe('no-store');
    const verdict = await readVerdict(page.client);
    expect(verdict).toMatchObject({ id: 'code.unused', clause: 'RFC 6749 §4.1.2' });
    expect(verdict.expected).toBeDefined();
    expect(verdict.received).toBeDefined();

    const dead = await app.callMeetings(tokens.access_token).catch((cause: unknown) => cause);
    expect(dead).toMatchObject({ status: 401, cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token' } }] });
    await expect(app.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('of a wrong verifier names both challenges, and leaves no token', async () => {
    const { params } = await app.logIn();
    const wrong = await app.exchange(params, oauth.generateRandomCodeVerifier()).catch((cause: unknown) => cause);
    expect(wrong).toBeInstanceOf(oauth.ResponseBodyError);
    expect(wrong).toMatchObject({ status: 400, error: 'invalid_grant' });
    const verdict = await readVerdict(page.client);
    expect(verdict).toMatchObject({ id: 'code.verifier', clause: 'RFC 7636 §4.6' });
    expect(verdict.expected).not.toEqual(verdict.received);
  });

  test('of a missing scope is a 403 that names it', async () => {
    const { login, params } = await app.logIn('notes:read');
    const tokens = await app.exchange(params, login.verifier);
    const refused = await app.callMeetings(tokens.access_token).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect(refused).toMatchObject({ status: 403, cause: [{ scheme: 'bearer', parameters: { error: 'insufficient_scope', scope: 'meetings:read' } }] });
    expect(await readVerdict(page.client)).toMatchObject({
      id: 'bearer.scope',
      clause: 'RFC 6750 §3.1',
      expected: { kind: 'plain', text: 'meetings:read' },
      received: { kind: 'plain', text: 'notes:read' },
    });
  });

  test('of a redirect URI that is not registered is a page, never a redirect', async () => {
    const login = await app.beginLogin();
    const url = new URL(login.url);
    url.searchParams.set('redirect_uri', `${REDIRECT_URI}/`);
    const end = await walk(url.href, { redirectUri: REDIRECT_URI, answer: 'authorize' });
    expect(end).toMatchObject({ page: { status: 400 } });
    expect(await readVerdict(page.client)).toMatchObject({
      id: 'redirect.registered',
      clause: 'RFC 6749 §3.1.2.3',
      expected: { kind: 'plain', text: REDIRECT_URI },
      received: { kind: 'plain', text: `${REDIRECT_URI}/` },
    });
  });
});

describe('simple-oauth2', () => {
  const makeClient = (authorizationMethod: 'header' | 'body', secret: string = CLIPNOTE.clientSecret) =>
    new AuthorizationCode({
      client: { id: CLIPNOTE.clientId, secret },
      auth: { tokenHost: automatic.ready.issuer, tokenPath: '/oauth/token', authorizePath: '/oauth/authorize' },
      options: { authorizationMethod },
    });

  const logIn = async (client: AuthorizationCode) => {
    const code_verifier = oauth.generateRandomCodeVerifier();
    const code_challenge = await oauth.calculatePKCECodeChallenge(code_verifier);
    const pkce = { code_challenge, code_challenge_method: 'S256' };
    const url = client.authorizeURL({ redirect_uri: REDIRECT_URI, scope: 'meetings:read', state: 'simple-state', ...pkce });
    const { searchParams } = await walkToCallback(url, { redirectUri: REDIRECT_URI, answer: 'authorize' });
    expect(searchParams.get('state')).toBe('simple-state');
    return { code: searchParams.get('code') ?? '', redirect_uri: REDIRECT_URI, code_verifier };
  };

  test.each(['header', 'body'] as const)('with the secret in the %s walks from login to a refreshed call', async (method) => {
    const client = makeClient(method);
    const tokens = await client.getToken(await logIn(client));
    expect(tokens.expired()).toBe(false);
    const renewed = await tokens.refresh();
    expect(renewed.token['refresh_token']).not.toBe(tokens.token['refresh_token']);
    const meetings = await fetch(new URL('/v1/meetings', automatic.ready.issuer), {
      headers: { Authorization: `Bearer ${String(renewed.token['access_token'])}` },
    });
    expect(meetings.status).toBe(200);
    // A rotated token that comes back ends the whole family.
    await expect(tokens.refresh()).rejects.toMatchObject({ output: { statusCode: 400 }, data: { payload: { error: 'invalid_grant' } } });
    expect(await readVerdict(page.client)).toMatchObject({ id: 'refresh.current', clause: 'RFC 9700 §4.14.2' });
    await expect(renewed.refresh()).rejects.toMatchObject({ data: { payload: { error: 'invalid_grant' } } });
  });

  test('hears of a wrong secret with status and error', async () => {
    const grant = await logIn(makeClient('header'));
    await expect(makeClient('header', 'mavio_secret_wrong').getToken(grant)).rejects.toMatchObject({
      output: { statusCode: 401 },
      data: { payload: { error: 'invalid_client' } },
    });
  });
});
