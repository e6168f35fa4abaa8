/** Answers for what a newcomer does in the first hour that nobody thought of: presses that meet a moving form, line breaks, broken files. */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, writeWorkspace } from '../kit/workspace-file.ts';

async function serveEmpty(folder: Awaited<ReturnType<typeof makeTempFolder>>) {
  return await serve(['--data-dir', folder.join('data'), '--vault', 'session']);
}

test('a press is not lost to the verdict of the field that it leaves, and a new row is where one goes on typing', async ({ browser }) => {
  await using folder = await makeTempFolder('first-press');
  await using served = await serveEmpty(folder);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.getByRole('link', { name: 'Register app' }).first().click();
  await page.getByRole('textbox', { name: 'Homepage URL' }).fill('clipnote');
  // The reason appears under the field, and moves the button down: only after the press.
  await page.getByRole('button', { name: 'Add redirect URI' }).click();
  await expect(page.getByText('Enter a whole address that starts with https:// or http://.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Redirect URI 2' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Redirect URI 2' }).fill('http://example.com');
  await page.getByRole('button', { name: 'Add redirect URI' }).click();
  await expect(page.getByRole('textbox', { name: 'Redirect URI 3' })).toBeFocused();
});

test('an app is registered with the keyboard alone; Enter in the description sends the form, and pasted lines become one', async ({ browser }) => {
  await using folder = await makeTempFolder('first-keys');
  await using served = await serveEmpty(folder);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await expect(page.getByRole('heading', { level: 1, name: 'Apps' })).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'App name' })).toBeFocused();
  await page.keyboard.type('Clipnote');
  await page.keyboard.press('Tab');
  await page.evaluate(() => navigator.clipboard.writeText('Clips from\n  your meetings.\n'));
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('Clips from your meetings. ');
  await page.keyboard.press('Enter');
  // What is missing has the focus.
  await expect(page.getByRole('textbox', { name: 'Homepage URL' })).toBeFocused();
  await page.keyboard.type('https://clipnote.example');
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('http://localhost:3000/callback');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Clipnote is registered' })).toBeVisible();
  expect(screen.complaints).toEqual([]);
});

test('a broken file says what is wrong with it, in sight', async ({ browser }) => {
  await using folder = await makeTempFolder('first-files');
  await using served = await serveEmpty(folder);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { height: 700 });
  const { page } = screen;
  await page.goto(new URL('/settings/workspace', served.ready.consoleUrl).href);
  const bring = async (name: string, text: string | Uint8Array): Promise<void> => {
    writeFileSync(folder.join(name), text);
    await page.getByLabel('Workspace file', { exact: true }).setInputFiles(folder.join(name));
  };
  await bring('empty.yaml', '\n');
  await expect(page.getByText('empty.yaml: This file is empty.')).toBeInViewport();
  await bring('tabs.yaml', 'apps:\n\t- name: X\n');
  await expect(page.getByText('One mistake.')).toBeInViewport();
  await expect(page.getByText('empty.yaml')).toHaveCount(0);
  await bring('picture.png', new Uint8Array([0x89, 0x50, 0xff, 0xfe]));
  await expect(page.getByText('picture.png: This file is not UTF-8 text.')).toBeInViewport();
  await bring('word.yaml', 'hello');
  await expect(page.getByText('One mistake.')).toBeInViewport();
  await screen.inspect('first-files');
});

test('a flow of an app that is gone is tried again with another one, and that is said', async ({ browser }) => {
  await using folder = await makeTempFolder('first-gone');
  await using served = await serve(writeWorkspace(folder).concat('--vault', 'session'));
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.goto(new URL('/flows/guided?app=mavio_client_Deleted00001&redirect_uri=http%3A%2F%2Flocalhost%3A9%2Fcb&again=2', served.ready.consoleUrl).href);
  await expect(page.getByText('The app that was asked for, mavio_client_Deleted00001, is not registered any more. This is a request of Clipnote in its place.')).toBeVisible();
  await screen.inspect('guided-gone');
  // The app's own address says nothing of the kind.
  await page.goto(new URL(`/flows/guided?app=${CLIPNOTE.clientId}`, served.ready.consoleUrl).href);
  await expect(page.getByText(/Mavio would accept this request/)).toBeVisible();
  await expect(page.getByText(/is not registered any more/)).toHaveCount(0);
});
