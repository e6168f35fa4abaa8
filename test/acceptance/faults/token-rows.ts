/** Answers for what client libraries make of the faults of the token endpoint. */
import { expect } from 'vitest';
import { signIn, signInFully, signOn, thrownBy, type FaultRow, type Scene } from './scene.ts';

const webApiLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.webApi);
const openidLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.openid);
const simpleLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.simple);
const passportLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.passport);

/** Trades one code twice. Out: what the first time threw, and the scope that the second one brought, or what it threw. */
async function tradeTwice(scene: Scene): Promise<unknown> {
  const { login, callback } = await signOn(scene, scene.openid);
  const first = await thrownBy(scene.openid.exchange(callback, login));
  const second = await scene.openid.exchange(callback, login).then(({ scope }) => scope, (cause: unknown) => cause);
  return { first, second };
}

/** Refreshes twice with the token of the login. Out: whether each refresh brought a new refresh token, the same, or none. */
async function refreshTwice(scene: Scene): Promise<unknown> {
  const { developer } = scene;
  const { refresh_token: old } = await signInFully(scene);
  const { refresh_token: next } = await developer.refresh(old);
  const again = await developer.refresh(old).then(() => 'works', (cause: unknown) => cause);
  return { brought: next === undefined ? 'none' : next === old ? 'the same' : 'another', again };
}

const whole = (answer: unknown): unknown => expect.objectContaining(answer as Record<string, unknown>);

