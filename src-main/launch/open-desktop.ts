/** Answers for running the desktop door in its own process, and for telling a window that was closed from one that never came. */
import { runToEnd, type Ending } from './child.ts';

/** Electron that ends this soon without one of our exit codes never showed a window: a library or its sandbox is missing. */
const STILLBORN_MS = 10_000;
/** What the console itself exits with (options, ports, data folder, and a plain failure). */
const OWN_CODES = new Set([0, 1, 2, 3, 4, 130, 143]);

/** How to start the desktop door: Electron's binary, the project's folder, the console's flags. */
export interface DesktopStart {
  readonly electron: string;
  readonly root: string;
  readonly flags: readonly string[];
}

/** In: how Electron ended. Out: the exit code to pass on, or why no window came, as a clause. */
export function judgeEnding(ending: Ending): { readonly code: number } | { readonly because: string } {
  if (ending.code !== null && OWN_CODES.has(ending.code)) return { code: ending.code };
  if (ending.livedMs < STILLBORN_MS) return { because: ending.trouble ?? `exit code ${String(ending.code)}` };
  return { code: ending.code ?? 1 };
}

/** Runs Electron on the project (its package.json names the entry and the app) until the window is closed. Out: as `judgeEnding`. */
export async function openDesktop({ electron, root, flags }: DesktopStart): Promise<ReturnType<typeof judgeEnding>> {
  const env = { ...process.env };
  // Some editors set this in their terminals; it would turn Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return judgeEnding(await runToEnd({ program: electron, args: [root, ...flags], cwd: process.cwd(), env, stdio: 'inherit' }));
}
