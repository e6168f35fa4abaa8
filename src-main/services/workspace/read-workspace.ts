/** Answers for reading a workspace: apps, people and settings, or every mistake with line, column and path. */
import { PlainWorkspace, WORKSPACE_BYTES } from '../../../src-preload/contract/workspace-file.ts';
import type { WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';
import { foldName } from '../fold-name.ts';
import { byPlace } from './by-place.ts';
import { readDocument } from './read-document.ts';
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
  readonly refuse: (mistakes: readonly PathMistake[]) => Promise<WorkspaceMistakes>;
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
export async function readWorkspace(text: string, fileName: string | null): Promise<ReadWorkspace> {
  if (Buffer.byteLength(text, 'utf8') > WORKSPACE_BYTES) throw wholeFile(`The file is too large: a workspace has at most ${String(WORKSPACE_BYTES / 1024 / 1024)} MB.`);
  // A byte order mark is common in files from Windows editors and means nothing.
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') throw wholeFile('The file is empty.');
  const doc = await readDocument(bare, fileName);
  const refuse = async (mistakes: readonly PathMistake[]): Promise<WorkspaceMistakes> => {
    const places = await doc.places();
    return new WorkspaceMistakes(mistakes.map(({ path, message }) => ({ ...places.placeOf(path), path: writePath(path), message })).sort(byPlace));
  };
  // Read once, so zod need not compile its schemas first. What stages nothing is read without the schemas of what may be staged.
  const plain = PlainWorkspace.safeParse(doc.value, { jitless: true });
  const file = plain.success ? plain.data : await (await import('./read-whole-workspace.ts')).readWholeWorkspace(doc);
  const clashes = findInnerClashes(file);
  if (clashes.length > 0) throw await refuse(clashes);
  return { file, refuse };
}
