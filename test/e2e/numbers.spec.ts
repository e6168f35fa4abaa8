/** Answers for an app in numbers on the screen: every figure is the count over the trace, and opens exactly what it counted. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { RANGES, type Range } from '../../src-preload/contract/numbers.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { tellNumbersStory } from '../kit/numbers-story.ts';
import { openScreen, THEMES, type Screen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, RETRO, STANDUP, writeThreeApps } from '../kit/three-apps.ts';

const failed = (event: TraceEvent): string | null => ('checks' in event ? (event.checks.find(({ outcome }) => outcome === 'fail')?.id ?? null) : null);
const KINDS = {
  'API calls': (event: TraceEvent) => event.type === 'api.called',
  'Sign-ins': (event: TraceEvent) => event.type === 'token.decided' && event.grant === 'authorization_code' && event.error === undefined,
  Refusals: (event: TraceEvent) => failed(event) !== null && event.type !== 'callback.received' && (event.type !== 'consent.answered' || event.answer === 'refused'),
} as const;

/** `/flows/flow_x?event=9`, as the rows lead there. */
const addressesOf = (events: readonly TraceEvent[]): string[] => events.map(({ flowId, seq }) => `/flows/${flowId}?event=${String(seq)}`).toSorted();

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}${path}`);
}

/** Waits until every part of the overview is read. */
async function seeOverview(page: Page): Promise<void> {
  await expect(page.locator('a[data-kind="count"]').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Latest flows' }).getByRole('link').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Authorizations' }).getByRole('row').nth(1)).toBeVisible();
}

/** The list that is open: where each row leads. */
async function listed(page: Page, count: number): Promise<string[]> {
  const section = page.getByRole('region', { name: 'Activity' });
  await expect(section.getByRole('status')).toHaveText(new RegExp(`^${String(count)} `));
  const rows = section.getByRole('listitem');
  await expect(rows).toHaveCount(count);
  const links = await section.getByRole('listitem').getByRole('link').all();
  return (await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))).toSorted();
}

async function compareRange({ page }: Screen, { clientId, events, range, apart }: { clientId: string; events: readonly TraceEvent[]; range: Range; apart: boolean }): Promise<void> {
  const address = `/apps/${clientId}?range=${range}`;
  await open(page, address);
  const chart = page.getByRole('group', { name: /^API calls per/ });
  await expect(chart).toBeVisible();
  const { barMs, bars } = RANGES[range];
  const to = Math.ceil(Date.now() / barMs) * barMs;
  const inside = events.filter(({ at }) => at >= to - bars * barMs && at < to);
  for (const [name, isOne] of Object.entries(KINDS)) {
    const counted = inside.filter(isOne);
    await open(page, address);
    const figure = page.getByRole('link', { name: new RegExp(`^[\\d,]+ ?${name}`) });
    await expect(figure).toContainText(new RegExp(`^${String(counted.length)}${name}`));
    await figure.click();
    expect(await listed(page, counted.length), `${name}, ${range}`).toEqual(addressesOf(counted));
    await page.goBack();
    await expect(chart).toBeVisible();
  }
  // Each bar and stack is counted again from its own bounds, and one of each is opened.
  const links = await page.locator('a[data-kind]').all();
  const seen = await Promise.all(links.map(async (link) => ({ label: (await link.getAttribute('aria-label')) ?? '', href: (await link.getAttribute('href')) ?? '' })));
  expect(seen.length).toBeGreaterThan(0);
  for (const { label, href } of seen) {
    const query = new URL(href, 'http://x').searchParams;
    const kind = { api_call: KINDS['API calls'], sign_in: KINDS['Sign-ins'], refusal: KINDS.Refusals }[query.get('kind') ?? ''];
    const counted = inside.filter((event) => kind?.(event) === true && event.at >= Number(query.get('from')) && event.at < Number(query.get('to')));
    expect(label, href).toMatch(new RegExp(`: ${String(counted.length)} (API calls?|sign-ins?|refusals?)$`));
    if (!apart) continue;
    await open(page, href);
    expect(await listed(page, counted.length), label).toEqual(addressesOf(counted));
  }
  // Refusals by check.
  await open(page, address);
  const byCheck = page.getByRole('region', { name: 'Refusals by first failing check' });
  const checks = Map.groupBy(inside.filter(KINDS.Refusals), failed);
  if (checks.size === 0) await expect(byCheck).toContainText('Nothing was refused');
  else await expect(byCheck.getByRole('listitem')).toHaveCount(checks.size);
  for (const [index, href] of (await Promise.all((await byCheck.getByRole('link').all()).map((link) => link.getAttribute('href')))).entries()) {
    const id = new URL(href ?? '', 'http://x').searchParams.get('check');
    const counted = checks.get(id) ?? [];
    await expect(byCheck.getByRole('listitem').nth(index).locator('b')).toHaveText(String(counted.length));
    if (!apart) continue;
    await open(page, href ?? '');
    expect(await listed(page, counted.length), String(id)).toEqual(addressesOf(counted));
    await open(page, address);
  }
}

test('every figure of the overview is the count over the trace and opens exactly that', async ({ browser }) => {
  test.setTimeout(900_000);
  await using folder = await makeTempFolder('numbers-true');
  const flags = writeThreeApps(folder);
  const recorded = await tellNumbersStory(folder);
  await using served = await serve([...flags, '--vault', 'session']);
  // High enough that no row of a list is beyond the window.
  await using screen = await openScreen(browser, served.ready.consoleUrl, { height: 3000 });
  for (const { clientId } of [STANDUP, CLIPNOTE]) {
    const events = recorded[clientId] ?? [];
    for (const range of ['hour', 'day', 'month'] as const) await compareRange(screen, { clientId, events, range, apart: clientId === STANDUP.clientId && range !== 'month' });
  }
  // The list of apps counts the same calls, and opens them.
  await open(screen.page, '/apps');
  for (const { clientId, name } of [STANDUP, CLIPNOTE]) {
    const since = Math.ceil(Date.now() / 86_400_000) * 86_400_000 - 14 * 86_400_000;
    const calls = (recorded[clientId] ?? []).filter((event) => KINDS['API calls'](event) && event.at >= since);
    await screen.page.getByRole('row', { name }).getByRole('link', { name: `${String(calls.length)} API calls in 14 days` }).click();
    expect(await listed(screen.page, calls.length)).toEqual(addressesOf(calls));
    await open(screen.page, '/apps');
  }
  expect(screen.complaints).toEqual([]);
});

for (const theme of THEMES) {
  test(`the overview is drawn, walked with keys and read as a table (${theme})`, async ({ browser }) => {
    test.setTimeout(900_000);
    await using folder = await makeTempFolder('numbers-drawn');
    const flags = writeThreeApps(folder);
    await tellNumbersStory(folder);
    await using served = await serve([...flags, '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await open(page, '/apps');
    await expect(page.getByRole('row', { name: 'Standup Digest' }).getByRole('link', { name: /^\d+ API calls in 14 days/ })).toBeVisible();
    await screen.inspect('numbers-apps');
    for (const [range, label] of [['month', '30 days'], ['hour', 'Hour'], ['day', 'Day']] as const) {
      await open(page, `/apps/${STANDUP.clientId}`);
      await page.getByRole('radio', { name: label, exact: true }).check({ force: true });
      await expect(page).toHaveURL(range === 'day' ? new RegExp(`${STANDUP.clientId}$`) : new RegExp(`range=${range}$`));
      await seeOverview(page);
      await screen.inspect(`numbers-overview-${range}`);
    }
    await page.getByText('As a table').first().click();
    await page.getByText('As a table').scrollIntoViewIfNeeded();
    await expect(page.getByRole('columnheader', { name: 'Refusals' })).toBeVisible();
    await screen.inspect('numbers-table');

    // One stop of the tab key; arrows walk between bars and their refusals.
    const calls = page.getByRole('group', { name: /^API calls per/ });
    await expect(calls.locator('a[tabindex="0"]')).toHaveCount(1);
    await calls.locator('a[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    await expect(calls.locator('a:focus')).toHaveAttribute('aria-label', /: 14 API calls$/);
    await page.keyboard.press('ArrowUp');
    await expect(calls.locator('a:focus')).toHaveAttribute('aria-label', /: 8 refusals$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Activity' }).getByRole('status')).toHaveText('8 refusals');
    await screen.inspect('numbers-activity');
    await page.getByRole('region', { name: 'Activity' }).getByRole('button', { name: /^Remove the filter time/ }).click();
    await expect(page).toHaveURL(/activity\?kind=refusal$/);
    await page.getByRole('region', { name: 'Activity' }).getByRole('link', { name: /scope/i }).first().click();
    await expect(page).toHaveURL(/\/flows\/flow_\w+\?event=\d+$/);
    await expect(page.getByRole('region', { name: 'Selected step' })).toContainText('meetings:read');
    await open(page, `/apps/${STANDUP.clientId}/activity?check=client.known`);
    await expect(page.getByText('No refusals here')).toBeVisible();
    await screen.inspect('numbers-activity-empty');
    await open(page, `/apps/${RETRO.clientId}`);
    await expect(page.getByRole('heading', { name: 'Nothing has come from this app yet' })).toBeVisible();
    await screen.inspect('numbers-untouched');
    expect(screen.complaints).toEqual([]);
  });

  test(`an authorization shows its tree, says what would die, and is revoked for good in every window (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('numbers-granted');
    await using served = await serve([...writeThreeApps(folder), '--vault', 'session']);
    const { issuer } = served.ready;
    const app = await DeveloperApp.discover({ issuer, ...STANDUP });
    const signIn = async () => {
      const { login, params } = await app.logIn('meetings:read notes:read');
      return await app.exchange(params, login.verifier);
    };
    let { access_token: access, refresh_token: refresh } = await signIn();
    for (let turn = 0; turn < 12; turn += 1) ({ access_token: access, refresh_token: refresh } = await app.refresh(refresh));
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    const { page } = screen;
    await open(page, `/apps/${STANDUP.clientId}/authorizations`);
    await page.getByRole('button', { name: 'Ada Lindqvist', exact: true }).click();
    const tree = page.getByRole('list', { name: /What grew out of Ada Lindqvist/ });
    await expect(tree.getByRole('button', { name: /… 5 rotations …/ })).toBeVisible();
    await screen.inspect('numbers-tree');
    await tree.getByRole('button', { name: /rotations/ }).click();
    await expect(tree.getByText(/^Refresh 6/)).toBeVisible();
    await expect(tree.getByRole('button', { name: /rotations/ })).toHaveCount(0);

    await using other = await openScreen(browser, served.ready.consoleUrl, { theme });
    await open(other.page, `/apps/${STANDUP.clientId}`);
    const active = other.page.getByRole('link', { name: /Active authorizations/ });
    await expect(active).toContainText('1Active authorizationsof 1 granted');
    const second = await signIn();
    await expect(active).toContainText('2Active authorizationsof 2 granted');
    await app.callMeetings(second.access_token);
    await expect(other.page.getByRole('link', { name: /^1 ?API calls/ })).toBeVisible();

    await page.getByRole('button', { name: 'Revoke Ada Lindqvist’s authorization' }).last().click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText('13 access tokens and 1 refresh token stop working at once');
    await screen.inspect('numbers-revoke');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect((await app.callMeetings(access)).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke Ada Lindqvist’s authorization' }).last().click();
    await page.getByRole('button', { name: 'Revoke authorization' }).click();
    await expect(active).toContainText('1Active authorizationsof 2 granted');
    await expect(page.getByText(/^you revoked it/)).toBeVisible();
    await expect(app.callMeetings(access)).rejects.toThrow();
    await expect(app.refresh(refresh)).rejects.toMatchObject({ error: 'invalid_grant' });
    await page.getByRole('link', { name: 'Open the flow' }).click();
    await expect(page.getByRole('region', { name: 'Selected step' })).toContainText(/You revoked this authorization at \d\d:\d\d/);
    await screen.inspect('numbers-revoked-flow');
    await open(page, `/apps/${STANDUP.clientId}/authorizations?show=ended`);
    await expect(page.getByText(/^you revoked it/)).toHaveCount(1);
    await open(page, `/apps/${RETRO.clientId}/authorizations`);
    await expect(page.getByText('Nobody has authorized the app yet')).toBeVisible();
    expect([...screen.complaints, ...other.complaints]).toEqual([]);
  });
}

