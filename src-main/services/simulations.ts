/** Answers for the end of a simulation: what began in it, and keeping or discarding that. */
import { MOST_REVIEWED, type SimulationEnd, type SimulationReview } from '../../src-preload/contract/clock.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { FamilyId } from '../../src-preload/contract/authorizations.ts';
import type { ArmedApp } from '../lab/armed-app.ts';
import type { ServerClock } from '../lab/server-clock.ts';
import { Simulated, type Begun, type SimulatedParts } from '../lab/simulated.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { Simulation } from '../storage/simulation-store.ts';
import type { Hub } from '../trace/hub.ts';
import { ServiceFailure } from './service-failure.ts';

/** What a simulation is ended with. */
export interface SimulationParts extends SimulatedParts {
  readonly clock: ServerClock;
  readonly armed: ArmedApp;
  readonly secrets: SecretStore;
  readonly hub: Hub;
  /** Ends what plays an app in a flow that is there no more. */
  readonly forgetGoneFlows: () => void;
}

const sum = (calls: Begun['calls']): number => [...calls.values()].reduce((all, count) => all + count, 0);

/** What a review lists of what can be discarded, told apart by how much of each there is: in a simulation it only grows. */
const nameReview = ({ flows, families, olderFamilies, codes, accessTokens, refreshTokens }: Begun): string => [flows.length, families.length, olderFamilies.length, codes, accessTokens, refreshTokens].join('-');

/** Use cases `clock.review` and `clock.finish`. */
export class Simulations {
  readonly #parts: SimulationParts;
  readonly #simulated: Simulated;

  constructor(parts: SimulationParts) {
    this.#parts = parts;
    this.#simulated = new Simulated(parts);
  }

  /** What began in the simulation. Errors: CLOCK_REFUSED outside of one. */
  review(): SimulationReview {
    const simulation = this.#mustRun();
    const { clock } = this.#parts;
    const begun = this.#simulated.read(simulation);
    return {
      from: simulation.from,
      now: clock.now(),
      aheadMs: clock.aheadMs,
      flows: { total: begun.flows.length, listed: begun.flows.slice(0, MOST_REVIEWED).map(({ flowId, number, appName, headline }) => ({ flowId, number, appName, headline })) },
      authorizations: {
        total: begun.families.length,
        listed: begun.families.slice(0, MOST_REVIEWED).map(({ familyId, clientId, appName, personName }) => ({ familyId: familyId as FamilyId, clientId, appName, personName })),
      },
      codes: begun.codes,
      accessTokens: begun.accessTokens,
      refreshTokens: begun.refreshTokens,
      calls: sum(begun.calls),
      apps: begun.apps.map(({ clientId, name }) => ({ clientId: clientId as ClientId, name })),
      older: {
        flows: begun.olderFlows.length,
        rotated: begun.olderFamilies.filter((chain) => rotatedIn(chain, simulation)).length,
        revoked: begun.olderFlows.filter(({ revoked }) => revoked).length,
        spent: begun.olderFlows.reduce((all, { spent }) => all + spent, 0),
      },
      seen: nameReview(begun),
    };
  }

  /** Goes back to real time, and takes away what began meanwhile where that is wished, all or nothing. Errors: CLOCK_REFUSED, also when more began than was seen, and while a check-up runs; then nothing changed. */
  finish({ began, seen }: SimulationEnd): void {
    const { armed, clock, db, hub, secrets, forgetGoneFlows } = this.#parts;
    const simulation = this.#mustRun();
    // It is judged by what its app recorded, and begins and ends on one clock.
    if (armed.busyWith !== null) throw new ServiceFailure('CLOCK_REFUSED', { reason: `A check-up of ${armed.busyWith.appName} is under way, and is judged by what is recorded meanwhile. Finish or cancel it first.` });
    clock.finish((end) =>
      db.transact(() => {
        if (began === 'discard') {
          if (seen !== undefined && nameReview(this.#simulated.read(simulation)) !== seen) throw new ServiceFailure('CLOCK_REFUSED', { reason: 'Something changed meanwhile, and nothing was discarded. The list shows how it stands now: look at it, then discard again.' });
          secrets.flush();
          this.#simulated.discard(simulation);
        }
        end();
      }),
    );
    if (began === 'discard') {
      secrets.forgetAll();
      forgetGoneFlows();
    }
    hub.publish([...(began === 'discard' ? [{ topic: 'flows.removed' } as const] : []), { topic: 'clock.changed' }]);
  }

  #mustRun(): Simulation {
    const { simulation } = this.#parts.clock;
    if (simulation === null) throw new ServiceFailure('CLOCK_REFUSED', { reason: 'It is in real time already.' });
    return simulation;
  }
}

/** True when a refresh token from before was replaced: a newer place stands behind an older one. Where tokens stay, newer ones stand in front. */
function rotatedIn({ places, hasEarlier }: { readonly places: readonly number[]; readonly hasEarlier: boolean }, { marks }: Simulation): boolean {
  return places.some((place, index) => place > marks.issue && (index === 0 ? hasEarlier : (places[index - 1] ?? 0) <= marks.issue));
}
