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
  await expect(page.getByRole('status').filter({ hasText: /^(Reading|Counting|Preparing|Writing)/ })).toHaveCount(0);
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

test('in a small window a flow shows its drawing and the checks of its step, and only its parts are scrolled', async ({ browser }) => {
  await using folder = await makeTempFolder('small-flow');
  await using served = await serve(writeLongData(folder));
  await walkLongData(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900, height: 700 });
  const { page } = screen;
  await visit(page, '/flows?q=differs');
  await page.getByRole('link', { name: /Redirect URI differs/ }).click();
  const card = page.getByRole('region', { name: 'Selected step' });
  await expect(card.getByRole('heading', { name: 'Checks' })).toBeInViewport({ ratio: 1 });
  await expect(card.getByText('You sent', { exact: true }).first()).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => (document.querySelector('main')?.scrollHeight ?? 0) - (document.querySelector('main')?.clientHeight ?? 0))).toBe(0);
  // As at 200 %: now the whole of it is moved, and nothing of the card is out of reach.
  await page.setViewportSize({ width: 720, height: 450 });
  await card.getByRole('button', { name: 'Copy link to this step' }).scrollIntoViewIfNeeded();
  await expect(card.getByRole('button', { name: 'Copy link to this step' })).toBeInViewport({ ratio: 1 });
  await screen.inspect('small-flow');
});

test('a dialog begins at its field, or as a whole, and no tooltip covers its words', async ({ browser }) => {
  await using folder = await makeTempFolder('dialog-begins');
  await using served = await serve(writeLongData(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await visit(page, '/mocking');
  await page.getByRole('button', { name: 'Add from gallery' }).click();
  await expect(page.getByRole('textbox', { name: 'Search the gallery' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Advance by 1 d' }).click();
  await page.getByRole('button', { name: 'Back to real time' }).first().click();
  const question = page.getByRole('dialog', { name: 'Finish the simulation' });
  await expect(question.getByRole('button', { name: 'Back to real time' })).toBeVisible();
  await expect(question.getByRole('button', { name: 'Close' })).not.toBeFocused();
  expect(await question.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('what a brought file would do is in sight, in a small window too', async ({ browser }) => {
  await using folder = await makeTempFolder('import-in-sight');
  await using served = await serve(writeLongData(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900, height: 700 });
  const { page } = screen;
  await visit(page, '/settings/workspace');
  await page.getByRole('textbox', { name: 'Text of the workspace file' }).fill('apps:\n  - name: Another\n    environmnt: production\n    redirectUris: []\n');
  await expect(page.getByText(/environmnt/).last()).toBeInViewport();
  await expect(page.getByText(/\d+ mistakes?/).first()).toBeInViewport({ ratio: 1 });
  await screen.inspect('import-in-sight');
});
