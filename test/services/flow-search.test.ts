/** Answers for the search of flows from request to screen: what the server recorded is found by what a developer would type. */
import { expect, test } from 'vitest';
import { CLIPNOTE, openConsole } from '../kit/console.ts';

test('a request that was refused is found by app, failed check, and what stands on its row', async () => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register(CLIPNOTE);
  const ask = async (redirect: string): Promise<void> => {
    const query = new URLSearchParams({ response_type: 'code', client_id: app.clientId, redirect_uri: redirect, scope: 'meetings:read', state: 'a-state-that-is-long-enough' });
    await fetch(`${console.issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
  };
  await ask('https://clipnote.example/callback');
  await ask('https://clipnote.example/elsewhere');
  const find = async (text: string): Promise<number[]> => (await console.client.flows.list({ text })).flows.map(({ number }) => number);
  expect(await find('clipn')).toEqual([2, 1]);
  expect(await find('redirect.')).toEqual([2]);
  expect(await find(`refused ${app.clientId}`)).toEqual([2]);
  expect(await find('waiting consent')).toEqual([1]);
  expect((await console.client.flows.list({ text: 'clipnote', outcome: 'live' })).flows).toHaveLength(1);
});

test('a first exchange is found by its error code, and a text beyond the limit is refused', async () => {
  await using console = await openConsole();
  await console.client.apps.register(CLIPNOTE);
  await fetch(`${console.issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code: 'nobodys', client_id: 'stranger', client_secret: 'x' }) });
  expect((await console.client.flows.list({ text: 'invalid_client' })).flows).toHaveLength(1);
  await expect(console.client.flows.list({ text: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
