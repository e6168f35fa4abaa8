/** Answers for a mismatch mended in one minute: error page, doctor, register, try again, success; and for the Doctor page without traffic. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, openTab, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

/** A developer's server that waits for its callback. */
async function listenAsApp() {
  const arrived: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname.startsWith('/oauth')) arrived.push(url);
    response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><title>Clipnote</title><link rel="icon" href="data:,"><h1>Signed in</h1></html>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { port: (server.address() as AddressInfo).port, arrived, [Symbol.asyncDispose]: close };
}

/** Flags for a console on which Clipnote is registered with these redirect URIs. */
function writeApps(folder: TempFolder, redirectUris: readonly string[], environment: 'development' | 'production' = 'development'): string[] {
  const file = folder.join('apps.json');
  writeFileSync(file, JSON.stringify({ apps: [{ name: 'Clipnote', description: '', homepageUrl: 'https://clipnote.example', environment, redirectUris, ...CLIPNOTE }] }));
  return ['--vault', 'session', '--workspace', file, '--data-dir', folder.join('data')];
}

for (const theme of THEMES) {
  test(`a mismatch is found, registered, and tried again with success (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('doctor');
    await using own = await listenAsApp();
    const registered = `http://localhost:${String(own.port)}/oauth/callback`;
    const sent = `http://127.0.0.1:${String(own.port)}/oauth/callback/`;
    await using served = await serve(writeApps(folder, [registered]));
    const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: sent, ...CLIPNOTE });
    const login = await app.beginLogin();
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    await expect(screen.page.getByRole('heading', { level: 1 })).toBeVisible();

    const refused = await screen.context.newPage();
    await refused.goto(login.url);
    await expect(refused.getByRole('heading', { name: 'Mavio cannot take you back to Clipnote' })).toBeVisible();
    await expect(refused.getByRole('listitem').filter({ hasText: /^Address, not name\./ })).toBeVisible();
    await screen.inspect('doctor-error-page', refused);

    const tab = await openTab(screen, () => refused.getByRole('link', { name: 'Fix it in the console' }).click({ modifiers: ['ControlOrMeta'] }));
    const card = tab.getByRole('region', { name: 'Selected step' });
    await expect(card.getByText('1 address, not name')).toBeVisible();
    await expect(card.getByText('2 trailing slash')).toBeVisible();
    await expect(card.getByRole('row', { name: /Host 127\.0\.0\.1 localhost differs/ })).toBeVisible();
    await expect(card.getByRole('row', { name: /Scheme http http same/ })).toBeVisible();
    await expect(card.getByRole('button', { name: 'Copy the registered one' })).toBeVisible();
    await screen.inspect('doctor-card', tab);
    await tab.keyboard.press('Enter');
    await expect(card.getByText('Registered.')).toBeVisible();
    await expect(card.getByText(/Sign in again in Clipnote, or choose Try again on the page that Mavio showed\./)).toBeVisible();
    await screen.inspect('doctor-card-registered', tab);
    await card.getByRole('link', { name: 'Try again' }).click();
    await expect(tab.getByText(/^The request of flow 1, built again\..*The console plays the app\.$/)).toBeVisible();
    await expect(tab.getByText('Mavio would accept this request')).toBeVisible();
    await expect(tab.getByRole('button', { name: 'Redirect URI: ' + sent.replace('http://', '') })).toBeVisible();
    await screen.inspect('doctor-card-again', tab);

    await refused.getByRole('link', { name: 'Try again' }).click();
    await refused.getByRole('button', { name: 'Authorize' }).click();
    await expect(refused.getByRole('heading', { name: 'Signed in' })).toBeVisible();
    const callback = own.arrived.at(-1);
    if (callback === undefined) throw new Error('No callback arrived.');
    const tokens = await app.exchange(app.readCallback(callback, login), login.verifier);
    expect((await app.callMeetings(tokens.access_token)).status).toBe(200);
    expect(screen.complaints).toEqual([]);
  });
}

