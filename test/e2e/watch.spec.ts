/** Answers for watching your own app on the screen: logins that run through each other, strangers, flows that stopped, and what an app does. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { systemClock } from '../../src-main/system-host.ts';
import { openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, STANDUP, walkThreeApps, writeThreeApps } from '../kit/three-apps.ts';

async function goTo(page: Page, name: 'Apps' | 'Flows'): Promise<void> {
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name }).click();
}

/** An authorization request as any program might send it; what is undefined is left out. */
async function knock(issuer: string, params: Record<string, string>): Promise<Response> {
  const query = new URLSearchParams({ response_type: 'code', scope: 'meetings:read', ...params });
  return await fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
}

async function callWithStrayToken(issuer: string): Promise<void> {
  await (await fetch(`${issuer}/v1/meetings`, { headers: { authorization: 'Bearer mavio_at_of_another_day' } })).text();
}

test('three apps that log in through each other end as their flows, with their outcomes', async ({ browser }) => {
  await using folder = await makeTempFolder('watch-three');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const made = await walkThreeApps(served.ready.issuer);
  await goTo(screen.page, 'Flows');
  const rows = screen.page.getByRole('region', { name: 'Flows' }).locator('[data-flow]');
  await expect(rows).toHaveCount(made.length);
  const seen = (await rows.all()).map(async (row) => `${(await row.locator('b').textContent()) ?? ''}: ${(await row.getByText(/ /).last().textContent()) ?? ''}`);
  const texts = await Promise.all(seen);
  for (const { appName, headline } of made) expect(texts).toContain(`${appName}: ${headline}`);
  await screen.inspect('three-apps');
  expect(screen.complaints).toEqual([]);
});

test('two logins of one app in two browsers, with the very same URL, end as two flows with their own outcomes', async ({ browser }) => {
  await using folder = await makeTempFolder('watch-browsers');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
  const app = await DeveloperApp.discover({ ...CLIPNOTE, issuer: served.ready.issuer });
  const login = await app.beginLogin();
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  await using first = await openScreen(browser, login.url);
  await using second = await openScreen(browser, login.url);
  const callbacks: string[] = [];
  for (const { page } of [first, second]) await page.route(`${CLIPNOTE.redirectUri}*`, async (route) => {
    callbacks.push(route.request().url());
    await route.fulfill({ contentType: 'text/html', body: '<!doctype html><html lang="en"><title>Clipnote</title><link rel="icon" href="data:,"><h1>Back at Clipnote</h1></html>' });
  });
  // The browser that came last answers first.
  await second.page.getByRole('button', { name: 'Authorize' }).click();
  await expect(second.page.getByRole('heading', { name: 'Back at Clipnote' })).toBeVisible();
  await first.page.getByRole('button', { name: 'Deny' }).click();
  await expect(first.page.getByRole('heading', { name: 'Back at Clipnote' })).toBeVisible();
  const [authorized = '', denied = ''] = callbacks;
  expect(new URL(denied).searchParams.get('error')).toBe('access_denied');
  const tokens = await app.exchange(app.readCallback(new URL(authorized), login), login.verifier);
  expect((await app.callMeetings(tokens.access_token)).status).toBe(200);
  await goTo(screen.page, 'Flows');
  const rows = screen.page.getByRole('region', { name: 'Flows' }).locator('[data-flow]');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(0)).toContainText('Reached the API');
  await expect(rows.nth(1)).toContainText('Ada chose Deny');
  expect(screen.complaints).toEqual([]);
});

