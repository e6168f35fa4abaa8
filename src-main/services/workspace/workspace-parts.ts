/** Answers for what the use cases of the workspace file are made of. */
import type { Retention } from '../../../src-preload/contract/preferences.ts';
import type { Breakpoints } from '../../lab/breakpoints.ts';
import type { ConsentRules } from '../../lab/consent-rules.ts';
import type { FaultRules } from '../../lab/fault-rules.ts';
import type { ServerClock } from '../../lab/server-clock.ts';
import type { CheckupAddressStore } from '../../storage/checkup-address-store.ts';
import type { FaultStore } from '../../storage/fault-store.ts';
import type { ConsentStore } from '../../storage/consent-store.ts';
import type { ConsoleStore } from '../../storage/console-store.ts';
import type { LogoStore } from '../../storage/logo-store.ts';
import type { PeopleStore } from '../../storage/people-store.ts';
import type { FlowStore } from '../../storage/flow-store.ts';
import type { RedirectUseStore } from '../../storage/redirect-use-store.ts';
import type { SecretStore } from '../../storage/secret-store.ts';
import type { Recorder } from '../../trace/recorder.ts';
import type { AppsParts } from '../apps.ts';
import type { Endings } from '../endings.ts';
import type { PreferenceKeeping } from '../preferences.ts';
import type { TeamPlan } from '../team-plan.ts';

/** Parts of `workspace.*`. */
export interface WorkspaceParts extends AppsParts {
  readonly clock: ServerClock;
  readonly people: PeopleStore;
  readonly endings: Endings;
  readonly recorder: Recorder;
  readonly store: ConsoleStore;
  readonly logos: LogoStore;
  readonly flows: FlowStore;
  readonly secrets: SecretStore;
  readonly uses: RedirectUseStore;
  readonly plan: TeamPlan;
  readonly preferences: PreferenceKeeping;
  readonly faultStore: FaultStore;
  readonly faults: FaultRules;
  readonly breakpoints: Breakpoints;
  readonly consents: ConsentStore;
  readonly consentRules: ConsentRules;
  readonly checkupAddresses: CheckupAddressStore;
  /** How many recorded flows a retention would take away for their age; left out where nobody looks at a difference. */
  readonly countTooOld?: (retention: Retention) => number;
  /** How many codes and tokens die of age until the server clock stands at a moment; left out where nobody looks at a difference. */
  readonly countDying?: (to: number) => number;
  /** Forgets what the server, guided runs and the use of secrets have in memory of an app; left out where nothing of it runs yet. */
  readonly forgetApp?: (clientId: string) => void;
}
