/** Answers for the contract: every procedure leads to its use case, whatever carries it. */
import { implement } from '@orpc/server';
import { contract } from '../../src-preload/contract/contract.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import type { Rotation } from '../../src-preload/contract/preferences.ts';
import type { Log, Randomness } from '../host.ts';
import type { AppEndings } from '../services/app-endings.ts';
import type { AppSecrets } from '../services/app-secrets.ts';
import type { Apps } from '../services/apps.ts';
import type { AppEdits } from '../services/app-edits.ts';
import type { Authorizations } from '../services/authorizations.ts';
import type { BreakpointEdits } from '../services/breakpoint-edits.ts';
import type { Consents } from '../services/consents.ts';
import type { Backups } from '../services/backups.ts';
import type { Checkups } from '../services/checkups.ts';
import type { ClockKeeping } from '../services/clock.ts';
import type { Findings } from '../services/findings.ts';
import type { Doctor } from '../services/doctor.ts';
import type { Faults } from '../services/faults.ts';
import type { Flows } from '../services/flows.ts';
import type { Guided } from '../services/guided.ts';
import type { LabReset } from '../services/lab-reset.ts';
import type { Holds } from '../services/holds.ts';
import type { Knocks } from '../services/knocks.ts';
import type { Logos } from '../services/logos.ts';
import type { Numbers } from '../services/numbers.ts';
import type { People } from '../services/people.ts';
import type { PreferenceKeeping } from '../services/preferences.ts';
import type { RetentionKeeping } from '../services/retention.ts';
import type { Simulations } from '../services/simulations.ts';
import type { Status } from '../services/status.ts';
import type { Drift } from '../services/vault-drift.ts';
import type { VaultKeeping } from '../services/vault.ts';
import type { AppView } from '../services/view-app.ts';
import type { Workspaces } from '../services/workspace/workspaces.ts';
import type { Hub } from '../trace/hub.ts';
import { Shield } from './shield.ts';

/** The use cases behind the contract. */
export interface Services {
  readonly status: Status;
  readonly clockKeeping: ClockKeeping;
  readonly labReset: LabReset;
  readonly simulations: Simulations;
  readonly vault: VaultKeeping;
  readonly drift: Drift;
  readonly apps: Apps;
  readonly edits: AppEdits;
  readonly pictures: Logos;
  readonly appSecrets: AppSecrets;
  readonly endings: AppEndings;
  readonly flows: Flows;
  readonly findings: Findings;
  readonly knocks: Knocks;
  readonly numbers: Numbers;
  readonly authorizations: Authorizations;
  readonly persons: People;
  readonly consentChoices: Consents;
  readonly guided: Guided;
  readonly doctor: Doctor;
  readonly workspaces: Workspaces;
  readonly preferences: PreferenceKeeping;
  readonly retention: RetentionKeeping;
  readonly setRotation: (clientId: ClientId, rotation: Rotation) => Promise<AppView>;
  readonly backups: Backups;
  readonly breakpointEdits: BreakpointEdits;
  readonly holds: Holds;
  readonly faultRules: Faults;
  readonly checkups: Checkups;
  readonly showDataFolder: () => Promise<boolean>;
  readonly hub: Hub;
}

