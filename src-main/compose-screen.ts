/** Answers for wiring what stands behind the screen: loaded when a screen first asks, because the server starts and runs without. */
import { API_MEMBERS } from './authserver/api/answer-members.ts';
import { ROUTES } from './authserver/api/routes.ts';
import type { Clock, DeliverRedirect } from './host.ts';
import { openAppBrowser } from './player/app-browser.ts';
import { getJson, postForm } from './player/app-client.ts';
import { CallbackNotPossible, listenForCallback, probeCallback } from './player/callback-listener.ts';
import { createRouter, type Router, type Services } from './rpc/router.ts';
import { AppEndings, type AppEndingsParts } from './services/app-endings.ts';
import { AppSecrets } from './services/app-secrets.ts';
import { AppEdits, type AppEditsParts } from './services/app-edits.ts';
import { Apps, type AppsParts } from './services/apps.ts';
import { Authorizations, type AuthorizationsParts } from './services/authorizations.ts';
import { Backups, type BackupsParts } from './services/backups.ts';
import { Checkups, type CheckupsParts } from './services/checkups.ts';
import { ClockKeeping, type ClockParts } from './services/clock.ts';
import { BreakpointEdits, type BreakpointEditsParts } from './services/breakpoint-edits.ts';
import { Consents, type ConsentsParts } from './services/consents.ts';
import { Doctor, type DoctorParts } from './services/doctor.ts';
import { Endings, type EndingParts } from './services/endings.ts';
import { Faults, type FaultParts } from './services/faults.ts';
import { Findings, type FindingsParts } from './services/findings.ts';
import { Flows } from './services/flows.ts';
import { Guided } from './services/guided.ts';
import type { GuidedParts, Player } from './services/guided-parts.ts';
import { Holds } from './services/holds.ts';
import { Knocks, type KnocksParts } from './services/knocks.ts';
import { LabReset, type LabResetParts } from './services/lab-reset.ts';
import { Logos, type LogosParts } from './services/logos.ts';
import { Numbers, type NumbersParts } from './services/numbers.ts';
import { setRotation } from './services/app-rotation.ts';
import { People, type PeopleParts } from './services/people.ts';
import type { PreferenceKeeping } from './services/preferences.ts';
import type { RetentionKeeping } from './services/retention.ts';
import { Simulations, type SimulationParts } from './services/simulations.ts';
import type { Status } from './services/status.ts';
import type { Drift } from './services/vault-drift.ts';
import type { VaultKeeping } from './services/vault.ts';
import type { WorkspaceParts } from './services/workspace/workspace-parts.ts';
import { Workspaces } from './services/workspace/workspaces.ts';
import { AuthorizationStore } from './storage/authorization-store.ts';
import { JournalStore } from './storage/journal-store.ts';

/** What the screen needs of the house. */
export type ScreenParts = AppsParts & Omit<FaultParts, 'api'> &
  Omit<LabResetParts, 'endCheckup'> &
  Omit<AppEndingsParts, 'journal' | 'endings'> &
  Omit<AuthorizationsParts & NumbersParts, 'authorizations'> &
  AppEditsParts &
  LogosParts &
  DoctorParts &
  FindingsParts &
  KnocksParts &
  Omit<GuidedParts, 'player'> &
  EndingParts &
  BackupsParts &
  BreakpointEditsParts &
  Omit<ClockParts, 'authorizations'> &
  Omit<SimulationParts, 'forgetGoneFlows'> &
  Omit<CheckupsParts, 'openBrowser'> &
  ConsentsParts &
  Omit<PeopleParts, 'authorizations' | 'endings'> &
  Omit<WorkspaceParts, 'endings'> & {
    readonly machine: Clock;
    readonly status: Status;
    readonly vault: VaultKeeping;
    readonly drift: Drift;
    readonly preferences: PreferenceKeeping;
    readonly retention: RetentionKeeping;
    readonly showDataFolder: () => Promise<boolean>;
  };

/** The use cases, ready to be carried by a transport. */
export interface Screen {
  readonly router: Router;
  /** Hands a redirect to the guided flow that waits for it. */
  readonly deliver: DeliverRedirect;
  /** Ends the guided flows and the check-up of an app that was deleted. */
  forgetApp(clientId: string): void;
  /** Ends what guided flows listen to, a check-up and a backup under way. */
  close(): Promise<void>;
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

/** Wires the use cases of the screen. */
export function composeScreen(parts: ScreenParts): Screen {
  const guided = new Guided({ ...parts, player });
  const endings = new Endings(parts);
  const lives = { ...parts, authorizations: new AuthorizationStore(parts.db) };
  const clockKeeping = new ClockKeeping(lives);
  const apps = { apps: new Apps(parts), edits: new AppEdits(parts), pictures: new Logos(parts), workspaces: new Workspaces({ ...parts, endings, countTooOld: (kept) => parts.retention.weigh(kept).tooOld, countDying: (to) => clockKeeping.countDying(to), forgetApp: (clientId) => {
    parts.secrets.forget(clientId);
    parts.forgetApp(clientId);
  } }) };
  const ends = { appSecrets: new AppSecrets(parts), endings: new AppEndings({ ...parts, endings, journal: new JournalStore(parts.db) }) };
  const flows = { flows: new Flows(parts.flows), findings: new Findings(parts), knocks: new Knocks(parts) };
  const counted = { persons: new People({ ...lives, endings }), consentChoices: new Consents(parts), numbers: new Numbers(lives), authorizations: new Authorizations(lives) };
  const rotation = { setRotation: (...[clientId, wish]: Parameters<Services['setRotation']>) => setRotation(clientId, wish, parts) };
  const backups = new Backups({ ...parts, clock: parts.machine });
  const checkups = new Checkups({ ...parts, openBrowser: openAppBrowser });
  const forgetApp = (clientId: string): void => {
    guided.forgetApp(clientId);
    checkups.forgetApp(clientId);
  };
  const services: Services = {
    ...parts,
    ...apps,
    ...rotation,
    ...ends,
    ...flows,
    ...counted,
    clockKeeping,
    labReset: new LabReset({ ...parts, endCheckup: () => checkups.close() }),
    backups,
    checkups,
    holds: new Holds(parts),
    faultRules: new Faults({ ...parts, api: { routes: ROUTES, members: API_MEMBERS } }),
    breakpointEdits: new BreakpointEdits(parts),
    guided,
    doctor: new Doctor(parts),
    simulations: new Simulations({ ...parts, forgetGoneFlows: () => guided.forgetGone() }),
  };
  return { router: createRouter(services, parts), deliver: (flowId, location) => guided.deliver(flowId, location), forgetApp, close: () => Promise.all([guided.close(), backups.close(), checkups.close()]).then(() => undefined) };
}
