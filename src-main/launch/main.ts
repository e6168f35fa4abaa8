/** Answers for the commands behind npm start, serve, dev and build: what is built, which door opens, what is said on the way. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { helpText, parseFlags } from '../options.ts';
import { build, buildIfStale, electronViteProgram } from './build.ts';
import { runToEnd } from './child.ts';
import { chooseDoor, type ChosenDoor } from './choose-door.ts';
import { findElectron } from './electron-binary.ts';
import { askForDownload, installElectron } from './electron-download.ts';
import { endWithParent } from './end-with-parent.ts';
import { openDesktop } from './open-desktop.ts';
import { removeStamp } from './stamp.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const ELECTRON_PACKAGE = join(ROOT, 'node_modules', 'electron');
const QUESTION_LIMIT = 4_000;
const INSTALL_LIMIT = 180_000;

/** What the launcher needs of the built served door: runs until it is stopped; out, the exit code. */
interface ServedDoor {
  readonly runServed: (flags: readonly string[]) => Promise<number>;
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function findDoor(wishServed: boolean): Promise<ChosenDoor> {
  return chooseDoor(wishServed, {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    find: () => findElectron({ packageFolder: ELECTRON_PACKAGE, env: process.env }),
    ask: () => askForDownload({ packageFolder: ELECTRON_PACKAGE, limit: QUESTION_LIMIT }),
    install: () => installElectron({ packageFolder: ELECTRON_PACKAGE, limit: INSTALL_LIMIT }),
    say,
  });
}

async function openServed(flags: readonly string[]): Promise<number> {
  // Built with the project, so it has no address that the compiler could follow.
  const { runServed } = (await import(pathToFileURL(join(ROOT, 'out', 'main', 'served.js')).href)) as ServedDoor;
  return runServed(flags);
}

async function start(flags: readonly string[], wishServed: boolean): Promise<number> {
  const trouble = await buildIfStale(ROOT, say);
  if (trouble !== null) {
    say(trouble);
    return 1;
  }
  const chosen = await findDoor(wishServed);
  if (chosen.door === 'served') {
    if (chosen.because !== null) say(chosen.because);
    return openServed(flags);
  }
  const ending = await openDesktop({ electron: chosen.electron, root: ROOT, flags });
  if ('code' in ending) return ending.code;
  say(`The desktop window did not open (${ending.because}). The console is served to your browser instead.`);
  return openServed(flags);
}

async function develop(flags: readonly string[], wishServed: boolean): Promise<number> {
  const chosen = await findDoor(wishServed);
  if (chosen.door === 'served' && chosen.because !== null) say(chosen.because);
  removeStamp(ROOT);
  const door =
    chosen.door === 'desktop'
      ? { ELECTRON_EXEC_PATH: chosen.electron }
      : { ELECTRON_EXEC_PATH: process.execPath, ELECTRON_ENTRY: join(ROOT, 'out', 'main', 'served.js') };
  const ending = await runToEnd({
    program: process.execPath,
    args: [electronViteProgram(ROOT), 'dev', '--watch', '--', ...flags],
    cwd: ROOT,
    env: { ...process.env, ...door },
    stdio: 'inherit',
  });
  return ending.code ?? 1;
}

/**
 * Runs one command of the launcher. In: the command (start, serve, dev, build) and the console's flags. Out: the exit code, once it is
 * over: 2 for wrong flags, otherwise what the door says. Sentences go to stderr; stdout belongs to the door.
 */
export async function launch([command = 'start', ...flags]: readonly string[]): Promise<number> {
  if (command === 'build') {
    const trouble = await build(ROOT, say);
    if (trouble !== null) say(trouble);
    return trouble === null ? 0 : 1;
  }
  const asked = command === 'serve' ? [...flags, '--no-open'] : flags;
  const parsed = parseFlags(asked, command === 'serve' ? 'served' : 'desktop');
  if ('help' in parsed) {
    process.stdout.write(helpText());
    return 0;
  }
  if ('errors' in parsed) {
    for (const error of parsed.errors) say(error);
    return 2;
  }
  // Made of the contract, which is built with the door.
  if ('schema' in parsed) return start(asked, true);
  endWithParent(process.env);
  const wishServed = parsed.ok.door === 'served';
  return command === 'dev' ? develop(asked, wishServed) : start(asked, wishServed);
}
