/** Answers for addresses in a real browser: client ids that hold what an address reads as its own, and Back from an unsaved secret. */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const IDS = ['team/clipnote', '..', 'new', 'app.v1.js', 'a%2Fb?c#d'];

test('an app with any client id opens, and its address survives a reload', async ({ browser }) => {
  await using folder = await makeTempFolder('addresses');
  const apps = IDS.map((clientId, index) => ({ name: `App ${String(index + 1)}`, homepageUrl: 'https://app.example', environment: 'development', redirectUris: [`http://localhost:${String(5000 + index)}/cb`], clientId, clientSecret: `secret-${String(index)}` }));
  writeFileSync(folder.join('apps.json'), JSON.stringify({ apps }));
  await using served = await serve(['--vault', 'session', '--workspace', folder.join('apps.json'), '--data-dir', folder.join('data')]);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  for (const { name, clientId } of apps) {
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByText(clientId, { exact: true }).first()).toBeVisible();
    await page.getByRole('link', { name: 'Redirect URIs' }).click();
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await page.getByRole('link', { name: 'Start a flow' }).click();
    await expect(page.getByText('Mavio would accept this request')).toBeVisible();
  }
  expect(screen.complaints).toEqual([]);
});

test('Back from a secret that nobody stored asks first, as often as it is tried', async ({ browser }) => {
  await using folder = await makeTempFolder('leave-guard');
  await using served = await serve(['--vault', 'session', '--data-dir', folder.join('data')]);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.getByRole('link', { name: 'Register app' }).first().click();
  const form = page.getByRole('form', { name: 'Register app' });
  await form.getByLabel('App name').fill('Clipnote');
  await form.getByLabel('Homepage URL').fill('https://clipnote.example');
  await form.getByLabel(/^Redirect URI/).first().fill('http://localhost:5173/cb');
  await form.getByRole('button', { name: 'Register app' }).click();
  const sheet = page.getByRole('heading', { name: 'Clipnote is registered' });
  await expect(sheet).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Leave without the secret?' }).or(page.getByRole('alertdialog', { name: 'Leave without the secret?' }));
  for (const round of [1, 2]) {
    await page.evaluate(() => window.history.back());
    await expect(dialog, `round ${String(round)}`).toBeVisible();
    await expect(page).toHaveURL(/\/issued$/);
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect(dialog).toBeHidden();
    await expect(sheet).toBeVisible();
  }
  await page.evaluate(() => window.history.back());
  await dialog.getByRole('button', { name: 'Leave without it' }).click();
  await expect(page).toHaveURL(/\/apps\/new$/);
  await expect(sheet).toBeHidden();

  await form.getByLabel('App name').fill('Clipnote Two');
  await form.getByLabel('Homepage URL').fill('https://clipnote.example');
  await form.getByLabel(/^Redirect URI/).first().fill('http://localhost:5174/cb');
  await form.getByRole('button', { name: 'Register app' }).click();
  await page.getByRole('checkbox', { name: 'I have stored the secret' }).check();
  await page.evaluate(() => window.history.back());
  await expect(page).toHaveURL(/\/apps\/new$/);
  expect(screen.complaints).toEqual([]);
});
