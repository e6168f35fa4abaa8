/** Answers for what client libraries make of the faults that a browser meets: on the way to the consent page, and in the callback. */
import { walk } from '../../kit/browser-walk.ts';
import { signIn, signOn, thrownBy, visitPage, walkBack, type FaultRow, type Scene } from './scene.ts';

const webApiLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.webApi);
const openidLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.openid);
const passportLogin = (scene: Scene): Promise<unknown> => signIn(scene, scene.passport);

export const CALLBACK_ROWS: readonly FaultRow[] = [
  {
    id: 'authorize-unavailable', client: 'openid-client',
    does: async (scene) => visitPage(scene, (await scene.openid.beginLogin()).url),
    gets: { status: 503 },
  },
  { id: 'authorize-temporarily-unavailable', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'AuthorizationResponseError', error: 'temporarily_unavailable', error_description: 'The server is busy.' } },
  { id: 'authorize-slow', client: 'openid-client', shorter: { ms: 20 }, does: openidLogin, gets: { scope: 'meetings:read notes:read' } },
  {
    id: 'authorize-redirect-loop', client: 'fetch',
    does: async ({ webApi }) => fetch((await webApi.beginLogin()).url),
    throws: { cause: { message: 'redirect count exceeded' } },
  },
  { id: 'state-wrong', client: 'passport-oauth2', does: passportLogin, throws: { name: 'AuthenticationError', status: 403, words: ['Invalid authorization request state.'] } },
  { id: 'state-missing', client: 'openid-client', does: openidLogin, throws: { code: 'OAUTH_INVALID_RESPONSE', cause: { message: 'response parameter "state" missing' } } },
  { id: 'iss-wrong', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'OperationProcessingError', code: 'OAUTH_INVALID_RESPONSE', message: 'unexpected "iss" (issuer) response parameter value' } },
  { id: 'iss-missing', client: 'oauth4webapi', does: webApiLogin, throws: { name: 'OperationProcessingError', message: 'response parameter "iss" (issuer) missing' } },
  { id: 'callback-denied', client: 'passport-oauth2', does: passportLogin, throws: { name: 'AuthenticationError', status: 401, words: ['A policy of the organisation denied access.'] } },
  { id: 'callback-server-error', client: 'passport-oauth2', does: passportLogin, throws: { name: 'AuthorizationError', code: 'server_error', message: 'Something went wrong.' } },
  { id: 'callback-no-code', client: 'oauth4webapi', does: webApiLogin, throws: { message: 'no authorization code in "callbackParameters"' } },
  {
    id: 'callback-twice', client: 'oauth4webapi', shorter: { afterMs: 20 },
    does: async ({ webApi, callbacks, heard, settings }) => {
      const login = await webApi.beginLogin();
      const before = callbacks.length;
      await walk(login.url, { redirectUri: settings.redirectUri, answer: 'authorize', visitCallback: true });
      await heard(before + 2);
      const [first, second] = callbacks.slice(before).map((target) => new URL(target, settings.redirectUri));
      if (first === undefined || second === undefined) throw new Error('The callback did not come twice.');
      const tokens = await webApi.exchange(first, login);
      return { same: first.href === second.href, first: tokens.scope, second: await thrownBy(webApi.exchange(second, login)) };
    },
    gets: { same: true, first: 'meetings:read', second: { name: 'ResponseBodyError', error: 'invalid_grant' } },
  },
  { id: 'code-dead', client: 'simple-oauth2', does: (scene) => signIn(scene, scene.simple), throws: { output: { statusCode: 400 }, data: { payload: { error: 'invalid_grant' } } } },
  {
    id: 'consent-fewer-scopes', client: 'openid-client',
    does: async (scene) => {
      const { login, callback } = await signOn(scene, scene.openid);
      return scene.openid.exchange(callback, login);
    },
    gets: { scope: 'meetings:read' },
  },
  {
    id: 'callback-slow', client: 'passport-oauth2', shorter: { ms: 20 },
    does: async (scene) => {
      const login = await scene.passport.beginLogin();
      return scene.passport.exchange(await walkBack(scene, login), login);
    },
    gets: { scope: 'meetings:read' },
  },
];
