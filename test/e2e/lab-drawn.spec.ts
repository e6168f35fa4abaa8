/** Answers for what was held, as it is seen: letters in the request, the rule that would step in, and the line with its break on the drawing. */
import { writeFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import { serve, type Served } from '../kit/serve.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI } from '../kit/workspace-file.ts';

/** A workspace in which token requests and answers of the authorization endpoint wait, and each exchange meets a rule. */
function writeLab(folder: TempFolder): string[] {
  const app = { ...CLIPNOTE, name: 'Clipnote', homepageUrl: 'https://clipnote.example', environment: 'development', redirectUris: [REDIRECT_URI] };
  const faults = [{ title: 'Says nothing of its type', when: { endpoint: 'token', grant: 'authorization_code' }, then: { kind: 'missing_field', field: 'token_type' } }];
  const breakpoints = [
    { endpoint: 'token', point: 'before_decision', seconds: 120 },
    { endpoint: 'token', point: 'before_answer', step: 'refresh', seconds: 120 },
  ];
  writeFileSync(folder.join('lab.json'), JSON.stringify({ apps: [app], faults, breakpoints }));
  return ['--workspace', folder.join('lab.json'), '--data-dir', folder.join('data'), '--vault', 'session'];
}

const discover = (served: Served): Promise<DeveloperApp> => DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
const panel = (page: Page) => page.getByRole('complementary', { name: /held$/ });

for (const [theme, width] of [...THEMES.map((each) => [each, 1440] as const), ...THEMES.map((each) => [each, 900] as const)]) {
  test(`a held request shows its letters and the rule, and its flow shows where it broke off (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-drawn');
    await using served = await serve(writeLab(folder));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    const app = await discover(served);
    await page.getByRole('link', { name: 'Mocking', exact: true }).click();

    const { login, params } = await app.logIn();
    const exchange = app.exchange(params, login.verifier).catch((problem: unknown) => problem);
    await expect(panel(page).getByRole('heading', { name: 'One request is held' })).toBeVisible();
    // The code has the letter that it has on the drawing of its flow.
    await expect(panel(page).locator('div', { hasText: /^codeA/ }).first()).toBeVisible();
    await expect(panel(page)).toContainText('Rule 1 then steps in: leave out token_type.');
    await expect(panel(page).getByRole('link', { name: 'Rule 1' })).toHaveAttribute('href', '/mocking/faults');
    await screen.inspect('lab-drawn-held');
    // A rule that is switched off while it waits would not step in any more.
    const rule = page.getByRole('region', { name: 'Faults' }).getByRole('switch').first();
    await rule.click({ force: true });
    await expect(panel(page)).not.toContainText('Rule 1');
    await rule.click({ force: true });
    await expect(panel(page)).toContainText('Rule 1 then steps in');
    await page.getByRole('button', { name: 'Release as sent' }).click();
    expect(await exchange).toBeInstanceOf(Error);
    await expect(page.getByRole('region', { name: 'Faults' }).getByRole('img', { name: 'has fired' })).toBeVisible();

    const dropped = app.refresh('mavio_rt_nobody').catch((problem: unknown) => problem);
    await expect(panel(page)).toContainText('Refresh');
    await page.getByRole('button', { name: 'Drop connection' }).click();
    expect(await dropped).toBeInstanceOf(Error);

    await page.getByRole('link', { name: 'Flows', exact: true }).click();
    await page.getByRole('link', { name: /Injected: Leave out token_type/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Clipnote, flow 1' })).toBeVisible();
    if (width > 1000) await expect(page.getByText('held', { exact: true }).first()).toBeVisible();
    await screen.inspect('lab-drawn-released');
    await page.goto(new URL('/flows', served.ready.consoleUrl).href);
    await page.getByRole('link', { name: /You dropped the connection/ }).click();
    await expect(page.getByText(/^Held .* before the decision, then you dropped the connection\.$/).last()).toBeVisible();
    if (width > 1000) await expect(page.getByText('held', { exact: true }).first()).toBeVisible();
    await screen.inspect('lab-drawn-dropped');
    expect(screen.complaints).toEqual([]);
  });
}

for (const [theme, width] of [...THEMES.map((each) => [each, 1440] as const), ['light', 900] as const]) {
  test(`a breakpoint of one’s own is changed in its place, and put back (${theme}, ${String(width)} px)`, async ({ browser }) => {
    await using folder = await makeTempFolder('lab-changed');
    await using served = await serve(writeLab(folder));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme, width });
    const { page } = screen;
    await page.getByRole('link', { name: 'Mocking', exact: true }).click();
    const section = page.getByRole('region', { name: 'Breakpoints' });
    await section.getByRole('button', { name: 'Change Refreshes, before the answer' }).click();
    const form = section.getByRole('form', { name: 'Change Refreshes, before the answer' });
    await expect(form.getByRole('button', { name: 'Hold: Token requests' })).toBeFocused();
    await screen.inspect('lab-drawn-change');
    await form.getByRole('button', { name: /^App/ }).click();
    await page.getByRole('menuitemradio', { name: 'Clipnote' }).click();
    await form.getByRole('button', { name: /^Step/ }).click();
    await page.getByRole('menuitemradio', { name: 'Code exchange' }).click();
    await form.getByRole('radio', { name: 'Before the decision' }).check();
    await form.getByRole('button', { name: 'Save breakpoint' }).click();
    const changed = section.getByRole('listitem').filter({ has: page.getByRole('switch', { name: 'Code exchanges, before the decision' }) });
    await expect(changed).toContainText('Clipnote');
    await expect(changed.getByRole('switch')).toBeChecked();
    await expect(section.getByRole('button', { name: 'Change Code exchanges, before the decision' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(section.getByRole('switch', { name: 'Refreshes, before the answer' })).toBeChecked();
    await expect(section.getByRole('button', { name: /^Change / })).toHaveCount(1);
    // Escape leaves the form, and changes nothing.
    const changer = section.getByRole('button', { name: 'Change Refreshes, before the answer' });
    await changer.press('Enter');
    await section.getByRole('form').getByRole('radio', { name: 'Before the decision' }).check();
    await page.keyboard.press('Escape');
    await expect(section.getByRole('form')).toHaveCount(0);
    await expect(changer).toBeFocused();
    expect(screen.complaints).toEqual([]);
  });
}

test('the palette switches a rule, adds one of the gallery from any screen, and leads to the gallery and the form', async ({ browser }) => {
  await using folder = await makeTempFolder('lab-palette');
  await using served = await serve(writeLab(folder));
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  const { page } = screen;
  const run = async (words: string, name: string | RegExp, picture?: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(words);
    const option = page.getByRole('option', { name });
    await expect(option).toBeVisible();
    if (picture !== undefined) await screen.inspect(picture);
    await option.click();
  };
  const banner = page.getByRole('banner');
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  await run('rule 1', /^Switch rule 1 off/, 'lab-palette-rule');
  await expect(page.getByText('Rule 1 switched off', { exact: true })).toBeVisible();
  await expect(banner).not.toContainText('rule');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(banner).toContainText('1 rule on');
  await run('rule 1 off', /^Switch rule 1 off/);
  await run('switch rule', /^Switch rule 1 on/);
  await expect(banner).toContainText('1 rule on');

  await run('add fault wrong state', /^Add fault: Wrong state/, 'lab-palette-preset');
  await expect(page.getByText('Rule 2 added', { exact: true })).toBeVisible();
  await expect(banner).toContainText('2 rules on');
  await expect(page).toHaveURL(/\/flows/);

  await run('gallery', /^Add a fault from the gallery/);
  await expect(page.getByRole('dialog', { name: 'Gallery of faults' })).toBeVisible();
  await expect(page).toHaveURL(/\/mocking\/faults$/);
  await page.keyboard.press('Escape');
  await run('write a fault', /^Write a fault rule/);
  await expect(page.getByRole('dialog', { name: 'Add rule' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Apps', exact: true }).click();
  await run('faults', /^Faults/);
  await expect(page.getByRole('heading', { level: 2, name: 'Faults' })).toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(screen.complaints).toEqual([]);
});
