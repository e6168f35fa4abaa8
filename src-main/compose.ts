/** Answers for wiring: the only place where the parts of the house meet. */
import manifest from '../package.json' with { type: 'json' };
import type { Preferences } from '../src-preload/contract/preferences.ts';
import type { VaultHealth } from '../src-preload/contract/settings.ts';
import { startAuthServer } from './authserver/start-auth-server.ts';
import type { Screen } from './compose-screen.ts';
import type { Clock, Log, Randomness } from './host.ts';
import { ArmedApp } from './lab/armed-app.ts';
import { ConsentRules } from './lab/consent-rules.ts';
import { FaultRules } from './lab/fault-rules.ts';
import { ServerClock } from './lab/server-clock.ts';
import { Breakpoints } from './lab/breakpoints.ts';
import { HoldDesk } from './lab/hold-desk.ts';
import type { ConsoleOptions } from './options.ts';
import type { Router } from './rpc/router.ts';
import { CHECKUP_TIMES, type CheckupTimes } from './services/checkup/scenario-plans.ts';
import { SecretKeeper } from './services/secret-keeper.ts';
import { isPortFree } from './services/free-port.ts';
import { PreferenceKeeping } from './services/preferences.ts';
import { RetentionKeeping } from './services/retention.ts';
import type { SetUp } from './services/lab-reset.ts';
import { Status } from './services/status.ts';
import { TeamPlan } from './services/team-plan.ts';
import { Turns } from './services/turns.ts';
import { VaultKeeping } from './services/vault.ts';
import { Drift } from './services/vault-drift.ts';
import type { OpenedWorkspace } from './services/workspace/apply-at-start.ts';
import type { WorkspaceResult } from './services/workspace/workspaces.ts';
import { AppStore } from './storage/app-store.ts';
import { Baseline } from './storage/baseline.ts';
import { ArmedFaultStore } from './storage/armed-fault-store.ts';
import { CallStore } from './storage/call-store.ts';
import { CheckupAddressStore } from './storage/checkup-address-store.ts';
import { CodeStore } from './storage/code-store.ts';
import { ConsentStore } from './storage/consent-store.ts';
import { ConsoleStore } from './storage/console-store.ts';
import { explainDatabase } from './storage/data-folder-unusable.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { FaultStore } from './storage/fault-store.ts';
import { FlowStore } from './storage/flow-store.ts';
import { LogoStore } from './storage/logo-store.ts';
import { PendingStore } from './storage/pending-store.ts';
import { PeopleStore } from './storage/people-store.ts';
import { RedirectUseStore } from './storage/redirect-use-store.ts';
import { RetentionStore } from './storage/retention-store.ts';
import { LinkStore } from './storage/resources/link-store.ts';
import { ResourceStore } from './storage/resources/resource-store.ts';
import { SecretStore } from './storage/secret-store.ts';
import { SimulationStore } from './storage/simulation-store.ts';
import { TokenStore } from './storage/token-store.ts';
import { makeLog, openBrowser, systemClock, systemRandomness } from './system-host.ts';
import { Fingerprinter } from './trace/fingerprinter.ts';
import { Hub } from './trace/hub.ts';
import { OwnSecrets } from './trace/own-secrets.ts';
import { Recorder } from './trace/recorder.ts';
import { Redactor } from './trace/redactor.ts';
import { openVault } from './vault/open-vault.ts';

/** A console that runs: its server listens, its router can be carried by any transport. */
export interface RunningConsole {
  readonly issuer: string;
  /** What a screen speaks to. It is loaded when it is first asked for. */
  readonly router: () => Promise<Router>;
  readonly hub: Hub;
  /** The port that the console's own page shall have; 0 takes a free one. */
  readonly consolePort: number;
  /** The apps of the workspace file, in its order. Secrets stand here only when this run created the app. */
  readonly workspaceApps: readonly WorkspaceResult[];
  /** What was found when the console started. */
  readonly vault: VaultHealth;
  /** Tells the pages how to link into the console. In: a route (`/flows/…`) to a whole address. */
  setConsoleLink(link: (path: string) => string): void;
  /** Remembers what the workspace file set up, and loads what answers on the server's port. Call it in the turn in which the console is there. Never rejects. */
  warmUp(): Promise<void>;
  /** Finishes open requests, then lets go of ports, vault and data folder. */
  close(): Promise<void>;
}

