/** Answers for reading a workspace with all that may stand in it, and for every mistake with line, column and path. */
import type { z } from 'zod';
import { FaultHeader, FaultWhen } from '../../../src-preload/contract/faults.ts';
import { WorkspaceApp, WorkspaceCheckup, WorkspaceConsent, WorkspacePerson, WorkspaceSettings } from '../../../src-preload/contract/workspace-file.ts';
import type { WorkspaceMistake } from '../../../src-preload/contract/workspace.ts';
import { WorkspaceBreakpoint, WorkspaceFault, WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';
import { nearestName } from '../../oauth/nearest.ts';
import { byPlace } from './by-place.ts';
import type { Places } from './places.ts';
import type { ReadDocument } from './read-document.ts';
import { WorkspaceMistakes, writePath } from './workspace-mistakes.ts';

const KINDS: Readonly<Record<string, string>> = { string: 'a text in double quotes', array: 'a list', object: 'names with values, such as name: Clipnote', number: 'a number', int: 'a whole number', boolean: 'true or false' };

/** Words for what the contract's schemas leave to zod: somebody reads them in a terminal, without the schema at hand. */
function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return withMissing(issue.input, issue.values.map((value) => `“${String(value)}”`).join(' or '));
  if (issue.code !== 'invalid_type') return undefined;
  return withMissing(issue.input, KINDS[issue.expected] ?? issue.expected);
}

function withMissing(input: unknown, wanted: string): string {
  return input === undefined ? `is missing; it must be ${wanted}.` : `must be ${wanted}.`;
}

/** Names that may stand in a fault rule, or in what it waits for. */
function namesInRule([part, inner]: readonly PropertyKey[]): string[] {
  if (part === undefined) return Object.keys(WorkspaceFault.shape);
  if (part !== 'when') return [];
  return Object.keys(inner === 'nth' ? FaultWhen.shape.nth.unwrap().shape : inner === 'header' ? FaultHeader.shape : FaultWhen.shape);
}

/** Names that may stand in the object at a path. */
function namesAt([part, second, ...deeper]: readonly PropertyKey[]): string[] {
  if (part === undefined) return Object.keys(WorkspaceFile.shape);
  if (part === 'apps') return Object.keys(deeper.length === 0 ? WorkspaceApp.shape : deeper[0] === 'consent' ? WorkspaceConsent.shape : deeper[0] === 'checkup' ? WorkspaceCheckup.unwrap().shape : {});
  if (part === 'people' && deeper.length === 0) return Object.keys(WorkspacePerson.shape);
  if (part === 'breakpoints' && deeper.length === 0) return Object.keys(WorkspaceBreakpoint.shape);
  if (part === 'faults') return namesInRule(deeper);
  if (part !== 'settings' || deeper.length > 0) return [];
  return Object.keys(second === undefined ? WorkspaceSettings.shape : second === 'retention' ? WorkspaceSettings.shape.retention.unwrap().shape : {});
}

function unknownName(key: string, path: readonly PropertyKey[]): string {
  const near = nearestName(key, namesAt(path));
  // A name is part of the format, unless somebody pasted a value in its place: that is not repeated whole.
  const shown = key.length > 40 ? `${key.slice(0, 12)}…` : key;
  return `“${shown}” is not known here.${near === null ? '' : ` Did you mean “${near}”?`}`;
}

function placeIssue(issue: z.core.$ZodIssue, places: Places): WorkspaceMistake[] {
  const path = writePath(issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ ...places.placeOf(issue.path), path, message: issue.message }];
  return issue.keys.map((key) => ({ ...places.placeOfName([...issue.path, key]), path, message: unknownName(key, issue.path) }));
}

/** What is wrong in kind is often wrong in length too: of each value the first mistake is told. */
function dropFollowing(mistakes: readonly WorkspaceMistake[]): WorkspaceMistake[] {
  const keyOf = ({ line, column, path }: WorkspaceMistake): string => `${path} ${String(line)} ${String(column)}`;
  return mistakes.filter((mistake, index) => mistakes.findIndex((other) => keyOf(other) === keyOf(mistake)) === index);
}

/** In: a text that was read. Out: what stands in it. Errors: WorkspaceMistakes, in the order of the text. */
export async function readWholeWorkspace(doc: ReadDocument): Promise<WorkspaceFile> {
  const parsed = WorkspaceFile.safeParse(doc.value, { error: explainIssue, jitless: true });
  if (parsed.success) return parsed.data;
  const places = await doc.places();
  throw new WorkspaceMistakes(dropFollowing(parsed.error.issues.flatMap((issue) => placeIssue(issue, places))).sort(byPlace));
}
