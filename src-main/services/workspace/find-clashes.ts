/** Answers for every way in which the things of a file, as planned, and those that stay get in each other's way. */
import { foldName } from '../fold-name.ts';
import type { ImportPlan } from './plan-import.ts';
import type { Step } from './step.ts';
import type { PathMistake } from './read-workspace.ts';
import type { WorkspaceState } from './workspace-state.ts';

interface Kind<T> {
  readonly list: 'apps' | 'people';
  /** The member that is unique besides the id. */
  readonly key: string;
  readonly idOf: (one: T) => string;
  readonly keyOf: (one: T) => string;
  readonly twin: string;
  readonly owner: (one: T) => string;
}

function clashesOf<T>(steps: readonly Step<T>[], existing: readonly T[], kind: Kind<T>): PathMistake[] {
  const planned = steps.flatMap(({ after }) => (after === null ? [] : [after]));
  const touched = new Set(steps.flatMap(({ before }) => (before === null ? [] : [kind.idOf(before)])));
  return planned.flatMap((one, index): PathMistake[] => {
    const at = (key: string, message: string): PathMistake[] => [{ path: [kind.list, index, ...(key === '' ? [] : [key])], message }];
    const twin = planned.findIndex((other) => kind.idOf(other) === kind.idOf(one));
    if (twin < index) return at('', `means the same ${kind.twin} as ${kind.list}[${String(twin)}].`);
    const namesake = planned.findIndex((other) => foldName(kind.keyOf(other)) === foldName(kind.keyOf(one)));
    if (namesake < index) return at(kind.key, `The same ${kind.key} stands at ${kind.list}[${String(namesake)}]. Each must be its own.`);
    const owner = existing.find((other) => !touched.has(kind.idOf(other)) && foldName(kind.keyOf(other)) === foldName(kind.keyOf(one)));
    return owner === undefined ? [] : at(kind.key, kind.owner(owner));
  });
}

/** In: the plan and the state. Out: a mistake for each clash, at the place of the file that is to be changed. */
export function findClashes(plan: ImportPlan, state: WorkspaceState): PathMistake[] {
  // Steps of the file come first, so a step's index is its place there. What goes is touched too: its name is free.
  return [
    ...clashesOf(plan.people, state.people, {
      list: 'people',
      key: 'email',
      idOf: ({ personId }) => personId,
      keyOf: ({ email }) => email,
      twin: 'person',
      owner: ({ personId }) => `The person ${personId}, who is here already, has this address.`,
    }),
    ...clashesOf(plan.apps, state.apps, {
      list: 'apps',
      key: 'name',
      idOf: ({ clientId }) => clientId,
      keyOf: ({ name }) => name,
      twin: 'registered app',
      owner: ({ clientId }) => `The app ${clientId}, which is registered here, has this name.`,
    }),
  ];
}
