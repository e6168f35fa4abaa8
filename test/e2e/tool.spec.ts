/** Answers for the console as a tool: palette, keys, messages, in both themes. */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

const REDIRECT_URI = 'http://localhost:5173/oauth/callback';

/** Flags for a console with Clipnote and, after it, as many other apps as a test wants. */
function writeApps(folder: TempFolder, others = 2): string[] {
  const shared = { description: '', homepageUrl: 'https://clipnote.example', redirectUris: [REDIRECT_URI] };
  const more = Array.from({ length: others }, (_, index) => {
    const digits = String(index).padStart(12, '0');
    const environment = index % 2 === 0 ? 'development' : 'production';
    const redirectUris = environment === 'production' ? ['https://board.example/cb'] : [REDIRECT_URI];
    return { ...shared, redirectUris, name: `Board ${String(index + 1)}`, environment, clientId: `mavio_client_${digits}`, clientSecret: `mavio_secret_${digits.repeat(3)}` };
  });
  const file = folder.join('apps.json');
  writeFileSync(file, JSON.stringify({ apps: [{ ...shared, name: 'Clipnote', environment: 'development', ...CLIPNOTE }, ...more] }));
  return ['--vault', 'session', '--workspace', file, '--data-dir', folder.join('data')];
}

/** Sends an authorization request that is refused with a page. */
async function knockWrongly(issuer: string): Promise<void> {
  const url = new URL('/oauth/authorize', issuer);
  url.search = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: 'http://localhost:9/other' }).toString();
  await fetch(url, { redirect: 'manual' });
}

const optionOf = (page: Page, name: RegExp) => page.getByRole('option', { name }).first();

for (const theme of THEMES) {
  test(`the palette finds pages, apps, flows and actions, with the keyboard alone (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('palette');
    await using served = await serve(writeApps(folder));
    await knockWrongly(served.ready.issuer);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await expect(page.getByRole('heading', { name: 'Apps' })).toBeVisible();

    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Search or run' });
    await expect(field).toBeFocused();
    await expect(optionOf(page, /Redirect URI differs/)).toBeVisible();
    await screen.inspect('palette-open');

    await page.keyboard.type('regen clip');
    await expect(page.getByRole('option')).toHaveCount(1);
    await expect(optionOf(page, /Regenerate the secret of Clipnote/)).toHaveAttribute('aria-selected', 'true');
    await screen.inspect('palette-typed');

    await field.fill('differs');
    await expect(optionOf(page, /Redirect URI differs/)).toBeVisible();
    await expect(field).toHaveAttribute('aria-activedescendant', (await optionOf(page, /Redirect URI differs/).getAttribute('id')) ?? '');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /Clipnote, flow 1/ })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.getByRole('button', { name: 'Search or run' }).click();
    await expect(optionOf(page, /Redirect URI differs/)).toHaveAttribute('aria-selected', 'true');
    await field.fill('no such thing at all');
    await expect(page.getByText(/^Nothing here is called “no such thing at all”/)).toBeVisible();
    await screen.inspect('palette-nothing');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Search or run' })).toBeFocused();
    expect(screen.complaints).toEqual([]);
  });
}

test('arrow keys go round, a command does its work and says so, and only ids are remembered', async ({ browser }) => {
  await using folder = await makeTempFolder('palette-keys');
  await using served = await serve(writeApps(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(page.getByRole('heading', { name: 'Apps' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search or run' });
  await field.fill('board');
  await expect(optionOf(page, /^Board 1/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');

  await field.fill('copy issuer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied the issuer', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(served.ready.issuer);
  await screen.inspect('palette-toast');

  await page.keyboard.press('Control+k');
  await field.fill('dark theme');
  await expect(optionOf(page, /Use the dark theme/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.keyboard.press('Control+k');
  await field.fill('check keychain');
  await expect(optionOf(page, /Check the keychain/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Secrets are kept in memory only', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Keychain' })).toBeVisible();

  expect(await page.evaluate(() => localStorage.getItem('mavio.recent'))).toBe('["keychain check","theme dark","issuer"]');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('copy issuer');
  expect(screen.complaints).toEqual([]);
});

for (const theme of THEMES) {
  test(`the sheet of keys opens with ?, but not while someone types (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('keys');
    await using served = await serve(writeApps(folder));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: 900 });
    const { page } = screen;
    await expect(page.getByRole('heading', { name: 'Apps' })).toBeVisible();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'App name' }).fill('Why');
    await page.keyboard.type('?n');
    await expect(page.getByRole('textbox', { name: 'App name' })).toHaveValue('Why?n');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search or run' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox', { name: 'App name' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toBeVisible();
    await screen.inspect('keys');
    await page.keyboard.press('n');
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    expect(screen.complaints).toEqual([]);
  });
}
