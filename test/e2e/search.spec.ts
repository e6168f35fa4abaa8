/** Answers for searching the flows on the screen: as one types, with the chips, by keyboard, kept by a reload, and when nothing is found. */
import { expect, test } from '@playwright/test';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { walkThreeApps, writeThreeApps } from '../kit/three-apps.ts';

for (const [theme, width] of [...THEMES.map((each) => [each, 1440] as const), ['light', 900] as const]) {
  test(`flows are found as one types, and a reload keeps the search (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('search');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
    const made = await walkThreeApps(served.ready.issuer);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    const { appName } = made[0] ?? { appName: '' };
    const ofApp = made.filter((flow) => flow.appName === appName);
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
    const rows = page.getByRole('region', { name: 'Flows' }).locator('[data-flow]');
    await expect(rows).toHaveCount(made.length);

    await page.keyboard.press('/');
    const box = page.getByRole('textbox', { name: 'Search the flows' });
    await expect(box).toBeFocused();
    await box.pressSequentially(appName.slice(0, 4).toLowerCase());
    await expect(rows).toHaveCount(ofApp.length);
    await expect(page.getByRole('status').filter({ hasText: `${String(ofApp.length)} found` })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('q')).toBe(appName.slice(0, 4).toLowerCase());
    await screen.inspect('search-found');

    await page.reload();
    await expect(box).toHaveValue(appName.slice(0, 4).toLowerCase());
    await expect(rows).toHaveCount(ofApp.length);
    await box.press('ArrowDown');
    await expect(rows.first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/flows\/flow_[A-Za-z0-9]{16}\?q=/);
    if (width < 1001) await page.getByRole('link', { name: 'All flows' }).click();

    await page.getByRole('button', { name: /^Refused/ }).click();
    await box.fill('"nobody" AND (*');
    await expect(page.getByText('No refused flow holds')).toBeVisible();
    await screen.inspect('search-nothing');
    await page.getByRole('button', { name: /^All/ }).click();
    await page.getByRole('button', { name: 'Clear the search' }).last().click();
    await expect(box).toHaveValue('');
    await expect(rows).toHaveCount(made.length);
    expect(new URL(page.url()).search).not.toContain('q=');
    await screen.inspect('search-empty');
    expect(screen.complaints).toEqual([]);
  });
}
