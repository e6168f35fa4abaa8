/** Answers for the console's requests as an app, against the real server. */
import { expect, test } from 'vitest';
import { getJson, postForm } from '../../src-main/player/app-client.ts';
import { APP_SECRET, startTestAuthServer } from '../kit/auth-server.ts';
import { digest } from '../../src-main/trace/secrets.ts';
import { CLIENT_ID, getCode, REDIRECT_URI, VERIFIER } from '../authserver/login.ts';

async function fieldsFor(server: Parameters<typeof getCode>[0]): Promise<[string, string][]> {
  return [['grant_type', 'authorization_code'], ['code', await getCode(server)], ['redirect_uri', REDIRECT_URI], ['code_verifier', VERIFIER]];
}

test('a code becomes tokens with Basic, and a token meetings', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const issued = await postForm(`${server.issuer}/oauth/token`, await fieldsFor(server), { clientId: CLIENT_ID, secret: APP_SECRET });
  expect(issued).toMatchObject({ status: 200, json: { token_type: 'Bearer' } });
  const { access_token: token } = issued.json as { access_token: string };
  expect(await getJson(`${server.issuer}/v1/meetings`, token)).toMatchObject({ status: 200, json: { pagination: { total: 12 } } });
});

test('a secret of any visible characters survives Basic', async () => {
  await using server = await startTestAuthServer();
  const secret = 'a:b+c%d&e=f"g~h';
  server.addApp({ secretDigest: digest(secret) });
  const issued = await postForm(`${server.issuer}/oauth/token`, await fieldsFor(server), { clientId: CLIENT_ID, secret });
  expect(issued.status).toBe(200);
});

test('a secret in the body works as well', async () => {
  await using server = await startTestAuthServer();
  server.addApp();
  const fields = [...(await fieldsFor(server)), ['client_id', CLIENT_ID], ['client_secret', APP_SECRET]] as [string, string][];
  expect((await postForm(`${server.issuer}/oauth/token`, fields)).status).toBe(200);
});

test('an answer that is not JSON is null, and redirects are not followed', async () => {
  await using server = await startTestAuthServer();
  expect(await getJson(`${server.issuer}/nowhere`, 'x')).toEqual({ status: 404, json: null });
});
