/** Answers for what a person sets for the whole console: kept in the data folder, and at hand for every request. */
import { DEFAULT_PREFERENCES, USUAL_PORTS } from '../../src-preload/contract/preference-facts.ts';
import type { PortName, PreferencesView } from '../../src-preload/contract/preferences-view.ts';
import type { Preferences } from '../../src-preload/contract/preferences.ts';
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

const isNumberOrNull = (value: unknown): boolean => value === null || Number.isInteger(value);

/** True where the names are those of the defaults, and each value is of its kind. */
function isPreferences(value: unknown): value is Preferences {
  if (!isLike(value, DEFAULT_PREFERENCES) || !isLike(value.retention, DEFAULT_PREFERENCES.retention)) return false;
  return typeof value.rotates === 'boolean' && [value.port, value.consolePort, value.retention.days, value.retention.megabytes].every(isNumberOrNull);
}

/** True for an object with the same names as another one. */
function isLike<T extends object>(value: unknown, other: T): value is Record<keyof T, unknown> {
  return typeof value === 'object' && value !== null && Object.keys(value).sort().join() === Object.keys(other).sort().join();
}

/**
 * Preferences as they were kept. They were validated before that, so only their kind is looked at, which needs no schema at the start.
 * What a later version wrote, or nobody did, is the default.
 */
function readKept(text: string | null): Preferences {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isPreferences(kept) ? kept : DEFAULT_PREFERENCES;
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

/** The wish without what stays. */
function leaveOut(wish: PreferenceWish): Partial<Preferences> {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
}

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
      const next = { ...this.#load(), ...leaveOut(wish) };
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
    return readKept(this.#parts.store.load(NAME));
  }
}
