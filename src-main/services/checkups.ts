/** Answers for check-ups of apps: one runs at a time, scenario after scenario, and what came of it is kept. */
import { CheckupId, type Checkup, type CheckupView, type CheckupWish, type ReportFormat, type ScenarioRun } from '../../src-preload/contract/checkups.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { Log, Randomness } from '../host.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { CheckupAddressStore } from '../storage/checkup-address-store.ts';
import { CheckupStore } from '../storage/checkup-store.ts';
import type { Database } from '../storage/database.ts';
import { newId } from '../trace/secrets.ts';
import { playScenario, type PlayParts } from './checkup/play-scenario.ts';
import { reportName } from './checkup/report-words.ts';
import { planScenarios, type CheckupTimes } from './checkup/scenario-plans.ts';
import { writeJunit } from './checkup/write-junit.ts';
import { writeMarkdown } from './checkup/write-markdown.ts';
import { loadApp } from './load-app.ts';
import { ServiceFailure } from './service-failure.ts';

/** What check-ups are made of. */
export interface CheckupsParts extends PlayParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly checkupAddresses: CheckupAddressStore;
  readonly random: Randomness;
  readonly log: Log;
  readonly times: CheckupTimes;
}

/** The check-up that runs. */
interface Current {
  checkup: Checkup;
  /** Ends the check-up. */
  readonly cancel: AbortController;
  /** Ends the scenario whose turn it is. */
  skip: AbortController;
  /** The developer has done what was asked. */
  press: AbortController;
  readonly finished: Promise<Checkup>;
}

const NOT_RUNNING = 'This check-up does not run any more.';
const FAILED = 'The console itself failed here; its log says why.';

/** Use cases of `checkups.*`. */
export class Checkups {
  readonly #parts: CheckupsParts;
  readonly #store: CheckupStore;
  #current: Current | null = null;

