/** Answers for wiring: the only place where the parts of the house meet. */
import manifest from '../package.json' with { type: 'json' };
import type { VaultHealth } from '../src-preload/contract/settings.ts';
import { startAuthServer } from './authserver/listener.ts';
import type { Clock, Log, Randomness } from './host.ts';
import type { ConsoleOptions } from './options.ts';
import { getJson, postForm } from './player/app-client.ts';
import { CallbackNotPossible, listenForCallback, probeCallback } from './player/callback-listener.ts';
import { createRouter, type Router } from './rpc/router.ts';
import { Apps } from './services/apps.ts';
import { Authorizations } from './services/authorizations.ts';
import { Findings } from './services/findings.ts';
import { AppEdits } from './services/app-edits.ts';
import { Doctor } from './services/doctor.ts';
import { Flows } from './services/flows.ts';
import { Guided } from './services/guided.ts';
import type { Player } from './services/guided-parts.ts';
import { Knocks } from './services/knocks.ts';
import { Logos } from './services/logos.ts';
import { Numbers } from './services/numbers.ts';
import { SecretKeeper } from './services/secret-keeper.ts';
import { Status } from './services/status.ts';
import { TeamPlan } from './services/team-plan.ts';
import { Turns } from './services/turns.ts';
import { VaultKeeping } from './services/vault.ts';
import { Endings } from './services/workspace/endings.ts';
import { readWorkspaceFile } from './services/workspace/read-workspace-file.ts';
import { type WorkspaceResult, Workspaces } from './services/workspace/workspaces.ts';
import { AppStore } from './storage/app-store.ts';
import { AuthorizationStore } from './storage/authorization-store.ts';
import { CallStore } from './storage/call-store.ts';
import { CodeStore } from './storage/code-store.ts';
import { ConsoleStore } from './storage/console-store.ts';
import { explainDatabase } from './storage/data-folder-unusable.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { FlowStore } from './storage/flow-store.ts';
import { LogoStore } from './storage/logo-store.ts';
import { PendingStore } from './storage/pending-store.ts';
import { PeopleStore } from './storage/people-store.ts';
import { RedirectUseStore } from './storage/redirect-use-store.ts';
import { LinkStore } from './storage/resources/link-store.ts';
import { ResourceStore } from './storage/resources/resource-store.ts';
import { TokenStore } from './storage/token-store.ts';
import { makeLog, systemClock, systemRandomness } from './system-host.ts';
import { Fingerprinter } from './trace/fingerprinter.ts';
import { Hub } from './trace/hub.ts';
import { OwnSecrets } from './trace/own-secrets.ts';
import { Recorder } from './trace/recorder.ts';
import { Redactor } from './trace/redactor.ts';
import { openVault } from './vault/open-vault.ts';

/** A console that runs: its server listens, its router can be carried by any transport. */
export interface RunningConsole {
  readonly issuer: string;
  readonly router: Router;
  readonly hub: Hub;
  /** The apps of the workspace file, in its order. Secrets stand here only when this run created the app. */
  readonly workspaceApps: readonly WorkspaceResult[];
  /** What was found when the console started. */
  readonly vault: VaultHealth;
  /** Tells the pages how to link into the console. In: a route (`/flows/…`) to a whole address. */
  setConsoleLink(link: (path: string) => string): void;
  /** Finishes open requests, then lets go of ports, vault and data folder. */
  close(): Promise<void>;
}

