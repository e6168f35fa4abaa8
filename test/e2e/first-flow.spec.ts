/** Answers for the main job in a real browser: an empty console, an app registered, a login denied, a login walked to its refresh. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { registerApp, walkToRefresh } from '../kit/first-flow-walk.ts';
import { openScreen, openTab, THEMES } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

async function openConsole(name: string) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder(name));
  const served = stack.use(await serve(['--vault', 'session', '--data-dir', folder.join('data')]));
  const owned = stack.move();
  return { served, consoleUrl: served.ready.consoleUrl, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Pressing Continue opens the consent page in a tab of its own. */
async function sendRequest(screen: Awaited<ReturnType<typeof openScreen>>): Promise<Page> {
  await expect(screen.page.getByText('Mavio would accept this request')).toBeVisible();
  return openTab(screen, () => screen.page.getByRole('button', { name: /^Continue/ }).click());
}

for (const theme of THEMES) {
  test(`an app is registered, denied, authorized, called and refreshed (${theme})`, async ({ browser }) => {
    await using console = await openConsole('first-flow');
    await using screen = await openScreen(browser, console.consoleUrl, { theme });
    const { page, inspect } = screen;
    await expect(page.getByRole('heading', { name: 'See a whole login first' })).toBeVisible();
    await inspect('apps-empty');
    await page.getByRole('link', { name: 'Flows', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Draw your first flow' })).toBeVisible();
    await inspect('flows-empty');
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    await inspect('settings');

    const app = await registerApp(page, 'Clipnote', { onForm: () => inspect('register'), onCredentials: () => inspect('credentials') });
    await expect(page.getByText('Mavio would accept this request')).toBeVisible();
    await inspect('guided');

    const denied = await sendRequest(screen);
    await expect(denied.getByRole('heading', { name: 'Clipnote wants to use your Mavio account' })).toBeVisible();
    await inspect('consent', denied);
    await expect(page.getByText('Waiting for the person on the consent page')).toBeVisible();
    await inspect('flow-waiting');
    await denied.getByRole('button', { name: 'Deny' }).click();
    await denied.waitForURL(`${app.redirectUri}?**`);
    await inspect('callback-denied', denied);
    await denied.close();
    await expect(page.getByText('Ada chose Deny').first()).toBeVisible();
    await expect(page.getByText('The person authorized the app')).toBeVisible();
    await inspect('flow-denied');

    await page.getByRole('button', { name: 'Try again' }).click();
    const authorized = await sendRequest(screen);
    await authorized.getByRole('button', { name: 'Authorize' }).click();
    await authorized.waitForURL(`${app.redirectUri}?**`);
    await inspect('callback', authorized);
    await authorized.goBack();
    await expect(authorized.getByText(/already answered/i).first()).toBeVisible();
    await inspect('consent-answered', authorized);
    await authorized.close();
    await walkToRefresh(page);
    await inspect('flow-refreshed');
    await page.getByRole('region', { name: 'Selected step' }).getByRole('button', { name: /^Step 6/ }).click();
    await expect(page.getByText('200 OK').first()).toBeVisible();
    await expect(page.getByText('mtg_').first()).toBeVisible();
    await inspect('flow-api-call');
    await page.reload();
    await expect(page.getByText('Token refreshed').first()).toBeVisible();
    await page.getByRole('link', { name: 'Apps', exact: true }).click();
    await expect(page.getByRole('link', { name: /Clipnote/ })).toBeVisible();
    await inspect('apps');
    await page.getByRole('link', { name: /Clipnote/ }).click();
    await expect(page.getByRole('heading', { name: 'Clipnote', level: 1 })).toBeVisible();
    await inspect('app');
    expect(screen.complaints).toEqual([]);
  });
}

test('an empty console leads to a completed flow: sample app, continue, authorize, then one button a step', async ({ browser }) => {
  await using console = await openConsole('sample');
  await using screen = await openScreen(browser, console.consoleUrl);
  const { page } = screen;
  await page.getByRole('button', { name: 'Try with a sample app' }).click();
  const consent = await sendRequest(screen);
  await consent.getByRole('button', { name: 'Authorize' }).click();
  await expect(consent.getByRole('heading', { name: 'The code has arrived' })).toBeVisible();
  await walkToRefresh(page);
  expect(screen.complaints).toEqual([]);
});

test('a double click on Authorize issues one code and does not strand the person', async ({ browser }) => {
  await using console = await openConsole('double');
  await using screen = await openScreen(browser, console.consoleUrl);
  await screen.page.getByRole('button', { name: 'Try with a sample app' }).click();
  const consent = await sendRequest(screen);
  await consent.getByRole('button', { name: 'Authorize' }).dblclick();
  await expect(consent.getByRole('heading', { name: 'The code has arrived' })).toBeVisible();
  await walkToRefresh(screen.page);
});

test('what is pressed while a step runs is done after it, and a double click does a step once', async ({ browser }) => {
  await using console = await openConsole('eager');
  await using screen = await openScreen(browser, console.consoleUrl);
  const { page } = screen;
  await page.getByRole('button', { name: 'Try with a sample app' }).click();
  const consent = await sendRequest(screen);
  await consent.getByRole('button', { name: 'Authorize' }).click();
  await page.getByRole('button', { name: 'Exchange the code' }).dblclick();
  const [call, refresh] = await Promise.all(['Call the API', 'Refresh now'].map((name) => page.getByRole('button', { name }).elementHandle()));
  await page.evaluate((buttons) => buttons.forEach((button) => (button as HTMLElement).click()), [call, refresh]);
  await expect(page.getByText('Token refreshed').first()).toBeVisible();
  // A code exchanged twice would have ended its tokens, and the call with them (RFC 6749 4.1.2).
  await page.getByRole('region', { name: 'Selected step' }).getByRole('button', { name: /^Step 6/ }).click();
  await expect(page.getByText('200 OK').first()).toBeVisible();
});
