/** Answers for the doctor without traffic: what a pasted text is, which app it means, and that nothing secret comes back. */
import { isDefinedError, safe } from '@orpc/client';
import { expect, it } from 'vitest';
import type { App } from '../../src-preload/contract/apps.ts';
import { AUTHORIZATION_LADDER } from '../../src-preload/contract/checks-authorization.ts';
import { ClientId } from '../../src-preload/contract/ids.ts';
import { readPasted } from '../../src-main/services/doctor-text.ts';
import { CLIPNOTE, openConsole, type TestConsole } from '../kit/console.ts';

const LOCAL = 'http://localhost:5173/oauth/callback';
const RETRO = 'http://localhost:3000/cb';

async function withApps(): Promise<{ house: TestConsole; clipnote: App; retro: App }> {
  const house = await openConsole();
  const clipnote = (await house.client.apps.register({ ...CLIPNOTE, redirectUris: [LOCAL] })).app;
  const retro = (await house.client.apps.register({ ...CLIPNOTE, name: 'Retro Board', redirectUris: [RETRO] })).app;
  return { house, clipnote, retro };
}

it('reads an authorization URL: the app by its id, the diagnosis, the whole ladder', async () => {
  const { house, clipnote } = await withApps();
  await using console = house;
  const query = new URLSearchParams({ response_type: 'code', client_id: clipnote.clientId, redirect_uri: 'http://127.0.0.1:5173/oauth/callback/', scope: 'meetings:read' });
  const report = await console.client.doctor.diagnose({ text: `${console.issuer}/oauth/authorize?${String(query)}\n` });
  expect(report).toMatchObject({ kind: 'authorization_url', app: { clientId: clipnote.clientId, how: 'named' }, remarks: [], callback: null });
  expect(report.diagnosis?.mistakes.map((mistake) => mistake.class)).toEqual(['loopback-name', 'trailing-slash']);
  expect(report.checks.map((check) => check.id)).toEqual([...AUTHORIZATION_LADDER]);
  expect(report.checks.filter((check) => check.outcome === 'fail').map((check) => check.id)).toEqual(['redirect.registered']);
  expect((await console.client.flows.list({})).totals.all).toBe(0);
});

it('finds an unencoded redirect URI cut at its &, also in a URL of another server', async () => {
  await using console = await openConsole();
  const { app } = await console.client.apps.register({ ...CLIPNOTE, redirectUris: ['https://clipnote.example/cb?a=1&b=2'] });
  const text = `https://mavioapp.com/oauth/authorize?response_type=code&client_id=${app.clientId}&redirect_uri=https://clipnote.example/cb?a=1&b=2&scope=meetings:read`;
  const report = await console.client.doctor.diagnose({ text });
  expect(report.diagnosis?.mistakes.map((mistake) => mistake.class)).toEqual(['cut-at-ampersand']);
  expect(report.remarks).toEqual([`This URL asks https://mavioapp.com. It is read as if it had been sent to this console, ${console.issuer}.`]);
});

it('compares with the nearest app when the client id is not known, and guesses which was meant', async () => {
  const { house, clipnote } = await withApps();
  await using console = house;
  const query = new URLSearchParams({ response_type: 'code', client_id: clipnote.clientId.slice(0, -1), redirect_uri: LOCAL });
  const report = await console.client.doctor.diagnose({ text: `${console.issuer}/oauth/authorize?${String(query)}` });
  expect(report.app).toMatchObject({ clientId: clipnote.clientId, how: 'nearest' });
  expect(report.remarks).toEqual([expect.stringContaining(`Did you mean ${clipnote.clientId}?`)]);
  expect(report.diagnosis?.equal).toBe(true);
  expect(report.checks.find((check) => check.outcome === 'fail')?.id).toBe('client.known');
});

it('reads a redirect URI for the nearest app, or for the one that is named', async () => {
  const { house, clipnote, retro } = await withApps();
  await using console = house;
  expect(await console.client.doctor.diagnose({ text: `${RETRO}/` })).toMatchObject({ kind: 'redirect_uri', app: { clientId: retro.clientId, how: 'nearest' }, checks: [] });
  const named = await console.client.doctor.diagnose({ text: RETRO, clientId: clipnote.clientId });
  expect(named.diagnosis?.mistakes[0]?.class).toBe('other-app');
  expect(named.diagnosis?.elsewhere).toEqual({ clientId: retro.clientId, name: 'Retro Board' });
  expect((await console.client.doctor.diagnose({ text: RETRO })).diagnosis).toMatchObject({ equal: true, mistakes: [] });
});

