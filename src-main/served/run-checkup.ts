/** Answers for a check-up without a window: the console runs for it alone, says what it found, writes the report, and ends. */
import { writeFile } from 'node:fs/promises';
import { createRouterClient } from '@orpc/server';
import type { CheckupAddresses } from '../../src-preload/contract/checkup-addresses.ts';
import { countVerdicts, describeScenario, SCENARIO_IDS, type Checkup, type ScenarioRun } from '../../src-preload/contract/checkups.ts';
import type { App } from '../../src-preload/contract/apps.ts';
import type { CheckupOrder, ConsoleOptions } from '../options.ts';
import { isAnswered } from '../player/callback-address.ts';
import type { Router } from '../rpc/router.ts';

/** What a check-up needs of a running console. */
interface Running {
  readonly issuer: string;
  readonly router: () => Promise<Router>;
  readonly vault: { readonly kind: string };
  readonly workspaceApps: readonly object[];
  close(): Promise<void>;
}

/** What the door hands in. */
export interface CheckupDoor {
  readonly options: ConsoleOptions;
  /** Resolves when somebody wants it to end. */
  readonly stopped: Promise<void>;
  readonly compose: (options: ConsoleOptions) => Promise<Running>;
}

/** How long the app may take until it listens: scripts start it once they know the secret. */
const APP_LIMIT_MS = 60_000;
const ASK_AGAIN_MS = 250;
/** How often progress is looked at. */
const LOOK_MS = 100;

const WORDS = { handled: 'handled', not_handled: 'NOT HANDLED', cannot_tell: 'cannot tell' } as const;

/** A check-up cannot be made, for a reason in one sentence. */
class CannotCheck extends Error {}

const say = (sentence: string): boolean => process.stderr.write(`${sentence}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function sayRun(run: ScenarioRun): string {
  const { title, cure } = describeScenario(run.scenario);
  if (run.state === 'judged') return `${title}: ${WORDS[run.verdict]}. ${run.because}${run.verdict === 'not_handled' ? ` Cure: ${cure}` : ''}`;
  return `${title}: not run.${run.state === 'skipped' ? ` ${run.because}` : ''}`;
}

/** The app of that client id, or of that name in any case. */
function findApp(apps: readonly App[], wish: string): App {
  const folded = wish.trim().toLowerCase();
  const app = apps.find(({ clientId }) => clientId === wish) ?? apps.find(({ name }) => name.toLowerCase() === folded);
  if (app !== undefined) return app;
  const known = apps.map(({ name }) => name).join(', ');
  throw new CannotCheck(`No app is called “${wish}” here. ${known === '' ? 'There is none yet: register it, or give its file with --workspace.' : `There are: ${known}.`}`);
}

/** Waits until something listens at an address. */
async function waitForApp(url: string, stopping: AbortSignal): Promise<void> {
  const { hostname, port, protocol, origin } = new URL(url);
  const place = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  for (let left = APP_LIMIT_MS / ASK_AGAIN_MS; !stopping.aborted; left -= 1) {
    if (await isAnswered(hostname.replace(/^\[|\]$/g, ''), place)) return;
    if (left <= 0) throw new CannotCheck(`Nothing listens at ${origin}. Start the app, then check it.`);
    await pause(ASK_AGAIN_MS);
  }
}

async function check(running: Running, order: CheckupOrder, stopped: Promise<void>): Promise<Checkup> {
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  const client = createRouterClient(await running.router());
  const { clientId, name } = findApp(await client.apps.list(), order.app);
  const before = (await client.checkups.view({ clientId })).addresses;
  const startUrl = order.startUrl ?? before?.startUrl;
  if (startUrl === undefined) throw new CannotCheck(`Where does a login with ${name} begin? Say it with --start-url, such as http://localhost:3000/login, or with checkup in the workspace file.`);
  const addresses: CheckupAddresses = { startUrl, actionUrl: order.actionUrl ?? before?.actionUrl ?? null };
  await waitForApp(startUrl, stopping.signal);
  const { checkupId } = await client.checkups.start({ clientId, scenarios: [...SCENARIO_IDS], addresses });
  const told = new Set<string>();
  for (;;) {
    const { newest } = await client.checkups.view({ clientId });
    if (newest === null) throw new CannotCheck(`${name} was deleted while it was checked.`);
    for (const run of newest.runs.filter(({ state, scenario }) => (state === 'judged' || state === 'skipped') && !told.has(scenario))) {
      told.add(run.scenario);
      say(sayRun(run));
    }
    if (newest.state !== 'running') {
      if (order.report !== null) await writeFile(order.report, (await client.checkups.export({ checkupId, format: /[.]xml$/i.test(order.report) ? 'junit' : 'markdown' })).text);
      return newest;
    }
    if (stopping.signal.aborted) await client.checkups.cancel({ checkupId });
    else await pause(LOOK_MS);
  }
}

/**
 * Checks an app and ends. Out: the exit code: 0 when nothing was not handled and something was handled, else 1. What cannot be told
 * does not fail a build, unless it is everything. Errors: those of composing a console.
 */
export async function runCheckup(order: CheckupOrder, { options, stopped, compose }: CheckupDoor): Promise<number> {
  const running = await compose(options);
  try {
    process.stdout.write(`${JSON.stringify({ event: 'ready', issuer: running.issuer, vault: running.vault.kind, apps: running.workspaceApps })}\n`);
    const checkup = await check(running, order, stopped);
    const { handled, not_handled, cannot_tell, skipped } = countVerdicts(checkup.runs);
    process.stdout.write(`${JSON.stringify({ event: 'checked', state: checkup.state, app: checkup.appName, handled, not_handled, cannot_tell, skipped, report: order.report })}\n`);
    return checkup.state === 'finished' && not_handled === 0 && handled > 0 ? 0 : 1;
  } catch (problem) {
    if (!(problem instanceof CannotCheck)) throw problem;
    say(problem.message);
    return 1;
  } finally {
    await running.close();
  }
}
