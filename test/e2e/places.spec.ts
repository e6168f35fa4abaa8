/** Answers for lists that keep their place: after Back, what was on screen is on screen, and the row with the focus has it. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { knockWrongly, writeManyApps } from '../kit/many-apps.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

/** Scrolls what an element scrolls in. Out: where it came to, px. */
async function scrollTo(inside: Locator, top: number): Promise<number> {
  return inside.first().evaluate((element, wish) => {
    const scroller = (from: Element): Element => (/auto|scroll/.test(getComputedStyle(from).overflowY) ? from : scroller(from.parentElement ?? document.documentElement));
    const found = scroller(element);
    found.scrollTop = wish;
    return found.scrollTop;
  }, top);
}

const topOf = (inside: Locator): Promise<number> =>
  inside.first().evaluate((element) => {
    const scroller = (from: Element): Element => (/auto|scroll/.test(getComputedStyle(from).overflowY) ? from : scroller(from.parentElement ?? document.documentElement));
    return scroller(element).scrollTop;
  });

/** Opens a row from the middle of a scrolled list, goes back, and looks. */
async function leaveAndComeBack(page: Page, rows: Locator, top: number): Promise<void> {
  const left = await scrollTo(rows, top);
  expect(left).toBeGreaterThan(100);
  // The rows of a long list are drawn as it scrolls: the one that now stands in the middle of the window.
  const middle = () => rows.evaluateAll((all) => all.find((row) => row.getBoundingClientRect().top > innerHeight / 2)?.getAttribute('data-row') ?? '');
  await expect.poll(middle).not.toBe('');
  const named = `[data-row="${await middle()}"]`;
  const control = page.locator(`${named} a, a${named}`).first();
  await control.focus();
  const at = await topOf(rows);
  await page.keyboard.press('Enter');
  await expect(page.locator(named)).toHaveCount(0);
  await page.goBack();
  await expect(control).toBeFocused();
  await expect.poll(() => topOf(rows)).toBe(at);
}

test('the list of apps and an app’s activity keep their place', async ({ browser }) => {
  await using folder = await makeTempFolder('places');
  await using served = await serve(writeManyApps(folder, 60));
  for (let round = 0; round < 60; round += 1) await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { height: 600 });
  const { page } = screen;
  const apps = page.locator('tbody [data-row]');
  await expect(apps).toHaveCount(61);
  await leaveAndComeBack(page, apps, 900);

  await page.goto(new URL(`/apps/${CLIPNOTE.clientId}/activity`, served.ready.consoleUrl).href);
  const entries = page.locator('li[data-row]');
  await expect(entries.first()).toBeVisible();
  await leaveAndComeBack(page, entries, 1200);
  await entries.first().locator('a').focus();
  await page.keyboard.press('End');
  await expect(page.locator('li[aria-posinset="60"] a')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.locator('li[aria-posinset="1"] a')).toBeFocused();

  // A page that is opened anew begins at its top.
  await scrollTo(page.locator('li[data-row]'), 800);
  await page.getByRole('link', { name: 'Details' }).click();
  await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible();
  expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(0);
  expect(screen.complaints).toEqual([]);
});

test('the list of flows keeps its place and its chip, and the settings keep theirs', async ({ browser }) => {
  await using folder = await makeTempFolder('places-flows');
  await using served = await serve(writeManyApps(folder, 2));
  for (let round = 0; round < 60; round += 1) await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { height: 600 });
  const { page } = screen;
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  await page.getByRole('button', { name: /^Refused/ }).click();
  const flows = page.locator('a[data-flow]');
  await expect(flows.first()).toBeVisible();
  const top = await scrollTo(flows, 1300);
  await flows.nth(12).click();
  const address = page.url();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  const heading = page.getByRole('heading', { name: 'Data', exact: true });
  await expect(heading).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 260 });
  const down = await scrollTo(heading, 120);
  expect(down).toBe(120);
  await page.getByRole('link', { name: 'Apps', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await page.goBack();
  await expect(heading).toBeAttached();
  await expect.poll(() => topOf(heading)).toBe(120);
  await page.setViewportSize({ width: 1440, height: 600 });
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('button', { name: /^Refused/ })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => topOf(flows)).toBe(top);
  expect(screen.complaints).toEqual([]);
});
