/** Answers for what the top bar shows: the server, its clock, the vault, and how the console was started. */
import type { ServerStatus } from '../../src-preload/contract/settings.ts';
import type { Clock } from '../host.ts';
import type { ArmedApp } from '../lab/armed-app.ts';
import type { ConsentRules } from '../lab/consent-rules.ts';
import type { FaultRules } from '../lab/fault-rules.ts';
import type { HoldDesk } from '../lab/hold-desk.ts';
import type { ConsentStore } from '../storage/consent-store.ts';
import type { VaultKeeping } from './vault.ts';

/** What does not change while the console runs. */
export type FixedStatus = Pick<ServerStatus, 'issuer' | 'door' | 'dataFolder' | 'version' | 'portNotice'>;

/** Use case `server.status`. */
export class Status {
  readonly #fixed: FixedStatus;
  readonly #clock: Clock;
  readonly #vault: VaultKeeping;
  readonly #desk: HoldDesk;
  readonly #faults: FaultRules;
  readonly #armed: ArmedApp;
  readonly #rules: ConsentRules;
  readonly #consents: ConsentStore;
  readonly #startedAt: number;

  constructor(fixed: FixedStatus, parts: { readonly clock: Clock; readonly machine: Clock; readonly vault: VaultKeeping; readonly desk: HoldDesk; readonly faults: FaultRules; readonly armed: ArmedApp; readonly consentRules: ConsentRules; readonly consents: ConsentStore }) {
    this.#fixed = fixed;
    this.#clock = parts.clock;
    this.#vault = parts.vault;
    this.#desk = parts.desk;
    this.#faults = parts.faults;
    this.#armed = parts.armed;
    this.#rules = parts.consentRules;
    this.#consents = parts.consents;
    // The process began in real time, whatever the server clock says.
    this.#startedAt = parts.machine.now();
  }

  /** The state at this moment of the server clock. */
  read(): ServerStatus {
    const breakpointsOn = this.#desk.breakpoints.list.filter(({ on }) => on).length;
    const mocking = { checkup: this.#armed.busyWith, faultsOn: this.#faults.count, breakpointsOn, held: this.#desk.count, consent: this.#rules.mode, automaticApps: this.#consents.countAutomatic() };
    return { ...this.#fixed, startedAt: this.#startedAt, now: this.#clock.now(), aheadMs: this.#clock.aheadMs ?? 0, vault: this.#vault.health, ...mocking };
  }
}