for (const theme of THEMES) {
  test(`any URL is read on the Doctor page, without traffic (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('doctor-page');
    const registered = 'http://localhost:5173/oauth/callback';
    await using served = await serve(writeApps(folder, [registered]));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
    await expect(page.getByRole('heading', { name: 'Or check a URL without traffic' })).toBeVisible();
    await screen.inspect('doctor-empty-flows');

    const query = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: 'http://127.0.0.1:5173/oauth/callback/', scope: 'meetings:read', state: 'HushHush' });
    await page.getByRole('textbox', { name: 'URL to check' }).fill(`https://mavioapp.com/oauth/authorize?${String(query)}`);
    await page.waitForURL(/\/flows\/doctor$/);
    await expect(page.getByText('1 address, not name')).toBeVisible();
    await expect(page.getByText('This URL asks https://mavioapp.com.')).toBeVisible();
    await expect(page.getByText('The redirect URI equals a registered one')).toBeVisible();
    await screen.inspect('doctor-page-authorization');

    const field = page.getByRole('textbox', { name: 'Authorization URL, redirect URI or callback URL' });
    await field.fill(registered);
    await expect(page.getByText('This URI is registered on Clipnote.')).toBeVisible();
    await screen.inspect('doctor-page-equal');

    await field.fill(`${registered}?code=mavio_ac_HushHush&state=HushHush`);
    await expect(page.getByText('The answer carries a code.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'What the callback carries' })).not.toContainText('Hush');
    await screen.inspect('doctor-page-callback');

    await field.fill('http://clipnote.example/oauth/callback');
    await expect(page.getByText('It cannot be registered. Plain http works only on loopback hosts.')).toBeVisible();
    await field.fill(`http://localhost:5173/oauth/${'very-long-'.repeat(30)}callback?next=1`);
    await expect(page.getByRole('row', { name: /^Query next=1 none differs/ })).toBeVisible();
    await screen.inspect('doctor-page-long');

    // Pressed at once: what is registered is what the field says, not what it said before.
    await field.fill(`${registered}/`);
    await page.getByRole('button', { name: 'Register this URI' }).click();
    await expect(page.getByText(`This URI is registered on Clipnote.`)).toBeVisible();

    await page.getByRole('button', { name: 'Clear the field' }).click();
    await expect(page.getByText('Paste what your app sends or receives.')).toBeVisible();
    await screen.inspect('doctor-page-empty');
    expect(screen.complaints).toEqual([]);
  });
}

test('a pasted URL is registered and tried again, and the app that sent it finishes its login', async ({ browser }) => {
  await using folder = await makeTempFolder('doctor-again');
  await using own = await listenAsApp();
  const registered = `http://localhost:${String(own.port)}/oauth/callback`;
  const sent = `http://127.0.0.1:${String(own.port)}/oauth/callback/`;
  await using served = await serve(writeApps(folder, [registered]));
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: sent, ...CLIPNOTE });
  const login = await app.beginLogin();
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
  // As it was sent to production.
  await page.getByRole('textbox', { name: 'URL to check' }).fill(login.url.replace(served.ready.issuer, 'https://mavioapp.com'));
  await expect(page.getByText('1 address, not name')).toBeVisible();
  const corrected = await openTab(screen, () => page.getByRole('link', { name: 'Try with the registered one' }).click());
  await expect(corrected.getByRole('heading', { name: 'Clipnote wants to use your Mavio account' })).toBeVisible();
  await corrected.close();

  await page.getByRole('button', { name: 'Register this URI' }).click();
  await expect(page.getByText('This URI is registered on Clipnote.')).toBeVisible();
  await screen.inspect('doctor-page-registered');
  const consent = await openTab(screen, () => page.getByRole('link', { name: 'Try again' }).click());
  await consent.getByRole('button', { name: 'Authorize' }).click();
  await expect(consent.getByRole('heading', { name: 'Signed in' })).toBeVisible();
  const callback = own.arrived.at(-1);
  if (callback === undefined) throw new Error('No callback arrived.');
  const tokens = await app.exchange(app.readCallback(callback, login), login.verifier);
  expect((await app.callMeetings(tokens.access_token)).status).toBe(200);
  expect(screen.complaints).toEqual([]);
});

test('from a refused card: the doctor opens with its request, and the builder registers the URI where its ladder stops', async ({ browser }) => {
  await using folder = await makeTempFolder('doctor-card-ways');
  await using served = await serve(writeApps(folder, ['http://localhost:5173/oauth/callback']));
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: 'http://localhost:5173/oauth/callback/', ...CLIPNOTE });
  await fetch((await app.beginLogin()).url);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
  await page.getByRole('button', { name: 'Redirect doctor' }).click();
  await page.waitForURL(/\/flows\/doctor$/);
  await expect(page.getByRole('textbox')).toHaveValue(/client_id=mavio_client_Clipnote0001&redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Foauth%2Fcallback%2F/);
  await expect(page.getByText('1 trailing slash')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: /^Try again/ }).click();
  await expect(page.getByText('Mavio would refuse this request.')).toBeVisible();
  await screen.inspect('guided-not-registered');
  await page.getByRole('button', { name: 'Register this URI' }).click();
  await expect(page.getByText('Mavio would accept this request.')).toBeVisible();
  const consent = await openTab(screen, () => page.getByRole('button', { name: /^Continue/ }).click());
  await expect(consent.getByRole('heading', { name: 'Clipnote wants to use your Mavio account' })).toBeVisible();
  expect(screen.complaints).toEqual([]);
});

test('at 900 px the doctor fits, on its page and on a card', async ({ browser }) => {
  await using folder = await makeTempFolder('doctor-narrow');
  await using served = await serve(writeApps(folder, ['https://clipnote.example/oauth/callback'], 'production'));
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: 'http://clipnote.example/oauth/callback', ...CLIPNOTE });
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await fetch((await app.beginLogin()).url);
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
  await page.getByRole('link', { name: /Clipnote/ }).click();
  await expect(page.getByText('It cannot be registered. Production apps need https.')).toBeVisible();
  await screen.inspect('doctor-card');
  await page.getByRole('link', { name: 'All flows' }).click();
  await page.getByRole('link', { name: 'Check a URL with the redirect doctor' }).click();
  await page.getByRole('textbox').fill('https://clipnote.example:443/oauth/Callback/');
  await expect(page.getByText('1 default port')).toBeVisible();
  await screen.inspect('doctor-page');
  expect(screen.complaints).toEqual([]);
});
