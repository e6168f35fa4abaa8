/** Answers for breakpoints on the screen: a held request is shown, changed, let go, answered otherwise and dropped, while a real client waits. */
import { expect, test, type Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve, type Served } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

async function discover(served: Served): Promise<DeveloperApp> {
  return await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
}

/** Begins an exchange that will be held. Out: what it comes to. */
async function beginExchange(app: DeveloperApp): Promise<{ readonly end: Promise<unknown> }> {
  const { login, params } = await app.logIn();
  return { end: app.exchange(params, login.verifier).catch((problem: unknown) => problem) };
}

async function openMocking(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mocking', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Breakpoints' })).toBeVisible();
}

/** As long as a request may wait: looking at everything takes its time. */
async function waitLong(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name}: waits at most` }).click();
  await page.getByRole('menuitemradio', { name: '120 s' }).click();
  await expect(page.getByRole('button', { name: `${name}: waits at most: 120 s` })).toBeVisible();
}

const panel = (page: Page) => page.getByRole('complementary', { name: /held$/ });

for (const theme of THEMES) {
  for (const width of [1440, 900]) {
    test(`a held exchange comes to the front, is changed, and goes on as edited (${theme}, ${String(width)} px)`, async ({ browser }) => {
      await using folder = await makeTempFolder('lab-holds');
      await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
      await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
      const { page } = screen;
      const app = await discover(served);
      await openMocking(page);
      await page.getByText('Token requests, before the decision', { exact: true }).click();
      await expect(page.getByRole('banner')).toContainText('1 breakpoint on');
      await waitLong(page, 'Token requests, before the decision');
      await page.getByRole('button', { name: 'Add breakpoint' }).click();
      await screen.inspect('lab-holds-form');
      await page.getByRole('button', { name: 'Cancel' }).click();

      // From any screen a message leads to it.
      await page.getByRole('link', { name: 'Flows', exact: true }).click();
      const { end } = await beginExchange(app);
      await expect(page.getByText('A request of Clipnote is held', { exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: '1 request held' })).toBeVisible();
      await page.getByRole('button', { name: 'Look at it' }).click();

      await expect(panel(page).getByRole('heading', { name: 'One request is held' })).toBeFocused();
      await expect(panel(page)).toContainText(/All \d+ checks that apply pass\. Mavio answers 200 with an access token and a refresh token\./);
      await screen.inspect('lab-holds-held');
      // Beside it the sections are scrolled, and not the page as well.
      if (width > 1000) expect(await page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0);
      await page.getByRole('textbox', { name: 'redirect_uri, body' }).fill('http://localhost:5173/callback');
      await expect(panel(page)).toContainText(/Check \d+ fails: redirect URI differs from step 1\. Mavio answers 400 invalid_grant\./);
      await expect(panel(page)).toContainText(`Was ${REDIRECT_URI}`);
      await page.getByRole('button', { name: 'Replace code_verifier, body' }).click();
      await page.keyboard.type('another-verifier');
      await panel(page).getByText('would fail').click();
      await screen.inspect('lab-holds-edited');
      // Enter in a field releases what is edited.
      await page.getByRole('textbox', { name: 'code_verifier, body' }).press('Enter');
      expect(await end).toMatchObject({ error: 'invalid_grant', status: 400 });
      await expect(panel(page)).toHaveCount(0);
      await expect(page.getByText('Code exchange released as edited', { exact: true })).toBeVisible();
      await screen.inspect('lab-holds-after');
      expect(screen.complaints).toEqual([]);
    });
  }
}

test('several wait, the oldest in front; each is answered otherwise, dropped or sent, and the next comes to the front', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-holds-several');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  const app = await discover(served);
  await openMocking(page);
  await page.getByText('Token requests, before the decision', { exact: true }).click();
  await expect(page.getByRole('banner')).toContainText('1 breakpoint on');
  await waitLong(page, 'Token requests, before the decision');
  const first = await beginExchange(app);
  await expect(panel(page)).toBeVisible();
  const second = app.refresh('mavio_rt_nobody').catch((problem: unknown) => problem);
  await expect(panel(page).getByRole('heading', { name: '2 requests are held' })).toBeVisible();
  const third = await beginExchange(app);
  await expect(panel(page).getByRole('list', { name: 'What waits' }).getByRole('button')).toHaveCount(3);
  await expect(panel(page).getByRole('button', { name: /Clipnote Code exchange/ }).first()).toHaveAttribute('aria-current', 'true');
  await screen.inspect('lab-holds-several');

  await page.getByRole('button', { name: 'Answer otherwise' }).click();
  await page.getByRole('button', { name: /^Error/ }).click();
  await page.getByRole('menuitemradio', { name: 'access_denied' }).click();
  await expect(page.getByRole('textbox', { name: 'Status' })).toHaveValue('403');
  await screen.inspect('lab-holds-answer');
  await page.getByRole('textbox', { name: 'Description' }).press('Enter');
  expect(await first.end).toMatchObject({ error: 'access_denied', status: 403 });

  await expect(panel(page)).toContainText('Refresh');
  await page.getByRole('button', { name: 'Wait 20 s more' }).click();
  await page.getByRole('button', { name: 'Drop connection' }).click();
  expect(await second).toBeInstanceOf(TypeError);

  await expect(panel(page).getByRole('heading', { name: 'One request is held' })).toBeVisible();
  // Nothing has the focus that would take it, so Enter releases.
  await panel(page).getByRole('heading', { name: 'One request is held' }).focus();
  await page.keyboard.press('Enter');
  expect(await third.end).toMatchObject({ token_type: 'bearer' });
  await expect(panel(page)).toHaveCount(0);
  expect(screen.complaints).toEqual([]);
});

test('an answer waits with its members; tokens are replaced unseen; what nobody sends goes by itself', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-holds-answer');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  const app = await discover(served);
  await openMocking(page);
  await page.getByRole('button', { name: 'Add breakpoint' }).click();
  const form = page.getByRole('form', { name: 'Add breakpoint' });
  await form.getByRole('radio', { name: 'Before the answer' }).check();
  await form.getByRole('button', { name: /^App/ }).click();
  await page.getByRole('menuitemradio', { name: 'Clipnote' }).click();
  await form.getByRole('button', { name: 'Add breakpoint' }).click();
  await expect(page.getByRole('switch', { name: 'Token requests, before the answer' })).toBeChecked();
  await waitLong(page, 'Token requests, before the answer');

  const first = await beginExchange(app);
  await expect(panel(page)).toContainText('One answer is held');
  const remove = panel(page).getByRole('button', { name: 'Take refresh_token out' });
  await remove.click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('odd');
  await page.getByRole('textbox', { name: 'Value' }).fill('[1]');
  await page.getByRole('textbox', { name: 'Value' }).press('Enter');
  await expect(panel(page)).toContainText('Your app receives 200, without refresh_token and with odd added. Mavio has issued it already and keeps it');
  await screen.inspect('lab-holds-members');
  await page.getByRole('button', { name: 'Send as edited' }).click();
  const tokens = (await first.end) as Record<string, unknown>;
  expect(tokens).toMatchObject({ odd: [1], token_type: 'bearer' });
  expect(tokens).not.toHaveProperty('refresh_token');
  expect(await page.content()).not.toContain(String(tokens['access_token']));

  // Five seconds are the shortest that the menu offers.
  await page.getByRole('button', { name: /Token requests, before the answer: waits at most/ }).click();
  await page.getByRole('menuitemradio', { name: '5 s', exact: true }).click();
  await expect(page.getByRole('button', { name: /Token requests, before the answer: waits at most: 5 s/ })).toBeVisible();
  const second = await beginExchange(app);
  await expect(panel(page)).toContainText('One answer is held');
  await page.getByRole('button', { name: 'Take scope out' }).click();
  expect(await second.end).toMatchObject({ scope: 'meetings:read' });
  await expect(page.getByText('A held request is gone, and your changes were not used', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Remove Token requests, before the answer' }).click();
  await expect(page.getByRole('switch', { name: 'Token requests, before the answer' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('switch', { name: 'Token requests, before the answer' })).toBeChecked();
  expect(screen.complaints).toEqual([]);
});
