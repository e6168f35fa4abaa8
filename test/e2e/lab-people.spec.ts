/** Answers for people and consent in a real browser: added, chosen on the consent page, granting less, remembered, asked again, hinted at. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, THEMES, type Screen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE } from '../kit/workspace-file.ts';

const SCOPE = 'meetings:read notes:read team:read';

/** A console with Clipnote, whose callback a real server answers. */
async function openLab() {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"><title>Clipnote</title><h1>Back at Clipnote</h1>'));
  await new Promise<void>((done) => server.listen({ host: '127.0.0.1', port: 0 }, done));
  const redirectUri = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/callback`;
  const folder = await makeTempFolder('lab-people');
  const file = folder.join('apps.json');
  const app = { name: 'Clipnote', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [redirectUri], ...CLIPNOTE };
  writeFileSync(file, JSON.stringify({ apps: [app] }));
  const served = await serve(['--workspace', file, '--data-dir', folder.join('data'), '--vault', 'session']);
  const developer = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri, ...CLIPNOTE });
  return {
    served, developer,
    /** Opens a fresh authorization request. Out: what traded the code of the callback would hold. */
    logIn: async (page: Page, more: Readonly<Record<string, string>> = {}) => {
      const login = await developer.beginLogin(SCOPE);
      const url = new URL(login.url);
      for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
      await page.goto(url.href);
      return { tokens: async () => developer.exchange(developer.readCallback(new URL(page.url()), login), login.verifier) };
    },
    [Symbol.asyncDispose]: async () => {
      await served[Symbol.asyncDispose]();
      server.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const openMocking = async ({ page }: Screen): Promise<void> => {
  await page.getByRole('link', { name: 'Mocking', exact: true }).click();
  await expect(page.getByRole('region', { name: 'People' }).getByText('Ada Lindqvist')).toBeVisible();
};
const back = (page: Page) => page.getByRole('heading', { name: 'Back at Clipnote' });

for (const theme of THEMES) {
  for (const width of [1440, 900]) {
    test(`a person is added, consents next, and is removed with what they granted (${theme}, ${String(width)} px)`, async ({ browser }) => {
      await using lab = await openLab();
      await using screen = await openScreen(browser, lab.served.ready.consoleUrl, { theme, width });
      const { page } = screen;
      await openMocking(screen);
      const people = page.getByRole('region', { name: 'People' });
      await screen.inspect('lab-people');

      await people.getByRole('button', { name: 'Add person' }).click();
      const form = page.getByRole('form', { name: 'Add person' });
      await form.getByLabel('Name', { exact: true }).fill('Grace Noor');
      await form.getByLabel('Email address').fill('ADA@lindqvist.example');
      await form.getByRole('button', { name: 'Add person' }).click();
      await expect(form.getByText('Ada Lindqvist has this address. No two people share one.')).toBeVisible();
      await form.getByLabel('Email address').fill('grace@noor.example');
      await form.getByLabel('Organisation').fill('Noor & Sons');
      await form.getByRole('radio', { name: 'Only some scopes' }).check();
      await form.getByRole('checkbox', { name: /^team:read/ }).uncheck();
      await screen.inspect('lab-people-form');
      await form.getByRole('button', { name: 'Add person' }).click();
      await expect(people.getByText('Grace Noor')).toBeVisible();

      await people.getByRole('button', { name: 'Choose Grace Noor to consent next' }).click();
      await expect(people.getByRole('listitem').first()).toContainText('Grace Noor');
      await expect(people.getByRole('listitem').first()).toContainText('consents next');

      const tab = await screen.context.newPage();
      const login = await lab.logIn(tab);
      await expect(tab.getByText('Signed in as Grace Noor')).toBeVisible();
      await expect(tab.getByRole('checkbox', { name: 'See your team and its settings' })).not.toBeChecked();
      await screen.inspect('lab-consent-page', tab);
      await tab.getByRole('button', { name: 'Authorize' }).click();
      await expect(back(tab)).toBeVisible();
      expect((await login.tokens()).scope).toBe('meetings:read notes:read');
      await expect(people.getByRole('listitem').first()).toContainText('1 app');

      await people.getByRole('button', { name: 'Remove Grace Noor' }).click();
      const question = page.getByRole('alertdialog');
      await expect(question).toContainText('2 tokens of Clipnote end at once');
      await screen.inspect('lab-people-remove');
      await question.getByRole('textbox').fill('Grace Noor');
      await question.getByRole('button', { name: 'Remove person' }).click();
      await expect(people.getByText('Grace Noor')).toBeHidden();
      expect(screen.complaints).toEqual([]);
    });
  }

  test(`the consent page: another person in one click, fewer permissions, Deny, and 390 px (${theme})`, async ({ browser }) => {
    await using lab = await openLab();
    await using screen = await openScreen(browser, lab.served.ready.consoleUrl, { theme, width: 390 });
    const { page } = screen;
    const first = await lab.logIn(page);
    await screen.inspect('lab-consent-page');
    await page.getByRole('link', { name: 'Tomás Herrera' }).click();
    await expect(page.getByText('Signed in as Tomás Herrera')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Read your notes and minutes' }).press('Space');
    await screen.inspect('lab-consent-page-fewer');
    await page.getByRole('button', { name: 'Authorize' }).click();
    await expect(back(page)).toBeVisible();
    expect((await first.tokens()).scope).toBe('meetings:read team:read');

    await lab.logIn(page);
    for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
    await page.getByRole('button', { name: 'Authorize' }).click();
    await expect(page.getByRole('heading', { name: 'Choose what to allow' })).toBeVisible();
    await screen.inspect('lab-consent-nothing');
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await expect(back(page)).toBeVisible();
    expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
    expect(screen.complaints).toEqual([]);
  });
}

test('remembered consent is not asked again, prompt=consent asks, and login_hint selects who', async ({ browser }) => {
  await using lab = await openLab();
  await using screen = await openScreen(browser, lab.served.ready.consoleUrl);
  const { page } = screen;
  await openMocking(screen);
  await page.goto(new URL(`/apps/${CLIPNOTE.clientId}/consent`, page.url()).href);
  await page.getByText('Remember who granted what').click();
  const tab = await screen.context.newPage();
  await lab.logIn(tab);
  await tab.getByRole('button', { name: 'Authorize' }).click();
  await expect(back(tab)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Ada Lindqvist' })).toContainText(SCOPE.replaceAll(' ', ', '));
  await screen.inspect('lab-app-consent');

  const again = await lab.logIn(tab);
  await expect(back(tab)).toBeVisible();
  expect((await again.tokens()).scope).toBe(SCOPE);
  await lab.logIn(tab, { prompt: 'consent' });
  await expect(tab.getByText('Signed in as Ada Lindqvist')).toBeVisible();
  await lab.logIn(tab, { login_hint: 'priya@raman.example' });
  await expect(tab.getByText('Signed in as Priya Raman')).toBeVisible();
  await lab.logIn(tab, { login_hint: 'priya@raman.example', prompt: 'none' });
  expect(new URL(tab.url()).searchParams.get('error')).toBe('consent_required');

  await page.getByRole('button', { name: 'Forget what Ada Lindqvist granted' }).click();
  await expect(page.getByText('Nobody has granted anything to Clipnote')).toBeVisible();
  await lab.logIn(tab);
  await expect(tab.getByText('Signed in as Ada Lindqvist')).toBeVisible();
  expect(screen.complaints).toEqual([]);
});

test('consent for all apps and for one is switched on the screen, and the top bar says so', async ({ browser }) => {
  await using lab = await openLab();
  await using screen = await openScreen(browser, lab.served.ready.consoleUrl);
  const { page } = screen;
  await openMocking(screen);
  const consent = page.getByRole('region', { name: 'Consent' });
  await consent.getByRole('radio', { name: 'Deny' }).click();
  await expect(page.getByRole('banner')).toContainText('denies by itself');
  const tab = await screen.context.newPage();
  await lab.logIn(tab);
  expect(new URL(tab.url()).searchParams.get('error')).toBe('access_denied');
  await consent.getByRole('radio', { name: 'Ask' }).click();
  await page.goto(new URL(`/apps/${CLIPNOTE.clientId}/consent`, page.url()).href);
  await page.getByRole('radio', { name: 'Authorize fewer' }).click();
  await page.getByRole('checkbox', { name: /^notes:read/ }).click();
  await expect(page.getByRole('banner')).toContainText('by itself for 1 app');
  await screen.inspect('lab-app-consent-fewer');
  const login = await lab.logIn(tab);
  expect((await login.tokens()).scope).toBe('notes:read');
  expect(screen.complaints).toEqual([]);
});