for (const width of [900, 1280, 1920]) {
  test(`the numbers are whole at ${String(width)} px`, async ({ browser }) => {
    await using folder = await makeTempFolder('numbers-widths');
    const flags = writeThreeApps(folder);
    await tellNumbersStory(folder);
    await using served = await serve([...flags, '--vault', 'session']);
    await using screen = await openScreen(browser, served.ready.consoleUrl, { width });
    const { page } = screen;
    await open(page, '/apps');
    await expect(page.getByRole('row', { name: 'Standup Digest' }).getByRole('link', { name: /^\d+ API calls/ })).toBeVisible();
    await screen.inspect('numbers-apps');
    await open(page, `/apps/${STANDUP.clientId}?range=month`);
    await seeOverview(page);
    await screen.inspect('numbers-overview');
    await open(page, `/apps/${STANDUP.clientId}/activity`);
    await expect(page.getByRole('region', { name: 'Activity' }).getByRole('listitem').first()).toBeVisible();
    await screen.inspect('numbers-activity');
    await open(page, `/apps/${STANDUP.clientId}/authorizations`);
    await page.getByRole('button', { name: 'Ada Lindqvist', exact: true }).first().click();
    await expect(page.getByRole('list', { name: /What grew out of/ })).toBeVisible();
    await screen.inspect('numbers-authorizations');
    expect(screen.complaints).toEqual([]);
  });
}