/** What the door may hand in; the rest is the real machine. */
export interface ComposeHost {
  readonly clock?: Clock;
  readonly random?: Randomness;
  readonly log?: Log;
  /** Starts the console again on the same ports, after it was closed; left out where somebody has to do it by hand. */
  readonly restart?: () => void;
  /** Opens the vault; a door that starts the console again hands in the one that was open. */
  readonly openVault?: typeof openVault;
  /** How long the scenarios of a check-up take; the usual times when left out. */
  readonly checkupTimes?: CheckupTimes;
  /** Shows a folder in the file manager; false when there is none. Without it the system is asked as a person would ask it. */
  readonly showFolder?: (path: string) => Promise<boolean>;
  /**
   * Opens the door when everything else stands, before the apps of the workspace file are written: a door that cannot be
   * opened changes nothing, and no new secret is lost with it. When it throws, the console is closed again.
   */
  readonly openDoor?: (console: Omit<RunningConsole, 'workspaceApps' | 'warmUp' | 'close'>) => Promise<void>;
}

/** The port of the authorization server is taken. */
export class PortTaken extends Error {
  readonly port: number;

  constructor(port: number, flag: '--port' | '--console-port', options?: ErrorOptions) {
    super(`Port ${String(port)} is taken by another program. Choose another one with ${flag}, or 0 for a free one.`, options);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/** How many ports after the wished one are tried before any free one is taken. */
const NEIGHBOURS = 20;

/** True when listening failed because somebody else listens there. */
export function isPortTaken(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'EADDRINUSE';
}

/** Tries the wished port, and where it is only a wish, the next ones. Errors: PortTaken. */
async function listenWhereFree<T>(options: ConsoleOptions, listen: (port: number) => Promise<T>): Promise<{ server: T; moved: boolean }> {
  const { port, portIsWish } = options;
  const next = Array.from({ length: NEIGHBOURS }, (_, index) => port + index + 1).filter((candidate) => candidate <= 65_535);
  const candidates = portIsWish && port !== 0 ? [port, ...next, 0] : [port];
  for (const candidate of candidates) {
    try {
      return { server: await listen(candidate), moved: candidate !== port };
    } catch (cause) {
      if (!isPortTaken(cause)) throw cause;
    }
  }
  throw new PortTaken(port, '--port');
}

type Host = Required<Pick<ComposeHost, 'clock' | 'random' | 'log' | 'openVault' | 'checkupTimes'>> & { readonly restart: (() => void) | null };

/** Everything that stands before a port is opened. */
async function layFoundation(options: ConsoleOptions, db: Database, host: Host) {
  const { random, log, restart, checkupTimes } = host;
  const store = new ConsoleStore(db);
  const machine = host.clock;
  const clock = new ServerClock(machine, new SimulationStore(db));
  const fingerprints = new Fingerprinter(store.fingerprintKey(random));
  const hub = new Hub(random);
  const apps = new AppStore(db);
  const flows = new FlowStore(db);
  const opened = await host.openVault(options.vault, machine);
  const keeper = new SecretKeeper({ vault: opened.vault, clock: machine, log });
  const people = new PeopleStore(db);
  const [logos, uses, consents, checkupAddresses] = [new LogoStore(db), new RedirectUseStore(db), new ConsentStore(db), new CheckupAddressStore(db)];
  const armed = new ArmedApp(new ArmedFaultStore(db));
  const flag = options.consentIsFlag === true || options.consent !== 'ask' ? options.consent : null;
  const consentRules = new ConsentRules({ store, consents, people, flag, armed: (clientId) => armed.consentOf(clientId) });
  const shared = { db, store, armed, times: checkupTimes, apps, people, logos, consents, checkupAddresses, consentRules, uses, flows, hub, fingerprints, keeper, clock, machine, random, log, restart };
  const faultStore = new FaultStore(db);
  const recorder = new Recorder(shared);
  const breakpoints = new Breakpoints({ ...shared, restsFor: (clientId) => armed.clientId === clientId });
  const desk = new HoldDesk({ ...shared, breakpoints });
  const vault = new VaultKeeping({ ...opened, keeper, hub, apps });
  const drift = new Drift({ vault: opened.vault, keeper, apps, hub, clock: machine });
  const preferences = new PreferenceKeeping(shared);
  return { ...shared, faultStore, faults: new FaultRules(faultStore, armed), preferences, recorder, breakpoints, desk, redactor: new Redactor(fingerprints, new OwnSecrets(apps)), vault, drift, health: opened.health, turns: new Turns() };
}

type Foundation = Awaited<ReturnType<typeof layFoundation>>;

/** A flag wins over what is set in the workspace file or the console, and that over the usual port. */
function wishedPorts({ port, consolePort, fromFlag }: ConsoleOptions, set: Pick<Preferences, 'port' | 'consolePort'>): { port: number; consolePort: number } {
  return { port: fromFlag?.port === true ? port : (set.port ?? port), consolePort: fromFlag?.consolePort === true ? consolePort : (set.consolePort ?? consolePort) };
}

/** Reads a workspace file. What reads and applies it is loaded only for it. */
async function loadWorkspace(path: string | null): Promise<OpenedWorkspace | null> {
  if (path === null) return null;
  const { openWorkspace } = await import('./services/workspace/apply-at-start.ts');
  return openWorkspace(path);
}

/** What the file set up, to go back to. Secrets that it gave, or that were made for it, are needed for the vault. */
function setUpBy({ file }: OpenedWorkspace, results: readonly WorkspaceResult[], { db, clock }: Pick<Foundation, 'db' | 'clock'>): SetUp {
  const given = results.map(({ name, clientId, clientSecret }) => [clientId, clientSecret ?? file.apps.find((app) => app.name === name)?.clientSecret] as const);
  return { baseline: new Baseline(db), clockAt: clock.setTo === null ? null : clock.now(), secrets: new Map(given.flatMap(([clientId, secret]) => (secret === undefined ? [] : [[clientId, secret]]))) };
}

interface Opening {
  readonly showFolder: NonNullable<ComposeHost['showFolder']>;
  readonly options: ConsoleOptions;
  readonly workspace: OpenedWorkspace | null;
  readonly openDoor: ComposeHost['openDoor'];
}

async function openConsole({ options, workspace, openDoor, showFolder }: Opening, base: Foundation): Promise<RunningConsole> {
  let issuer = '';
  // A port that the file names counts at once, also where it names none in particular (null).
  const { port = base.preferences.current.port, consolePort = base.preferences.current.consolePort } = workspace?.file.settings ?? {};
  const wishes = wishedPorts(options, { port, consolePort });
  const plan = new TeamPlan(base.store);
  let link: ((path: string) => string) | null = null;
  let screen: Screen | null = null;
  let setUp: SetUp | null = null;
  let putClockBack: (() => void) | null = null;
  let loading: Promise<Screen> | null = null;
  const consoleLink = (path: string): string | null => link?.(path) ?? null;
  const parts = {
    ...base,
    consoleLink,
    pendings: new PendingStore(base.db),
    codes: new CodeStore(base.db),
    secrets: new SecretStore(base.db),
    tokens: new TokenStore(base.db),
    resources: new ResourceStore(base.db),
    links: new LinkStore(base.db),
    calls: new CallStore(base.db),
    plan: () => plan.current,
    rotatesByDefault: () => base.preferences.current.rotates,
    // Only a screen starts a guided flow: without one nobody waits for a redirect.
    deliver: (flowId: string, location: string) => screen?.deliver(flowId, location),
  };
  const flush = (): Promise<void> => {
    base.db.transact(() => {
      parts.secrets.flush();
    });
    return Promise.resolve();
  };
  const retention = new RetentionKeeping({ ...base, tokens: parts.tokens, retention: new RetentionStore(base.db), policy: () => base.preferences.current.retention });
  const endings: (() => unknown)[] = [() => retention.close(), async () => (await loading?.catch(() => null))?.close(), flush];
  if (options.vault === 'keychain') {
    endings.unshift(base.vault.watch());
    void base.drift.logDifferences(base.log);
  }
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0)) await end();
  };
  try {
    const { server, moved } = await listenWhereFree({ ...options, port: wishes.port }, (port) => startAuthServer(parts, { host: '127.0.0.1', port }));
    endings.unshift(() => server.close());
    issuer = server.issuer;
    const portNotice = moved ? `Port ${String(wishes.port)} is taken, so the server listens on ${new URL(issuer).port}.` : null;
    const { door, dataFolder } = options;
    const status = new Status({ issuer, door, dataFolder, version: manifest.version, portNotice }, base);
    const forgetApp = (clientId: string): void => {
      server.forgetApp(clientId);
      screen?.forgetApp(clientId);
    };
    const router = async (): Promise<Router> => {
      loading ??= import('./compose-screen.ts').then(({ composeScreen }) => (screen = composeScreen({ ...parts, retention, showDataFolder: () => showFolder(dataFolder), plan, status, forgetApp, issuer: () => issuer, setUp: () => setUp, readAgain: [() => plan.refresh(), () => base.preferences.refresh(), () => base.clock.refresh(), () => base.faults.reload(), () => base.breakpoints.reload(), () => base.desk.letGo()] })));
      return (await loading).router;
    };
    base.preferences.compareWith({
      running: () => ({ port: Number(new URL(issuer).port), consolePort: door === 'served' && link !== null ? Number(new URL(link('/')).port) : null }),
      fromFlag: options.fromFlag ?? { port: false, consolePort: false },
      isFree: isPortFree,
    });
    const standing = { issuer, consolePort: wishes.consolePort, router, hub: base.hub, vault: base.health, setConsoleLink: (given: (path: string) => string) => void (link = given) };
    await openDoor?.(standing);
    if (typeof options.startAt === 'number') putClockBack = base.clock.startAt(options.startAt);
    const workspaceApps = (await workspace?.apply({ ...parts, plan }, { takesClock: putClockBack === null })) ?? [];
    retention.begin();
    const warmUp = async (): Promise<void> => {
      // Before the first request is read, and after the ready line, which nobody's wish to go back shall hold up.
      if (workspace !== null) setUp = setUpBy(workspace, workspaceApps, base);
      await server.warmUp();
    };
    return { ...standing, workspaceApps, warmUp, close };
  } catch (problem) {
    putClockBack?.();
    await close();
    throw problem;
  }
}

/**
 * Starts a console. Errors: WorkspaceMistakes, PortTaken, ClockRefused, and those of openDatabase; then nothing runs and nothing was changed.
 * The workspace file is read first, before a folder or a port is touched.
 */
export async function composeConsole(options: ConsoleOptions, host: ComposeHost = {}): Promise<RunningConsole> {
  const { clock = systemClock, random = systemRandomness, log = makeLog() } = host;
  const workspace = await loadWorkspace(options.workspace);
  const db = openDatabase(options.dataFolder);
  try {
    const base = await layFoundation(options, db, { clock, random, log, restart: host.restart ?? null, openVault: host.openVault ?? openVault, checkupTimes: host.checkupTimes ?? CHECKUP_TIMES });
    const running = await openConsole({ options, workspace, openDoor: host.openDoor, showFolder: host.showFolder ?? ((path) => openBrowser(path)) }, base);
    const close = async (): Promise<void> => {
      await running.close();
      db.close();
    };
    return { ...running, close };
  } catch (problem) {
    // Damage may show itself only where the rows are read.
    const explained = explainDatabase(options.dataFolder, problem);
    db.close();
    throw explained ?? problem;
  }
}
