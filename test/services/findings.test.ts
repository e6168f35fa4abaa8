/** Answers for findings over real traffic: an independent library that is used well breaks no rule, a careless app breaks many. */
import { expect, test } from 'vitest';
import { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import { openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { FixedClock } from '../kit/fixed-clock.ts';

const REDIRECT_URI = 'http://127.0.0.1:53709/callback';
const DETAILS = { name: 'Clipnote', description: '', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [REDIRECT_URI] } as const;

async function open() {
  const clock = new FixedClock();
  const console = await openConsole({ clock, consent: 'authorize' });
  const { app, clientSecret } = await console.client.apps.register({ ...DETAILS, redirectUris: [...DETAILS.redirectUris] });
  const clientId = app.clientId;
  const developer = await DeveloperApp.discover({ issuer: console.issuer, clientId, clientSecret, redirectUri: REDIRECT_URI });
  return { clock, console, clientId, clientSecret, developer, [Symbol.asyncDispose]: () => console[Symbol.asyncDispose]() };
}

test('oauth4webapi breaks no rule: two logins, each with an API call and a refresh in time', async () => {
  await using place = await open();
  const { clock, console, clientId, developer } = place;
  for (const scope of ['meetings:read', 'meetings:read']) {
    const { login, params } = await developer.logIn(scope);
    const tokens = await developer.exchange(params, login.verifier);
    expect((await developer.callMeetings(tokens.access_token)).status).toBe(200);
    clock.advance(55 * 60_000);
    const renewed = await developer.refresh(tokens.refresh_token);
    expect((await developer.callMeetings(renewed.access_token)).status).toBe(200);
    clock.advance(60_000);
  }
  const { flows } = await console.client.flows.list({});
  expect(flows).toHaveLength(2);
  for (const { flowId } of flows) expect(await console.client.flows.findings({ flowId })).toEqual([]);
  expect(await console.client.apps.findings({ clientId })).toEqual({ flows: 2, findings: [] });
});

test('a careless app is told what it does, in each flow and over all of them', async () => {
  await using place = await open();
  const { clock, console, clientId, clientSecret } = place;
  const logIn = async (): Promise<void> => {
    const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: REDIRECT_URI, scope: 'meetings:read notes:read', state: 'fixed' });
    const answer = await fetch(`${console.issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    clock.advance(90_000);
    const body = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, client_id: clientId, client_secret: clientSecret };
    const tokens = (await (await fetch(`${console.issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams(body) })).json()) as Record<string, string>;
    await (await fetch(`${console.issuer}/v1/meetings`, { headers: { authorization: `Bearer ${tokens['access_token'] ?? ''}` } })).text();
    clock.advance(1000);
    await fetch(`${console.issuer}/oauth/token`, { method: 'POST', body: new URLSearchParams(body) });
  };
  await logIn();
  await logIn();
  const { flows } = await console.client.flows.list({});
  const ids = async (index: number): Promise<string[]> => (await console.client.flows.findings({ flowId: flows[index]?.flowId ?? expect.fail('no flow') })).map(({ id }) => id);
  const always = ['code.sent-again', 'state.short', 'pkce.missing', 'exchange.late', 'scope.unused'];
  expect(await ids(1)).toEqual(always);
  expect(await ids(0)).toEqual(['state.reused', ...always]);
  const { flows: looked, findings } = await console.client.apps.findings({ clientId });
  expect(looked).toBe(2);
  expect(findings.map(({ times, newest }) => [newest.id, times, newest.flowNumber])).toEqual([['state.reused', 1, 2], ...always.map((id) => [id, 2, 2])]);
});

test('findings of a flow or app that is not here are not found', async () => {
  await using place = await open();
  const { client } = place.console;
  await expect(client.flows.findings({ flowId: FlowId.parse('flow_0000000000000000') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(client.apps.findings({ clientId: ClientId.parse('nobody') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
