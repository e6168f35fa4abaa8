/** Answers for the console as a tool: palette, keys, messages, in both themes. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { knockWrongly, writeManyApps } from '../kit/many-apps.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

const optionOf = (page: Page, name: RegExp) => page.getByRole('option', { name }).first();

for (const theme of THEMES) {
  test(`the palette finds pages, apps, flows and actions, with the keyboard alone (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('palette');
    await using served = await serve(writeManyApps(folder));
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
  await using served = await serve(writeManyApps(folder));
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
    await using served = await serve(writeManyApps(folder));
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

for (const theme of THEMES) {
  test(`the settings: rotation, retention and ports are set, refused, and taken back (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('settings');
    await using served = await serve(writeManyApps(folder));
    await knockWrongly(served.ready.issuer);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: theme === 'light' ? 1280 : 900 });
    await using second = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    const port = page.getByRole('textbox', { name: 'Server port' });
    await expect(page.getByText(/--port chose \d+ for this run, and a flag wins/)).toBeVisible();
    await port.fill('70000');
    await expect(page.getByText('Enter a whole number from 1 to 65,535, or leave it empty.')).toBeVisible();
    await screen.inspect('settings-server-refused');
    await port.fill(new URL(served.ready.consoleUrl).port);
    await port.press('Enter');
    await expect(page.getByText('Server port saved', { exact: true })).toBeVisible();
    await page.getByRole('textbox', { name: 'Console port' }).fill(new URL(served.ready.consoleUrl).port);
    await page.getByRole('textbox', { name: 'Console port' }).press('Enter');
    await expect(page.getByText(/is the port of the server. Each needs one of its own/)).toBeVisible();
    await screen.inspect('settings-server');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Undone: Server port saved').first()).toBeVisible();
    await expect(port).toHaveValue('');

    await second.page.getByRole('link', { name: 'Settings', exact: true }).click();
    await second.page.getByRole('link', { name: 'Tokens' }).click();
    await page.getByRole('link', { name: 'Tokens' }).click();
    await page.getByRole('radio', { name: 'Off' }).click();
    await expect(page.getByText('Rotation is off by default', { exact: true })).toBeVisible();
    await expect(second.page.getByRole('radio', { name: 'Off' })).toBeChecked();
    await screen.inspect('settings-tokens');

    await page.getByRole('link', { name: 'Data' }).click();
    await expect(page.getByText(/^1 flow in \d+ kB, since /)).toBeVisible();
    await page.getByRole('textbox', { name: 'Days to keep flows' }).fill('30');
    await page.getByRole('textbox', { name: 'Days to keep flows' }).press('Enter');
    await expect(page.getByText('Nothing would go now.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Megabytes to keep' }).fill('1');
    await expect(page.getByText('Enter a whole number from 20 to 1,000,000, or leave it empty.')).toBeVisible();
    await screen.inspect('settings-data');

    await page.goto(new URL(`/apps/${CLIPNOTE.clientId}/refresh-tokens`, served.ready.consoleUrl).href);
    await expect(page.getByText('As in the settings, off')).toBeVisible();
    await page.getByRole('radio', { name: 'On', exact: true }).click();
    await expect(page.getByText('Rotation is on for Clipnote', { exact: true })).toBeVisible();
    await screen.inspect('app-refresh-tokens');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('radio', { name: /^As in the settings/ })).toBeChecked();

    await page.goto(new URL('/settings/nothing', served.ready.consoleUrl).href);
    await expect(page.getByRole('heading', { name: 'The settings have no such page' })).toBeVisible();
    expect(screen.complaints).toEqual([]);
    expect(second.complaints).toEqual([]);
  });
}

test('an address leads to a check: it is open and focused, and each check and step can be linked to', async ({ browser }) => {
  await using folder = await makeTempFolder('links');
  await using served = await serve(writeManyApps(folder));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const readClipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  const card = page.getByRole('region', { name: 'Selected step' });
  await card.getByRole('button', { name: 'Copy link to this step' }).click();
  await expect(card.getByText('Copied link to this step.')).toBeAttached();
  const step = new URL(await readClipboard());
  expect(`${step.pathname}${step.search}`).toMatch(/^\/flows\/flow_[A-Za-z0-9]{16}\?step=1$/);
  expect(step.hash).toBe('');
  await page.goto(`${step.href}&check=client.known`);
  await expect(card.locator('details[open] > summary')).toBeFocused();
  await screen.inspect('flow-named-check');
  await card.locator('details[open]').getByRole('button', { name: 'Copy link to this check' }).click();
  await expect(card.getByText('Copied link to this check.')).toBeAttached();
  expect(await readClipboard()).toBe(`${step.href}&check=client.known`);
  await page.goto(`${step.href}&check=redirect.registered`);
  await expect(card.locator('li:focus')).toHaveCount(1);
  await page.goto(`${step.href}&check=no.such-check`);
  await expect(card.getByRole('button', { name: 'Copy link to this step' })).toBeVisible();
  expect(screen.complaints).toEqual([]);
});

test('the list of apps is searched with / and narrowed by environment', async ({ browser }) => {
  await using folder = await makeTempFolder('find-apps');
  await using served = await serve(writeManyApps(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await expect(page.getByRole('link', { name: 'Clipnote' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('board');
  await expect(page.getByRole('link', { name: 'Clipnote' })).toHaveCount(0);
  await expect(page.getByText('2 of 3')).toBeVisible();
  await page.getByRole('radio', { name: 'Production' }).click();
  await expect(page.getByText('1 of 3')).toBeVisible();
  await screen.inspect('apps-found');
  await page.getByRole('textbox', { name: 'Search the apps' }).fill('nothing');
  await expect(page.getByText('No app fits.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.getByRole('link', { name: 'Clipnote' })).toBeVisible();
  expect(screen.complaints).toEqual([]);
});

for (const theme of THEMES) {
  test(`the list of apps is sorted by each column, walked by arrow keys, and stays so (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('sort-apps');
    await using served = await serve(writeManyApps(folder, 30));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: theme === 'light' ? 1440 : 900 });
    const { page } = screen;
    const first = page.locator('tbody [data-row] a').first();
    const head = (name: string) => page.getByRole('columnheader', { name });
    await expect(head('App')).toHaveAttribute('aria-sort', 'ascending');
    await expect(first).toHaveText('Board 1');
    await head('App').getByRole('button').click();
    await expect(first).toHaveText('Clipnote');
    await expect(head('App')).toHaveAttribute('aria-sort', 'descending');
    await head('Environment').getByRole('button').click();
    await expect(head('App')).toHaveAttribute('aria-sort', 'none');
    expect(new URL(page.url()).search).toBe('?sort=environment');
    await head('Environment').getByRole('button').click();
    await expect(first).toHaveText('Board 2');
    await screen.inspect('apps-sorted');

    await page.keyboard.press('/');
    await page.keyboard.type('board 1');
    await page.keyboard.press('ArrowDown');
    await expect(first).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.locator('tbody [data-row]').last().getByRole('link').first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Board 2', exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Apps', exact: true }).click();
    await expect(page).toHaveURL(/\?q=board\+1&sort=environment&direction=descending$/);
    await expect(head('Environment')).toHaveAttribute('aria-sort', 'descending');

    await page.getByRole('checkbox', { name: 'Active only' }).check();
    await expect(page.getByText('No app fits.')).toBeVisible();
    await screen.inspect('apps-none-active');
    await page.reload();
    await expect(page.getByText('No app fits.')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page).toHaveURL(/\?sort=environment&direction=descending$/);
    expect(screen.complaints).toEqual([]);
  });
}
