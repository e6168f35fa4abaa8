/** Answers for fault rules on the screen: one from the gallery and one by hand, in both themes, with menus that open on top of the form. */
import { expect, test } from '@playwright/test';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { writeThreeApps } from '../kit/three-apps.ts';

for (const [theme, width] of [...THEMES.map((each) => [each, 1440] as const), ['light', 900] as const]) {
  test(`a rule comes from the gallery and another is written by hand (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-faults');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Mocking' }).click();
    const section = page.getByRole('region', { name: 'Faults' });
    await expect(section.getByText('Nothing goes wrong here yet')).toBeVisible();

    await section.getByRole('button', { name: 'Add from gallery' }).click();
    const gallery = page.getByRole('dialog', { name: 'Gallery of faults' });
    await gallery.getByRole('textbox', { name: 'Search the gallery' }).fill('wrong state');
    await gallery.getByRole('button', { name: 'Add Wrong state' }).click();
    await expect(page.getByRole('banner')).toContainText('1 rule on');
    await screen.inspect('lab-faults-gallery');
    await page.keyboard.press('Escape');
    await expect(gallery).toBeHidden();
    await expect(section.getByRole('row')).toHaveCount(2);

    await section.getByRole('button', { name: 'Add rule' }).click();
    const form = page.getByRole('dialog', { name: 'Add rule' });
    const endpoint = form.getByRole('button', { name: /^Endpoint:/ });
    await endpoint.click();
    await screen.inspect('lab-faults-menu');
    // Escape closes what is on top, and only that.
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(form).toBeVisible();
    await expect(endpoint).toBeFocused();
    await endpoint.click();
    await page.getByRole('menuitemradio', { name: 'API call' }).click();
    await form.getByRole('button', { name: /^App:/ }).click();
    await page.getByRole('menuitemradio', { name: 'Clipnote' }).click();
    await screen.inspect('lab-faults-form');
    await form.getByRole('button', { name: 'Add rule' }).click();
    await expect(form).toBeHidden();
    await expect(section.getByRole('row')).toHaveCount(3);
    await expect(section.getByRole('row').last()).toContainText('Clipnote');
    await expect(page.getByRole('banner')).toContainText('2 rules on');

    // Switched off by a press, it says so.
    await section.getByRole('row').last().getByRole('switch').click({ force: true });
    await expect(section.getByRole('row').last()).toContainText('off');
    await expect(page.getByRole('banner')).toContainText('1 rule on');
    await screen.inspect('lab-faults');
    expect(screen.complaints).toEqual([]);
  });
}
