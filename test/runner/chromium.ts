/** Answers for which Chromium the end-to-end specs drive. */
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser: what CHROMIUM names, else the system's own. Null when there is neither, and Playwright must have one of its own. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  return [env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path)) ?? null;
}
