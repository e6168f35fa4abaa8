/** Answers for the team's plan: kept in the data folder, and at hand for every API call. */
import { DEFAULT_PLAN, PLANS } from '../../src-preload/contract/plan-facts.ts';
import type { Plan } from '../../src-preload/contract/plans.ts';
import type { ConsoleStore } from '../storage/console-store.ts';

const NAME = 'plan';

/** The plan of the local team. */
export class TeamPlan {
  readonly #store: ConsoleStore;
  #current: Plan;

  constructor(store: ConsoleStore) {
    this.#store = store;
    this.#current = this.#load();
  }

  /** The plan now; costs nothing. */
  get current(): Plan {
    return this.#current;
  }

  /** Writes another plan. It counts from `refresh` on, so that a transaction that fails changes nothing. */
  write(plan: Plan): void {
    this.#store.keep(NAME, plan);
  }

  /** Takes over what was written. Call after commit. */
  refresh(): void {
    this.#current = this.#load();
  }

  #load(): Plan {
    const kept = this.#store.load(NAME);
    return PLANS.find((plan) => plan === kept) ?? DEFAULT_PLAN;
  }
}