  constructor(parts: CheckupsParts) {
    this.#parts = parts;
    this.#store = new CheckupStore(parts.db);
    for (const checkup of this.#store.listRunning()) this.#store.save(endOpen({ ...checkup, state: 'interrupted' }, 'The console ended in the middle of the check-up.'));
  }

  /** The newest check-up of an app, and whose turn it is. Errors: NOT_FOUND. */
  view(clientId: ClientId): CheckupView {
    loadApp(this.#parts.apps, clientId);
    const running = this.#current?.checkup ?? null;
    return {
      newest: running?.clientId === clientId ? running : this.#store.loadNewest(clientId),
      addresses: this.#parts.checkupAddresses.load(clientId),
      busyWith: running === null ? null : { clientId: running.clientId, appName: running.appName },
    };
  }

  /** Begins a check-up. Its addresses are those of the app from now on. Errors: NOT_FOUND; NOT_NOW while one runs. */
  start({ clientId, scenarios, addresses }: CheckupWish): Checkup {
    const { apps, armed, checkupAddresses, clock, hub, issuer, random } = this.#parts;
    const app = loadApp(apps, clientId);
    const running = this.#current?.checkup;
    if (running !== undefined) throw new ServiceFailure('NOT_NOW', { reason: `A check-up of ${running.appName} is under way. Finish or cancel it first.` });
    const checkup: Checkup = {
      checkupId: CheckupId.parse(newId('chk_', random, 12)),
      clientId, appName: app.name, issuer: issuer(), addresses,
      state: 'running', startedAt: clock.now(), endedAt: null,
      runs: [...new Set(scenarios)].map((scenario) => ({ scenario, state: 'waiting' })),
    };
    const { promise, resolve } = Promise.withResolvers<Checkup>();
    const current: Current = { checkup, cancel: new AbortController(), skip: new AbortController(), press: new AbortController(), finished: promise };
    this.#current = current;
    armed.busyWith = { clientId, appName: app.name };
    if (addresses !== null) checkupAddresses.keep(clientId, addresses);
    this.#keep(current);
    hub.publish([{ topic: 'status.changed' }]);
    void this.#run(current).then(resolve);
    return checkup;
  }

  /** The developer has done what was asked. Errors: NOT_NOW. */
  proceed(checkupId: CheckupId): void {
    this.#mustRun(checkupId).press.abort();
  }

  /** Goes on with the next scenario. Errors: NOT_NOW. */
  skip(checkupId: CheckupId): void {
    this.#mustRun(checkupId).skip.abort();
  }

  /** Ends a check-up; what was judged stays. Errors: NOT_NOW. */
  async cancel(checkupId: CheckupId): Promise<void> {
    const current = this.#mustRun(checkupId);
    current.cancel.abort();
    await current.finished;
  }

  /** A report as a file. Errors: NOT_FOUND. */
  export(checkupId: CheckupId, format: ReportFormat): { text: string; fileName: string } {
    const checkup = this.#current?.checkup.checkupId === checkupId ? this.#current.checkup : this.#store.load(checkupId);
    if (checkup === null) throw new ServiceFailure('NOT_FOUND', { what: 'check-up' });
    return format === 'junit' ? { text: writeJunit(checkup), fileName: reportName(checkup, 'xml') } : { text: writeMarkdown(checkup), fileName: reportName(checkup, 'md') };
  }

  /** Waits for the end of the check-up that runs. Out: it, or null when none runs. */
  async finished(): Promise<Checkup | null> {
    return (await this.#current?.finished) ?? null;
  }

  /** Ends the check-up of an app that is deleted: there is nothing to keep it with. */
  forgetApp(clientId: string): void {
    if (this.#current?.checkup.clientId === clientId) this.#current.cancel.abort();
  }

  /** Ends what runs. Resolves when its end is written. */
  async close(): Promise<void> {
    this.#current?.cancel.abort();
    await this.finished();
  }

  #mustRun(checkupId: CheckupId): Current {
    if (this.#current?.checkup.checkupId !== checkupId) throw new ServiceFailure('NOT_NOW', { reason: NOT_RUNNING });
    return this.#current;
  }

  async #run(current: Current): Promise<Checkup> {
    for (const { scenario } of current.checkup.runs) {
      if (current.cancel.signal.aborted) break;
      this.#set(current, await this.#play(current, scenario));
    }
    // Where an import that had moved the clock was taken back meanwhile, the clock went back.
    const state = current.cancel.signal.aborted ? 'cancelled' : 'finished';
    current.checkup = { ...endOpen(current.checkup, 'The check-up was cancelled.'), state, endedAt: Math.max(current.checkup.startedAt, this.#parts.clock.now()) };
    this.#current = null;
    this.#parts.armed.busyWith = null;
    this.#keep(current);
    return current.checkup;
  }

  async #play(current: Current, scenario: ScenarioRun['scenario']): Promise<ScenarioRun> {
    current.skip = new AbortController();
    const signal = AbortSignal.any([current.cancel.signal, current.skip.signal]);
    const { clientId, addresses } = current.checkup;
    try {
      const judgement = await playScenario(this.#parts, {
        scenario, clientId, addresses, signal,
        plan: planScenarios(this.#parts.times)[scenario],
        times: this.#parts.times,
        nextPress: () => (current.press = new AbortController()).signal,
        say: (ask, seen) => this.#set(current, { scenario, state: 'armed', ask, seen }),
      });
      if (!signal.aborted) return { ...judgement, scenario, state: 'judged' };
    } catch (cause) {
      if (!signal.aborted) {
        this.#parts.log.error('a scenario of a check-up failed', { scenario, cause });
        return { scenario, state: 'judged', verdict: 'cannot_tell', because: FAILED, evidence: [] };
      }
    }
    return { scenario, state: 'skipped', because: current.cancel.signal.aborted ? 'The check-up was cancelled.' : 'You skipped it.' };
  }

  #set(current: Current, run: ScenarioRun): void {
    current.checkup = { ...current.checkup, runs: current.checkup.runs.map((one) => (one.scenario === run.scenario ? run : one)) };
    if (run.state === 'armed') this.#tell(current);
    else this.#keep(current);
  }

  /** Keeps what came so far. An app that was deleted in the meantime takes its check-up with it. */
  #keep(current: Current): void {
    if (this.#parts.apps.load(current.checkup.clientId) !== null) this.#store.save(current.checkup);
    this.#tell(current);
  }

  #tell({ checkup: { clientId, state } }: Current): void {
    this.#parts.hub.publish([{ topic: 'checkup.changed', clientId }, ...(state === 'running' ? [] : [{ topic: 'status.changed' } as const])]);
  }
}

/** What had no verdict yet gets none. */
function endOpen(checkup: Checkup, because: string): Checkup {
  const runs = checkup.runs.map((run): ScenarioRun => (run.state === 'judged' || run.state === 'skipped' ? run : { scenario: run.scenario, state: 'skipped', because }));
  return { ...checkup, runs };
}