for (const theme of THEMES) {
  test(`those who knock without being registered stand under the apps, as it happens (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('watch-knocks');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
    const { issuer } = served.ready;
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await goTo(page, 'Apps');
    await expect(page.getByRole('link', { name: 'Retro Board' })).toBeVisible();
    await expect(page.getByText('Seen, but not registered here')).toHaveCount(0);

    const misspelt = STANDUP.clientId.replace('client', 'cilent');
    for (const state of ['a', 'b', 'c']) await knock(issuer, { client_id: 'mavio_client_Qw2eR8tY6uIo', redirect_uri: 'https://app.clipnote.io', state });
    await knock(issuer, { client_id: misspelt, redirect_uri: STANDUP.redirectUri });
    await callWithStrayToken(issuer);
    await knock(issuer, { client_id: `${'a-very-long-client-id-of-somebody-else-'.repeat(4)}end`, redirect_uri: `https://staging.example.com/${'deep/'.repeat(30)}callback` });
    await knock(issuer, { client_id: CLIPNOTE.clientSecret });
    const section = page.getByRole('region', { name: 'Seen, but not registered here' });
    await expect(section.getByRole('row')).toHaveCount(6);
    await expect(section.getByText('4 client ids refused today')).toBeVisible();
    await expect(section.getByRole('row', { name: /mavio_client_Qw2eR8tY6uIo/ })).toContainText('Probably a production id: its redirect URI is https://app.clipnote.io.3 times');
    await expect(section.getByRole('row', { name: misspelt })).toContainText(`Misspelt: Standup Digest is ${STANDUP.clientId}.1 time`);
    await expect(section.getByRole('row', { name: 'Unknown tokens' })).toContainText('1 time');
    expect(await section.textContent()).not.toContain(CLIPNOTE.clientSecret);
    await screen.inspect('knocks');
    await page.goto(`${new URL(page.url()).origin}/apps/new`);
    await expect(section).toBeVisible();
    await screen.inspect('knocks-registering');
    await goTo(page, 'Apps');
    await section.getByRole('link', { name: misspelt }).click();
    await expect(page).toHaveURL(/\/flows\/flow_/);
    await expect(page.getByRole('region', { name: 'Selected step' }).getByRole('heading', { level: 2 })).toBeVisible();
    expect(screen.complaints).toEqual([]);
  });

  test(`a careless app is told what it does, with the evidence (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('watch-findings');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session', '--consent', 'authorize']);
    const { issuer } = served.ready;
    const { clientId, clientSecret, redirectUri, name } = CLIPNOTE;
    for (const scope of ['meetings:read notes:read', 'meetings:read']) {
      const answer = await knock(issuer, { client_id: clientId, redirect_uri: redirectUri, state: 'fixed', scope });
      const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
      const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, client_secret: clientSecret });
      const exchange = async (): Promise<string> => (await fetch(`${issuer}/oauth/token`, { method: 'POST', body })).text();
      await exchange();
      await exchange();
    }
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await goTo(page, 'Flows');
    const about = page.getByRole('region', { name: 'About your app' });
    await expect(about.getByRole('listitem')).toHaveCount(4);
    await expect(about).toContainText('Flow 1 was begun with the same state');
    await about.scrollIntoViewIfNeeded();
    await screen.inspect('about-your-app');
    await about.getByRole('listitem').filter({ hasText: 'The state is short' }).getByRole('link', { name: 'Look at step 1' }).click();
    await expect(page).toHaveURL(/step=1$/);
    await expect(page.getByRole('region', { name: 'Selected step' }).getByRole('heading', { level: 2 }).first()).toHaveText('Authorization request');

    await goTo(page, 'Apps');
    await page.getByRole('link', { name }).click();
    const does = page.getByRole('region', { name: 'What your app does' });
    await expect(does.getByRole('listitem')).toHaveCount(4);
    await expect(does.getByRole('listitem').filter({ hasText: 'A code is sent again after it was used' })).toContainText('In 2 flows.');
    await screen.inspect('what-your-app-does');
    await does.getByRole('listitem').filter({ hasText: 'A code is sent again' }).getByRole('link', { name: 'Look at flow 2' }).click();
    await expect(page).toHaveURL(/\/flows\/flow_\w+\?step=4\.2$/);
    expect(screen.complaints).toEqual([]);
  });
}

test('a flow whose code was never exchanged says so and asks for the callback, and the clock runs on', async ({ browser }) => {
  await using folder = await makeTempFolder('watch-stalled');
  const flags = writeThreeApps(folder);
  const issuedAt = systemClock.now() - 45_000;
  const earlier = await openConsole({ dataFolder: folder.join('data'), workspace: folder.join('apps.json'), clock: { now: () => issuedAt } });
  await (await DeveloperApp.discover({ ...STANDUP, issuer: earlier.issuer })).logIn();
  await earlier[Symbol.asyncDispose]();

  await using served = await serve([...flags, '--vault', 'session']);
  for (const width of [1440, 900]) {
    await using screen = await openScreen(browser, served.ready.consoleUrl, { width });
    const { page } = screen;
    await goTo(page, 'Flows');
    const row = page.locator('[data-flow]').first();
    await expect(row).toContainText(/Not exchanged, \d+ (s|min)/);
    await row.click();
    const note = page.getByRole('note', { name: 'Where this flow stopped' });
    await expect(note).toContainText(/Code issued \d+ (s|min) ago, never exchanged: is your callback reached\?/);
    await expect(note).toContainText(STANDUP.redirectUri);
    await screen.inspect('stalled');
    expect(screen.complaints).toEqual([]);
  }
});

test('at 900 px the lists are still whole', async ({ browser }) => {
  await using folder = await makeTempFolder('watch-narrow');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session', '--consent', 'authorize']);
  const { issuer } = served.ready;
  await knock(issuer, { client_id: 'mavio_client_Qw2eR8tY6uIo', redirect_uri: `https://app.clipnote.io/${'deep/'.repeat(30)}` });
  await callWithStrayToken(issuer);
  await knock(issuer, { client_id: CLIPNOTE.clientId, redirect_uri: CLIPNOTE.redirectUri });
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await goTo(page, 'Apps');
  await expect(page.getByRole('region', { name: 'Seen, but not registered here' }).getByRole('row')).toHaveCount(3);
  await screen.inspect('knocks');
  await page.getByRole('link', { name: CLIPNOTE.name }).click();
  await expect(page.getByRole('region', { name: 'What your app does' })).toContainText('No state is sent');
  await screen.inspect('what-your-app-does');
  await page.getByRole('link', { name: /Look at flow/ }).first().click();
  await expect(page.getByRole('region', { name: 'About your app' })).toContainText('No state is sent');
  await screen.inspect('about-your-app');
  expect(screen.complaints).toEqual([]);
});
