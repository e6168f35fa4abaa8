/** Answers for the served door: the console's page and its socket on a loopback port of their own, until a signal ends it. */
import { composeConsole, isPortTaken, PortTaken, type RunningConsole } from './compose.ts';
import type { Log } from './host.ts';
import { type ConsoleOptions, helpText, parseFlags } from './options.ts';
import type { ConsoleAppParts } from './served/console-app.ts';
import { type ConsoleDoor, openConsoleDoor } from './served/console-door.ts';
import { ServiceFailure } from './services/service-failure.ts';
import { DataFolderUnusable } from './storage/data-folder-unusable.ts';
import { ClockRefused } from './lab/server-clock.ts';
import { WorkspaceMistakes } from './services/workspace/workspace-mistakes.ts';
import { DataFolderBusy } from './storage/database.ts';
import { DatabaseFromFuture, DatabaseOfOthers } from './storage/migrate.ts';
import { rememberVault } from './vault/open-vault.ts';
import { makeLog, openBrowser, systemRandomness } from './system-host.ts';

/** After a signal the process ends within this many milliseconds, whatever is still open. */
const STOP_LIMIT_MS = 1_800;
/** npm and a terminal may both hand on the same Ctrl-C; a second wish comes later than this many milliseconds. */
const ECHO_MS = 400;

/** Origin of the development server that serves the page instead. Only one on this machine counts: its pages may open the socket. */
function findDevServer(wish: string): string | null {
  const url = URL.canParse(wish) ? new URL(wish) : null;
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url.origin : null;
}

/** Resolves at the first SIGTERM or SIGINT. From then on the process ends within the limit, and at a second signal at once. */
async function waitForSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let firstAt: number | null = null;
  const hear = (): void => {
    if (firstAt === null) {
      firstAt = performance.now();
      setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
      resolve(undefined);
    } else if (performance.now() - firstAt > ECHO_MS) process.exit(0);
  };
  process.on('SIGTERM', hear).on('SIGINT', hear);
  await promise;
}

/** Opens the console's own port. Errors: PortTaken. */
async function openDoor(wish: number, parts: ConsoleAppParts): Promise<ConsoleDoor> {
  try {
    return await openConsoleDoor(wish, parts);
  } catch (cause) {
    throw isPortTaken(cause) ? new PortTaken(wish, '--console-port', { cause }) : cause;
  }
}

/** Where and with what a script calls procedures: `POST url/noun/verb` with the token as Bearer. */
interface Control {
  readonly url: string;
  readonly token: string;
}

/** What stays the same while the console of one process is started again. */
interface Lasting {
  readonly token: string;
  readonly log: Log;
  readonly devServer: string | null;
  readonly openVault: ReturnType<typeof rememberVault>;
  readonly stopped: Promise<void>;
  /** Says that the console is ready, the first time. */
  readonly announce: (running: RunningConsole, consoleUrl: string, control: Control) => Promise<void>;
}

/** Runs one console until it ends. Out: the options to start it again with, on the same ports, or null when it was stopped. */
async function runOnce(options: ConsoleOptions, { token, log, devServer, openVault, stopped, announce }: Lasting): Promise<ConsoleOptions | null> {
  const again = Promise.withResolvers<'again'>();
  let door: ConsoleDoor | null = null;
  let consolePort = options.consolePort;
  let consoleUrl = '';
  let running: RunningConsole | null = null;
  try {
    running = await composeConsole(options, {
      log,
      openVault,
      restart: () => again.resolve('again'),
      openDoor: async ({ router, setConsoleLink, consolePort: wish }) => {
        const { port } = (door = await openDoor(wish, { router, token, log, devServer }));
        consolePort = port;
        const page = devServer ?? `http://127.0.0.1:${String(port)}`;
        setConsoleLink((path) => new URL(path, page).href);
        consoleUrl = new URL(`/#token=${token}${devServer === null ? '' : `&at=127.0.0.1:${String(port)}`}`, page).href;
      },
    });
    await announce(running, consoleUrl, { url: `http://127.0.0.1:${String(consolePort)}/rpc`, token });
    const end = await Promise.race([stopped, again.promise]);
    return end === 'again' ? { ...options, port: Number(new URL(running.issuer).port), portIsWish: false, consolePort, fromFlag: { port: true, consolePort: true }, workspace: null, startAt: null } : null;
  } finally {
    await (door as ConsoleDoor | null)?.close();
    await running?.close();
  }
}

