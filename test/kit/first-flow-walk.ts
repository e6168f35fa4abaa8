/** Answers for the main job on the screen, whatever door it came through: register an app, walk a login to its refresh. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findFreePort } from '../../src-main/services/free-port.ts';
import { walkToCallback } from './browser-walk.ts';

/** The app that is registered. */
export interface RegisteredApp {
  readonly name: string;
  readonly redirectUri: string;
}

/** Places where a spec may stop and look. */
export interface LookAt {
  readonly onForm?: () => Promise<void>;
  readonly onCredentials?: () => Promise<void>;
}

/** Registers an app with a redirect URI on a free loopback port, and leaves its credentials towards the guided flow. */
export async function registerApp(page: Page, name: string, { onForm, onCredentials }: LookAt = {}): Promise<RegisteredApp> {
  const redirectUri = `http://127.0.0.1:${String(await findFreePort())}/callback`;
  await page.getByRole('link', { name: 'Apps', exact: true }).click();
  await page.getByRole('link', { name: 'Register app' }).first().click();
  const form = page.getByRole('form', { name: 'Register app' });
  await form.getByLabel('App name').fill(name);
  await form.getByLabel('Homepage URL').fill('https://clipnote.example');
  await form.getByLabel(/^Redirect URI/).first().fill(redirectUri);
  await onForm?.();
  await form.getByRole('button', { name: 'Register app' }).click();
  await expect(page.getByRole('heading', { name: `${name} is registered` })).toBeVisible();
  await onCredentials?.();
  await page.getByRole('checkbox', { name: 'I have stored the secret' }).check();
  await page.getByRole('link', { name: 'Try the guided flow' }).click();
  return { name, redirectUri };
}

/** How the person answers, and who opens the address of the consent page. */
export interface Answering {
  readonly answer: 'authorize' | 'deny';
  /** The address that left the window when Continue was pressed. */
  readonly openedOutside: () => Promise<string>;
}

/** Sends the request under construction and answers its consent page as a browser outside the window does. */
export async function sendAndAnswer(page: Page, app: RegisteredApp, { answer, openedOutside }: Answering): Promise<void> {
  await expect(page.getByText('Mavio would accept this request')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await walkToCallback(await openedOutside(), { redirectUri: app.redirectUri, answer, visitCallback: true });
}

/** Walks on from the callback: exchange, API call, refresh. */
export async function walkToRefresh(page: Page): Promise<void> {
  for (const name of ['Exchange the code', 'Call the API', 'Refresh now']) await page.getByRole('button', { name }).click();
  await expect(page.getByText('Token refreshed').first()).toBeVisible();
}
