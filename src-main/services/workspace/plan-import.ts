/** Answers for what an import will do, step by step, before anything is written. Pure but for new ids and secrets. */
import { PREFIXES } from '../../../src-preload/contract/oauth.ts';
import { PersonId } from '../../../src-preload/contract/ids.ts';
import type { WorkspaceApp, WorkspacePerson, WorkspaceSettings } from '../../../src-preload/contract/workspace-file.ts';
import type { ImportMode } from '../../../src-preload/contract/workspace.ts';
import type { WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';
import type { Clock, Randomness } from '../../host.ts';
import type { StoredApp } from '../../storage/app-store.ts';
import { PLAIN_PERSON, type StoredPerson } from '../../storage/people-store.ts';
import type { Fingerprinter } from '../../trace/fingerprinter.ts';
import { digest, mint, newId, sameDigest } from '../../trace/secrets.ts';
import { foldName } from '../fold-name.ts';
import { type ClockPart, clockAfter, planClock } from './clock-part.ts';
import { planConsents } from './consent-part.ts';
import { planAddresses, type Staging } from './staging.ts';
import type { Step } from './step.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** What happens to one app. `secret` goes into the vault: a new one, or the one that the file gives. */
export interface AppStep extends Step<StoredApp> {
  readonly secret: string | null;
  /** False while the client id is one that was made just now. */
  readonly idIsGiven: boolean;
}

/** Everything that an import does. Steps of the file come first, in its order; then what goes. */
export interface ImportPlan {
  readonly apps: readonly AppStep[];
  readonly people: readonly Step<StoredPerson>[];
  /** Person ids in their new order. */
  readonly order: readonly string[];
  readonly settings: Step<WorkspaceState['settings']>;
  readonly staging: Step<WorkspaceState['staging']>;
  readonly clock: Step<ClockPart>;
  /** Apps and people that are here, are not in the file, and stay. */
  readonly leftAlone: number;
}

/** What planning needs of the machine. */
export interface PlanHost {
  readonly clock: Clock;
  readonly random: Randomness;
  readonly fingerprints: Fingerprinter;
}

function findApp(app: WorkspaceApp, existing: readonly StoredApp[]): StoredApp | null {
  const byId = existing.find((stored) => stored.clientId === app.clientId);
  // An id that is not known here is a new app, even when its name is: then the names clash, and that is said.
  if (byId !== undefined || app.clientId !== undefined) return byId ?? null;
  return existing.find((stored) => foldName(stored.name) === foldName(app.name)) ?? null;
}

function findPerson(person: WorkspacePerson, existing: readonly StoredPerson[]): StoredPerson | null {
  const byId = existing.find((one) => one.personId === person.personId);
  if (byId !== undefined || person.personId !== undefined) return byId ?? null;
  return existing.find((one) => foldName(one.email) === foldName(person.email)) ?? null;
}

function secretColumns(secret: string, { clock, fingerprints }: PlanHost): Pick<StoredApp, 'secretDigest' | 'secretFingerprint' | 'secretCreatedAt'> {
  return { secretDigest: digest(secret), secretFingerprint: fingerprints.of(secret), secretCreatedAt: clock.now() };
}

function planApp({ clientId, clientSecret, rotation, ...file }: WorkspaceApp, before: StoredApp | null, host: PlanHost): AppStep {
  const { name, description, homepageUrl, environment, redirectUris } = file;
  const details = { name, description, homepageUrl, environment, redirectUris };
  if (before === null) {
    const secret = clientSecret ?? mint(PREFIXES.secret, host.random);
    const id = clientId ?? newId(PREFIXES.client, host.random, 12);
    return { before, after: { ...details, clientId: id, logoId: null, revision: 1, rotation: rotation ?? 'default', ...secretColumns(secret, host), createdAt: host.clock.now(), isSample: false }, secret, idIsGiven: clientId !== undefined };
  }
  const isNewSecret = clientSecret !== undefined && !sameDigest(digest(clientSecret), before.secretDigest);
  return { before, after: { ...before, ...details, rotation: rotation ?? before.rotation, ...(isNewSecret ? secretColumns(clientSecret, host) : {}) }, secret: clientSecret ?? null, idIsGiven: true };
}

function planPerson({ name, email, personId, organisation, plan, grants }: WorkspacePerson, before: StoredPerson | null, { random }: PlanHost): Step<StoredPerson> {
  const was = before ?? PLAIN_PERSON;
  const wishes = { organisation: organisation ?? was.organisation, plan: plan === undefined ? was.plan : plan, grants: grants === undefined ? was.grants : grants };
  return { before, after: { ...was, ...wishes, personId: before?.personId ?? personId ?? PersonId.parse(newId('usr_', random, 12)), name, email } };
}

/** What the file leaves out stays. A port may be null, which is a wish as well. */
function planSettings({ retention, ...file }: WorkspaceSettings, before: WorkspaceState['settings']): WorkspaceState['settings'] {
  const take = <T>(wish: T | undefined, present: T): T => (wish === undefined ? present : wish);
  return {
    plan: take(file.plan, before.plan),
    rotates: take(file.rotates, before.rotates),
    retention: { days: take(retention?.days, before.retention.days), megabytes: take(retention?.megabytes, before.retention.megabytes) },
    port: take(file.port, before.port),
    consolePort: take(file.consolePort, before.consolePort),
  };
}

/** Rules and breakpoints of the file take the place of all; of consent and check-ups, only what the file says changes. */
function planStaging(file: WorkspaceFile, before: Staging, steps: readonly AppStep[]): Staging {
  return { faults: file.faults ?? before.faults, breakpoints: file.breakpoints ?? before.breakpoints, consent: planConsents(before.consent, file.settings.consent, { file: file.apps, steps }), addresses: planAddresses(before.addresses, { file: file.apps, steps }) };
}

/** Those that no step speaks about. */
function findOthers<T>(existing: readonly T[], steps: readonly Step<T>[]): T[] {
  return existing.filter((one) => steps.every((step) => step.before !== one));
}

const removals = <T>(others: readonly T[]): Step<T>[] => others.map((before) => ({ before, after: null }));

/**
 * Plans an import. In: the file, the state, and whether the console shall be exactly like the file.
 * An app is known again by its client id, else by its name; a person by the id, else by the address. A part that the file leaves out stays.
 * The sample app is the console's own: it is never removed.
 */
export function planImport(file: WorkspaceFile, state: WorkspaceState, { mode, takesClock, ...machine }: PlanHost & { readonly mode: ImportMode; readonly takesClock: boolean }): ImportPlan {
  const clock = planClock(takesClock ? file : null, state.clock);
  const host = { ...machine, clock: clockAfter(clock, machine.clock) };
  const apps = file.apps.map((app) => planApp(app, findApp(app, state.apps), host));
  const people = (file.people ?? []).map((person) => planPerson(person, findPerson(person, state.people), host));
  const otherApps = findOthers(state.apps, apps);
  const otherPeople = findOthers(state.people, people);
  const goingApps = mode === 'exact' ? otherApps.filter(({ isSample }) => !isSample) : [];
  const goingPeople = mode === 'exact' && file.people !== undefined ? otherPeople : [];
  const named = people.flatMap(({ after }) => (after === null ? [] : [after.personId]));
  const stay = otherPeople.filter((person) => !goingPeople.includes(person)).map(({ personId }) => personId);
  const steps = [...apps, ...removals(goingApps).map((step) => ({ ...step, secret: null, idIsGiven: true }))];
  return {
    apps: steps,
    people: [...people, ...removals(goingPeople)],
    order: [...named, ...stay],
    settings: { before: state.settings, after: planSettings(file.settings, state.settings) },
    staging: { before: state.staging, after: planStaging(file, state.staging, steps) },
    clock,
    leftAlone: otherApps.filter((app) => !goingApps.includes(app) && !app.isSample).length + (file.people === undefined ? 0 : stay.length),
  };
}
