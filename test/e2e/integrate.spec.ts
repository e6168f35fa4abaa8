/** Answers for the section “Integrate” on the screen: the app's values, its redirect URIs, every language, and what lands on the clipboard. */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { valuesOf } from '../../src-renderer/apps/integrate/snippet.ts';
import { SNIPPETS } from '../../src-renderer/apps/integrate/snippets.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const URIS = ['http://127.0.0.1:5000/oauth/callback', 'https://clipnote.example/oauth/callback'] as const;

for (const theme of THEMES) {
  test(`a developer copies a program with the app’s own values (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('integrate');
    const file = folder.join('apps.json');
    const app = { name: 'Clipnote', description: '', homepageUrl: 'https://clipnote.example', environment: 'development', clientId: 'mavio_client_Clipnote0001', redirectUris: URIS };
    writeFileSync(file, JSON.stringify({ apps: [app] }));
    await using served = await serve(['--workspace', file, '--data-dir', folder.join('data'), '--vault', 'session']);
    const { consoleUrl, issuer } = served.ready;
    await using screen = await openScreen(browser, consoleUrl, { theme });
    await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { page } = screen;
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('link', { name: 'Clipnote' }).click();
    await page.getByRole('navigation', { name: 'Sections of Clipnote' }).getByRole('link', { name: 'Integrate' }).click();
    await expect(page).toHaveTitle(/Integrate of Clipnote/);

    await page.getByRole('button', { name: /Copy all four/ }).click();
    await expect.poll(clipboard).toBe(`MAVIO_BASE_URL=${issuer}\nMAVIO_CLIENT_ID=${app.clientId}\nMAVIO_CLIENT_SECRET=\nMAVIO_REDIRECT_URI=${URIS[0]}`);
    const values = valuesOf({ issuer, clientId: app.clientId, redirectUri: URIS[0] });
    for (const { title, write } of SNIPPETS) {
      await page.getByRole('radio', { name: title, exact: true }).check({ force: true });
      await page.getByRole('button', { name: /Copy program/ }).click();
      await expect.poll(clipboard).toBe(write(values));
    }
    await screen.inspect('integrate');

    // Another redirect URI changes lines and program; one that is not on this machine is pointed out.
    await page.getByRole('button', { name: /Redirect URI/ }).click();
    await page.getByRole('menuitemradio', { name: URIS[1] }).click();
    await expect(page.getByLabel('.env lines')).toContainText(URIS[1]);
    await expect(page.getByText('Your redirect URI is not on this machine')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'A whole login in your language' })).toBeVisible();
    await page.setViewportSize({ width: 900, height: 800 });
    await screen.inspect('integrate-narrow');
    expect(screen.complaints).toEqual([]);
  });
}
