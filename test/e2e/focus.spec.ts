/** Answers for the keyboard alone: what was pressed may go, the focus stays somewhere that one chose or would look for. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openScreen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

const APP = `/apps/${CLIPNOTE.clientId}`;
const SENT = `${REDIRECT_URI}/`;

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(new URL(path, page.url()).href);
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

/** A login with a redirect URI that is not registered. */
async function refuse(issuer: string): Promise<void> {
  const query = new URLSearchParams({ response_type: 'code', client_id: CLIPNOTE.clientId, redirect_uri: SENT, scope: 'meetings:read', state: 's' });
  const answer = await fetch(`${issuer}/oauth/authorize?${query.toString()}`, { redirect: 'manual' });
  expect(answer.status).toBe(400);
}

test('a fold of the ledger keeps the focus, and Enter on it registers nothing; what was registered leads to the next step', async ({ browser }) => {
  await using folder = await makeTempFolder('focus-flow');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await refuse(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
  await page.locator('[data-flow]').first().click();
  const fold = page.getByRole('button', { name: /checks before it/ });
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(fold).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(fold).toBeFocused();
  await expect(page.getByText('Registered.')).toHaveCount(0);

  const register = page.getByRole('button', { name: 'Register this URI' });
  await register.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Registered.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Try again' })).toBeFocused();
  expect(screen.complaints).toEqual([]);
});

test('an Enter whose button is gone does not press the next step of the page', async ({ browser }) => {
  await using folder = await makeTempFolder('focus-enter');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await refuse(served.ready.issuer);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
  await page.locator('[data-flow]').first().click();
  const fold = page.getByRole('button', { name: /checks before it/ });
  await fold.focus();
  await page.keyboard.press('Shift');
  // As if it was taken away by news from elsewhere.
  await fold.evaluate((element) => element.remove());
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toMatch(/^H[123]$/);
  await page.keyboard.press('Enter');
  // A frame later a registration would have been sent.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await go(page, `${APP}/redirect-uris`);
  await expect(page.getByRole('textbox', { name: 'Redirect URI 1' })).toHaveValue(REDIRECT_URI);
  await expect(page.getByRole('textbox', { name: 'Redirect URI 2' })).toHaveCount(0);
});

test('rows of redirect URIs, Discard and the end of an app leave the focus beside what was pressed', async ({ browser }) => {
  await using folder = await makeTempFolder('focus-rows');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;

  await go(page, '/apps/new');
  await expect(page.getByLabel('App name')).toBeFocused();
  for (let more = 0; more < 2; more += 1) {
    await button(page, 'Add redirect URI').focus();
    await page.keyboard.press('Enter');
  }
  await button(page, 'Remove redirect URI 2').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Redirect URI 3' })).toHaveCount(0);
  await expect(button(page, 'Remove redirect URI 2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Redirect URI 2' })).toHaveCount(0);
  await expect(button(page, 'Add redirect URI')).toBeFocused();

  await go(page, `${APP}/redirect-uris`);
  await button(page, 'Add redirect URI').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Redirect URI 2' })).toBeFocused();
  await page.keyboard.type('http://localhost:3000/two');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Clipnote saved', { exact: true }).first()).toBeVisible();
  await expect(button(page, 'Add redirect URI')).toBeFocused();
  await button(page, 'Move redirect URI 2 up').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Redirect URI 1' })).toHaveValue('http://localhost:3000/two');
  await expect(button(page, 'Move redirect URI 1 down')).toBeFocused();
  await button(page, 'Discard').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing to save')).toBeVisible();
  await expect(button(page, /^Save/)).toBeFocused();
  await button(page, 'Remove redirect URI 1').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, `Put back ${REDIRECT_URI}`)).toBeVisible();
  await expect(button(page, 'Remove redirect URI 1')).toBeFocused();
  await button(page, 'Discard').focus();
  await page.keyboard.press('Enter');

  await go(page, `${APP}/danger`);
  await button(page, 'Delete app').focus();
  await page.keyboard.press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Clipnote');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Clipnote was deleted' })).toBeFocused();
  expect(screen.complaints).toEqual([]);
});

test('dialogs begin at the answer that changes nothing, or at their first field; the ring of a section is whole', async ({ browser }) => {
  await using folder = await makeTempFolder('focus-dialogs');
  await using served = await serve([...writeWorkspace(folder), '--vault', 'session']);
  await using screen = await openScreen(browser, served.ready.consoleUrl, { width: 900 });
  const { page } = screen;
  await go(page, APP);
  const details = page.getByRole('navigation', { name: /^Sections of/ }).getByRole('link', { name: /^Details/ });
  await expect(details).toBeVisible();
  await page.keyboard.press('Tab');
  await details.focus();
  await expect(details).toHaveCSS('outline-offset', '-2px');

  await go(page, '/mocking/faults');
  await expect(button(page, 'Add rule')).toHaveCount(1);
  await button(page, 'Add rule').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Add rule' }).getByRole('button', { name: /^Endpoint/ })).toBeFocused();
  await page.keyboard.press('Escape');

  await go(page, '/mocking/clock');
  await expect(button(page, /^Advance by 1 h/)).toBeVisible();
  await page.keyboard.press('h');
  await button(page, 'Back to real time').focus();
  await page.keyboard.press('Enter');
  const finish = page.getByRole('dialog', { name: 'Finish the simulation' });
  await expect(finish.getByRole('button', { name: 'Stay in the simulation' })).toBeFocused();
  await expect(finish.getByRole('button', { name: /Keep what began|Back to real time/ })).toBeVisible();
  await finish.getByRole('button', { name: /Keep what began|Back to real time/ }).focus();
  await page.keyboard.press('Enter');
  await expect(finish).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
});