async function serve(options: ConsoleOptions, log: Log): Promise<void> {
  let isFirst = true;
  const lasting: Lasting = {
    stopped: waitForSignal(),
    token: Buffer.from(systemRandomness.bytes(32)).toString('base64url'),
    devServer: findDevServer(process.env['ELECTRON_RENDERER_URL'] ?? ''),
    openVault: rememberVault(),
    log,
    announce: async (running, consoleUrl, control) => {
      const { issuer, vault, workspaceApps: apps } = running;
      if (isFirst) process.stdout.write(`${JSON.stringify({ event: 'ready', issuer, consoleUrl, control, vault: vault.kind, apps })}\n`);
      const warm = running.warmUp();
      if (!isFirst) return;
      isFirst = false;
      void warm.then(async () => (await import('./lean-heap.ts')).keepHeapLean());
      if (options.open && !(await openBrowser(consoleUrl))) process.stderr.write(`No browser could be opened. Open this address in one: ${consoleUrl}\n`);
    },
  };
  let next: ConsoleOptions | null = options;
  while (next !== null) next = await runOnce(next, lasting);
}

/** In: what kept the console from starting. Out: the exit code; the sentences go to stderr. */
function explainFailure(problem: unknown, log: Log): number {
  const write = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);
  if (problem instanceof WorkspaceMistakes) {
    const count = problem.mistakes.length;
    write(`The workspace file has ${count === 1 ? 'a mistake' : `${String(count)} mistakes`}, so nothing was changed:`);
    for (const mistake of problem.sentences) write(`  ${mistake}`);
    return 2;
  }
  if (problem instanceof ClockRefused) {
    write(problem.message);
    return 2;
  }
  if (problem instanceof PortTaken || problem instanceof DataFolderBusy) {
    write(problem.message);
    return problem instanceof PortTaken ? 3 : 4;
  }
  if (problem instanceof ServiceFailure) write(problem.explain());
  else if (problem instanceof DataFolderUnusable || problem instanceof DatabaseFromFuture || problem instanceof DatabaseOfOthers) write(problem.message);
  else {
    write(`The console could not start. ${problem instanceof Error ? problem.message : ''}`.trim());
    log.error('the console could not start', { cause: problem });
  }
  return 1;
}

/**
 * Runs the served console until a signal ends it. In: the words after the program's name.
 * Out: the exit code: 0 stopped, or all handled in a check-up; 2 wrong flags or workspace file, 3 port taken, 4 data folder in use, 1 anything else.
 */
export async function runServed(argv: readonly string[]): Promise<number> {
  const parsed = parseFlags(argv, 'served');
  if ('help' in parsed) {
    process.stdout.write(helpText());
    return 0;
  }
  if ('errors' in parsed) {
    for (const error of parsed.errors) process.stderr.write(`${error}\n`);
    return 2;
  }
  if ('schema' in parsed) {
    const { writeWorkspaceSchema } = await import('./services/workspace/workspace-schema.ts');
    process.stdout.write(writeWorkspaceSchema());
    return 0;
  }
  const log = makeLog();
  try {
    if (parsed.ok.checkup !== undefined) {
      const { runCheckup } = await import('./served/run-checkup.ts');
      return await runCheckup(parsed.ok.checkup, { options: parsed.ok, stopped: waitForSignal(), compose: (options) => composeConsole(options, { log }) });
    }
    await serve(parsed.ok, log);
    return 0;
  } catch (problem) {
    return explainFailure(problem, log);
  }
}
