/** Answers for the metadata: complete, and each member compared with what the server does. */
import { expect, test } from 'vitest';
import { SCOPE_NAMES } from '../../src-preload/contract/oauth.ts';
import { APP_SECRET, startTestAuthServer, type TestAuthServer } from '../kit/auth-server.ts';
import { authorize, callMeetings, CLIENT_ID, exchange, getCode, locationOf, postToken, refresh } from './login.ts';

type Metadata = Readonly<Record<string, unknown>>;
type Probe = (server: TestAuthServer, told: unknown) => Promise<void>;

const list = (told: unknown): readonly string[] => told as readonly string[];
const BASIC = { authorization: `Basic ${btoa(`${CLIENT_ID}:${APP_SECRET}`)}` };
const POST = { client_id: CLIENT_ID, client_secret: APP_SECRET };

/** Asks an endpoint by each way of authenticating. Out: the ways that were taken, by the names of the registry. */
async function waysOf(url: string, fields: Record<string, string>): Promise<string[]> {
  const ask = async (more: Record<string, string>, headers: Record<string, string>): Promise<boolean> => {
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ ...fields, ...more }), headers });
    const body = (await response.json()) as { error?: string };
    return body.error !== 'invalid_client';
  };
  const ways: [string, boolean][] = [['client_secret_basic', await ask({}, BASIC)], ['client_secret_post', await ask(POST, {})], ['none', await ask({ client_id: CLIENT_ID }, {})]];
  return ways.filter(([, taken]) => taken).map(([name]) => name);
}

const waysAt = (path: string): Probe => async (server, told) => {
  expect(await waysOf(`${server.issuer}${path}`, { token: 'x', grant_type: 'refresh_token', refresh_token: 'x' })).toEqual(told);
};

const PROBES: Readonly<Record<string, Probe>> = {
  issuer: async (server, told) => {
    const back = locationOf(await authorize(server, { scope: 'nonsense' }));
    expect([told, back.searchParams.get('iss')]).toEqual([server.issuer, server.issuer]);
  },
  authorization_endpoint: async (_server, told) => {
    expect((await fetch(String(told), { method: 'HEAD' })).status).toBe(200);
  },
  token_endpoint: async (server, told) => {
    const response = await fetch(String(told), { method: 'POST', body: new URLSearchParams({ ...POST, grant_type: 'authorization_code', code: await getCode(server) }) });
    expect(await response.json()).toMatchObject({ error: 'invalid_request', error_uri: `${server.issuer}/oauth/checks/code.redirect-same` });
  },
  revocation_endpoint: async (_server, told) => {
    const response = await fetch(String(told), { method: 'POST', body: new URLSearchParams({ ...POST, token: 'x' }) });
    expect([response.status, await response.json()]).toEqual([200, {}]);
  },
  introspection_endpoint: async (_server, told) => {
    const response = await fetch(String(told), { method: 'POST', body: new URLSearchParams({ ...POST, token: 'x' }) });
    expect(await response.json()).toEqual({ active: false });
  },
  scopes_supported: async (server, told) => {
    expect(told).toEqual(SCOPE_NAMES);
    for (const scope of list(told)) expect([scope, (await authorize(server, { scope })).status]).toEqual([scope, 303]);
    expect(locationOf(await authorize(server, { scope: 'openid' })).searchParams.get('error')).toBe('invalid_scope');
  },
  response_types_supported: async (server, told) => {
    for (const type of ['code', 'token', 'id_token', 'code token']) expect([type, (await authorize(server, { response_type: type })).status === 303]).toEqual([type, list(told).includes(type)]);
  },
  response_modes_supported: async (server, told) => {
    const back = locationOf(await authorize(server, { scope: 'nonsense' }));
    expect([told, back.searchParams.has('error'), back.hash]).toEqual([['query'], true, '']);
  },
  grant_types_supported: async (server, told) => {
    for (const grant of ['authorization_code', 'refresh_token', 'client_credentials', 'password', 'urn:ietf:params:oauth:grant-type:device_code']) {
      const { json } = await postToken(server, { ...POST, grant_type: grant });
      expect([grant, json['error'] !== 'unsupported_grant_type']).toEqual([grant, list(told).includes(grant)]);
    }
  },
  token_endpoint_auth_methods_supported: waysAt('/oauth/token'),
  revocation_endpoint_auth_methods_supported: waysAt('/oauth/revoke'),
  introspection_endpoint_auth_methods_supported: waysAt('/oauth/introspect'),
  code_challenge_methods_supported: async (server, told) => {
    for (const method of ['S256', 'plain', 's256']) expect([method, (await authorize(server, { code_challenge_method: method })).status === 303]).toEqual([method, list(told).includes(method)]);
  },
  authorization_response_iss_parameter_supported: async (server, told) => {
    expect([told, locationOf(await authorize(server, { scope: 'nonsense' })).searchParams.has('iss')]).toEqual([true, true]);
  },
};

test('every member of the metadata says what the server does, and no member is missing a probe', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const response = await fetch(`${server.issuer}/.well-known/oauth-authorization-server`);
  const metadata = (await response.json()) as Metadata;
  expect(Object.keys(metadata).sort()).toEqual(Object.keys(PROBES).sort());
  for (const [name, probe] of Object.entries(PROBES)) await probe(server, metadata[name]);
  // What the metadata promises together: a whole login.
  const { json } = await exchange(server, await getCode(server));
  expect((await callMeetings(server, json['access_token'])).status).toBe(200);
  expect((await refresh(server, json['refresh_token'])).status).toBe(200);
});
