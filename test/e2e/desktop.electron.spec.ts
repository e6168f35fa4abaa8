/** Answers for the desktop window itself, where an Electron binary is: the main job from registering to refreshing, and its guards. */
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { findElectron } from '../../src-main/launch/electron-binary.ts';
import { registerApp, sendAndAnswer, walkToRefresh } from '../kit/first-flow-walk.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const found = findElectron({ packageFolder: join(ROOT, 'node_modules', 'electron'), env: process.env });
const hasDisplay = process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '');

test.skip(found.path === null, `The desktop window cannot be tried: ${found.path === null ? found.because : ''}.`);
test.skip(!hasDisplay, 'The desktop window cannot be tried: no display is set.');

interface OpenDesktop extends AsyncDisposable {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Console messages of the page that are errors or warnings. */
  readonly complaints: readonly string[];
  /** The newest address that was handed to the system browser; waits for one. */
  readonly openedOutside: () => Promise<string>;
}

async function openDesktop(): Promise<OpenDesktop> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await makeTempFolder('electron'));
  // As root, Chromium refuses to run with its sandbox.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const flags = ['--data-dir', folder.join('data'), '--port', '0', '--vault', 'session'];
  const executablePath = found.path ?? '';
  const app = await _electron.launch({ executablePath, args: [...sandbox, ROOT, ...flags], cwd: ROOT });
  stack.defer(() => app.close());
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (address: string) => {
      opened.push(address);
      return Promise.resolve();
    };
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const owned = stack.move();
  return {
    app,
    page,
    complaints,
    openedOutside: async () => {
      const take = (): Promise<string | undefined> => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened.shift());
      let address: string | undefined;
      await expect.poll(async () => (address = await take())).toBeDefined();
      return address ?? '';
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

test('an app is registered, denied, authorized, called and refreshed in the window', async () => {
  await using desktop = await openDesktop();
  const { page, openedOutside, complaints } = desktop;
  await expect(page).toHaveURL('app://console/apps');
  const app = await registerApp(page, 'Clipnote');
  await sendAndAnswer(page, app, { answer: 'deny', openedOutside });
  await expect(page.getByText('Ada chose Deny').first()).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await sendAndAnswer(page, app, { answer: 'authorize', openedOutside });
  await walkToRefresh(page);
  // The address survives a reload, over a new port.
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expect(page.getByText('Token refreshed').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the page is isolated: no Node, no bridge to reach, no network, no other page', async () => {
  await using desktop = await openDesktop();
  const { page, app } = desktop;
  await expect(page.getByRole('navigation', { name: 'Console' })).toBeVisible();
  const names = await page.evaluate(() => ['require', 'process', 'module', 'electron', 'ipcRenderer'].filter((name) => name in globalThis));
  expect(names).toEqual([]);
  const outside = await page.evaluate(() => fetch('http://127.0.0.1:1/').then(() => 'reached', () => 'stopped'));
  expect(outside).toBe('stopped');
  expect(await page.evaluate(() => window.open('file:///etc/passwd') === null)).toBe(true);
  expect(app.windows()).toHaveLength(1);
  await page.evaluate(() => {
    location.href = 'https://mavioapp.example/';
  });
  expect(await desktop.openedOutside()).toBe('https://mavioapp.example/');
  expect(page.url()).toMatch(/^app:\/\/console\//);
});
