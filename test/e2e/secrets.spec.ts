/** Answers for an app's credentials and its danger zone on the screen: regenerating, old secrets, revoking all, deleting; with their refusals, live in two windows. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { lockKeychain, startKeychain } from '../kit/keychain.ts';
import { openScreen, THEMES, type Screen } from '../kit/screen.ts';
import { serve, type Served } from '../kit/serve.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const ACCOUNT = { service: 'Mavio Console', account: CLIPNOTE.clientId };

/** The app of the workspace file, as its developer runs it. */
async function discover(served: Served): Promise<DeveloperApp> {
  return await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
}

async function logIn(app: DeveloperApp) {
  const { login, params } = await app.logIn();
  return await app.exchange(params, login.verifier);
}

async function openSection(page: Page, name: 'Credentials' | 'Danger zone'): Promise<void> {
  await page.getByRole('link', { name: 'Clipnote' }).click();
  await page.getByRole('navigation', { name: 'Sections of Clipnote' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

async function start(folder: TempFolder, env?: NodeJS.ProcessEnv): Promise<Served> {
  return await serve([...writeWorkspace(folder), ...(env === undefined ? ['--vault', 'session'] : [])], env);
}

const rowsIn = (page: Page, name: string) => page.getByRole('region', { name }).getByRole('row');

for (const theme of THEMES) {
  test(`a regenerated secret stops the old one, and each request with the old one is listed as it happens (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('secrets-old');
    await using bus = await startKeychain('unlocked');
    await using served = await start(folder, bus.env);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: 1280 });
    const { page } = screen;
    const app = await discover(served);
    await openSection(page, 'Credentials');
    await expect(page.getByText('never used')).toBeVisible();
    await screen.inspect('credentials-new');
    const tokens = await logIn(app);
    await expect(page.getByText('last used')).toBeVisible();

    const other = await screen.context.newPage();
    await other.goto(page.url());
    await expect(other.getByText('This is the first secret of the app.')).toBeVisible();
    await page.getByRole('button', { name: 'Regenerate secret' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText('also the refreshes of 1 live authorization');
    await screen.inspect('regenerate-dialog');
    await dialog.getByRole('button', { name: 'Regenerate secret' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Clipnote has a new secret' })).toBeVisible();
    const secret = (await page.getByText(/^mavio_secret_[A-Za-z0-9]{43}$/).textContent()) ?? '';
    expect(await bus.lookUp(ACCOUNT)).toBe(secret);
    await page.getByRole('checkbox').check();
    await page.getByRole('link', { name: 'Open app' }).click();
    await page.getByRole('navigation', { name: 'Sections of Clipnote' }).getByRole('link', { name: 'Credentials' }).click();
    await expect(rowsIn(other, 'Replaced secrets')).toHaveCount(2);
    await expect(other.getByText('None since then.')).toBeVisible();

    await expect(app.refresh(tokens.refresh_token)).rejects.toMatchObject({ status: 401 });
    await expect(rowsIn(page, 'Replaced secrets')).toHaveCount(4);
    await expect(rowsIn(other, 'Replaced secrets')).toHaveCount(4);
    await expect(rowsIn(page, 'Replaced secrets').nth(3)).toContainText('/oauth/token');
    await expect(rowsIn(page, 'Replaced secrets').nth(1)).toContainText('1 request');
    await screen.inspect('credentials-old-used');
    await page.setViewportSize({ width: 900, height: 800 });
    await screen.inspect('credentials-old-used-narrow');
    await page.getByRole('region', { name: 'Replaced secrets' }).getByRole('link', { name: 'Flow 1' }).click();
    await expect(page.getByRole('region', { name: 'Selected step' })).toContainText('This is the secret that you replaced at');
    expect((await app.withSecret(secret).refresh(tokens.refresh_token)).token_type).toBe('bearer');
    expect(screen.complaints).toEqual([]);
  });

  test(`revoking all says what dies, ends it at the next request, and asks for the name (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('secrets-revoke');
    await using served = await start(folder);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: 1280 });
    const { page } = screen;
    const app = await discover(served);
    await openSection(page, 'Danger zone');
    await expect(page.getByText('None is live')).toBeVisible();
    await expect(page.getByText('Nothing is live, so there is nothing to revoke.')).toBeVisible();
    // It can be pressed, to learn why it does nothing.
    await page.getByRole('button', { name: 'Revoke all tokens' }).click({ force: true });
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    await screen.inspect('danger-empty');
    const tokens = await logIn(app);
    await logIn(app);
    await expect(page.getByText('2 live authorizations, of Ada Lindqvist (2 times)')).toBeVisible();
    await expect(page.getByText('2 access tokens, 2 refresh tokens')).toBeVisible();
    await screen.inspect('danger');

    await page.getByRole('button', { name: 'Revoke all tokens' }).click();
    const dialog = page.getByRole('alertdialog');
    const confirm = dialog.getByRole('button', { name: 'Revoke all tokens' });
    await expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await confirm.click({ force: true });
    await dialog.getByRole('textbox').fill('Clipnot');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeVisible();
    await screen.inspect('revoke-dialog');
    expect((await app.callMeetings(tokens.access_token)).status).toBe(200);
    await dialog.getByRole('textbox').fill('Clipnote');
    await page.keyboard.press('Enter');
    await expect(page.getByText('None is live')).toBeVisible();
    await expect(page.getByText('2 authorizations, 4 tokens')).toBeVisible();
    await expect(app.callMeetings(tokens.access_token)).rejects.toMatchObject({ status: 401 });
    await expect(app.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
    await page.locator('[data-flow]').last().click();
    await expect(page.getByRole('region', { name: 'Selected step' })).toBeVisible();
    await screen.inspect('revoked-flow');
    expect(screen.complaints).toEqual([]);
  });

  test(`a deleted app is gone in every window, in the keychain and for its clients, and its page says when (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('secrets-delete');
    await using bus = await startKeychain('unlocked');
    await using served = await start(folder, bus.env);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: 1280 });
    const { page } = screen;
    const app = await discover(served);
    const tokens = await logIn(app);
    expect(await bus.lookUp(ACCOUNT)).toBe(CLIPNOTE.clientSecret);
    await openSection(page, 'Danger zone');
    const other = await screen.context.newPage();
    await other.goto(page.url());
    await expect(other.getByText('1 live authorization, of Ada Lindqvist')).toBeVisible();
    // Only the window in front has the focus.
    await page.bringToFront();
    await page.getByRole('button', { name: 'Delete app' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await screen.inspect('delete-dialog');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await page.getByRole('button', { name: 'Delete app' }).click();
    await dialog.getByRole('textbox').fill('Clipnote');
    await dialog.getByRole('button', { name: 'Delete app' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Clipnote was deleted' })).toBeVisible();
    await expect(page.getByText('1 authorization and 2 tokens ended with it.')).toBeVisible();
    await expect(other.getByRole('heading', { level: 1, name: 'Clipnote was deleted' })).toBeVisible();
    await screen.inspect('deleted-app');
    await expect.poll(() => bus.lookUp(ACCOUNT)).toBeNull();
    await expect(app.callMeetings(tokens.access_token)).rejects.toMatchObject({ status: 401 });
    await expect(app.refresh(tokens.refresh_token)).rejects.toMatchObject({ status: 401 });
    const tab = await screen.context.newPage();
    await tab.goto((await app.beginLogin()).url);
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Clipnote does not exist any more');
    await expect(tab.getByText(/This app was deleted on/)).toBeVisible();
    await screen.inspect('deleted-error-page', tab);
    await page.getByRole('link', { name: 'Go to your apps' }).click();
    await expect(page.getByText('Clipnote had this id until you deleted it')).toBeVisible();
    expect(screen.complaints).toEqual([]);
  });
}

/**
 * A console looks every few seconds whether its keyring is locked, and keeps secrets in memory from then on. Here that question is answered
 * with no: what is tried falls between two looks, however long it takes. The keyring itself is the real one, and really locked.
 */
function asIfJustLooked(folder: TempFolder, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const programs = folder.join('programs');
  mkdirSync(programs);
  writeFileSync(join(programs, 'dbus-send'), '#!/bin/sh\necho "   variant       boolean false"\n', { mode: 0o755 });
  return { ...env, PATH: `${programs}${delimiter}${env['PATH'] ?? ''}` };
}

/** Presses the button of a dialog or form, and is refused. */
async function refuse(screen: Screen, press: () => Promise<void>, title: string): Promise<void> {
  await press();
  await expect(screen.page.getByRole('alert').filter({ hasText: title })).toBeVisible();
}

test('a secret that can be stored nowhere is not made: neither regenerated nor registered, and the old one still works', async ({ browser }) => {
  await using folder = await makeTempFolder('secrets-locked');
  await using bus = await startKeychain('unlocked');
  await using served = await start(folder, asIfJustLooked(folder, bus.env));
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 1280 });
  const { page } = screen;
  const app = await discover(served);
  const tokens = await logIn(app);
  await openSection(page, 'Credentials');
  await lockKeychain(bus);
  await page.getByRole('button', { name: 'Regenerate secret' }).click();
  await refuse(screen, () => page.getByRole('alertdialog').getByRole('button', { name: 'Regenerate secret' }).click(), 'No new secret was made');
  await expect(page.getByRole('alert')).toContainText('The keyring is locked. The old secret still works.');
  await screen.inspect('regenerate-refused');
  expect((await app.refresh(tokens.refresh_token)).token_type).toBe('bearer');

  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
  await page.getByRole('link', { name: 'Register app' }).first().click();
  const form = page.getByRole('form', { name: 'Register app' });
  await form.getByLabel('App name').fill('Another app');
  await form.getByLabel('Homepage URL').fill('https://another.example');
  await form.getByLabel(/^Redirect URI/).first().fill('https://another.example/callback');
  await refuse(screen, () => form.getByRole('button', { name: 'Register app' }).click(), 'The app was not registered');
  await expect(page.getByRole('alert')).toContainText('The keyring is locked.');
  await screen.inspect('register-refused');
  await page.getByRole('button', { name: 'Close' }).click();

  await openSection(page, 'Danger zone');
  await expect(page.getByRole('link', { name: 'Another app' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete app' }).click();
  await page.getByRole('alertdialog').getByRole('textbox').fill('Clipnote');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Clipnote was deleted' })).toBeVisible();
  await refuse(screen, () => Promise.resolve(), 'Its secret may still be in the keychain');
  await screen.inspect('deleted-secret-left');
  expect(screen.complaints).toEqual([]);
});
