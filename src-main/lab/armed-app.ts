/** Answers for what a check-up has armed: faults and a consent answer for one app. It lives in memory, so that no restart leaves it behind. */
import type { FaultAct, FaultEndpoint } from '../../src-preload/contract/fault-acts.ts';
import type { FaultDraft, FaultFires, FaultWhen } from '../../src-preload/contract/faults.ts';
import { ARMED_PREFIX } from '../../src-preload/contract/fault-words.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { ArmedFaultStore } from '../storage/armed-fault-store.ts';

/** A fault that is armed for one app. */
export interface ArmedFault {
  readonly endpoint: FaultEndpoint;
  readonly grant?: NonNullable<FaultWhen['grant']>;
  readonly then: FaultAct;
  readonly fires: FaultFires;
}

/** Everything that is armed at a time. */
export interface Armament {
  readonly clientId: ClientId;
  /** What the scenario is called, where a fault of it steps in. */
  readonly title: string;
  readonly faults: readonly ArmedFault[];
  /** Nobody is asked: the consent page answers itself like this. */
  readonly consent: 'authorize' | 'deny';
}

/** An armed fault as a rule. */
export type ArmedRule = FaultDraft & { readonly ruleId: string };

/** At most one app is armed at a time. */
export class ArmedApp {
  /** Where the faults count. */
  readonly counts: ArmedFaultStore;
  readonly #listeners: (() => void)[] = [];
  #armament: Armament | null = null;
  #rules: readonly ArmedRule[] = [];
  /** The app whose check-up is under way, also between two scenarios; null when there is none. */
  busyWith: { readonly clientId: ClientId; readonly appName: string } | null = null;

  constructor(counts: ArmedFaultStore) {
    this.counts = counts;
    // What a console that was killed had armed.
    counts.begin([]);
  }

  /** What is armed; null when nothing is. */
  get armament(): Armament | null {
    return this.#armament;
  }

  /** The app that is armed; null when none is. */
  get clientId(): ClientId | null {
    return this.#armament?.clientId ?? null;
  }

  /** How the consent page of an app answers itself now; null when it is not armed. */
  consentOf(clientId: string): Armament['consent'] | null {
    return this.#armament?.clientId === clientId ? this.#armament.consent : null;
  }

  /** The faults of it, in order. */
  get rules(): readonly ArmedRule[] {
    return this.#rules;
  }

  /** Hears when something is armed or taken back. */
  whenChanged(hear: () => void): void {
    this.#listeners.push(hear);
  }

  /** Arms an app. Out: how to take it back. Throws when another one is armed. Call outside of a transaction. */
  arm(armament: Armament): () => void {
    if (this.#armament !== null) throw new Error('An app is armed already.');
    this.#put(armament);
    return () => {
      if (this.#armament === armament) this.#put(null);
    };
  }

  #put(armament: Armament | null): void {
    const faults = armament?.faults ?? [];
    const clientId = armament?.clientId;
    const rules = faults.map(({ endpoint, grant, then, fires }, index) => ({
      title: armament?.title ?? '',
      ruleId: `${ARMED_PREFIX}${String(index + 1)}`,
      when: { endpoint, ...(grant !== undefined && { grant }), ...(clientId !== undefined && { clientId }) },
      then, fires,
    }));
    // First: where they cannot be counted, nothing is armed.
    this.counts.begin(rules.map(({ ruleId }) => ruleId));
    this.#rules = rules;
    this.#armament = armament;
    for (const hear of this.#listeners) hear();
  }
}
