/** Answers for screens in a window of common width: outcomes can be read, drawings need no scrollbar, and nothing jumps away under the pointer. */
import { expect, test } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, writeThreeApps } from '../kit/three-apps.ts';

test('the list says each outcome whole, and the drawing fits its pane (1280 px)', async ({ browser }) => {
  await using folder = await makeTempFolder('widths');
  await using served = await serve(writeThreeApps(folder));
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, ...CLIPNOTE });
  const wrong = await app.logIn('meetings:read');
  await app.withSecret('not-the-secret').exchange(wrong.params, wrong.login.verifier).catch(() => null);
  const twice = await app.logIn('meetings:read');
  await app.exchange(twice.params, twice.login.verifier);
  await app.exchange(twice.params, twice.login.verifier).catch(() => null);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 1280, height: 800 });
  const { page } = screen;
  await page.goto(new URL('/flows', page.url()).href);
  for (const headline of ['Client secret is wrong', 'Code was already used']) {
    const outcome = page.locator('[data-flow]').getByTitle(headline);
    await expect(outcome).toBeVisible();
    expect(await outcome.evaluate((one) => one.scrollWidth - one.clientWidth), headline).toBeLessThanOrEqual(0);
  }
  const rows = page.locator('[data-flow]');
  expect(await rows.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))).toEqual([52, 52]);
  await rows.first().click();
  const drawing = page.getByRole('group', { name: 'Steps of the drawing' });
  await expect(drawing).toBeVisible();
  const wider = await drawing.evaluate((one) => {
    const stage = one.parentElement?.parentElement ?? one;
    return stage.scrollWidth - stage.clientWidth;
  });
  expect(wider).toBe(0);
  expect(screen.complaints.filter((one) => !one.includes('401') && !one.includes('400'))).toEqual([]);
});

for (const width of [1280, 900]) {
  test(`a mistake that is tried leaves its chip where it was (${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('chips');
    await using served = await serve(writeThreeApps(folder));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { width, height: 700 });
    const { page } = screen;
    await page.goto(new URL(`/flows/guided?app=${CLIPNOTE.clientId}`, page.url()).href);
    const chip = page.getByRole('button', { name: 'Trailing slash' });
    await chip.scrollIntoViewIfNeeded();
    await chip.click();
    await expect(page.getByText('Mavio would refuse this request.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Put it right' })).toBeVisible();
    await expect(page.getByText('No callback comes: Mavio shows its error page')).toBeAttached();
    await expect(page.getByRole('heading', { name: 'Try a mistake' })).toBeInViewport({ ratio: 1 });
    await expect(chip).toBeInViewport({ ratio: 1 });
  });
}