/** Makes the router. Failures of the use cases become the contract's errors; bugs are logged and leave as a request id. */
export function createRouter(services: Services, host: { readonly log: Log; readonly random: Randomness }) {
  const {
    status,
    clockKeeping,
    labReset,
    vault,
    drift,
    apps,
    appSecrets,
    edits,
    endings,
    pictures,
    flows,
    findings,
    knocks,
    numbers,
    authorizations,
    persons,
    consentChoices,
    guided,
    doctor,
    workspaces,
    preferences,
    retention,
    setRotation,
    showDataFolder,
    backups,
    checkups,
    breakpointEdits,
    holds,
    faultRules,
    hub,
    simulations,
  } = services;
  const shield = new Shield(host);
  const os = implement(contract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (thrown) {
      throw shield.cover(thrown, path.join('.'));
    }
  });
  return os.router({
    server: { status: os.server.status.handler(() => status.read()) },
    clock: {
      get: os.clock.get.handler(() => clockKeeping.read()),
      prospect: os.clock.prospect.handler(({ input }) => clockKeeping.prospect(input)),
      advance: os.clock.advance.handler(({ input }) => clockKeeping.advance(input)),
      review: os.clock.review.handler(() => simulations.review()),
      finish: os.clock.finish.handler(({ input }) => simulations.finish(input)),
    },
    preferences: {
      get: os.preferences.get.handler(() => preferences.view()),
      set: os.preferences.set.handler(({ input }) => preferences.change(input)),
    },
    dataFolder: { show: os.dataFolder.show.handler(async () => ({ shown: await showDataFolder() })) },
    recordings: {
      weigh: os.recordings.weigh.handler(({ input }) => retention.weigh(input)),
      tidy: os.recordings.tidy.handler(() => retention.tidy()),
    },
    lab: { reset: os.lab.reset.handler(() => labReset.reset()) },
    vault: {
      check: os.vault.check.handler(() => vault.check()),
      drift: os.vault.drift.handler(() => drift.compare()),
      moveIn: os.vault.moveIn.handler(async () => ({ moved: await vault.moveIn() })),
      removeEntry: os.vault.removeEntry.handler(({ input }) => drift.removeEntry(input.account)),
    },
    apps: {
      list: os.apps.list.handler(() => apps.list()),
      get: os.apps.get.handler(({ input }) => apps.get(input.clientId)),
      register: os.apps.register.handler(({ input }) => apps.register(input)),
      ensureSample: os.apps.ensureSample.handler(() => apps.ensureSample()),
      provideSecret: os.apps.provideSecret.handler(({ input }) => apps.provideSecret(input.clientId, input.clientSecret)),
      regenerateSecret: os.apps.regenerateSecret.handler(({ input }) => apps.regenerateSecret(input.clientId)),
      setRotation: os.apps.setRotation.handler(({ input }) => setRotation(input.clientId, input.rotation)),
      secret: os.apps.secret.handler(({ input }) => appSecrets.read(input.clientId)),
      stakes: os.apps.stakes.handler(({ input }) => endings.stakes(input.clientId)),
      revokeAll: os.apps.revokeAll.handler(({ input }) => endings.revokeAll(input.clientId)),
      remove: os.apps.remove.handler(({ input }) => endings.remove(input.clientId, input.name)),
      addRedirectUri: os.apps.addRedirectUri.handler(({ input }) => apps.addRedirectUri(input.clientId, input.redirectUri)),
      update: os.apps.update.handler(({ input }) => edits.update(input)),
      redirectUses: os.apps.redirectUses.handler(({ input }) => edits.redirectUses(input.clientId)),
      findings: os.apps.findings.handler(({ input }) => findings.ofApp(input.clientId)),
      overview: os.apps.overview.handler(({ input }) => numbers.overview(input.clientId, input.range)),
      stats: os.apps.stats.handler(() => numbers.stats()),
    },
    activity: { list: os.activity.list.handler(({ input }) => numbers.activity(input)) },
    authorizations: {
      list: os.authorizations.list.handler(({ input }) => authorizations.list(input)),
      get: os.authorizations.get.handler(({ input }) => authorizations.get(input.clientId, input.familyId, input.newest)),
      revoke: os.authorizations.revoke.handler(({ input }) => authorizations.revoke(input.clientId, input.familyId)),
    },
    logos: {
      add: os.logos.add.handler(({ input }) => pictures.add(input.image)),
      get: os.logos.get.handler(({ input }) => pictures.get(input.logoId, input.size)),
    },
    people: {
      list: os.people.list.handler(() => persons.list()),
      save: os.people.save.handler(({ input }) => persons.save(input)),
      stakes: os.people.stakes.handler(({ input }) => persons.stakes(input.personId)),
      remove: os.people.remove.handler(({ input }) => persons.remove(input.personId)),
      setDefault: os.people.setDefault.handler(({ input }) => persons.setDefault(input.personId)),
    },
    consent: {
      get: os.consent.get.handler(() => consentChoices.view()),
      set: os.consent.set.handler(({ input }) => consentChoices.set(input.mode)),
      ofApp: os.consent.ofApp.handler(({ input }) => consentChoices.ofApp(input.clientId)),
      setForApp: os.consent.setForApp.handler(({ input }) => consentChoices.setForApp(input.clientId, input.policy)),
      forget: os.consent.forget.handler(({ input }) => consentChoices.forget(input.clientId, input.personId)),
    },
    flows: {
      list: os.flows.list.handler(({ input }) => flows.list(input)),
      find: os.flows.find.handler(({ input }) => flows.find(input)),
      get: os.flows.get.handler(({ input }) => flows.get(input.flowId)),
      findings: os.flows.findings.handler(({ input }) => findings.ofFlow(input.flowId)),
    },
    knocks: { list: os.knocks.list.handler(() => knocks.list()) },
    guided: {
      seed: os.guided.seed.handler(() => guided.seed()),
      preflight: os.guided.preflight.handler(({ input }) => guided.preflight(input.parameters)),
      prospect: os.guided.prospect.handler(({ input }) => guided.prospect(input.redirectUri)),
      start: os.guided.start.handler(({ input }) => guided.start(input.clientId, input.parameters)),
      get: os.guided.get.handler(({ input }) => guided.get(input.flowId)),
      exchange: os.guided.exchange.handler(({ input }) => guided.exchange(input.flowId)),
      callApi: os.guided.callApi.handler(({ input }) => guided.callApi(input.flowId)),
      refresh: os.guided.refresh.handler(({ input }) => guided.refresh(input.flowId)),
    },
    doctor: { diagnose: os.doctor.diagnose.handler(({ input }) => doctor.diagnose(input)) },
    workspace: {
      export: os.workspace.export.handler(({ input }) => workspaces.export(input.format)),
      schema: os.workspace.schema.handler(() => workspaces.schema()),
      read: os.workspace.read.handler(({ input }) => workspaces.read(input)),
      apply: os.workspace.apply.handler(({ input }) => workspaces.apply(input)),
      undoable: os.workspace.undoable.handler(() => workspaces.undoable()),
      undo: os.workspace.undo.handler(() => workspaces.undo()),
    },
    checkups: {
      view: os.checkups.view.handler(({ input }) => checkups.view(input.clientId)),
      start: os.checkups.start.handler(({ input }) => checkups.start(input)),
      proceed: os.checkups.proceed.handler(({ input }) => checkups.proceed(input.checkupId)),
      skip: os.checkups.skip.handler(({ input }) => checkups.skip(input.checkupId)),
      cancel: os.checkups.cancel.handler(({ input }) => checkups.cancel(input.checkupId)),
      export: os.checkups.export.handler(({ input }) => checkups.export(input.checkupId, input.format)),
    },
    backups: {
      list: os.backups.list.handler(() => backups.list()),
      make: os.backups.make.handler(() => backups.make()),
      look: os.backups.look.handler(({ input }) => backups.look(input.name)),
      restore: os.backups.restore.handler(({ input }) => backups.restore(input.name)),
      remove: os.backups.remove.handler(({ input }) => backups.remove(input.name)),
      acknowledge: os.backups.acknowledge.handler(() => backups.acknowledge()),
    },
    breakpoints: {
      list: os.breakpoints.list.handler(() => breakpointEdits.list()),
      save: os.breakpoints.save.handler(({ input }) => breakpointEdits.save(input)),
      remove: os.breakpoints.remove.handler(({ input }) => breakpointEdits.remove(input.breakpointId)),
      setOn: os.breakpoints.setOn.handler(({ input }) => breakpointEdits.setOn(input.breakpointId, input.on)),
    },
    faults: {
      list: os.faults.list.handler(() => faultRules.list()),
      judge: os.faults.judge.handler(({ input }) => ({ whyNever: faultRules.judge(input.draft, input.ruleId) })),
      add: os.faults.add.handler(({ input }) => faultRules.add(input)),
      change: os.faults.change.handler(({ input }) => faultRules.change(input.ruleId, input.basedOn, input.draft)),
      setOn: os.faults.setOn.handler(({ input }) => faultRules.setOn(input.ruleId, input.on)),
      move: os.faults.move.handler(({ input }) => faultRules.move(input.ruleId, input.to)),
      resetHits: os.faults.resetHits.handler(({ input }) => faultRules.resetHits(input.ruleId)),
      remove: os.faults.remove.handler(({ input }) => faultRules.remove(input.ruleId)),
      putBack: os.faults.putBack.handler(({ input }) => faultRules.putBack(input)),
    },
    holds: {
      list: os.holds.list.handler(() => holds.list()),
      get: os.holds.get.handler(({ input }) => holds.get(input.holdId)),
      preview: os.holds.preview.handler(({ input }) => holds.preview(input.holdId, input.edits)),
      release: os.holds.release.handler(({ input }) => holds.release(input.holdId, input.edits)),
      answer: os.holds.answer.handler(({ input }) => holds.answer(input.holdId, input.answer)),
      drop: os.holds.drop.handler(({ input }) => holds.drop(input.holdId)),
      extend: os.holds.extend.handler(({ input }) => holds.extend(input.holdId, input.seconds)),
    },
    live: {
      // Handed on as it is: the hub's iterator lets go at once when a window closes, a generator around it would not.
      follow: os.live.follow.handler(({ input, signal }) => hub.follow(input, signal)),
    },
  });
}

/** The router as the transports take it. */
export type Router = ReturnType<typeof createRouter>;