export const TOKEN_ROWS: readonly FaultRow[] = [
  {
    id: 'refresh-invalid-grant', client: 'simple-oauth2',
    does: async (scene) => scene.simple.refresh((await signIn(scene, scene.simple)).refreshToken),
    throws: { output: { statusCode: 400 }, data: { payload: { error: 'invalid_grant', error_description: 'The refresh token is not valid any more.' } } },
  },
  { id: 'exchange-invalid-grant', client: 'passport-oauth2', does: passportLogin, throws: { name: 'TokenError', code: 'invalid_grant', message: 'The code is not valid.' } },
  { id: 'token-invalid-client', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'ResponseBodyError', status: 401, error: 'invalid_client' } },
  { id: 'token-500-once', client: 'openid-client', does: tradeTwice, gets: { first: { name: 'ClientError', code: 'OAUTH_RESPONSE_IS_NOT_CONFORM', cause: { status: 500 } }, second: 'meetings:read notes:read' } },
  { id: 'token-503', client: 'simple-oauth2', does: simpleLogin, throws: { output: { statusCode: 503 }, data: { payload: { error: 'temporarily_unavailable' }, headers: { 'retry-after': '2' } } } },
  { id: 'token-429', client: 'simple-oauth2', does: simpleLogin, throws: { output: { statusCode: 429 }, data: { headers: { 'retry-after': '2' } } } },
  {
    id: 'token-429-bare', client: 'openid-client',
    does: async (scene) => {
      const thrown = await thrownBy(openidLogin(scene));
      return { thrown, hasRetryAfter: (thrown as { response: Response }).response.headers.has('retry-after') };
    },
    gets: { thrown: { name: 'ResponseBodyError', status: 429 }, hasRetryAfter: false },
  },
  { id: 'token-slow', client: 'simple-oauth2', shorter: { ms: 20 }, does: simpleLogin, gets: { scope: 'meetings:read notes:read' } },
  { id: 'token-jitter', client: 'passport-oauth2', shorter: { ms: 10, jitterMs: 20 }, does: async (scene) => scene.passport.refresh((await signIn(scene, scene.passport)).refreshToken), gets: { scope: 'meetings:read notes:read' } },
  { id: 'token-dropped-before', client: 'openid-client', does: tradeTwice, gets: { first: { name: 'TypeError', message: 'fetch failed' }, second: 'meetings:read notes:read' } },
  {
    id: 'refresh-answer-lost', client: 'openid-client',
    does: async (scene) => {
      const { refreshToken } = await signIn(scene, scene.openid);
      return { first: await thrownBy(scene.openid.refresh(refreshToken)), second: await thrownBy(scene.openid.refresh(refreshToken)) };
    },
    gets: { first: { message: 'fetch failed' }, second: { error: 'invalid_grant' } },
  },
  { id: 'token-cut', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'OperationProcessingError', code: 'OAUTH_PARSE_ERROR' } },
  { id: 'token-trickle', client: 'oauth4webapi', shorter: { overMs: 100 }, does: webApiLogin, gets: { scope: 'meetings:read notes:read' } },
  { id: 'token-malformed-json', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'OperationProcessingError', code: 'OAUTH_PARSE_ERROR', cause: { name: 'SyntaxError' } } },
  { id: 'token-html', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'OperationProcessingError', code: 'OAUTH_RESPONSE_IS_NOT_JSON' } },
  { id: 'token-bad-gateway', client: 'openid-client', does: tradeTwice, gets: { first: { code: 'OAUTH_RESPONSE_IS_NOT_CONFORM' }, second: { error: 'invalid_grant' } } },
  { id: 'token-no-access-token', client: 'oauth4webapi', does: webApiLogin, throws: { code: 'OAUTH_INVALID_RESPONSE', message: '"response" body "access_token" property must be a string' } },
  { id: 'token-no-token-type', client: 'openid-client', does: openidLogin, throws: { code: 'OAUTH_INVALID_RESPONSE' } },
  { id: 'token-no-expires-in', client: 'oauth4webapi', does: async (scene) => ({ hasLife: 'expires_in' in (await signInFully(scene)) }), gets: { hasLife: false } },
  { id: 'token-expires-in-text', client: 'oauth4webapi', does: signInFully, gets: { expires_in: 3600 } },
  { id: 'token-access-token-number', client: 'openid-client', does: openidLogin, throws: { code: 'OAUTH_INVALID_RESPONSE' } },
  { id: 'token-type-lower-case', client: 'oauth4webapi', does: signInFully, gets: { token_type: 'bearer' } },
  { id: 'token-type-mac', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'UnsupportedOperationError' } },
  {
    id: 'token-short-life', client: 'oauth4webapi',
    does: async (scene) => {
      const { access_token, expires_in } = await signInFully(scene);
      const early = (await scene.developer.callMeetings(access_token)).status;
      scene.clock.advance(5000);
      return { expires_in, early, late: await thrownBy(scene.developer.callMeetings(access_token)) };
    },
    gets: { expires_in: 5, early: 200, late: { name: 'WWWAuthenticateChallengeError', status: 401 } },
  },
  {
    id: 'token-zero-life', client: 'oauth4webapi',
    does: async (scene) => {
      const { access_token, expires_in } = await signInFully(scene);
      return { expires_in, call: await thrownBy(scene.developer.callMeetings(access_token)) };
    },
    gets: { expires_in: 0, call: { name: 'WWWAuthenticateChallengeError', status: 401 } },
  },
  {
    id: 'refresh-token-short', client: 'passport-oauth2',
    does: async (scene) => {
      const { refreshToken } = await signIn(scene, scene.passport);
      scene.clock.advance(11_000);
      return scene.passport.refresh(refreshToken);
    },
    throws: { name: 'TokenError', code: 'invalid_grant' },
  },
  { id: 'token-no-refresh-token', client: 'passport-oauth2', does: passportLogin, gets: { accessToken: expect.stringMatching(/^mavio_at_/) as string, refreshToken: undefined } },
  { id: 'refresh-rotated', client: 'oauth4webapi', does: refreshTwice, gets: { brought: 'another', again: whole({ error: 'invalid_grant' }) } },
  { id: 'refresh-same', client: 'oauth4webapi', does: refreshTwice, gets: { brought: 'the same', again: 'works' } },
  { id: 'refresh-left-out', client: 'oauth4webapi', does: refreshTwice, gets: { brought: 'none', again: 'works' } },
  { id: 'token-fewer-scopes', client: 'simple-oauth2', does: simpleLogin, gets: { scope: 'meetings:read' } },
];
