/** Answers for a running authorization server for tests: real SQLite in a folder of its own, real HTTP on a free port, a fixed clock. */
import { FaultId, type FaultDraft, type FaultRule } from '../../src-preload/contract/faults.ts';
import type { Plan } from '../../src-preload/contract/plans.ts';
import type { ConsentMode } from '../../src-preload/contract/consent.ts';
import type { FlowSummary, TraceEvent, TraceEventOf, TraceEventType } from '../../src-preload/contract/trace.ts';
import { startAuthServer } from '../../src-main/authserver/start-auth-server.ts';
import type { Limits } from '../../src-main/authserver/limits.ts';
import type { AuthServerParts } from '../../src-main/authserver/parts.ts';
import type { Log } from '../../src-main/host.ts';
import { Breakpoints } from '../../src-main/lab/breakpoints.ts';
import { HoldDesk } from '../../src-main/lab/hold-desk.ts';
import { FaultRules } from '../../src-main/lab/fault-rules.ts';
import { AppStore, type NewApp, type StoredApp } from '../../src-main/storage/app-store.ts';
import { CallStore } from '../../src-main/storage/call-store.ts';
import { ConsentRules } from '../../src-main/lab/consent-rules.ts';
import { CodeStore } from '../../src-main/storage/code-store.ts';
import { ConsentStore } from '../../src-main/storage/consent-store.ts';
import { ConsoleStore } from '../../src-main/storage/console-store.ts';
import { openDatabase, type Database } from '../../src-main/storage/database.ts';
import { FaultStore } from '../../src-main/storage/fault-store.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { LogoStore } from '../../src-main/storage/logo-store.ts';
import { PendingStore } from '../../src-main/storage/pending-store.ts';
import { PeopleStore } from '../../src-main/storage/people-store.ts';
import { RedirectUseStore } from '../../src-main/storage/redirect-use-store.ts';
import { LinkStore } from '../../src-main/storage/resources/link-store.ts';
import { ResourceStore } from '../../src-main/storage/resources/resource-store.ts';
import { SecretStore } from '../../src-main/storage/secret-store.ts';
import { TokenStore } from '../../src-main/storage/token-store.ts';
import { Fingerprinter } from '../../src-main/trace/fingerprinter.ts';
import { Hub } from '../../src-main/trace/hub.ts';
import { OwnSecrets } from '../../src-main/trace/own-secrets.ts';
import { Recorder } from '../../src-main/trace/recorder.ts';
import { Redactor } from '../../src-main/trace/redactor.ts';
import { digest, newId } from '../../src-main/trace/secrets.ts';
import { FixedClock } from './fixed-clock.ts';
import { SeededRandom } from './seeded-random.ts';
import { makeTempFolder } from './temp-folder.ts';

/** Secret of every app that `addApp` registers. */
export const APP_SECRET = 'mavio_secret_0123456789abcdefghijABCDEFGHIJ0123456789abc';

/** What a test may choose. */
export interface AuthServerChoices {
  readonly consent?: ConsentMode;
  readonly plan?: Plan;
  readonly consoleLink?: (path: string) => string | null;
  readonly rotatesByDefault?: () => boolean;
  readonly limits?: Partial<Limits>;
}

/** A running server with everything a test looks at. Released by `await using`. */
export interface TestAuthServer extends AsyncDisposable {
  readonly issuer: string;
  readonly clock: FixedClock;
  readonly parts: AuthServerParts;
  readonly db: Database;
  readonly hub: Hub;
  /** Redirects handed to whoever plays the app, in order. */
  readonly delivered: { flowId: string; location: string }[];
  /** What was logged as an error: bugs only. */
  readonly bugs: string[];
  /** Registers Clipnote, or what is given instead of its details. */
  addApp(details?: Partial<NewApp>): StoredApp;
  /** Flows, newest first. */
  flows(): FlowSummary[];
  /** Events of the newest flow, or of another one. */
  events(flowId?: string): TraceEvent[];
  /** The latest event of a type in the newest flow. Throws when there is none. */
  lastEvent<T extends TraceEventType>(type: T): TraceEventOf<T>;
  /** Puts a fault rule behind those that are there, switched on; `isOn` says otherwise. */
  addFault(draft: FaultDraft, isOn?: boolean): FaultRule;
  /** The fault rules as they are kept. */
  faultRules(): FaultRule[];
  /** Forgets what the server has in memory of an app. */
  forgetApp(clientId: string): void;
  close(): Promise<void>;
}

