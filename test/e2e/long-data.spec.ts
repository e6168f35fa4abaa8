/** Answers for names, addresses and people that are as long as they may be: nothing is cut without a way to read it, in each width. */
import { expect, test, type Page } from '@playwright/test';
import { LONG_APP, LONG_PERSON, walkLongData, writeLongData } from '../kit/long-data.ts';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const APP = `/apps/${LONG_APP.clientId}`;
const SECTIONS = ['', '/details', '/redirect-uris', '/credentials', '/consent', '/authorizations', '/activity', '/check-up', '/integrate', '/danger'].map((section) => `${APP}${section}`);
const SCREENS = ['/apps', '/apps/new', ...SECTIONS, '/flows', '/flows/guided', '/mocking', '/settings/workspace'];

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Words that their box shortens, and that are nowhere to be read whole. Fields are scrolled by whoever types in them. */
const findShortened = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((one) => {
        const { overflowX, visibility } = getComputedStyle(one);
        const isCut = (overflowX === 'hidden' || overflowX === 'clip') && one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 1;
        return isCut && visibility === 'visible' && one.closest('svg, input, textarea, [title]') === null;
      })
      .map((one) => `${one.tagName} “${one.textContent.slice(0, 60)}” ${String(one.scrollWidth)} in ${String(one.clientWidth)} px`),
  );

for (const width of [900, 1280, 1920]) {
  test(`what is shortened can be read whole (${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('long-data');
    await using served = await serve(writeLongData(folder));
    await walkLongData(served.ready.issuer);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { width });
    for (const path of SCREENS) {
      await visit(screen.page, path);
      await screen.inspect(`long${path.replaceAll('/', '-').replace(LONG_APP.clientId, 'app')}`);
      expect(await findShortened(screen.page), path).toEqual([]);
    }
    expect(screen.complaints).toEqual([]);
  });
}

test('the preview of the consent page is signed in as whoever consents next', async ({ browser }) => {
  await using folder = await makeTempFolder('preview-person');
  await using served = await serve(writeLongData(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  for (const path of ['/apps/new', `${APP}/details`]) {
    await visit(screen.page, path);
    await expect(screen.page.getByRole('region', { name: 'What people will see' })).toContainText(`Signed in as ${LONG_PERSON.name}`);
  }
});

test('the strip of sections says that it goes on, and shows the open one whole', async ({ browser }) => {
  await using folder = await makeTempFolder('strip');
  await using served = await serve(writeLongData(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const strip = screen.page.getByRole('navigation', { name: `Sections of ${LONG_APP.name}` });
  await visit(screen.page, APP);
  await expect(strip).toHaveAttribute('data-goes-on', 'right');
  await visit(screen.page, `${APP}/consent`);
  await expect(strip.getByRole('link', { name: 'Consent' })).toBeInViewport({ ratio: 1 });
  await visit(screen.page, `${APP}/danger`);
  await expect(strip).toHaveAttribute('data-goes-on', 'left');
  await expect(strip.getByRole('link', { name: 'Danger zone' })).toBeInViewport({ ratio: 1 });
  await screen.inspect('strip-end');
});

test('a search that no app fits shows no empty table', async ({ browser }) => {
  await using folder = await makeTempFolder('no-app-fits');
  await using served = await serve(writeLongData(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  await screen.page.getByRole('textbox', { name: 'Search the apps' }).fill('nobody is called that');
  await expect(screen.page.getByText('No app fits.')).toBeVisible();
  await expect(screen.page.getByRole('table')).toHaveCount(0);
  await screen.inspect('no-app-fits');
  await screen.page.getByRole('button', { name: 'Show all' }).click();
  await expect(screen.page.getByRole('table').getByRole('link', { name: LONG_APP.name })).toBeVisible();
});
