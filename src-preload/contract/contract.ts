/** Answers for everything the screen can ask of the main process: noun.verb, with input, output and declared errors. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { ClientSecret } from './app-fields.ts';
import { App, AppChange, AppRegistration, Credentials, RedirectUse, Revision } from './apps.ts';
import { Authorization, AuthorizationPage, AuthorizationQuery, AuthorizationTree, FamilyId, MOST_GENERATIONS, NEWEST_GENERATIONS } from './authorizations.ts';
import { BackupFile, BackupState, RestoreProspect } from './backups.ts';
import { Checkup, CheckupView, CheckupWish, ReportFormat } from './checkups.ts';
import { Advance, ClockView, Prospect, SimulationEnd, SimulationReview } from './clock.ts';
import { AppConsentView, ConsentView } from './consent-view.ts';
import { AppConsent, ConsentMode } from './consent.ts';
import { DoctorQuestion, DoctorReport } from './doctor.ts';
import { Ended, Removal, SecretRecord, Stakes } from './endings.ts';
import { ERRORS } from './errors.ts';
import { FaultBoard, FaultDraft, FaultId, FaultRow, FaultToPutBack, MOST_RULES, RemovedFault } from './faults.ts';
import { AppFindings, Finding } from './findings.ts';
import { CallbackProspect, GuidedDraft, GuidedRun, GuidedSeed, Preflight } from './guided.ts';
import { BreakpointView, BreakpointWish, HandAnswer, HeldDetail, HeldEdits, HeldList, HoldPreview, HoldSeconds } from './holds.ts';
import { LogoId, PersonId } from './ids.ts';
import { ofApp, ofBackup, ofBreakpoint, ofCheckup, ofFault, ofFlow, ofHold, ofPerson } from './input-of.ts';
import { Knock } from './knocks.ts';
import { ResetDone } from './lab.ts';
import { AddedLogo, LogoImage, LogoPicture, LogoSize } from './logos.ts';
import { ActivityPage, ActivityQuery, AllStats, Overview, Range } from './numbers.ts';
import { KeptPerson, PersonDetails, PersonStakes, PersonView } from './people.ts';
import { PreferencesView, RecordingsWeight, Tidied } from './preferences-view.ts';
import { Preferences, Retention, Rotation } from './preferences.ts';
import { ServerStatus, VaultStatus } from './settings.ts';
import { LiveBatch } from './topics.ts';
import { Flow, FlowPage, FlowQuery, FlowSearch, FlowsFound } from './trace.ts';
import { VaultDrift } from './vault.ts';
import { IssuedByImport, WorkspaceFormat, WorkspaceReading, WorkspaceText, WorkspaceUndo } from './workspace.ts';

const { NOT_FOUND, NAME_TAKEN, NAME_DIFFERS, VAULT_FAILED, SECRET_MISSING, SECRET_WRONG, NOT_NOW, URI_REFUSED, CHANGED_MEANWHILE, LOGO_REFUSED, WORKSPACE_REFUSED, EDIT_REFUSED, ENDED, PORT_REFUSED, BACKUP_FAILED, CLOCK_REFUSED, FAULT_CHANGED, EMAIL_TAKEN, PERSON_CHANGED } = ERRORS;

/** The table of procedures. A row here, a function in `src-main/services`, a test: the compiler names what is missing. */
export const contract = {
  server: {
    /** Issuer, clock, vault, consent mode: what the top bar shows. */
    status: oc.output(ServerStatus),
  },
  clock: {
    /** The server clock, what lives now, and what died of age since the simulation began. */
    get: oc.output(ClockView),
    /** What would die of age on the way. Moves nothing. */
    prospect: oc.input(Advance).output(Prospect).errors({ CLOCK_REFUSED, NOT_FOUND }),
    /** Puts the server clock on, which begins a simulation or goes on with it. Forward only. Out: what died of age on the way. */
    advance: oc.input(Advance).output(Prospect).errors({ CLOCK_REFUSED, NOT_FOUND }),
    /** What began in the simulation, and what no discarding brings back. */
    review: oc.output(SimulationReview).errors({ CLOCK_REFUSED }),
    /** Ends the simulation: the server clock goes back to real time, and what began in it stays or goes, all or nothing. Refused while a check-up runs. */
    finish: oc.input(SimulationEnd).output(z.void()).errors({ CLOCK_REFUSED }),
  },
  lab: {
    /** Puts everything back to where the workspace file had put it at the start; flows and tokens go. NOT_NOW without a workspace file. */
    reset: oc.output(ResetDone).errors({ NOT_NOW }),
  },
  vault: {
    /** Writes, reads back and removes a probe, now. */
    check: oc.output(VaultStatus),
    /** Compares the keychain with the digests, now. */
    drift: oc.output(VaultDrift),
    /** Moves the secrets that are in memory into the keychain. Out: how many. */
    moveIn: oc.output(z.object({ moved: z.number().int().nonnegative() })).errors({ VAULT_FAILED }),
    /** Removes an entry of the keychain that is no app's. There is no way back. */
    removeEntry: oc.input(z.object({ account: z.string().min(1).max(1000) })).output(VaultDrift).errors({ NOT_FOUND, VAULT_FAILED }),
  },
  preferences: {
    /** What is set, and what of it counts in this run. */
    get: oc.output(PreferencesView),
    /** Changes some of them; the others stay. A port is tried before it is kept. */
    set: oc.input(Preferences.partial()).output(PreferencesView).errors({ PORT_REFUSED }),
  },
  dataFolder: {
    /** Shows the data folder in the file manager of the machine that the console runs on. False when it has none. */
    show: oc.output(z.object({ shown: z.boolean() })),
  },
  recordings: {
    /** How much is recorded, and what a retention would take away. */
    weigh: oc.input(Retention).output(RecordingsWeight),
    /** Takes away at once what the kept retention does not keep; else this happens in the background. */
    tidy: oc.output(Tidied),
  },
  apps: {
    /** Every app, by name. */
    list: oc.output(z.array(App)),
    get: oc.input(ofApp).output(App).errors({ NOT_FOUND }),
    /** Issues client id and secret; the answer is the only time the secret is shown. */
    register: oc.input(AppRegistration).output(Credentials).errors({ NAME_TAKEN, VAULT_FAILED, LOGO_REFUSED }),
    /** Returns the sample app, registering it on first use, with a redirect URI on a free loopback port. */
    ensureSample: oc.output(App).errors({ VAULT_FAILED }),
    /** Takes a secret the developer kept, checks it against the digest, and files it in the vault. */
    provideSecret: oc.input(ofApp.extend({ clientSecret: ClientSecret })).output(App).errors({ NOT_FOUND, SECRET_WRONG, VAULT_FAILED }),
    /** Makes a new secret; the old one stops working at once. */
    regenerateSecret: oc.input(ofApp).output(Credentials).errors({ NOT_FOUND, VAULT_FAILED }),
    /** Chooses whether the app's refresh tokens are replaced with each use; it counts from the next refresh on. */
    setRotation: oc.input(ofApp.extend({ rotation: Rotation })).output(App).errors({ NOT_FOUND }),
    /** How the secret is used, and what comes with the ones it replaced. Never a secret. */
    secret: oc.input(ofApp).output(SecretRecord).errors({ NOT_FOUND }),
    /** What would end with the app, or with all its tokens, now. */
    stakes: oc.input(ofApp).output(Stakes).errors({ NOT_FOUND }),
    /** Ends every authorization of the app at once; there is no way back. */
    revokeAll: oc.input(ofApp).output(Ended).errors({ NOT_FOUND }),
    /** Deletes the app with everything that was issued to it; there is no way back, so its name is typed. */
    remove: oc.input(ofApp.extend({ name: z.string().max(200) })).output(Removal).errors({ NOT_FOUND, NAME_DIFFERS }),
    /** Registers one more redirect URI at once; one that is registered already changes nothing. */
    addRedirectUri: oc.input(ofApp.extend({ redirectUri: z.string().max(100_000) })).output(App).errors({ NOT_FOUND, URI_REFUSED }),
    /** Makes the app what `change` says, when nobody changed it since `basedOn`. A change that is made already changes nothing. */
    update: oc.input(ofApp.extend({ basedOn: Revision, change: AppChange })).output(App).errors({ NOT_FOUND, NAME_TAKEN, CHANGED_MEANWHILE, LOGO_REFUSED }),
    /** When each redirect URI was used last, and who waits for an answer to it. */
    redirectUses: oc.input(ofApp).output(z.array(RedirectUse)).errors({ NOT_FOUND }),
    /** What the app does, over its newest flows. */
    findings: oc.input(ofApp).output(AppFindings).errors({ NOT_FOUND }),
    /** An app in numbers: authorizations, calls, sign-ins and refusals, with a chart over the range. */
    overview: oc.input(ofApp.extend({ range: Range })).output(Overview).errors({ NOT_FOUND }),
    /** The figures of every app at once, for the list. */
    stats: oc.output(AllStats),
  },
  activity: {
    /** The very things that a number of the overview counted, newest first. */
    list: oc.input(ActivityQuery).output(ActivityPage).errors({ NOT_FOUND }),
  },
  authorizations: {
    /** Who granted what to an app, the newest first. */
    list: oc.input(AuthorizationQuery).output(AuthorizationPage).errors({ NOT_FOUND }),
    /** One of them, with everything that grew out of its code. `newest`: how many of the newest generations to send. */
    get: oc
      .input(ofApp.extend({ familyId: FamilyId, newest: z.number().int().min(1).max(MOST_GENERATIONS).default(NEWEST_GENERATIONS) }))
      .output(AuthorizationTree)
      .errors({ NOT_FOUND }),
    /** Ends one at once: the next request with one of its tokens is refused. */
    revoke: oc.input(ofApp.extend({ familyId: FamilyId })).output(Authorization).errors({ NOT_FOUND, ENDED }),
  },
  logos: {
    /** Makes the pictures of a logo out of an image and keeps them until an app has it, or newer ones push it out. */
    add: oc.input(z.object({ image: LogoImage })).output(AddedLogo).errors({ LOGO_REFUSED }),
    /** One picture of a logo. It never changes. */
    get: oc.input(z.object({ logoId: LogoId, size: LogoSize })).output(LogoPicture).errors({ NOT_FOUND }),
  },
  people: {
    /** Everybody who can consent; the first one does when nobody else was chosen. */
    list: oc.output(z.array(PersonView)),
    /** Adds a person, or changes one who is still as `basedOn` says. */
    save: oc
      .input(z.union([z.strictObject({ personId: z.null(), details: PersonDetails }), ofPerson.extend({ basedOn: KeptPerson, details: PersonDetails })]))
      .output(PersonView)
      .errors({ NOT_FOUND, EMAIL_TAKEN, PERSON_CHANGED, LOGO_REFUSED, NOT_NOW }),
    /** What would end with a person now. */
    stakes: oc.input(ofPerson).output(PersonStakes).errors({ NOT_FOUND }),
    /** Takes a person out, and ends all they granted; there is no way back. Not the last one. */
    remove: oc.input(ofPerson).output(PersonStakes).errors({ NOT_FOUND, NOT_NOW }),
    /** Makes a person the one who consents when nobody else is chosen. */
    setDefault: oc.input(ofPerson).output(z.array(PersonView)).errors({ NOT_FOUND }),
  },
  consent: {
    /** How the consent page is answered: for all apps, and for those that chose for themselves. */
    get: oc.output(ConsentView),
    /** Chooses for every app that chose nothing. Errors: NOT_NOW while a flag chose. */
    set: oc.input(z.object({ mode: ConsentMode })).output(ConsentView).errors({ NOT_NOW }),
    /** One app's choice, and what people granted it on its consent page. */
    ofApp: oc.input(ofApp).output(AppConsentView).errors({ NOT_FOUND }),
    /** Chooses for one app; counts from its next authorization request on. */
    setForApp: oc.input(ofApp.extend({ policy: AppConsent })).output(AppConsentView).errors({ NOT_FOUND }),
    /** Forgets what a person granted to an app, so that they are asked again; their tokens live on. */
    forget: oc.input(ofApp.extend({ personId: PersonId })).output(AppConsentView).errors({ NOT_FOUND }),
  },
  flows: {
    list: oc.input(FlowQuery).output(FlowPage),
    /** Finds recent flows by a few words; as quick as a key press. */
    find: oc.input(FlowSearch).output(FlowsFound),
    get: oc.input(ofFlow).output(Flow).errors({ NOT_FOUND }),
    /** What the app did in this flow that it should not do, those to fix first. */
    findings: oc.input(ofFlow).output(z.array(Finding)).errors({ NOT_FOUND }),
  },
  knocks: {
    /** Who knocked without being registered, the latest first. */
    list: oc.output(z.array(Knock)),
  },
  guided: {
    /** Fresh state and PKCE pair for a request under construction. */
    seed: oc.output(GuidedSeed),
    /** Asks the engine about a request that is not sent. Changes and records nothing. */
    preflight: oc.input(GuidedDraft).output(Preflight),
    /** Whether the console can answer the callback at this redirect URI. */
    prospect: oc.input(z.object({ redirectUri: z.string().max(4000) })).output(CallbackProspect),
    /** Opens a flow for the request and listens for its callback; the screen then opens `authorizationUrl`. */
    start: oc.input(ofApp.extend(GuidedDraft.shape)).output(GuidedRun).errors({ NOT_FOUND, NOT_NOW }),
    /** The run behind a flow; NOT_FOUND when the flow was not guided. */
    get: oc.input(ofFlow).output(GuidedRun).errors({ NOT_FOUND }),
    /** Trades the code for tokens, as the app's server would. */
    exchange: oc.input(ofFlow).output(GuidedRun).errors({ NOT_FOUND, NOT_NOW, SECRET_MISSING }),
    /** Calls GET /v1/meetings with the access token. */
    callApi: oc.input(ofFlow).output(GuidedRun).errors({ NOT_FOUND, NOT_NOW }),
    /** Buys a new access token with the refresh token. */
    refresh: oc.input(ofFlow).output(GuidedRun).errors({ NOT_FOUND, NOT_NOW, SECRET_MISSING }),
  },
  doctor: {
    /** Reads any authorization URL, redirect URI or callback URL against the registered apps. Sends, changes and records nothing. */
    diagnose: oc.input(DoctorQuestion).output(DoctorReport).errors({ NOT_FOUND }),
  },
  workspace: {
    /** Apps, people, settings and what is staged as a file; never a secret or token. */
    export: oc.input(z.object({ format: WorkspaceFormat })).output(z.object({ text: z.string(), fileName: z.string(), leavesSampleOut: z.boolean() })),
    /** The JSON Schema of the file, as text. */
    schema: oc.output(z.string()),
    /** What an import would change, or every mistake with line and column. Changes nothing. */
    read: oc.input(WorkspaceText).output(WorkspaceReading),
    /** Does what was shown, as a whole or not at all. The answer is the only time that new secrets are shown. */
    apply: oc
      .input(WorkspaceText.extend({ seen: z.string() }))
      .output(z.object({ issued: z.array(IssuedByImport) }))
      .errors({ WORKSPACE_REFUSED, NOT_NOW, VAULT_FAILED }),
    /** The way back from the last import, while there is one. */
    undoable: oc.output(WorkspaceUndo.nullable()),
    undo: oc.output(z.void()).errors({ NOT_NOW, VAULT_FAILED }),
  },
  checkups: {
    /** The newest check-up of an app, and which app is being checked now. */
    view: oc.input(ofApp).output(CheckupView).errors({ NOT_FOUND }),
    /** Arms one scenario after the other. With addresses the console signs in by itself; without, the developer is asked to. */
    start: oc.input(CheckupWish).output(Checkup).errors({ NOT_FOUND, NOT_NOW }),
    /** The developer has done what was asked, and the app has answered. */
    proceed: oc.input(ofCheckup).output(z.void()).errors({ NOT_NOW }),
    /** Goes on with the next scenario. */
    skip: oc.input(ofCheckup).output(z.void()).errors({ NOT_NOW }),
    /** Ends the check-up and disarms; what was judged stays. */
    cancel: oc.input(ofCheckup).output(z.void()).errors({ NOT_NOW }),
    /** A report as a file. */
    export: oc.input(ofCheckup.extend({ format: ReportFormat })).output(z.object({ text: z.string(), fileName: z.string() })).errors({ NOT_FOUND }),
  },
  backups: {
    /** The files, the work under way, and what the last restore came to. */
    list: oc.output(BackupState),
    /** Copies everything into one file while the console runs. */
    make: oc.output(BackupFile).errors({ NOT_NOW, BACKUP_FAILED }),
    /** What a restore would put in the place of what. */
    look: oc.input(ofBackup).output(RestoreProspect).errors({ NOT_FOUND, BACKUP_FAILED }),
    /** Checks a backup, keeps what is here as another one, and starts the console again with it; `restarts` is false where somebody has to. */
    restore: oc
      .input(ofBackup)
      .output(z.object({ restarts: z.boolean() }))
      .errors({ NOT_FOUND, NOT_NOW, BACKUP_FAILED }),
    remove: oc.input(ofBackup).output(z.void()).errors({ NOT_NOW }),
    /** The report of the last restore was read. */
    acknowledge: oc.output(z.void()),
  },
  breakpoints: {
    /** Where requests wait, the three that are always there first. */
    list: oc.output(z.array(BreakpointView)),
    /** Makes one, or changes it. */
    save: oc.input(BreakpointWish).output(BreakpointView).errors({ NOT_FOUND, NOT_NOW }),
    remove: oc.input(ofBreakpoint).output(z.void()).errors({ NOT_FOUND, NOT_NOW }),
    /** Switches one on or off. What it holds already is held on. */
    setOn: oc.input(ofBreakpoint.extend({ on: z.boolean() })).output(BreakpointView).errors({ NOT_FOUND }),
  },
  faults: {
    /** The rules in their order, with what became of them. */
    list: oc.output(FaultBoard),
    /** Why a draft could never match or act: in the place of a rule, or behind all of them. Changes nothing. */
    judge: oc.input(z.object({ draft: FaultDraft, ruleId: FaultId.nullable() })).output(z.object({ whyNever: z.string().nullable() })),
    /** Writes a rule behind the others, and switches it on. */
    add: oc.input(FaultDraft).output(FaultRow).errors({ NOT_NOW }),
    /** Writes a rule anew, when nobody changed it since `basedOn`; it counts from the start then. */
    change: oc.input(ofFault.extend({ basedOn: z.number().int(), draft: FaultDraft })).output(FaultRow).errors({ NOT_FOUND, FAULT_CHANGED, NOT_NOW }),
    /** Switches a rule; one that fired as often as it may is armed again. */
    setOn: oc.input(ofFault.extend({ on: z.boolean() })).output(FaultRow).errors({ NOT_FOUND }),
    /** Puts a rule into another place, from 1. */
    move: oc.input(ofFault.extend({ to: z.number().int().min(1).max(MOST_RULES) })).output(FaultRow).errors({ NOT_FOUND }),
    /** Counts from the start. */
    resetHits: oc.input(ofFault).output(FaultRow).errors({ NOT_FOUND }),
    /** Takes a rule away. Out: what brings it back. */
    remove: oc.input(ofFault).output(RemovedFault).errors({ NOT_FOUND }),
    putBack: oc.input(FaultToPutBack).output(FaultRow).errors({ NOT_NOW }),
  },
  holds: {
    /** What waits, the longest first. */
    list: oc.output(HeldList),
    /** One of them, with everything that can be changed in it. */
    get: oc.input(ofHold).output(HeldDetail).errors({ NOT_FOUND }),
    /** Asks the engine what would happen. Changes and records nothing. */
    preview: oc.input(ofHold.extend({ edits: HeldEdits })).output(HoldPreview).errors({ NOT_FOUND, EDIT_REFUSED }),
    /** Lets it go on, as it came or with changes. */
    release: oc.input(ofHold.extend({ edits: HeldEdits })).output(z.void()).errors({ NOT_FOUND, EDIT_REFUSED }),
    /** Answers in the place of Mavio, which decides nothing. */
    answer: oc.input(ofHold.extend({ answer: HandAnswer })).output(z.void()).errors({ NOT_FOUND, EDIT_REFUSED }),
    /** Cuts the connection without an answer. */
    drop: oc.input(ofHold).output(z.void()).errors({ NOT_FOUND }),
    /** Counts anew from these seconds. */
    extend: oc.input(ofHold.extend({ seconds: HoldSeconds })).output(z.void()).errors({ NOT_FOUND }),
  },
  live: {
    /** Everything that happens from now on, or from `after` in the same `epoch`; a gap that cannot be filled is said as `gap.found`. */
    follow: oc.input(z.object({ epoch: z.string(), after: z.number().int().nonnegative() }).nullable()).output(eventIterator(LiveBatch)),
  },
};
export type Contract = typeof contract;
