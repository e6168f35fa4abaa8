/** Answers for a console with a sample app that is registered there, and for running a check-up of it to the end. */
import { vi } from 'vitest';
import { SCENARIO_IDS, type Checkup, type CheckupAsk, type ScenarioId, type Verdict } from '../../../src-preload/contract/checkups.ts';
import type { ClientId } from '../../../src-preload/contract/ids.ts';
import type { CheckupTimes } from '../../../src-main/services/checkup/scenario-plans.ts';
import { CLIPNOTE, openConsole, type ConsoleChoices, type TestConsole } from '../console.ts';
import type { SampleApp } from './sample-app.ts';

/** In a hurry: the impatient sample waits for 400 ms, and nothing else looks at the time. */
export const HURRIED: CheckupTimes = { slowMs: 1500, quietMs: 120, quietAfterPersonMs: 150 };

/** A check-up takes a while, and a loaded machine makes it longer. */
const LIMIT_MS = 120_000;

/** A console and an app that know each other. */
export interface CheckedApp extends AsyncDisposable {
  readonly console: TestConsole;
  readonly app: SampleApp;
  readonly clientId: ClientId;
}

/** Starts both, and registers the app. */
export async function openCheckedApp(open: () => Promise<SampleApp>, choices: ConsoleChoices = {}): Promise<CheckedApp> {
  const app = await open();
  const console = await openConsole({ checkupTimes: HURRIED, ...choices });
  const registered = await console.client.apps.register({ ...CLIPNOTE, redirectUris: [app.redirectUri] });
  const { clientId } = registered.app;
  await app.configure({ issuer: console.issuer, clientId, clientSecret: registered.clientSecret, redirectUri: app.redirectUri });
  return {
    console, app, clientId,
    [Symbol.asyncDispose]: async () => {
      await console[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
    },
  };
}

/** Waits until a check-up has ended. Out: it. */
export async function waitForEnd({ console: { client }, clientId }: CheckedApp): Promise<Checkup> {
  return await vi.waitFor(
    async () => {
      const { newest } = await client.checkups.view({ clientId });
      if (newest === null || newest.state === 'running') throw new Error('The check-up runs.');
      return newest;
    },
    { timeout: LIMIT_MS, interval: 50 },
  );
}

/** Runs scenarios with the console as the browser. */
export async function checkUp(checked: CheckedApp, scenarios: readonly ScenarioId[] = SCENARIO_IDS): Promise<Checkup> {
  const { app, clientId, console } = checked;
  await console.client.checkups.start({ clientId, scenarios: [...scenarios], addresses: { startUrl: app.startUrl, actionUrl: app.actionUrl } });
  return await waitForEnd(checked);
}

/** Each scenario with its verdict, in order. */
export function verdictsOf({ runs }: Checkup): Record<string, Verdict | 'none'> {
  return Object.fromEntries(runs.map((run) => [run.scenario, run.state === 'judged' ? run.verdict : 'none']));
}

/** Each scenario with its sentence. */
export function sentencesOf({ runs }: Checkup): string[] {
  return runs.map((run) => `${run.scenario}: ${run.state === 'judged' ? `${run.verdict}: ${run.because}` : run.state}`);
}

/** Waits until a scenario asks for something. Out: the check-up then. */
export async function waitForAsk({ console: { client }, clientId }: CheckedApp, scenario: ScenarioId, ask: CheckupAsk): Promise<Checkup> {
  return await vi.waitFor(
    async () => {
      const { newest } = await client.checkups.view({ clientId });
      const run = newest?.runs.find((one) => one.scenario === scenario);
      if (newest === null || run?.state !== 'armed' || run.ask !== ask) throw new Error(`The scenario is ${run?.state ?? 'not there'}.`);
      return newest;
    },
    { timeout: LIMIT_MS, interval: 20 },
  );
}
