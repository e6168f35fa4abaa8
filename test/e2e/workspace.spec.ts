/** Answers for the workspace as a file on screen: exported, mistakes named, a difference looked at, imported, taken back. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, openTab, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const RETRO = `  - name: Retro Board
    clientId: mavio_client_RetroBoard01
    environment: production
    homepageUrl: https://retro.example
    redirectUris:
      - https://retro.example/oauth/callback
      - https://retro.example/oauth/second
`;

async function openWorkspace(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Workspace' }).click();
  await expect(page.getByLabel('Preview of mavio-workspace.yaml')).toBeVisible();
}

const textField = (page: Page) => page.getByRole('textbox', { name: 'Text of the workspace file' });

async function importIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import workspace' }).click();
}

for (const theme of THEMES) {
  test(`exported, changed, compared, imported and taken back (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('workspace');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session', '--consent', 'authorize']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: 1280 });
    const { page } = screen;
    await openWorkspace(page);
    await screen.inspect('workspace-export');

    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save file' }).click()]);
    expect(saved.suggestedFilename()).toBe('mavio-workspace.yaml');
    const text = readFileSync(await saved.path(), 'utf8');
    expect(text).toContain('name: Clipnote');
    expect(text).not.toContain('mavio_secret');
    const [schema] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'its schema' }).click()]);
    expect(JSON.parse(readFileSync(await schema.path(), 'utf8'))).toMatchObject({ required: ['apps'] });
    await page.getByRole('radio', { name: 'JSON' }).check();
    await expect(page.getByLabel('Preview of mavio-workspace.json')).toContainText('"$schema"');

    // Nothing to do for the file that was just written.
    await page.getByLabel('Workspace file', { exact: true }).setInputFiles({ name: 'mavio-workspace.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
    await expect(page.getByText('there is nothing to import')).toBeVisible();

    await textField(page).fill(text.replace('plan: team', 'plan: gold').replace('environment: development', 'enviroment: development'));
    await expect(page.getByRole('region', { name: 'Mistakes in the file' })).toContainText('3 mistakes');
    await expect(page.getByText('Did you mean “environment”?')).toBeVisible();
    await page.getByRole('region', { name: 'Mistakes in the file' }).getByRole('listitem').last().scrollIntoViewIfNeeded();
    await screen.inspect('workspace-mistakes');
    await expect(page.getByRole('button', { name: 'Import workspace' })).toBeHidden();

    await textField(page).fill(`${text.replace('plan: team', 'plan: free').replace('Clips from meetings', 'Clips of what matters')}\n${RETRO}`);
    await expect(page.getByText('1 added, 2 changed, 0 removed')).toBeVisible();
    await page.getByRole('button', { name: 'Import workspace' }).scrollIntoViewIfNeeded();
    await screen.inspect('workspace-difference');
    await importIt(page);
    await expect(page.getByText('1 new secret, shown this once.')).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).scrollIntoViewIfNeeded();
    await screen.inspect('workspace-secrets');
    await page.getByRole('link', { name: 'Server' }).click();
    await expect(page.getByRole('alertdialog', { name: 'Leave without the secrets?' })).toBeVisible();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await page.getByText('I have stored the secret').click();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('Undo removes 1 thing that the import added and puts 2 things back as before.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await expect(page.getByText('Undo removes 1 thing')).toBeHidden();
    await expect(page.getByLabel('Preview of mavio-workspace.json')).not.toContainText('Retro Board');
    expect(screen.complaints).toEqual([]);
  });
}

test('an import that would kill living tokens says how many before, in two windows, and undo says what stays dead', async ({ browser }) => {
  await using folder = await makeTempFolder('workspace-loss');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session', '--consent', 'authorize']);
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
  const { login, params } = await app.logIn();
  const tokens = await app.exchange(params, login.verifier);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 1920, height: 1080 });
  const { page } = screen;
  const other = await openTab(screen, () => page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click({ modifiers: ['ControlOrMeta'] }));
  await expect(other.getByRole('link', { name: 'Clipnote' }).first()).toBeVisible();
  await openWorkspace(page);
  await textField(page).fill(`apps:\n${RETRO}`);
  await expect(page.getByText('1 added, 0 changed, 0 removed')).toBeVisible();
  await page.getByRole('radio', { name: 'Make it exactly like the file' }).check();
  await expect(page.getByText('2 tokens of 1 person would end at once.')).toBeVisible();
  await screen.inspect('workspace-loss');
  await importIt(page);
  const dialog = page.getByRole('alertdialog', { name: 'Import, and remove Clipnote?' });
  await expect(dialog).toContainText('2 tokens of 1 person end at once, and stay dead even when you undo.');
  await screen.inspect('workspace-confirm');
  await page.keyboard.press('Escape');
  expect((await app.callMeetings(tokens.access_token)).status).toBe(200);
  await importIt(page);
  await page.getByRole('button', { name: 'Import and remove' }).click();
  await expect(page.getByText('1 new secret, shown this once.')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Retro Board' }).first()).toBeVisible();
  await expect(other.getByRole('link', { name: 'Clipnote' })).toHaveCount(0);
  await expect(app.callMeetings(tokens.access_token)).rejects.toThrow();
  await expect(page.getByText('2 tokens of 1 person ended with the import and stay dead')).toBeVisible();
  await page.getByRole('button', { name: 'Undo import' }).click();
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
  await expect(page.getByRole('link', { name: 'Clipnote' }).first()).toBeVisible();
  // Its secret came back with it.
  const again = await app.logIn();
  expect(await app.exchange(again.params, again.login.verifier)).toHaveProperty('access_token');
  expect(screen.complaints).toEqual([]);
});

test('at 900 px, with long names, a file that is no text, and a change from elsewhere', async ({ browser }) => {
  await using folder = await makeTempFolder('workspace-narrow');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900, theme: 'dark' });
  const { page } = screen;
  await openWorkspace(page);
  const chooser = page.getByLabel('Workspace file', { exact: true });
  await chooser.setInputFiles({ name: 'logo.yaml', mimeType: 'application/yaml', buffer: Buffer.from([0xff, 0xfe, 0x00]) });
  await expect(page.getByText('logo.yaml: This file is not UTF-8 text.')).toBeVisible();
  await chooser.setInputFiles({ name: 'huge.yaml', mimeType: 'application/yaml', buffer: Buffer.alloc(2 * 1024 * 1024 + 1, 0x61) });
  await expect(page.getByText('huge.yaml: This file is too large')).toBeVisible();
  const uris = Array.from({ length: 20 }, (_, index) => `      - https://retro.example/${'long-'.repeat(20)}${String(index)}`).join('\n');
  await textField(page).fill(`apps:\n  - name: ${'Retro Board of everybody '.repeat(2).trim()}\n    homepageUrl: https://retro.example\n    environment: production\n    redirectUris:\n${uris}\n`);
  await expect(page.getByText('1 added, 0 changed, 0 removed')).toBeVisible();
  await page.getByRole('button', { name: 'Import workspace' }).scrollIntoViewIfNeeded();
  await screen.inspect('workspace-long');
  await textField(page).fill(`{"apps": [${'{"name": "A", '.repeat(30)}`);
  await expect(page.getByRole('region', { name: 'Mistakes in the file' })).toContainText('1:');
  await screen.inspect('workspace-json-mistake');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('region', { name: 'Mistakes in the file' })).toBeHidden();
  expect(screen.complaints).toEqual([]);
});