it('compares with what a recorded check expected, whatever is registered now', async () => {
  const { house, clipnote } = await withApps();
  await using console = house;
  const report = await console.client.doctor.diagnose({ text: LOCAL, clientId: clipnote.clientId, against: `${LOCAL}/` });
  expect(report.diagnosis?.mistakes.map((mistake) => mistake.class)).toEqual(['trailing-slash']);
});

it('reads a callback URL without the parameters of the answer, and gives no code, token or state back', async () => {
  const { house, clipnote } = await withApps();
  await using console = house;
  const text = `${LOCAL}/?code=mavio_ac_HushHush&state=HushState&iss=${encodeURIComponent(console.issuer)}`;
  const report = await console.client.doctor.diagnose({ text });
  expect(report).toMatchObject({ kind: 'callback_url', app: { clientId: clipnote.clientId }, remarks: [], callback: { outcome: 'code' } });
  expect(report.callback?.fields.map((field) => field.name)).toEqual(['code', 'state', 'iss']);
  expect(report.diagnosis?.received).toBe(`${LOCAL}/`);
  expect(JSON.stringify(report)).not.toContain('Hush');
});

it.each([
  ['?error=access_denied&error_description=no&state=s', 'error', /chose Deny/],
  ['?error=odd', 'error', /does not know this error/],
  ['#access_token=mavio_at_HushHush&token_type=bearer', 'token', /implicit flow/],
  ['?code=HushHush', 'code', /carries no state/],
] as const)('explains the callback %s', async (added, outcome, explanation) => {
  const { house } = await withApps();
  await using console = house;
  const report = await console.client.doctor.diagnose({ text: `${LOCAL}${added}` });
  expect(report.callback).toMatchObject({ outcome, explanation: expect.stringMatching(explanation) as unknown });
  expect(report.diagnosis?.equal).toBe(true);
  expect(JSON.stringify(report)).not.toContain('Hush');
});

it.each([
  (id: string) => `/oauth/authorize?client_id=${id}&redirect_uri=${encodeURIComponent(`${LOCAL}?client_secret=HushHush`)}&state=HushHush`,
  (id: string) => `client_id=${id}&redirect_uri=http://user:HushHush@localhost:5173/`,
  () => 'http://localhost:5173/mavio_rt_HushHush',
  () => '/oauth/authorize?client_id=mavio_secret_HushHush&code_challenge=HushHush',
])('gives nothing secret back (%#)', async (write) => {
  const { house, clipnote } = await withApps();
  await using console = house;
  expect(JSON.stringify(await console.client.doctor.diagnose({ text: write(clipnote.clientId) }))).not.toContain('HushHush');
});

it('says that there is nothing to compare with', async () => {
  await using console = await openConsole();
  expect(await console.client.doctor.diagnose({ text: LOCAL })).toMatchObject({ app: null, diagnosis: null, remarks: [expect.stringContaining('No app is registered') as unknown] });
  const { error } = await safe(console.client.doctor.diagnose({ text: LOCAL, clientId: ClientId.parse('nobody') }));
  expect(isDefinedError(error) && error.code).toBe('NOT_FOUND');
});

it.each([
  ['https://a.example/cb?code=1', true, 'redirect_uri', 'https://a.example/cb?code=1'],
  ['https://a.example/cb?x=1&code=1', false, 'callback_url', 'https://a.example/cb?x=1'],
  ['https://a.example/cb?code=1#_=_', false, 'callback_url', 'https://a.example/cb#_=_'],
  [' https://a.example/cb', false, 'redirect_uri', ' https://a.example/cb'],
  ['redirect_uri=x', false, 'authorization_url', ''],
  ['https://a.example/oauth/authorize', false, 'authorization_url', ''],
  ['%%%?code=%zz', false, 'callback_url', '%%%'],
] as const)('%s (registered: %s) is a %s', (...[text, isRegistered, kind, uri]) => {
  expect(readPasted(text, isRegistered)).toMatchObject({ kind, uri });
});
