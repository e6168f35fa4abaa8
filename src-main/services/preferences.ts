/** Answers for what a person sets for the whole console: kept in the data folder, and at hand for every request. */
import { DEFAULT_PREFERENCES, Preferences, type PortName, type PreferencesView, USUAL_PORTS } from '../../src-preload/contract/preferences.ts';
import type { ConsoleStore } from '../storage/console-store.ts';
import type { Database } from '../storage/database.ts';
import type { Hub } from '../trace/hub.ts';
import { ServiceFailure } from './service-failure.ts';

const NAME = 'preferences';

/** What of this run the preferences are compared with. */
export interface RunFacts {
  readonly running: () => PreferencesView['running'];
  readonly fromFlag: PreferencesView['fromFlag'];
  /** True when nobody listens on a port of this machine. */
  readonly isFree: (port: number) => Promise<boolean>;
}

interface PreferencesParts {
  readonly db: Database;
  readonly store: ConsoleStore;
  readonly hub: Hub;
}

/** What shall be set; what is left out stays. */
export type PreferenceWish = { readonly [K in keyof Preferences]?: Preferences[K] | undefined };

/** Why a port cannot be had. */
export interface PortProblem {
  readonly name: PortName;
  readonly reason: string;
}

const PORTS = ['port', 'consolePort'] as const;
const NAMES: Record<PortName, string> = { port: 'the server', consolePort: 'the console page' };

/** Use cases of `preferences.*`. */
export class PreferenceKeeping {
  readonly #parts: PreferencesParts;
  #current: Preferences;
  #facts: RunFacts | null = null;

  constructor(parts: PreferencesParts) {
    this.#parts = parts;
    this.#current = this.#load();
  }

  /** The preferences now; costs nothing. */
  get current(): Preferences {
    return this.#current;
  }

  /** Writes all of them, inside somebody's transaction. They count from `refresh` on, so that a transaction that fails changes nothing. */
  write(preferences: Preferences): void {
    this.#parts.store.keep(NAME, JSON.stringify(preferences));
  }

  /** Takes over what was written by somebody else. Call after commit. */
  refresh(): void {
    this.#current = this.#load();
  }

  /** Says what of this run they are compared with, once that is known. */
  compareWith(facts: RunFacts): void {
    this.#facts = facts;
  }

  /** The preferences, and what of them counts in this run. */
  view(): PreferencesView {
    const { running, fromFlag } = this.#known();
    return { preferences: this.#current, running: running(), fromFlag };
  }

  /** Changes some of them. A port is tried before it is kept. Errors: PORT_REFUSED; then nothing was changed. */
  async change(wish: PreferenceWish): Promise<PreferencesView> {
    const problem = this.findPortClash(wish) ?? (await this.findBusyPort(wish));
    if (problem !== null) throw new ServiceFailure('PORT_REFUSED', problem);
    const { db, store, hub } = this.#parts;
    // Read again inside: another window may have changed other ones meanwhile.
    this.#current = db.transact(() => {
      const next = Preferences.parse({ ...this.#load(), ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) });
      store.keep(NAME, JSON.stringify(next));
      return next;
    });
    hub.publish([{ topic: 'preferences.changed' }]);
    return this.view();
  }

  /** Why the ports of a wish cannot both be had, told at one that it changes; null when they can. */
  findPortClash(wish: PreferenceWish): PortProblem | null {
    const wished = (name: PortName): number | null => (wish[name] === undefined ? this.#current[name] : wish[name]);
    const [port, consolePort] = PORTS.map((name) => wished(name) ?? USUAL_PORTS[name]);
    const name = PORTS.find((one) => wished(one) !== this.#current[one]);
    if (port !== consolePort || name === undefined) return null;
    return { name, reason: `${String(port)} is the port of ${NAMES[name === 'port' ? 'consolePort' : 'port']}. Each needs one of its own.` };
  }

  /** The first port of a wish that would be another one than now, and that somebody else listens on; null when there is none. */
  async findBusyPort(wish: PreferenceWish): Promise<PortProblem | null> {
    const { running, isFree } = this.#known();
    const own = running();
    for (const name of PORTS) {
      const port = wish[name] ?? null;
      if (port === null || port === this.#current[name] || port === own.port || port === own.consolePort || (await isFree(port))) continue;
      return { name, reason: `Another program listens on port ${String(port)}. Stop it, or choose another port.` };
    }
    return null;
  }

  #known(): RunFacts {
    if (this.#facts === null) throw new Error('The preferences were asked before the console ran.');
    return this.#facts;
  }

  #load(): Preferences {
    try {
      // What a later version wrote, or nobody did, is the default.
      return Preferences.catch(DEFAULT_PREFERENCES).parse(JSON.parse(this.#parts.store.load(NAME) ?? 'null'));
    } catch {
      return DEFAULT_PREFERENCES;
    }
  }
}
