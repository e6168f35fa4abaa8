/** Answers for how the end-to-end specs run: the machine's own Chromium, and the desktop specs where an Electron binary is. */
import { defineConfig } from '@playwright/test';
import { findChromium } from './test/runner/chromium.ts';

const executablePath = findChromium();

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
  timeout: 300_000,
  // Conditions are waited for, not timed: a busy machine may take several times as long.
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    trace: 'off',
    viewport: { width: 1440, height: 900 },
    launchOptions: { args: LAUNCH_FLAGS, ...(executablePath === null ? {} : { executablePath }) },
  },
  projects: [
    { name: 'chromium', testMatch: '**/*.spec.ts', testIgnore: '**/*.electron.spec.ts', use: { browserName: 'chromium' } },
    { name: 'electron', testMatch: '**/*.electron.spec.ts' },
  ],
});
