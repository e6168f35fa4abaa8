/** Answers for a whole console inside the test's own process: real parts in a folder of its own, secrets in memory, free ports. */
import { createRouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../src-preload/contract/contract.ts';
import type { AppDetails } from '../../src-preload/contract/apps.ts';
import { composeConsole, type RunningConsole } from '../../src-main/compose.ts';
import type { Clock } from '../../src-main/host.ts';
import type { CheckupTimes } from '../../src-main/services/checkup/scenario-plans.ts';
import type { ConsoleOptions } from '../../src-main/options.ts';
import { makeLog, systemClock } from '../../src-main/system-host.ts';
import { makeTempFolder, type TempFolder } from './temp-folder.ts';

/** A running console with everything a test looks at. Released by `await using`. */
export interface TestConsole extends AsyncDisposable {
  readonly running: RunningConsole;
  readonly issuer: string;
  /** The contract, carried by nothing. */
  readonly client: ContractRouterClient<Contract>;
  readonly folder: TempFolder;
  /** Everything that was logged. */
  readonly lines: string[];
  /** Stops the console and starts another one on the same data folder; `changes` to what it was started with. */
  restart(changes?: Partial<ConsoleOptions>): Promise<TestConsole>;
}

/** What a test may choose. `folder` is taken over and removed with the console. */
export type ConsoleChoices = Partial<ConsoleOptions> & { readonly clock?: Clock; readonly folder?: TempFolder; readonly checkupTimes?: CheckupTimes };

/** Details of an app, as a developer would type them. */
export const CLIPNOTE: AppDetails = {
  name: 'Clipnote',
  description: 'Clips from your meetings.',
  homepageUrl: 'https://clipnote.example',
  environment: 'development',
  redirectUris: ['https://clipnote.example/callback'],
};

/** Starts a console. */
export async function openConsole({ clock = systemClock, folder: given, checkupTimes, ...wishes }: ConsoleChoices = {}): Promise<TestConsole> {
  const folder = given ?? (await makeTempFolder('console'));
  const lines: string[] = [];
  const options: ConsoleOptions = {
    dataFolder: folder.join('data'),
    port: 0,
    consolePort: 0,
    portIsWish: false,
    vault: 'session',
    consent: 'ask',
    workspace: null,
    open: false,
    door: 'served',
    ...wishes,
  };
  const running = await composeConsole(options, { clock, log: makeLog((line) => lines.push(line)), ...(checkupTimes && { checkupTimes }) });
  let owner = true;
  void running.warmUp();
  return {
    running,
    issuer: running.issuer,
    client: createRouterClient(await running.router()),
    folder,
    lines,
    restart: async (changes = {}) => {
      owner = false;
      await running.close();
      return await openConsole({ clock, folder, ...(checkupTimes && { checkupTimes }), ...wishes, ...changes });
    },
    [Symbol.asyncDispose]: async () => {
      if (!owner) return;
      await running.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
