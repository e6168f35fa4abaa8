/** Answers for writing what was planned, or taking it back: one transaction, everything or nothing. */
import { isDeepStrictEqual as same } from 'node:util';
import type { StoredApp } from '../../storage/app-store.ts';
import type { Recording } from '../../trace/recorder.ts';
import type { Gone } from '../endings.ts';
import type { ImportPlan } from './plan-import.ts';
import { writeStaging } from './staging.ts';
import type { Step } from './step.ts';
import type { WorkspaceParts } from './workspace-parts.ts';
import { loadState, type WorkspaceState } from './workspace-state.ts';

/** What to write. */
export type Steps = Pick<ImportPlan, 'order' | 'settings' | 'staging' | 'clock' | 'people'> & { readonly apps: readonly Step<StoredApp>[] };

/** The apps and people that steps remove. */
export function findGone({ apps, people }: Pick<Steps, 'apps' | 'people'>): Gone {
  return {
    clientIds: apps.flatMap(({ before, after }) => (after === null && before !== null ? [before.clientId] : [])),
    personIds: people.flatMap(({ before, after }) => (after === null && before !== null ? [before.personId] : [])),
  };
}

/** The steps that lead back. `order` is the one to come back to. */
export function turnBack({ apps, people, settings, staging, clock }: Steps, order: readonly string[]): Steps {
  const back = <T>({ before, after }: Step<T>): Step<T> => ({ before: after, after: before });
  return { apps: apps.map(back), people: people.map(back), settings: back(settings), staging: back(staging), clock: back(clock), order };
}

/** An app without the number of its changes: one that was changed and put back is the same. */
function contentOf(app: StoredApp | null): unknown {
  return app === null ? null : { ...app, revision: 0 };
}

/** The first thing that is not as the steps expect to find it, by name; null when all is. */
export function findDrift({ apps, people, settings, staging, clock }: Steps, state: WorkspaceState): string | null {
  for (const { before, after } of apps) {
    const id = (before ?? after)?.clientId;
    if (!same(contentOf(state.apps.find(({ clientId }) => clientId === id) ?? null), contentOf(before))) return (before ?? after)?.name ?? '';
  }
  for (const { before, after } of people) {
    const id = (before ?? after)?.personId;
    if (!same(state.people.find(({ personId }) => personId === id) ?? null, before)) return (before ?? after)?.name ?? '';
  }
  if (clock.before !== state.clock) return 'The server clock';
  if (!same(staging.before, state.staging)) return 'What is staged';
  return same(settings.before, state.settings) ? null : 'A setting';
}

/** Out: how many flows still waited, and are over with the apps that went. */
function writeApps(recording: Recording, steps: readonly Step<StoredApp>[], { apps, endings, logos }: WorkspaceParts): number {
  let stopped = 0;
  for (const { before, after } of steps) if (before !== null && after === null) stopped += endings.removeApp(recording, before).stopped;
  // Names move out of the way first, so that two apps can swap theirs.
  for (const { before, after } of steps) if (before !== null && after !== null && before.name !== after.name) apps.update({ ...before, name: `${before.clientId} ` });
  for (const { before, after } of steps) {
    if (after === null || same(before, after)) continue;
    // The logo of an app that comes back may have been let go meanwhile; see MOST_LOOSE_LOGOS.
    if (before === null) apps.insert({ ...after, logoId: after.logoId !== null && logos.has(after.logoId) ? after.logoId : null });
    else apps.update(after);
  }
  return stopped;
}

function writePeople(recording: Recording, { people: steps, order }: Pick<Steps, 'people' | 'order'>, { clock, people, endings, logos }: WorkspaceParts): void {
  for (const { before, after } of steps) {
    if (before === null && after !== null) people.insert({ ...after, pictureId: after.pictureId !== null && logos.has(after.pictureId) ? after.pictureId : null }, clock.now());
    else if (after !== null && !same(before, after)) people.update(after);
  }
  for (const { before, after } of steps) if (before !== null && after === null) endings.removePerson(recording, before.personId);
  people.arrange(order);
}

function writeSettings({ plan, ...preferences }: WorkspaceState['settings'], parts: Pick<WorkspaceParts, 'plan' | 'preferences'>): void {
  parts.plan.write(plan);
  parts.preferences.write(preferences);
}

/** Something may have been recorded since it was planned, after which it only goes forward. */
function writeClock({ after }: Steps['clock'], { clock }: WorkspaceParts, onDrift: (name: string) => Error): void {
  if (after !== null && clock.whyNotAt(after, 'clock') !== null) throw onDrift('The server clock');
  clock.writeAt(after);
}

/** Lets the settings count that were written. Call after commit. */
export function takeOver({ clock, plan, preferences, faults, breakpoints }: Pick<WorkspaceParts, 'clock' | 'plan' | 'preferences' | 'faults' | 'breakpoints'>): void {
  clock.refresh();
  faults.reload();
  breakpoints.reload();
  plan.refresh();
  preferences.refresh();
}

/**
 * Writes the steps, in one transaction with the trace. Throws, and writes nothing, when something is not as they expect it.
 * Call `takeOver` after it. Out: how many flows still waited for a request, and are over.
 */
export function carryOut(steps: Steps, parts: WorkspaceParts, onDrift: (name: string) => Error): number {
  return parts.recorder.transact((recording) => {
    const drift = findDrift(steps, loadState(parts));
    if (drift !== null) throw onDrift(drift);
    if (steps.clock.after !== steps.clock.before) writeClock(steps.clock, parts, onDrift);
    const stopped = writeApps(recording, steps.apps, parts);
    writePeople(recording, steps, parts);
    if (steps.settings.after !== null && !same(steps.settings.before, steps.settings.after)) writeSettings(steps.settings.after, parts);
    if (steps.staging.after !== null && !same(steps.staging.before, steps.staging.after)) writeStaging(steps.staging.after, parts);
    return stopped;
  });
}
