/** Answers for what holds on every screen: a title of its own, text at 200 %, no motion where none is wanted, and exact times. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { knockWrongly, writeManyApps } from '../kit/many-apps.ts';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

const APP = `/apps/${CLIPNOTE.clientId}`;
const SCREENS: readonly (readonly [path: string, title: string])[] = [
  ['/apps', 'Apps'],
  ['/apps/new', 'Register app'],
  [APP, 'Clipnote'],
  ...['Details', 'Redirect URIs', 'Credentials', 'Refresh tokens', 'Authorizations', 'Activity', 'Integrate'].map((name) => [`${APP}/${name.toLowerCase().replace(' ', '-')}`, `${name} of Clipnote`] as const),
  [`${APP}/danger`, 'Danger zone of Clipnote'],
  ['/apps/nothing', 'No such app'],
  ['/flows', 'Clipnote, flow 1'],
  ['/flows/nothing', 'Unknown flow'],
  ['/flows/guided', 'Guided flow'],
  ['/flows/doctor', 'Redirect doctor'],
  ['/mocking', 'Mocking'],
  ['/settings', 'Settings'],
  ...['Keychain', 'Tokens', 'Data'].map((name) => [`/settings/${name.toLowerCase()}`, `${name} · Settings`] as const),
  ['/nowhere', 'Not found'],
];

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('every screen has a title of its own', async ({ browser }) => {
  await using folder = await makeTempFolder('titles');
  await using served = await serve(writeManyApps(folder));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  for (const [path, title] of SCREENS) {
    await visit(screen.page, path);
    await expect(screen.page, path).toHaveTitle(`${title} · Mavio Console`);
  }
  expect(screen.complaints).toEqual([]);
});

/** Words that are cut off by their box without a way to read them. In: the page. Out: what and how much, in px. */
const findCut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const reachable = (element: Element): boolean => {
      for (let box: Element | null = element; box !== null; box = box.parentElement) if (/auto|scroll/.test(getComputedStyle(box).overflowX)) return true;
      return false;
    };
    const buttons = [...document.querySelectorAll('button,a[href],input')].filter((one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible');
    return buttons.filter((one) => !reachable(one) && one.getBoundingClientRect().right > innerWidth + 1).map((one) => `${one.textContent.trim() || one.outerHTML.slice(0, 60)} ends at ${String(one.getBoundingClientRect().right)}`);
  });

test('text at 200 % loses nothing: a window of 1440 px, zoomed', async ({ browser }) => {
  await using folder = await makeTempFolder('zoomed');
  await using served = await serve(writeManyApps(folder, 12));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 720, height: 450 });
  const { page } = screen;
  for (const [path] of SCREENS) {
    await visit(page, path);
    await screen.inspect(`zoomed${path.replaceAll('/', '-').replace(CLIPNOTE.clientId, 'app')}`);
    expect(await findCut(page), path).toEqual([]);
  }
  await visit(page, `${APP}/danger?ask=delete`);
  const question = page.getByRole('alertdialog');
  await expect(question).toBeVisible();
  for (const name of ['Keep the app', 'Delete app']) {
    await question.getByRole('button', { name }).scrollIntoViewIfNeeded();
    await expect(question.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  await screen.inspect('zoomed-delete');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 });
  await screen.inspect('zoomed-keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 });
  await screen.inspect('zoomed-palette');
  expect(screen.complaints).toEqual([]);
});

test('nothing moves where less motion is asked for', async ({ browser }) => {
  await using folder = await makeTempFolder('still');
  await using served = await serve(writeManyApps(folder));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // Every animation and transition that takes any time, whenever it begins.
  await page.addInitScript(() => {
    const moving: string[] = [];
    Object.assign(window, { moving });
    for (const name of ['animationstart', 'transitionrun'] as const) {
      document.addEventListener(name, () => {
        for (const one of document.getAnimations()) if (Number(one.effect?.getComputedTiming().activeDuration ?? 0) > 0) moving.push(one instanceof CSSTransition ? one.transitionProperty : (one as CSSAnimation).animationName);
      });
    }
  });
  for (const path of ['/apps', `${APP}/integrate`, '/flows', '/settings']) {
    await visit(page, path);
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link').first().hover();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('copy issuer');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Copied the issuer', { exact: true }).first()).toBeVisible();
    expect(await page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0) > 0).length), path).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { moving: string[] }).moving), path).toEqual([]);
  }
});

test('every time that is told roughly tells its exact moment too', async ({ browser }) => {
  await using folder = await makeTempFolder('exact-times');
  await using served = await serve(writeManyApps(folder));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: 'http://localhost:5173/oauth/callback', ...CLIPNOTE });
  const { login, params } = await app.logIn();
  await app.exchange(params, login.verifier);
  const exact = /\d{1,2} \w{3} \d{4}, \d\d:\d\d:\d\d/;
  // Each of these tells a time, once what it asked for has come.
  for (const path of ['/apps', APP, `${APP}/credentials`, `${APP}/authorizations`, `${APP}/activity`, '/flows']) {
    await visit(page, path);
    const times = page.locator('main time:visible');
    await expect(times.first(), path).toBeVisible();
    for (let index = 0; index < Math.min(3, await times.count()); index += 1) {
      const time = times.nth(index);
      await expect(time).toHaveAttribute('dateTime', /^\d{4}-\d\d-\d\dT/);
      // Inside of a link, which is called by it; else it can be gone to.
      if ((await time.locator('xpath=ancestor::a').count()) > 0) await expect(time.locator('xpath=ancestor::a'), path).toHaveAccessibleName(exact);
      else {
        await time.focus();
        await expect(page.getByRole('tooltip'), path).toHaveText(exact);
        await page.keyboard.press('Escape');
      }
    }
  }
});

test('every copy button copies, and says so', async ({ browser }) => {
  await using folder = await makeTempFolder('copies');
  await using served = await serve(writeManyApps(folder));
  await knockWrongly(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await screen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let pressed = 0;
  for (const [path] of SCREENS) {
    await visit(page, path);
    // Of its two names it has the other one for a moment after it was pressed.
    const buttons = page.getByRole('main').getByRole('button', { name: /^Cop(y|ied)\b/ });
    for (let index = 0; index < (await buttons.count()); index += 1) {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      const button = buttons.nth(index);
      const name = `${path}: ${(await button.getAttribute('aria-label')) ?? (await button.innerText())}`;
      await button.click();
      await expect(button.locator('xpath=following-sibling::*[@role="status"][1]'), name).toHaveText(/^Copied ./);
      expect(await page.evaluate(() => navigator.clipboard.readText()), name).not.toBe('');
      pressed += 1;
    }
  }
  expect(pressed).toBeGreaterThan(10);
  expect(screen.complaints).toEqual([]);
});
