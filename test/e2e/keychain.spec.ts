/** Answers for the keychain on the screen: gone and back while one looks, secrets moved in, and what it and the apps disagree about. */
import { expect, test } from '@playwright/test';
import { startKeychain } from '../kit/keychain.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { connectServed } from '../kit/served-client.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const DETAILS = { description: '', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: ['http://127.0.0.1:53682/callback'] } as const;
const PATIENCE = { timeout: 120_000 };

for (const theme of THEMES) {
  test(`the keychain vanishes, returns, and what was made in the meantime is moved in (${theme})`, async ({ browser }) => {
    await using bus = await startKeychain('unlocked');
    await using folder = await makeTempFolder('keychain-screen');
    await using served = await serve(['--data-dir', folder.join('data')], { ...bus.env, XDG_CURRENT_DESKTOP: 'GNOME' });
    await using console = await connectServed(served.ready.consoleUrl);
    const register = (name: string) => console.client.apps.register({ ...DETAILS, redirectUris: [...DETAILS.redirectUris], name });
    const before = await register('Before');
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    const bar = page.getByRole('banner');
    await expect(bar.getByText('In the GNOME keyring')).toBeVisible();

    await bus.stopKeyring();
    await expect(bar.getByText('In memory until you quit')).toBeVisible(PATIENCE);
    await bar.getByRole('button', { name: 'Why secrets are only in memory' }).click();
    await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible();
    await screen.inspect('keychain-gone');
    await page.keyboard.press('Escape');
    // Nobody is led to make a new secret where the old one only cannot be read.
    await page.goto(`${new URL(page.url()).origin}/apps/${before.app.clientId}/credentials`);
    await expect(page.getByText('The keychain cannot be read now, and may hold the secret still.')).toBeVisible();
    await screen.inspect('keychain-gone-credentials');
    await register('Between');

    await bus.startKeyring();
    await expect(bar.getByText('1 secret still in memory')).toBeVisible(PATIENCE);
    await bar.getByRole('button', { name: 'Move 1 secret into the GNOME keyring' }).click();
    await screen.inspect('keychain-back');
    await page.getByRole('button', { name: 'Move into the GNOME keyring' }).click();
    await expect(bar.getByText('In the GNOME keyring')).toBeVisible();
    await expect(page.getByText('1 secret moved into the GNOME keyring').first()).toBeVisible();

    // Drift in each direction.
    const other = await register('Swapped');
    await bus.clear({ service: 'Mavio Console', account: before.app.clientId });
    await bus.file({ service: 'Mavio Console', account: other.app.clientId }, 'an-older-secret');
    await bus.file({ service: 'Mavio Console', account: 'mavio_client_Elsewhere01', 'xdg:schema': 'org.freedesktop.Secret.Generic' }, 'of another folder');
    await page.goto(`${new URL(page.url()).origin}/settings/keychain`);
    const entries = page.getByRole('listitem');
    await expect(entries.filter({ hasText: 'Before' })).toContainText('has no secret of this app');
    await expect(entries.filter({ hasText: 'Swapped' })).toContainText('another secret than the current one');
    await expect(entries.filter({ hasText: 'mavio_client_Elsewhere01' })).toContainText('No app here has this client id');
    await expect(bar.getByRole('link', { name: '2 secrets not there' })).toBeVisible();
    await screen.inspect('keychain-drift');

    await entries.filter({ hasText: 'Swapped' }).getByRole('link', { name: 'Open credentials' }).click();
    await expect(page.getByText('The keychain has another secret than the current one')).toBeVisible();
    await screen.inspect('keychain-other-secret');
    await page.goBack();

    await page.getByRole('button', { name: 'Remove entry' }).click();
    await screen.inspect('keychain-remove');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove entry' }).click();
    await expect(page.getByText('mavio_client_Elsewhere01')).toHaveCount(0);
    await entries.filter({ hasText: 'Before' }).getByRole('link', { name: 'Open credentials' }).click();
    await page.getByLabel('Client secret').fill(before.clientSecret);
    await page.getByRole('button', { name: 'Keep secret' }).click();
    await expect(bar.getByRole('link', { name: '1 secret not there' })).toBeVisible();
    await page.setViewportSize({ width: 900, height: 800 });
    await page.goto(`${new URL(page.url()).origin}/settings/keychain`);
    await expect(entries.filter({ hasText: 'Swapped' })).toBeVisible();
    await screen.inspect('keychain-narrow');
    expect(screen.complaints).toEqual([]);
  });
}
