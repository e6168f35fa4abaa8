/** Answers for the check-up of an app on the screen: set up, alone and by hand, its report with evidence and cure, and its files. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openBadApp } from '../kit/checkup/bad-app.ts';
import { openGoodApp } from '../kit/checkup/good-app.ts';
import type { SampleApp } from '../kit/checkup/sample-app.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve, type Served } from '../kit/serve.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

const CLIENT = { clientId: 'mavio_client_checkup00000', clientSecret: 'mavio_secret_of_the_checked_app' };
const NAME = 'Board Minutes <&> of “everybody”';

/** Starts a console that knows the app, and tells the app who it is. */
async function serveFor(app: SampleApp, folder: TempFolder): Promise<Served> {
  const file = folder.join('lab.json');
  writeFileSync(file, JSON.stringify({ apps: [{ ...CLIENT, name: NAME, homepageUrl: 'https://app.example', environment: 'development', redirectUris: [app.redirectUri] }] }));
  const served = await serve(['--workspace', file, '--data-dir', folder.join('data'), '--vault', 'session']);
  await app.configure({ issuer: served.ready.issuer, ...CLIENT, redirectUri: app.redirectUri });
  return served;
}

const row = (page: Page, title: string) => page.getByRole('list', { name: 'Scenarios' }).getByRole('listitem').filter({ hasText: title });

async function choose(page: Page, ...titles: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Choose none' }).click();
  for (const title of titles) await page.getByRole('checkbox', { name: title }).check({ force: true });
}

for (const [theme, width] of [...THEMES.map((each) => [each, 1440] as const), ['light', 900] as const]) {
  test(`an app is checked alone, and its report leads to the evidence and into files (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-checkup');
    await using app = await openBadApp();
    await using served = await serveFor(app, folder);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    page.setDefaultTimeout(20_000);
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Mocking' }).click();
    await page.getByRole('region', { name: 'App check-up' }).getByRole('link', { name: `Check ${NAME}` }).click();
    await expect(page.getByRole('heading', { name: 'App check-up' })).toBeVisible();
    await screen.inspect('checkup-setup');

    await page.getByRole('radio', { name: 'The console signs in' }).check({ force: true });
    // It says what is missing when it is pressed all the same.
    await page.getByRole('button', { name: 'Begin check-up' }).click({ force: true });
    await expect(page.getByText('Enter the page of your app that begins a login.')).toBeVisible();
    const start = page.getByRole('textbox', { name: 'Page that begins a login' });
    await start.fill('https://app.example/login');
    await expect(page.getByText('An address on this machine: http://localhost')).toBeVisible();
    await screen.inspect('checkup-refused');
    await start.fill(app.startUrl);
    await page.getByRole('textbox', { name: 'Page that calls the API' }).fill(app.actionUrl);
    await choose(page, 'Wrong state', 'Denied', 'Refresh token revoked');
    await page.getByRole('button', { name: 'Begin check-up' }).click();

    await expect(page.getByRole('button', { name: 'Check again' })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByLabel('Result')).toHaveText('3 not handled');
    await expect(row(page, 'Wrong state')).toContainText('It sent the code after a callback with a wrong state.');
    await expect(row(page, 'Wrong state')).toContainText('Cure. Keep the state of each login');
    await expect(row(page, 'Refresh token revoked')).toContainText(/It refreshed \d+ times with the same refresh token/);
    await screen.inspect('checkup-report');

    const [xml] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as JUnit XML' }).click()]);
    expect(xml.suggestedFilename()).toMatch(/^checkup-board-minutes-of-everybody-\d{4}-\d\d-\d\d\.xml$/);
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      return { errors: parsed.querySelectorAll('parsererror').length, suite: parsed.querySelector('testsuite')?.getAttribute('name'), cases: [...parsed.querySelectorAll('testcase > failure')].map((failure) => failure.getAttribute('message')) };
    }, readFileSync(await xml.path(), 'utf8'));
    expect(read).toMatchObject({ errors: 0, suite: NAME, cases: [expect.stringContaining('It sent the code'), expect.stringContaining('Deny'), expect.stringContaining('It refreshed')] });
    const [markdown] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]);
    expect(readFileSync(await markdown.path(), 'utf8')).toContain('## ✗ Wrong state: not handled');

    await page.reload();
    await expect(page.getByLabel('Result')).toHaveText('3 not handled');
    await row(page, 'Wrong state').getByRole('link', { name: 'The callback went out with a wrong state' }).click();
    await expect(page.getByText('Injected by the check-up: ').first()).toBeVisible();
    await page.goBack();
    await row(page, 'Wrong state').getByRole('link', { name: 'The code came all the same' }).click();
    await expect(page).toHaveURL(/\/flows\/flow_[A-Za-z0-9]{16}/);
    await expect(page.getByRole('region', { name: 'Selected step' }).getByRole('heading', { name: 'Tokens' })).toBeVisible();
    await screen.inspect('checkup-evidence');
    await page.goBack();
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(start).toHaveValue(app.startUrl);
    await page.getByRole('button', { name: 'Back to the report' }).click();
    await expect(page.getByLabel('Result')).toHaveText('3 not handled');
    expect(screen.complaints).toEqual([]);
  });
}

test('an app is checked by hand: what to do stands there, and what shows itself is noticed', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-checkup');
  await using app = await openGoodApp();
  await using served = await serveFor(app, folder);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page, context } = screen;
  page.setDefaultTimeout(20_000);
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
  await page.getByRole('link', { name: NAME }).first().click();
  await page.getByRole('navigation', { name: `Sections of ${NAME}` }).getByRole('link', { name: 'Check-up' }).click();
  await choose(page, 'Wrong state', 'Access token dead in the middle', 'Secret regenerated', 'Slow token endpoint');
  await page.getByRole('button', { name: 'Begin check-up' }).click();
  await expect(page.getByText('Scenario 1 of 4')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: `Check-up of ${NAME}` })).toBeVisible();
  await screen.inspect('checkup-by-hand');

  // The person’s own browser, beside the console.
  const browserOfPerson = await context.newPage();
  await browserOfPerson.goto(app.startUrl);
  await expect(browserOfPerson.getByText('This answer does not belong to your sign-in.')).toBeVisible();
  await page.getByRole('button', { name: 'I have signed in' }).click();
  await expect(row(page, 'Wrong state')).toContainText('handled');

  await expect(page.getByText('Scenario 2 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Skip this scenario' }).click();
  await expect(page.getByText('Scenario 3 of 4')).toBeVisible();
  await browserOfPerson.goto(app.startUrl);
  await expect(page.getByRole('button', { name: 'I have used it' })).toBeVisible({ timeout: 15_000 });
  await screen.inspect('checkup-use');
  await browserOfPerson.goto(app.actionUrl);
  await expect(row(page, 'Access token dead')).toContainText('It refreshed once, and went on with the new token.');

  await page.getByRole('button', { name: 'Cancel check-up' }).click();
  await expect(page.getByRole('list', { name: 'Result' }).getByRole('listitem')).toHaveText(['2 handled', '2 skipped']);
  await expect(page.getByText('Cancelled; begun')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'App check-up' })).toBeFocused();
  await expect(page.getByRole('banner').getByText('Nothing is mocked')).toBeVisible();
  expect(screen.complaints).toEqual([]);
});
