/** Answers for reading a workspace: apps, people and settings, or every mistake with line, column and path. */
import type { z } from 'zod';
import { WORKSPACE_BYTES, WorkspaceApp, WorkspaceFile, type WorkspaceMistake, WorkspacePerson, WorkspaceSettings } from '../../../src-preload/contract/workspace.ts';
import { FaultWhen } from '../../../src-preload/contract/faults.ts';
import { WorkspaceBreakpoint, WorkspaceFault } from '../../../src-preload/contract/workspace-staging.ts';
import { nearestName } from '../../oauth/nearest.ts';
import { foldName } from '../fold-name.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { wholeFile, WorkspaceMistakes, writePath } from './workspace-mistakes.ts';

/** Something that is wrong at a path. */
export interface PathMistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A workspace that was read, and a way to say where something in it is wrong after all. */
export interface ReadWorkspace {
  readonly file: WorkspaceFile;
  /** Turns mistakes at paths into mistakes at places. */
  readonly refuse: (mistakes: readonly PathMistake[]) => WorkspaceMistakes;
}

const KINDS: Readonly<Record<string, string>> = { string: 'a text in double quotes', array: 'a list', object: 'an object', number: 'a number', int: 'a whole number', boolean: 'true or false' };

/** Words for what the contract's schemas leave to zod: somebody reads them in a terminal, without the schema at hand. */
function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_value') return withMissing(issue.input, issue.values.map((value) => `“${String(value)}”`).join(' or '));
  if (issue.code !== 'invalid_type') return undefined;
  return withMissing(issue.input, KINDS[issue.expected] ?? issue.expected);
}

function withMissing(input: unknown, wanted: string): string {
  return input === undefined ? `is missing; it must be ${wanted}.` : `must be ${wanted}.`;
}

/** Names that may stand in the object at a path. */
function namesAt([part, second, ...deeper]: readonly PropertyKey[]): string[] {
  if (part === undefined) return Object.keys(WorkspaceFile.shape);
  if (part === 'apps' && deeper.length === 0) return Object.keys(WorkspaceApp.shape);
  if (part === 'people' && deeper.length === 0) return Object.keys(WorkspacePerson.shape);
  if (part === 'breakpoints' && deeper.length === 0) return Object.keys(WorkspaceBreakpoint.shape);
  if (part === 'faults') return Object.keys(deeper.length === 0 ? WorkspaceFault.shape : deeper[0] === 'when' ? FaultWhen.shape : {});
  if (part !== 'settings' || deeper.length > 0) return [];
  return Object.keys(second === undefined ? WorkspaceSettings.shape : second === 'retention' ? WorkspaceSettings.shape.retention.unwrap().shape : {});
}

function unknownName(key: string, path: readonly PropertyKey[]): string {
  const near = nearestName(key, namesAt(path));
  // A name is part of the format, unless somebody pasted a value in its place: that is not repeated whole.
  const shown = key.length > 40 ? `${key.slice(0, 12)}…` : key;
  return `“${shown}” is not known here.${near === null ? '' : ` Did you mean “${near}”?`}`;
}

function placeIssue(issue: z.core.$ZodIssue, doc: ReadDocument): WorkspaceMistake[] {
  const path = writePath(issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ ...doc.placeOf(issue.path), path, message: issue.message }];
  return issue.keys.map((key) => ({ ...doc.placeOfName([...issue.path, key]), path, message: unknownName(key, issue.path) }));
}

const byPlace = (a: WorkspaceMistake, b: WorkspaceMistake): number => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

/** What is wrong in kind is often wrong in length too: of each value the first mistake is told. */
function dropFollowing(mistakes: readonly WorkspaceMistake[]): WorkspaceMistake[] {
  const keyOf = ({ line, column, path }: WorkspaceMistake): string => `${path} ${String(line)} ${String(column)}`;
  return mistakes.filter((mistake, index) => mistakes.findIndex((other) => keyOf(other) === keyOf(mistake)) === index);
}

/** Finds texts that stand in a list twice where each must be its own. */
function findTwins(list: string, texts: readonly (string | undefined)[], key: string): PathMistake[] {
  return texts.flatMap((text, index) => {
    const first = text === undefined ? index : texts.indexOf(text);
    return first < index ? [{ path: [list, index, key], message: `The same ${key} stands at ${list}[${String(first)}]. Each must be its own.` }] : [];
  });
}

function findInnerClashes({ apps, people = [], settings: { port, consolePort } }: WorkspaceFile): PathMistake[] {
  const isOnePort = typeof port === 'number' && port === consolePort;
  return [
    ...(isOnePort ? [{ path: ['settings', 'consolePort'], message: `${String(port)} is the port of the server. Each needs one of its own.` }] : []),
    ...findTwins('people', people.map(({ personId }) => personId), 'personId'),
    ...findTwins('people', people.map(({ email }) => foldName(email)), 'email'),
    ...findTwins('apps', apps.map(({ clientId }) => clientId), 'clientId'),
    ...findTwins('apps', apps.map(({ name }) => foldName(name)), 'name'),
  ];
}

/**
 * Reads and validates a text; changes nothing.
 * In: the text, and the file's name where it has one. Out: what stands in it. Errors: WorkspaceMistakes, in the order of the text.
 */
export function readWorkspace(text: string, fileName: string | null): ReadWorkspace {
  if (Buffer.byteLength(text, 'utf8') > WORKSPACE_BYTES) throw wholeFile(`The file is too large: a workspace has at most ${String(WORKSPACE_BYTES / 1024 / 1024)} MB.`);
  // A byte order mark is common in files from Windows editors and means nothing.
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') throw wholeFile('The file is empty.');
  const doc = readDocument(bare, fileName);
  const refuse = (mistakes: readonly PathMistake[]): WorkspaceMistakes =>
    new WorkspaceMistakes(mistakes.map(({ path, message }) => ({ ...doc.placeOf(path), path: writePath(path), message })).sort(byPlace));
  // Read once, so zod need not compile its schemas first.
  const parsed = WorkspaceFile.safeParse(doc.value, { error: explainIssue, jitless: true });
  if (!parsed.success) throw new WorkspaceMistakes(dropFollowing(parsed.error.issues.flatMap((issue) => placeIssue(issue, doc))).sort(byPlace));
  const clashes = findInnerClashes(parsed.data);
  if (clashes.length > 0) throw refuse(clashes);
  return { file: parsed.data, refuse };
}