const CLIPNOTE: Omit<NewApp, 'secretFingerprint' | 'createdAt' | 'secretCreatedAt'> = {
  clientId: 'mavio_client_Xk29fLm41QaZ',
  name: 'Clipnote',
  description: 'Clips from your meetings.',
  homepageUrl: 'https://clipnote.example',
  environment: 'development',
  redirectUris: ['http://localhost:5173/oauth/callback'],
  secretDigest: digest(APP_SECRET),
  isSample: false,
};

function storesOf(db: Database) {
  return {
    apps: new AppStore(db),
    logos: new LogoStore(db),
    uses: new RedirectUseStore(db),
    secrets: new SecretStore(db),
    pendings: new PendingStore(db),
    codes: new CodeStore(db),
    tokens: new TokenStore(db),
    people: new PeopleStore(db),
    consents: new ConsentStore(db),
    resources: new ResourceStore(db),
    links: new LinkStore(db),
    calls: new CallStore(db),
    flows: new FlowStore(db),
  };
}

/** Starts a server on a data folder of its own. */
export async function startTestAuthServer({ consent = 'ask', plan = 'team', consoleLink = () => null, rotatesByDefault = () => true, limits = {} }: AuthServerChoices = {}): Promise<TestAuthServer> {
  const folder = await makeTempFolder('authserver');
  const db = openDatabase(folder.path);
  const clock = new FixedClock();
  const random = new SeededRandom();
  const hub = new Hub(random);
  const stores = storesOf(db);
  const store = new ConsoleStore(db);
  const fingerprints = new Fingerprinter(store.fingerprintKey(random));
  const faultStore = new FaultStore(db);
  const delivered: TestAuthServer['delivered'] = [];
  const bugs: string[] = [];
  const log: Log = { info: () => undefined, warn: () => undefined, error: (message, fields) => bugs.push(`${message} ${JSON.stringify(fields ?? {})}`) };
  const parts: AuthServerParts = {
    ...stores,
    desk: new HoldDesk({ breakpoints: new Breakpoints({ db, store, hub, random }), hub, random, log }),
    recorder: new Recorder({ db, flows: stores.flows, hub, clock, random }),
    redactor: new Redactor(fingerprints, new OwnSecrets(stores.apps)),
    fingerprints, clock, random, log, consoleLink, rotatesByDefault,
    consentRules: new ConsentRules({ ...stores, store, flag: consent === 'ask' ? null : consent }),
    faults: new FaultRules(faultStore),
    plan: () => plan,
    deliver: (flowId, location) => delivered.push({ flowId, location }),
  };
  const server = await startAuthServer(parts, { host: '127.0.0.1', port: 0, limits });
  const flows = (): FlowSummary[] => stores.flows.list({ limit: 200 }).flows;
  const events = (flowId = flows()[0]?.flowId ?? ''): TraceEvent[] => stores.flows.loadEvents(flowId);
  return {
    issuer: server.issuer,
    clock, parts, db, hub, delivered, bugs, flows, events,
    addApp: (details = {}) => {
      const app: NewApp = { ...CLIPNOTE, secretFingerprint: fingerprints.of(APP_SECRET), createdAt: clock.now(), secretCreatedAt: clock.now(), ...details };
      return stores.apps.insert(app);
    },
    addFault: (draft, isOn = true) => {
      const rule: FaultRule = { ...draft, ruleId: FaultId.parse(newId('flt_', random, 12)), isOn, hits: 0, seen: 0, revision: 1 };
      const before = faultStore.list().map(({ ruleId }) => ruleId);
      faultStore.insert(rule);
      faultStore.arrange([...before, rule.ruleId]);
      parts.faults.reload();
      return rule;
    },
    faultRules: () => faultStore.list(),
    lastEvent: (type) => {
      const found = events().findLast((event) => event.type === type);
      if (found === undefined) throw new Error(`No ${type} was recorded.`);
      return found as TraceEventOf<typeof type>;
    },
    forgetApp: (clientId) => server.forgetApp(clientId),
    close: async () => server.close(),
    [Symbol.asyncDispose]: async () => {
      await server.close();
      db.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}
