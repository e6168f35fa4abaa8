/** Answers for the workspace as it is: everything that a workspace file can speak about. */
import type { Preferences } from '../../../src-preload/contract/preferences.ts';
import type { Plan } from '../../../src-preload/contract/plans.ts';
import type { StoredApp } from '../../storage/app-store.ts';
import type { ClockPart } from './clock-part.ts';
import { loadStaging, type Staging } from './staging.ts';
import type { StoredPerson } from '../../storage/people-store.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Apps, people in order, and settings. */
export interface WorkspaceState {
  readonly apps: readonly StoredApp[];
  readonly people: readonly StoredPerson[];
  readonly settings: Preferences & { readonly plan: Plan };
  readonly staging: Staging;
  readonly clock: ClockPart;
}

/** Reads the state. */
export function loadState(parts: WorkspaceParts): WorkspaceState {
  const { apps, clock, people, plan, preferences } = parts;
  return { apps: apps.list(), people: people.list(), settings: { plan: plan.current, ...preferences.current }, staging: loadStaging(parts), clock: clock.setTo };
}
