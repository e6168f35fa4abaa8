/** Answers for looking at a screen as a person and as a machine: themes, console complaints, axe, a picture of each state. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';

const PICTURES = join(import.meta.dirname, '..', '..', 'test-results', 'screens');

/** Themes that every screen is looked at in. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** An open browser with the console in it. */
export interface Screen extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and warnings that any of its pages wrote to its console. Pages answered 4xx on purpose are told by the browser; see `allow`. */
  readonly complaints: readonly string[];
  /** Checks a page with axe, and that nothing is wider than the window; keeps a picture of it. */
  readonly inspect: (name: string, page?: Page) => Promise<void>;
}

/** What the browser says by itself about a page that the server refuses, which is the state under test. */
const REFUSED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Opens the console. In: its address, the theme, and the size of the window in px. */
export async function openScreen(browser: Browser, url: string, { theme = 'light', width = 1440, height = 900 }: { readonly theme?: Theme; readonly width?: number; readonly height?: number } = {}): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  context.on('page', (page) => {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  const page = await context.newPage();
  await page.goto(url);
  mkdirSync(PICTURES, { recursive: true });
  const inspect = async (name: string, shown: Page = page): Promise<void> => {
    await shown.evaluate(() => document.fonts.ready.then(() => undefined));
    await shown.screenshot({ path: join(PICTURES, `${name}-${String(width)}-${theme}.png`) });
    const { violations } = await new AxeBuilder({ page: shown }).analyze();
    const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`));
    expect(found, `axe on ${name}, ${theme}`).toEqual([]);
    const overflow = await shown.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow, `${name} is not wider than the window`).toBeLessThanOrEqual(0);
  };
  return { context, page, complaints, inspect, [Symbol.asyncDispose]: () => context.close() };
}

/** Presses something that opens a tab. Out: the tab, loaded. */
export async function openTab(screen: Screen, press: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([screen.context.waitForEvent('page'), press()]);
  await tab.waitForLoadState();
  return tab;
}
