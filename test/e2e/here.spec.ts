/** Answers for what the palette offers for the flow and the app on screen, before everything else. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { knockWrongly, writeManyApps } from '../kit/many-apps.ts';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

/** Runs the command that fits best, after looking at it. */
async function run(page: Page, typed: string, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run' }).fill(typed);
  await expect(page.getByRole('option', { selected: true })).toContainText(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Search or run' })).toHaveCount(0);
}

test('the flow and the app on screen can be worked with from the palette', async ({ browser }) => {
  await using folder = await makeTempFolder('here');
  await using served = await serve(writeManyApps(folder));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const readClipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  await page.locator('a[data-flow]').first().click();
  await expect(page.getByRole('heading', { name: /Clipnote, flow 1/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('group').first()).toContainText('Here, in flow 1');
  await screen.inspect('palette-here');
  await page.keyboard.press('Escape');

  await run(page, 'as curl', 'Copy the request as curl');
  await expect(page.getByText('Copied the request as curl', { exact: true })).toBeVisible();
  expect(await readClipboard()).toContain('/oauth/authorize');
  await run(page, 'doctor with', 'Open the redirect doctor with this flow');
  await expect(page).toHaveURL(/\/flows\/doctor$/);
  await expect(page.getByRole('textbox').first()).toHaveValue(/redirect_uri=http%3A%2F%2Flocalhost%3A9%2Fother/);
  await page.goBack();
  await run(page, 'build request', 'Build this request again');
  await expect(page).toHaveURL(new RegExp(`/flows/guided\\?app=${CLIPNOTE.clientId}&redirect_uri=.*again=1$`));

  await page.getByRole('link', { name: 'Apps', exact: true }).click();
  await page.getByRole('link', { name: 'Clipnote' }).click();
  await run(page, 'copy client', 'Copy the client id');
  await expect(page.getByText('Copied the client id of Clipnote', { exact: true })).toBeVisible();
  expect(await readClipboard()).toBe(CLIPNOTE.clientId);
  await run(page, 'delete', 'Delete app');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Delete Clipnote?');
  await question.getByRole('button', { name: 'Keep the app' }).click();
  await expect(question).toHaveCount(0);
  await expect(page).toHaveURL(/\/danger$/);
  await run(page, 'regen', 'Regenerate secret');
  await expect(question).toContainText('Regenerate the secret of Clipnote?');
  await question.getByRole('button', { name: 'Keep the old one' }).click();
  // And once more from the page where it stands.
  await run(page, 'regen', 'Regenerate secret');
  await expect(question).toContainText('Regenerate the secret of Clipnote?');
  await question.getByRole('button', { name: 'Keep the old one' }).click();
  await run(page, 'revoke all', 'Revoke all tokens');
  await expect(page.getByText('Nothing is live, so there is nothing to revoke.')).toBeVisible();
  expect(screen.complaints).toEqual([]);
});
