/** Answers for going back to where the workspace file had put the console when it started. */
import type { ResetDone } from '../../src-preload/contract/lab.ts';
import type { ArmedApp } from '../lab/armed-app.ts';
import type { ServerClock } from '../lab/server-clock.ts';
import type { AppStore, StoredApp } from '../storage/app-store.ts';
import type { Baseline } from '../storage/baseline.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { Hub } from '../trace/hub.ts';
import { announceAll } from './announce.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';
import type { Turns } from './turns.ts';

/** What the workspace file had set up. */
export interface SetUp {
  readonly baseline: Baseline;
  /** Where the server clock stood then, in epoch milliseconds; null in real time, and where somebody had moved it by hand. */
  readonly clockAt: number | null;
  /** Secrets that the file gave, or that were made for it, by client id. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** What going back takes. */
export interface LabResetParts {
  /** Null when the console was started without a workspace file. */
  readonly setUp: () => SetUp | null;
  readonly apps: AppStore;
  readonly clock: ServerClock;
  readonly secrets: SecretStore;
  readonly keeper: SecretKeeper;
  readonly hub: Hub;
  readonly turns: Turns;
  readonly armed: ArmedApp;
  /** Ends the check-up that runs. Resolves when it is written. */
  readonly endCheckup: () => Promise<void>;
  /** Forgets what the server and guided runs have in memory of an app. */
  readonly forgetApp: (clientId: string) => void;
  /** What else holds in memory what stands in the database reads it again. */
  readonly readAgain: readonly (() => void)[];
}

/** Use case `lab.reset`. */
export class LabReset {
  readonly #parts: LabResetParts;

  constructor(parts: LabResetParts) {
    this.#parts = parts;
  }

  /**
   * Ends a check-up that runs, puts apps, people, settings, rules and data of the API back, and takes flows and tokens away, in one transaction; then whoever
   * remembers something forgets it. Errors: NOT_NOW without a workspace file; then nothing changed.
   */
  async reset(): Promise<ResetDone> {
    const { setUp, turns } = this.#parts;
    const found = setUp();
    if (found === null) throw new ServiceFailure('NOT_NOW', { reason: 'This console was started without a workspace file, so there is no state to go back to. Start it with --workspace FILE.' });
    // One at a time, and not while an import is carried out.
    return await turns.take('workspace', () => this.#goBack(found));
  }

  async #goBack({ baseline, clockAt, secrets }: SetUp): Promise<ResetDone> {
    const { apps, armed, clock, endCheckup, hub, readAgain } = this.#parts;
    // What a check-up writes at its end goes with the rest. From here to the restored state nothing waits, so that none begins in between.
    while (armed.busyWith !== null) await endCheckup();
    const before = apps.list();
    baseline.restore();
    apps.forget();
    const after = apps.list();
    for (const clientId of new Set([...before, ...after].map((app) => app.clientId))) {
      this.#parts.secrets.forget(clientId);
      this.#parts.forgetApp(clientId);
    }
    for (const read of readAgain) read();
    // Each test of a suite begins at the same moment.
    if (clockAt !== null) clock.goBackTo(clockAt);
    const secretsLost = await this.#matchVault(before, after, secrets);
    announceAll(hub);
    return { secretsLost };
  }

  /** The vault holds what counts now. Asked for only where something differs, because a keychain takes its time. Out: names of apps whose secret is not known. */
  async #matchVault(before: readonly StoredApp[], after: readonly StoredApp[], secrets: ReadonlyMap<string, string>): Promise<string[]> {
    const { keeper } = this.#parts;
    const lost: string[] = [];
    for (const { clientId } of before) if (!after.some((app) => app.clientId === clientId)) await keeper.remove(clientId);
    for (const app of after) {
      if (before.some(({ clientId, secretDigest }) => clientId === app.clientId && secretDigest === app.secretDigest)) continue;
      const secret = secrets.get(app.clientId);
      if (secret === undefined) lost.push(app.name);
      else await keeper.keepWhile(app.clientId, secret, () => undefined);
    }
    return lost;
  }
}
