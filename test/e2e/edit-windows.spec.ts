/** Answers for two windows that pull at one app: two orders of its redirect URIs, and edits of one that the other deleted. Neither wins silently. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const uri = (page: Page, number: number) => page.getByRole('textbox', { name: `Redirect URI ${String(number)}`, exact: true });

async function expectOrder(page: Page, uris: readonly string[]): Promise<void> {
  for (const [index, text] of uris.entries()) await expect(uri(page, index + 1)).toHaveValue(text);
}

test('two orders of the redirect URIs are told, and one is chosen', async ({ browser }) => {
  await using folder = await makeTempFolder('edit-order');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page: mine } = screen;
  await mine.goto(new URL(`/apps/${CLIPNOTE.clientId}/redirect-uris`, mine.url()).href);
  const [two, three] = ['https://two.example/cb', 'https://three.example/cb'];
  for (const [index, text] of [two, three].entries()) {
    await mine.getByRole('button', { name: 'Add redirect URI' }).click();
    await uri(mine, index + 2).fill(text);
  }
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByText('Clipnote saved', { exact: true }).first()).toBeVisible();
  const theirs = await screen.context.newPage();
  await theirs.goto(mine.url());
  await expectOrder(theirs, [REDIRECT_URI, two, three]);

  await mine.getByRole('button', { name: 'Move redirect URI 3 up' }).click();
  await expectOrder(mine, [REDIRECT_URI, three, two]);
  await theirs.getByRole('button', { name: 'Move redirect URI 2 up' }).click();
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByText('Clipnote saved', { exact: true }).first()).toBeVisible();

  await expect(mine.getByText('The order of the redirect URIs was changed here and there')).toBeVisible();
  await expect(mine.getByText('Choose theirs or yours to save')).toBeVisible();
  await expectOrder(mine, [REDIRECT_URI, three, two]);
  await screen.inspect('edit-order');
  await mine.getByRole('button', { name: 'Take theirs' }).click();
  await expectOrder(mine, [two, REDIRECT_URI, three]);
  await expect(mine.getByText('Nothing to save')).toBeVisible();

  await mine.getByRole('button', { name: 'Move redirect URI 3 up' }).click();
  await theirs.getByRole('button', { name: 'Move redirect URI 2 up' }).click();
  await theirs.getByRole('button', { name: 'Save' }).click();
  await mine.getByRole('button', { name: 'Keep yours' }).click();
  await mine.getByRole('button', { name: 'Save' }).click();
  await expectOrder(theirs, [two, three, REDIRECT_URI]);
  expect(screen.complaints).toEqual([]);
});

test('an app is deleted in another window while it is edited here: what was typed can be copied', async ({ browser }) => {
  await using folder = await makeTempFolder('edit-deleted');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page: mine } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await mine.goto(new URL(`/apps/${CLIPNOTE.clientId}/details`, mine.url()).href);
  await mine.getByLabel('Description').fill('Words that took an hour');
  await mine.getByRole('link', { name: /^Redirect URIs/ }).click();
  await mine.getByRole('button', { name: 'Add redirect URI' }).click();
  await uri(mine, 2).fill('https://mine.example/cb');
  const theirs = await screen.context.newPage();
  await theirs.goto(mine.url());
  await theirs.getByRole('link', { name: 'Danger zone' }).click();
  await theirs.getByRole('button', { name: 'Delete app' }).click();
  await theirs.getByRole('alertdialog').getByRole('textbox').fill('Clipnote');
  await theirs.getByRole('alertdialog').getByRole('button', { name: 'Delete app' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Clipnote was deleted' })).toBeVisible();

  const lost = mine.getByRole('region', { name: 'You had edited it, and not saved' });
  await expect(lost).toContainText('Words that took an hour');
  await expect(lost).toContainText('https://mine.example/cb');
  await lost.getByRole('button', { name: 'Copy description' }).click();
  await expect.poll(() => mine.evaluate(() => navigator.clipboard.readText())).toBe('Words that took an hour');
  await screen.inspect('edit-deleted');
  await lost.getByRole('button', { name: 'Forget these edits' }).click();
  await expect(lost).toHaveCount(0);
  await expect(theirs.getByRole('region', { name: 'You had edited it, and not saved' })).toHaveCount(0);
  expect(screen.complaints).toEqual([]);
});
