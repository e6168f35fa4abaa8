/** Answers for how the end-to-end specs run: the machine's own Chromium, and the desktop specs where an Electron binary is. */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The browser: CHROMIUM names one; otherwise the system's; otherwise the one that Playwright keeps. */
const executablePath = process.env['CHROMIUM'] ?? INSTALLED.find((path) => existsSync(path));

const LAUNCH_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic',
];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    trace: 'off',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: LAUNCH_FLAGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    { name: 'chromium', testMatch: '**/*.spec.ts', testIgnore: '**/*.electron.spec.ts', use: { browserName: 'chromium' } },
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
  ],
});
