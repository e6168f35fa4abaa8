/** Answers for the server clock on the screen: advanced from everywhere, said everywhere, and finished with what began kept or gone. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, openTab, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, STANDUP, writeThreeApps } from '../kit/three-apps.ts';

const open = (page: Page, path: string) => page.goto(`${new URL(page.url()).origin}${path}`);
const clockCell = (page: Page) => page.getByRole('banner').getByText(/ahead$/);

async function signIn(issuer: string, settings: typeof CLIPNOTE) {
  const app = await DeveloperApp.discover({ issuer, ...settings });
  const { login, params } = await app.logIn();
  return { app, tokens: await app.exchange(params, login.verifier) };
}

for (const theme of THEMES) {
  test(`the clock is advanced, says what dies, and goes back to real time (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-clock');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session', '--consent', 'authorize']);
    const { issuer, consoleUrl } = served.ready;
    await using screen = await openScreen(browser, consoleUrl, { theme });
    const { page } = screen;
    await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Mocking' }).click();
    const section = page.getByRole('region', { name: 'Server clock' });
    await expect(section.getByText('No code and no token lives')).toBeVisible();
    await expect(section.getByRole('button', { name: 'Just after a token dies' })).toBeDisabled();
    await screen.inspect('clock-empty');

    // What lives appears while one looks.
    const { app, tokens } = await signIn(issuer, CLIPNOTE);
    await expect(section.getByText(/^Next to die: the access token of Clipnote for Ada Lindqvist, in 59 min/)).toBeVisible();
    await section.getByRole('button', { name: 'Advance by 30 d, ends 1 access token and 1 refresh token' }).hover();
    await expect(section.getByText('Advancing by 30 d ends 1 access token and 1 refresh token.')).toBeVisible();
    await screen.inspect('clock-real');

    // From the menu: one second after the access token dies.
    await section.getByRole('button', { name: 'Just after a token dies' }).click();
    await expect(page.getByRole('menuitem')).toHaveCount(2);
    await screen.inspect('clock-menu');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /The server clock is \d+ minutes( \d+ seconds)? ahead|The server clock is 1 hour/ })).toContainText('Your app keeps real time');
    await expect(clockCell(page)).toBeVisible();
    await expect(section.getByRole('heading', { name: 'Died of age on the way: 1 access token' })).toBeVisible();
    await expect(app.callMeetings(tokens.access_token)).rejects.toThrow();

    // By key, by the palette, and to a date; what the app does meanwhile is stamped.
    await page.getByRole('heading', { name: 'Server clock', exact: true }).focus();
    await page.keyboard.press('h');
    await expect(page.getByRole('status').filter({ hasText: /The server clock is (1 hour \d+ minutes|2 hours) ahead/ })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill('advance the server clock by 1 d');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: /The server clock is 1 day \d+ hours? ahead/ })).toBeVisible();
    await section.getByRole('button', { name: 'To a date' }).click();
    await section.getByLabel('To', { exact: true }).fill('2001-01-01T00:00');
    await section.getByRole('button', { name: 'Advance to this date' }).click();
    await expect(section.getByText('The server clock only goes forward.')).toBeVisible();
    await screen.inspect('clock-date-refused');
    await page.keyboard.press('Escape');
    await app.refresh(tokens.refresh_token);
    await section.getByRole('button', { name: /^Advance by 30 d/ }).click();
    await expect(page.getByRole('status').filter({ hasText: /The server clock is 31 days \d+ hours? ahead/ })).toBeVisible();
    await expect(section.getByRole('heading', { name: 'Died of age on the way: 2 access tokens and 1 refresh token' })).toBeVisible();
    await screen.inspect('clock-ahead');

    // The flow tells it, and one press on a token's life goes to its end.
    await signIn(issuer, STANDUP);
    await open(page, '/flows');
    await page.getByRole('region', { name: 'Flows' }).locator('[data-flow]').first().click();
    const card = page.getByRole('region', { name: 'Selected step' });
    await expect(card.getByText('server clock 31 d ahead')).toBeVisible();
    await card.getByRole('button', { name: 'Move the server clock to just after this access token dies' }).click();
    await expect(card.getByText(/^died .* ago$/)).toBeVisible();
    await screen.inspect('clock-flow');
    // The same from the tree of the authorization.
    await open(page, `/apps/${STANDUP.clientId}/authorizations`);
    await page.getByRole('button', { name: /Ada Lindqvist/ }).first().click();
    await page.getByRole('button', { name: 'Move the server clock to just after this refresh token dies' }).click();
    await expect(page.getByRole('status').filter({ hasText: /The server clock is 61 days/ })).toBeVisible();
    await screen.inspect('clock-tree');

    // Back to real time: what began is named, and goes in every window.
    const other = await openTab(screen, () => page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click({ modifiers: ['ControlOrMeta'] }));
    await expect(other.getByRole('region', { name: 'Flows' }).locator('[data-flow]')).toHaveCount(2);
    await page.getByRole('button', { name: 'Back to real time' }).click();
    const dialog = page.getByRole('dialog', { name: 'Finish the simulation' });
    await expect(dialog.getByRole('link', { name: 'Standup Digest, Ada Lindqvist' })).toBeVisible();
    await expect(dialog.getByText('1 older refresh token was replaced')).toBeVisible();
    await screen.inspect('clock-finish');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Back to real time' }).click();
    await dialog.getByRole('button', { name: 'Discard what began' }).click();
    await expect(page.getByText('The server clock is', { exact: false }).first()).toBeHidden();
    await expect(page.getByRole('banner').getByText('real time')).toBeVisible();
    await expect(other.getByRole('region', { name: 'Flows' }).locator('[data-flow]')).toHaveCount(1);
    expect(screen.complaints).toEqual([]);
  });
}

test('at 900 px the section, the banner and the question fit', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-clock-narrow');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session', '--consent', 'authorize']);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await signIn(served.ready.issuer, CLIPNOTE);
  await open(page, '/mocking');
  const section = page.getByRole('region', { name: 'Server clock' });
  await section.getByRole('button', { name: /^Advance by 1 d/ }).click();
  await expect(clockCell(page)).toBeVisible();
  for (let times = 0; times < 6; times += 1) await signIn(served.ready.issuer, times % 2 === 0 ? STANDUP : CLIPNOTE);
  await section.getByRole('button', { name: /^Advance by 1 h, ends 6 access tokens/ }).click();
  await expect(section.getByRole('heading', { name: /^Died of age on the way: 7 access tokens/ })).toBeVisible();
  await section.getByRole('button', { name: 'Show all 7' }).click();
  await screen.inspect('clock-narrow');
  await page.getByRole('button', { name: 'Back to real time' }).click();
  const dialog = page.getByRole('dialog', { name: 'Finish the simulation' });
  await expect(dialog.getByText('6 flows')).toBeVisible();
  await screen.inspect('clock-finish-narrow');
  await dialog.getByRole('button', { name: 'Keep what began' }).click();
  await expect(page.getByRole('banner').getByText('real time')).toBeVisible();
  // What was kept lies in the future, and is drawn all the same.
  await open(page, `/apps/${CLIPNOTE.clientId}`);
  await expect(page.getByRole('region', { name: 'Latest flows' }).getByRole('link').first()).toBeVisible();
  await screen.inspect('clock-kept-overview');
  await open(page, '/flows');
  await page.getByRole('region', { name: 'Flows' }).locator('[data-flow]').first().click();
  await expect(page.getByRole('region', { name: 'Selected step' }).getByText('server clock 1 d ahead')).toBeVisible();
  await screen.inspect('clock-kept-flow');
  expect(screen.complaints).toEqual([]);
});

test('the open question follows what goes on, and a flow that is open while it is discarded says so', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-clock-follows');
  await using served = await serve([...writeThreeApps(folder), '--vault', 'session', '--consent', 'authorize']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await open(page, '/mocking');
  await page.getByRole('region', { name: 'Server clock' }).getByRole('button', { name: /^Advance by 1 d/ }).click();
  await expect(clockCell(page)).toBeVisible();
  await signIn(served.ready.issuer, CLIPNOTE);
  await open(page, '/flows');
  await page.getByRole('region', { name: 'Flows' }).locator('[data-flow]').first().click();
  await expect(page.getByRole('heading', { name: 'Clipnote, flow 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to real time' }).click();
  const dialog = page.getByRole('dialog', { name: 'Finish the simulation' });
  await expect(dialog.getByText('1 flow', { exact: true })).toBeVisible();
  await signIn(served.ready.issuer, STANDUP);
  await expect(dialog.getByText('2 flows', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('link', { name: 'Standup Digest, Ada Lindqvist' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Discard what began' }).click();
  await expect(page.getByRole('heading', { name: 'Flow 1 was removed' })).toBeVisible();
  await expect(page.getByText('It was discarded with a simulation', { exact: false })).toBeVisible();
  await screen.inspect('clock-removed-flow');
  await open(page, '/flows/nothing');
  await expect(page.getByRole('heading', { name: 'This flow is not here' })).toBeVisible();
  expect(screen.complaints).toEqual([]);
});