/** What the door may hand in; the rest is the real machine. */
export interface ComposeHost {
  readonly clock?: Clock;
  readonly random?: Randomness;
  readonly log?: Log;
  /**
   * Opens the door when everything else stands, before the apps of the workspace file are written: a door that cannot be
   * opened changes nothing, and no new secret is lost with it. When it throws, the console is closed again.
   */
  readonly openDoor?: (console: Omit<RunningConsole, 'workspaceApps' | 'close'>) => Promise<void>;
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

const player: Player = {
  probe: probeCallback,
  postForm,
  getJson,
  listen: async (redirectUri, onCallback) => {
    try {
      return await listenForCallback(redirectUri, onCallback);
    } catch (problem) {
      if (problem instanceof CallbackNotPossible) return null;
      throw problem;
    }
  },
};

type Host = Required<Pick<ComposeHost, 'clock' | 'random' | 'log'>>;

/** Everything that stands before a port is opened. */
async function layFoundation(options: ConsoleOptions, db: Database, host: Host) {
  const { clock, random, log } = host;
  const store = new ConsoleStore(db);
  const fingerprints = new Fingerprinter(store.fingerprintKey(random));
  const hub = new Hub(random);
  const apps = new AppStore(db);
  const flows = new FlowStore(db);
  const opened = await openVault(options.vault, clock);
  const keeper = new SecretKeeper({ vault: opened.vault, clock, log });
  const people = new PeopleStore(db);
  const [logos, uses] = [new LogoStore(db), new RedirectUseStore(db)];
  const shared = { db, store, apps, people, logos, uses, flows, hub, fingerprints, keeper, clock, random, log };
  const recorder = new Recorder(shared);
  const vault = new VaultKeeping({ ...opened, keeper, hub });
  return { ...shared, recorder, redactor: new Redactor(fingerprints, new OwnSecrets(apps)), vault, health: opened.health, turns: new Turns() };
}

type Foundation = Awaited<ReturnType<typeof layFoundation>>;

async function openConsole(options: ConsoleOptions, base: Foundation, openDoor: ComposeHost['openDoor']): Promise<RunningConsole> {
  let issuer = '';
  const plan = new TeamPlan(base.store);
  let link: ((path: string) => string) | null = null;
  const consoleLink = (path: string): string | null => link?.(path) ?? null;
  const guided = new Guided({ ...base, player, issuer: () => issuer, consoleLink });
  const parts = {
    ...base,
    consoleLink,
    pendings: new PendingStore(base.db),
    codes: new CodeStore(base.db),
    tokens: new TokenStore(base.db),
    resources: new ResourceStore(base.db),
    links: new LinkStore(base.db),
    calls: new CallStore(base.db),
    consent: options.consent,
    plan: () => plan.current,
    deliver: (flowId: string, location: string) => guided.deliver(flowId, location),
  };
  const endings = [() => guided.close()];
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0)) await end();
  };
  try {
    const { server, moved } = await listenWhereFree(options, (port) => startAuthServer(parts, { host: '127.0.0.1', port }));
    endings.unshift(() => server.close());
    issuer = server.issuer;
    const portNotice = moved ? `Port ${String(options.port)} is taken, so the server listens on ${new URL(issuer).port}.` : null;
    const { consent, door, dataFolder } = options;
    const status = new Status({ issuer, consent, door, dataFolder, version: manifest.version, portNotice }, base);
    const [apps, edits, pictures] = [new Apps(base), new AppEdits(base), new Logos(base)];
    const doctor = new Doctor({ ...base, issuer: () => issuer });
    const workspaces = new Workspaces({ ...base, plan, endings: new Endings(parts) });
    const lives = { ...base, tokens: parts.tokens, authorizations: new AuthorizationStore(base.db) };
    const counted = { numbers: new Numbers(lives), authorizations: new Authorizations(lives) };
    const router = createRouter({ ...base, ...counted, status, apps, edits, pictures, workspaces, guided, doctor, flows: new Flows(base.flows), findings: new Findings(base), knocks: new Knocks(base) }, base);
    const standing = { issuer, router, hub: base.hub, vault: base.health, setConsoleLink: (given: (path: string) => string) => void (link = given) };
    await openDoor?.(standing);
    const workspace = options.workspace === null ? null : await readWorkspaceFile(options.workspace);
    const workspaceApps = workspace === null ? [] : await workspaces.applyFile(workspace);
    return { ...standing, workspaceApps, close };
  } catch (problem) {
    await close();
    throw problem;
  }
}

/**
 * Starts a console. Errors: WorkspaceMistakes, PortTaken, and those of openDatabase; then nothing runs and nothing was changed.
 * The workspace file is read first, before a folder or a port is touched.
 */
export async function composeConsole(options: ConsoleOptions, host: ComposeHost = {}): Promise<RunningConsole> {
  const { clock = systemClock, random = systemRandomness, log = makeLog() } = host;
  if (options.workspace !== null) await readWorkspaceFile(options.workspace);
  const db = openDatabase(options.dataFolder);
  try {
    const base = await layFoundation(options, db, { clock, random, log });
    const running = await openConsole(options, base, host.openDoor);
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
