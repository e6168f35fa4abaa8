/** Answers for understanding a refusal: each one shows exactly one first failing check, both values and the clause, on the wire and on the screen. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { systemClock } from '../../src-main/system-host.ts';
import { describeCheck } from '../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import { LIFETIMES } from '../../src-preload/contract/oauth.ts';
import { walk, walkToCallback } from '../kit/browser-walk.ts';
import { openConsole } from '../kit/console.ts';
import { DeveloperApp } from '../kit/developer-app.ts';
import { openScreen, THEMES } from '../kit/screen.ts';
import type { Screen } from '../kit/screen.ts';
import { serve } from '../kit/serve.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';
import { CLIPNOTE, REDIRECT_URI, writeWorkspace } from '../kit/workspace-file.ts';

type Fail = (app: DeveloperApp) => Promise<unknown>;

interface Case {
  readonly name: string;
  readonly check: CheckId;
  /** What stands under Expected and Received, as far as it is plain text. */
  readonly expected: RegExp;
  readonly received: RegExp;
  /** Breaks the login; answers what the app saw. */
  readonly fail: Fail;
  /** What the app must have seen. */
  readonly seen: Record<string, unknown>;
}

const FINGERPRINT = /[0-9a-f]{4}·[0-9a-f]{4}/;

async function post(app: DeveloperApp, fields: Record<string, string>): Promise<{ readonly status: number; readonly error: unknown }> {
  const response = await fetch(new URL('/oauth/token', app.settings.issuer), { method: 'POST', body: new URLSearchParams(fields) });
  const body = (await response.json()) as { error?: unknown };
  return { status: response.status, error: body.error };
}

const CASES: readonly Case[] = [
  {
    name: 'redirect-mismatch',
    check: 'redirect.registered',
    expected: /http:\/\/127\.0\.0\.1:53682\/callback/,
    received: /http:\/\/localhost:53682\/callback\//,
    fail: async (app) => {
      const url = new URL((await app.beginLogin()).url);
      url.searchParams.set('redirect_uri', 'http://localhost:53682/callback/');
      const end = await walk(url.href, { redirectUri: 'http://localhost:53682/callback/', answer: 'authorize' });
      return 'page' in end ? { status: end.page.status } : end;
    },
    seen: { status: 400 },
  },
  {
    name: 'wrong-secret',
    check: 'client-auth.secret',
    expected: FINGERPRINT,
    received: FINGERPRINT,
    fail: async (app) => {
      const { login, params } = await app.logIn();
      return app.withSecret('not-the-secret').exchange(params, login.verifier).catch((error: unknown) => error);
    },
    seen: { status: 401 },
  },
  {
    name: 'reused-code',
    check: 'code.unused',
    expected: /./,
    received: /used/,
    fail: async (app) => {
      const { login, params } = await app.logIn();
      await app.exchange(params, login.verifier);
      return app.exchange(params, login.verifier).catch((error: unknown) => error);
    },
    seen: { status: 400, error: 'invalid_grant' },
  },
  {
    name: 'wrong-verifier',
    check: 'code.verifier',
    expected: /[A-Za-z0-9_-]{43}/,
    received: /[A-Za-z0-9_-]{43}/,
    fail: async (app) => {
      const { params } = await app.logIn();
      return app.exchange(params, 'x'.repeat(43)).catch((error: unknown) => error);
    },
    seen: { status: 400, error: 'invalid_grant' },
  },
  {
    name: 'denied',
    check: 'consent.granted',
    expected: /authorize/i,
    received: /deny/i,
    fail: async (app) => {
      const login = await app.beginLogin();
      const callback = await walkToCallback(login.url, { redirectUri: REDIRECT_URI, answer: 'deny' });
      return { error: callback.searchParams.get('error'), state: callback.searchParams.get('state') === login.state };
    },
    seen: { error: 'access_denied', state: true },
  },
  {
    name: 'missing-scope',
    check: 'bearer.scope',
    expected: /meetings:read/,
    received: /notes:read/,
    fail: async (app) => {
      const { login, params } = await app.logIn('notes:read');
      const tokens = await app.exchange(params, login.verifier);
      return app.callMeetings(tokens.access_token).catch((error: unknown) => error);
    },
    seen: { status: 403 },
  },
];

/** Reads the newest flow on the screen: the one failing row of the ledger, opened, with what it must hold. */
async function expectOneFailure(screen: Screen, { name, check, expected, received }: Omit<Case, 'fail' | 'seen'>): Promise<void> {
  const { page } = screen;
  const ledger = page.getByRole('region', { name: 'Selected step' });
  const { title, clause } = describeCheck(check);
  const row = ledger.getByRole('listitem').filter({ hasText: title }).filter({ has: page.getByRole('term').filter({ hasText: 'Expected' }) });
  await expect(row.first()).toBeVisible();
  await expect(ledger.getByText('Expected', { exact: true }).locator('visible=true')).toHaveCount(1);
  await expect(row.first()).toContainText(clause);
  await expect(row.first().getByRole('definition').nth(0)).toHaveText(expected);
  await expect(row.first().getByRole('definition').nth(1)).toHaveText(received);
  await expect(ledger.getByText(check === 'consent.granted' ? 'What your code must do here' : 'What to change')).toBeVisible();
  await screen.inspect(`failed-${name}`);
}

/** Opens the newest flow of the list, as a developer does who just saw the refusal. */
async function openNewest(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Apps' }).click();
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Flows' }).click();
  await page.waitForURL(/\/flows\/flow_/);
}

for (const theme of THEMES) {
  test(`each refusal of a developer’s app is explained (${theme})`, async ({ browser }) => {
    await using folder = await makeTempFolder('failures');
    await using served = await serve(['--vault', 'session', ...writeWorkspace(folder)]);
    const app = await DeveloperApp.discover({ issuer: served.ready.issuer, redirectUri: REDIRECT_URI, ...CLIPNOTE });
    await using screen = await openScreen(browser, served.ready.consoleUrl, { theme });
    for (const { fail, seen, ...shown } of CASES) {
      expect(await fail(app)).toMatchObject(seen);
      await openNewest(screen.page);
      await expectOneFailure(screen, shown);
    }
    expect(screen.complaints).toEqual([]);
  });
}

test('a code that was issued eleven minutes ago is refused, with both ages', async ({ browser }) => {
  await using folder = await makeTempFolder('expired');
  const flags = ['--vault', 'session', ...writeWorkspace(folder)];
  const issuedAt = systemClock.now() - LIFETIMES.code - 60_000;
  const settings = { redirectUri: REDIRECT_URI, ...CLIPNOTE };
  const earlier = await openConsole({ dataFolder: folder.join('data'), workspace: folder.join('apps.json'), clock: { now: () => issuedAt } });
  const before = await DeveloperApp.discover({ issuer: earlier.issuer, ...settings });
  const { login, params } = await before.logIn();
  await earlier[Symbol.asyncDispose]();

  await using served = await serve(flags);
  const app = await DeveloperApp.discover({ issuer: served.ready.issuer, ...settings });
  const code = params.get('code') ?? '';
  const answer = await post(app, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: login.verifier, client_id: CLIPNOTE.clientId, client_secret: CLIPNOTE.clientSecret });
  expect(answer).toEqual({ status: 400, error: 'invalid_grant' });
  await using screen = await openScreen(browser, served.ready.consoleUrl);
  await openNewest(screen.page);
  await expectOneFailure(screen, { name: 'expired-code', check: 'code.fresh', expected: /10 min/, received: /11 min/ });
});
