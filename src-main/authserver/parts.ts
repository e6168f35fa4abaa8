/** Answers for what the authorization server is made of: parts given by the composer, and what it makes for itself at start. */
import type { Plan } from '../../src-preload/contract/plans.ts';
import type { Clock, DeliverRedirect, Log, Randomness } from '../host.ts';
import type { ConsentRules } from '../lab/consent-rules.ts';
import type { HoldDesk } from '../lab/hold-desk.ts';
import type { FaultRules } from '../lab/fault-rules.ts';
import type { AppStore } from '../storage/app-store.ts';
import type { CallStore } from '../storage/call-store.ts';
import type { CodeStore } from '../storage/code-store.ts';
import type { ConsentStore } from '../storage/consent-store.ts';
import type { FlowStore } from '../storage/flow-store.ts';
import type { PendingStore } from '../storage/pending-store.ts';
import type { LogoStore } from '../storage/logo-store.ts';
import type { PeopleStore } from '../storage/people-store.ts';
import type { RedirectUseStore } from '../storage/redirect-use-store.ts';
import type { LinkStore } from '../storage/resources/link-store.ts';
import type { ResourceStore } from '../storage/resources/resource-store.ts';
import type { SecretStore } from '../storage/secret-store.ts';
import type { TokenStore } from '../storage/token-store.ts';
import type { Fingerprinter } from '../trace/fingerprinter.ts';
import type { Recorder } from '../trace/recorder.ts';
import type { Redactor } from '../trace/redactor.ts';
import type { GivenAnswers } from './given-answers.ts';
import type { PageAssets } from './assets.ts';
import type { FlowLink } from './pages/page-frame.ts';

/** Everything the server needs from the house. */
export interface AuthServerParts {
  readonly recorder: Pick<Recorder, 'transact' | 'transactSoon'>;
  readonly apps: AppStore;
  readonly logos: LogoStore;
  readonly uses: RedirectUseStore;
  readonly secrets: SecretStore;
  readonly pendings: PendingStore;
  readonly codes: CodeStore;
  readonly tokens: TokenStore;
  readonly people: PeopleStore;
  readonly consents: ConsentStore;
  /** Who answers the consent page. */
  readonly consentRules: ConsentRules;
  readonly resources: ResourceStore;
  readonly links: LinkStore;
  readonly calls: CallStore;
  readonly flows: FlowStore;
  readonly redactor: Redactor;
  readonly fingerprints: Fingerprinter;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly log: Log;
  /** Plan of the team, which sets the API's rate limit. Asked with each call. */
  readonly plan: () => Plan;
  /** Whether the refresh tokens of apps that chose nothing are replaced with each use. Asked with each refresh. */
  readonly rotatesByDefault: () => boolean;
  /** Faults that a developer staged. Its `on` is asked before anything else of it. */
  readonly faults: FaultRules;
  readonly deliver: DeliverRedirect;
  /** Where requests wait while a breakpoint holds them. */
  readonly desk: HoldDesk;
  /** Deep link into the console, for the pages; null where no console can be opened. */
  readonly consoleLink: (path: string) => string | null;
}

/** The parts and what one run of the server adds to them. */
export interface ServerContext extends AuthServerParts {
  /** From the port alone, never from a Host header. Asked late: the port is known after listening. */
  readonly issuer: () => string;
  readonly assets: PageAssets;
  /** Key of the anti-forgery tokens of this run. */
  readonly forgeryKey: Uint8Array;
  readonly given: GivenAnswers;
}

/** Link to a flow in the console, with its number; null where no console can be opened. */
export function linkToFlow({ consoleLink, flows }: AuthServerParts, flowId: string): FlowLink | null {
  const href = consoleLink(`/flows/${flowId}`);
  const summary = flows.loadSummary(flowId);
  return href === null || summary === null ? null : { href, number: summary.number };
}
