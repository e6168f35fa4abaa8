/** Answers for running Vitest and Playwright, with their progress on screen and their own JSON report to count from. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runToEnd } from '../../src-main/launch/child.ts';
import { findElectron } from '../../src-main/launch/electron-binary.ts';
import { addUp, NOTHING, tallyPlaywright, tallyVitest, type Tally } from './tally.ts';

interface Suite {
  readonly name: string;
  readonly program: string;
  /** In: where the JSON report goes. */
  readonly words: (report: string) => readonly string[];
  readonly env?: (report: string) => Readonly<Record<string, string>>;
  readonly count: (text: string) => Tally;
  readonly quiet?: true;
}

async function runSuite(suite: Suite, root: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'mavio-report-'));
  try {
    const report = join(folder, 'report.json');
    const ending = await runToEnd({
      program: process.execPath,
      args: [join(root, 'node_modules', suite.program), ...suite.words(report)],
      cwd: root,
      env: { ...process.env, ...suite.env?.(report) },
      stdio: suite.quiet === true ? 'ignore' : ['ignore', 'inherit', 'inherit'],
    });
    if (!existsSync(report)) return { ...NOTHING, failures: [`${suite.name} ended without a report`] };
    const tally = suite.count(await readFile(report, 'utf8'));
    // An error outside every test, such as a rejection that nobody caught, must not look green.
    if (ending.code !== 0 && tally.failures.length === 0) return addUp([tally, { ...NOTHING, failures: [`${suite.name} ended with exit code ${String(ending.code)}`] }]);
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs everything under test/ but the end-to-end specs. In: the project's folder. */
export function runUnit(root: string): Promise<Tally> {
  return runSuite(
    {
      name: 'vitest',
      program: 'vitest/vitest.mjs',
      words: (report) => ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      count: tallyVitest,
    },
    root,
  );
}

/** Why the desktop specs cannot run here, as a clause; null when they can. In: the project's folder. */
export function whyNoDesktop(root: string): string | null {
  const found = findElectron({ packageFolder: join(root, 'node_modules/electron'), env: process.env });
  if (found.path === null) return found.because;
  const needsDisplay = process.platform === 'linux' && (process.env['DISPLAY'] ?? '') === '' && (process.env['WAYLAND_DISPLAY'] ?? '') === '';
  return needsDisplay ? 'no display is set' : null;
}

function playwright(words: readonly string[], extra: Pick<Suite, 'count' | 'quiet'>): Suite {
  return {
    name: 'playwright',
    program: '@playwright/test/cli.js',
    words: () => ['test', ...words],
    env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_FORCE_TTY: '0' }),
    ...extra,
  };
}

/** Runs the end-to-end specs in Chromium, and in Electron where it can run; otherwise counts those as skipped. In: the project's folder. */
export async function runEndToEnd(root: string): Promise<Tally> {
  const reason = whyNoDesktop(root);
  if (reason === null) return runSuite(playwright(['--reporter=list,json'], { count: tallyPlaywright }), root);
  const listed = await runSuite(playwright(['--project=electron', '--list', '--reporter=json', '--pass-with-no-tests'], { count: (text) => skipAll(text, reason), quiet: true }), root);
  return addUp([await runSuite(playwright(['--project=chromium', '--reporter=list,json'], { count: tallyPlaywright }), root), listed]);
}

/** Counts every listed test as skipped. In: Playwright's JSON list, and why, as a clause. */
export function skipAll(text: string, reason: string): Tally {
  const { failures, skips } = tallyPlaywright(text);
  return { ...NOTHING, skips: [...failures, ...skips.map(({ name }) => name)].map((name) => ({ name, reason })) };
}
