/** Answers for what client libraries make of faults in API calls, in the metadata, and where tokens are revoked and asked about. */
import { expect } from 'vitest';
import { OpenidApp } from '../../kit/openid-app.ts';
import { WebApiApp } from '../../kit/web-api-app.ts';
import { signIn, thrownBy, type FaultRow, type Scene } from './scene.ts';

/** Calls the API so often, one call after the other. Out: the statuses. */
async function callOften(scene: Scene, count: number): Promise<number[]> {
  const { accessToken } = await signIn(scene, scene.simple);
  const statuses: number[] = [];
  for (let call = 0; call < count; call += 1) statuses.push((await scene.simple.callMeetings(accessToken)).status);
  return statuses;
}

async function callOnce(scene: Scene, app: Scene['webApi']): Promise<unknown> {
  return app.callMeetings((await signIn(scene, app)).accessToken);
}

export const RESOURCE_ROWS: readonly FaultRow[] = [
  {
    id: 'api-token-dead', client: 'oauth4webapi',
    does: (scene) => callOnce(scene, scene.webApi),
    throws: { name: 'WWWAuthenticateChallengeError', status: 401, cause: [{ scheme: 'bearer', parameters: { error: 'invalid_token', error_description: 'The access token expired.' } }] },
  },
  {
    id: 'api-scope', client: 'openid-client',
    does: (scene) => callOnce(scene, scene.openid),
    throws: { name: 'WWWAuthenticateChallengeError', status: 403, cause: [{ parameters: { error: 'insufficient_scope' } }] },
  },
  {
    id: 'api-429', client: 'passport-oauth2',
    does: (scene) => callOnce(scene, scene.passport),
    throws: { name: 'InternalOAuthError', oauthError: { statusCode: 429 } },
  },
  { id: 'api-503-from-third', client: 'fetch', does: (scene) => callOften(scene, 4), gets: [200, 200, 503, 503] },
  {
    id: 'api-flaky', client: 'fetch',
    does: async (scene) => {
      const statuses = await callOften(scene, 24);
      return { kinds: [...new Set(statuses)].toSorted((a, b) => a - b), failsLess: statuses.filter((status) => status === 500).length < 12 };
    },
    gets: { kinds: [200, 500], failsLess: true },
  },
  {
    // The answer still waits when the app gives up, however long that took: no time is measured.
    id: 'api-slow', client: 'fetch',
    does: async (scene) => {
      const { house, settings } = scene;
      const { accessToken } = await signIn(scene, scene.simple);
      const stop = new AbortController();
      const calling = thrownBy(fetch(`${settings.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${accessToken}` }, signal: stop.signal }));
      while ((await house.client.faults.list()).rules[0]?.hits === 0) await new Promise(setImmediate);
      stop.abort();
      return calling;
    },
    gets: { name: 'AbortError' },
  },
  { id: 'api-html', client: 'passport-oauth2', does: (scene) => callOnce(scene, scene.passport), throws: { name: 'InternalOAuthError', oauthError: { statusCode: 502, data: expect.stringContaining('<html') as string } } },
  { id: 'api-cut', client: 'oauth4webapi', does: (scene) => callOnce(scene, scene.webApi), throws: { name: 'TypeError', message: 'terminated' } },
  {
    id: 'api-no-data', client: 'openid-client',
    does: async (scene) => {
      const { accessToken } = await signIn(scene, scene.openid);
      const { status, body } = await scene.openid.callMeetings(accessToken);
      return { status, members: Object.keys(body as object) };
    },
    gets: { status: 200, members: ['pagination'] },
  },
  { id: 'metadata-wrong-issuer', client: 'oauth4webapi', does: ({ settings }) => WebApiApp.open(settings), throws: { name: 'OperationProcessingError', code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' } },
  {
    id: 'metadata-no-token-endpoint', client: 'openid-client',
    does: async (scene) => signIn(scene, await OpenidApp.open(scene.settings)),
    throws: { message: expect.stringContaining('token_endpoint') as string },
  },
  {
    id: 'revoke-unavailable', client: 'openid-client',
    does: async (scene) => {
      const { openid } = scene;
      const tokens = await signIn(scene, openid);
      const first = await thrownBy(openid.revoke?.(tokens, 'refresh_token') ?? Promise.resolve());
      return { first, stillAlive: (await openid.callMeetings(tokens.accessToken)).status, second: await thrownBy(openid.revoke?.(tokens, 'refresh_token') ?? Promise.resolve()) };
    },
    gets: { first: { name: 'ClientError', cause: { status: 503 } }, stillAlive: 200, second: null },
  },
  {
    id: 'introspect-malformed', client: 'oauth4webapi',
    does: async (scene) => {
      const { accessToken } = await signIn(scene, scene.webApi);
      return scene.webApi.introspect?.(accessToken);
    },
    throws: { name: 'OperationProcessingError', code: 'OAUTH_PARSE_ERROR' },
  },
];
