/** Answers for the end of secrets and tokens, as a client on oauth4webapi meets it: refused at the very next request, with the check named, and the keychain true to it. */
import { expect, test } from 'vitest';
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { startKeychain } from '../kit/keychain.ts';
import { serve } from '../kit/serve.ts';
import { connectServed, type ContractClient } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const clientId = ClientId.parse(CLIPNOTE.clientId);

/** A console with its own keyring, the app of the workspace file with tokens in its hand, and the contract. */
async function open() {
  const stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('endings'));
  const bus = stack.use(await startKeychain('unlocked'));
  const served = stack.use(await serve(writeWorkspace(folder), bus.env));
  const { client } = stack.use(await connectServed(served.ready.consoleUrl));
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
  const logIn = async () => {
    const { login, params } = await app.logIn();
    return await app.exchange(params, login.verifier);
  };
  return { app, client, logIn, tokens: await logIn(), inKeychain: () => bus.lookUp({ service: 'Mavio Console', account: CLIPNOTE.clientId }), [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** The check that refused the newest request of a flow. */
async function lastRefusal(client: ContractClient, number: number): Promise<string | undefined> {
  const { flows } = await client.flows.list({});
  const flow = flows.find((one) => one.number === number);
  if (flow === undefined) throw new Error(`No flow ${String(number)}.`);
  const event = (await client.flows.get(flow)).events.at(-1);
  return event !== undefined && 'checks' in event ? firstFailure(event.checks)?.id : undefined;
}

test('a regenerated secret: the old one is refused at once and named, tokens live on, the keychain has the new one', async () => {
  await using kit = await open();
  expect(await kit.inKeychain()).toBe(CLIPNOTE.clientSecret);
  const { clientSecret } = await kit.client.apps.regenerateSecret({ clientId });
  expect(await kit.inKeychain()).toBe(clientSecret);
  // oauth4webapi throws the challenge of the 401, which the body follows.
  const refused: unknown = await kit.app.refresh(kit.tokens.refresh_token).catch((error: unknown) => error);
  expect(refused).toMatchObject({ status: 401, code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' });
  expect(await lastRefusal(kit.client, 1)).toBe('client-auth.secret');
  const inBody = await kit.app.withSecret(CLIPNOTE.clientSecret, 'post').refresh(kit.tokens.refresh_token).catch((error: unknown) => error);
  expect(inBody).toMatchObject({ error: 'invalid_client', error_description: expect.stringMatching(/^This is the secret that you replaced at \d\d:\d\d UTC, /) as string });
  expect((await kit.client.apps.secret({ clientId })).refusals).toMatchObject([{ endpoint: '/oauth/token', flowNumber: 1 }, { endpoint: '/oauth/token', flowNumber: 1 }]);
  expect((await kit.app.callMeetings(kit.tokens.access_token)).status).toBe(200);
  expect((await kit.app.withSecret(clientSecret).refresh(kit.tokens.refresh_token)).token_type).toBe('bearer');
});

test('all tokens revoked: both tokens are refused at once and named, and the app goes on with its secret', async () => {
  await using kit = await open();
  expect(await kit.client.apps.revokeAll({ clientId })).toMatchObject({ authorizations: 1, tokens: 2 });
  await expect(kit.app.callMeetings(kit.tokens.access_token)).rejects.toMatchObject({ status: 401 });
  expect(await lastRefusal(kit.client, 1)).toBe('bearer.alive');
  await expect(kit.app.refresh(kit.tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant', error_description: expect.stringContaining('You revoked all tokens of this app') as string });
  expect(await lastRefusal(kit.client, 1)).toBe('refresh.alive');
  expect(await kit.inKeychain()).toBe(CLIPNOTE.clientSecret);
  expect((await kit.app.callMeetings((await kit.logIn()).access_token)).status).toBe(200);
});

test('a deleted app: secret and tokens are refused at once and named, and the keychain has nothing of it', async () => {
  await using kit = await open();
  expect(await kit.client.apps.remove({ clientId, name: 'Clipnote' })).toMatchObject({ authorizations: 1, tokens: 2, secretLeft: null });
  expect(await kit.inKeychain()).toBeNull();
  await expect(kit.app.callMeetings(kit.tokens.access_token)).rejects.toMatchObject({ status: 401 });
  expect(await lastRefusal(kit.client, 1)).toBe('bearer.alive');
  const refused = await kit.app.withSecret(CLIPNOTE.clientSecret, 'post').refresh(kit.tokens.refresh_token).catch((error: unknown) => error);
  expect(refused).toMatchObject({ error: 'invalid_client', error_description: expect.stringMatching(/^This app was deleted on \d+ \w+ \d{4} at \d\d:\d\d UTC; its name was Clipnote\.$/) as string });
  expect(await lastRefusal(kit.client, 1)).toBe('client-auth.known');
});
