/** Answers for backups on screen: made with progress, looked into, restored while the page comes back by itself, deleted. */
import { copyFileSync, truncateSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { writeWorkspace } from '../kit/workspace-file.ts';

const LATER = { name: 'Later', description: '', homepageUrl: 'https://later.example', environment: 'production' as const, redirectUris: ['https://later.example/cb'] };
/** What a browser says while the console is away for a moment. */
const AWAY = /WebSocket connection to|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;

async function openBackups(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Backups' }).click();
}

for (const theme of THEMES) {
  test(`a backup is made, restored and deleted, and the page comes back by itself (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('backups');
    await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width: theme === 'light' ? 1280 : 900 });
    const { page } = screen;
    await openBackups(page);
    await expect(page.getByText('There is no backup yet.')).toBeVisible();
    await screen.inspect('backups-empty');
    await page.getByRole('button', { name: 'Back up now' }).click();
    const list = page.getByRole('list', { name: 'Backups' });
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await screen.inspect('backups-one');

    {
      await using other = await connectServed(served.ready.consoleUrl);
      await other.client.apps.register(LATER);
    }
    await list.getByRole('button', { name: /^Restore mavio-/ }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Put this backup in the place of what is here?' });
    await expect(dialog).toContainText('holds 1 app, 4 people and 0 flows. They replace the 2 apps, 4 people and 0 flows');
    await screen.inspect('backups-confirm');
    await dialog.getByRole('button', { name: 'Restore backup' }).click();
    await expect(page.getByText(/^Restored from mavio-/)).toBeVisible();
    await expect(list.getByRole('listitem')).toHaveCount(2);
    await screen.inspect('backups-restored');
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
    await expect(page.getByRole('link', { name: 'Clipnote' }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Later' })).toHaveCount(0);

    await openBackups(page);
    await page.getByRole('button', { name: 'Got it' }).click();
    await expect(page.getByText(/^Restored from mavio-/)).toBeHidden();
    await list.getByRole('button', { name: /^Delete before-restore/ }).click();
    await page.getByRole('button', { name: 'Delete backup' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    expect(screen.complaints.filter((complaint) => !AWAY.test(complaint))).toEqual([]);
  });
}

test('a damaged backup is refused where it stands', async ({ browser }) => {
  await using folder = await makeTempFolder('backups-damaged');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  {
    await using page = await connectServed(served.ready.consoleUrl);
    const { name } = await page.client.backups.make();
    const path = folder.join('data', 'backups');
    copyFileSync(`${path}/${name}`, `${path}/brought along, a long name for a file that somebody put here.db`.replaceAll(',', ''));
    truncateSync(`${path}/${name}`, 20_000);
  }
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 1920, height: 1080 });
  await openBackups(screen.page);
  await screen.page.getByRole('button', { name: /^Restore mavio-/ }).click();
  await expect(screen.page.getByText('The file is damaged, or no database at all.')).toBeVisible();
  await screen.inspect('backups-damaged');
  expect(screen.complaints).toEqual([]);
});
