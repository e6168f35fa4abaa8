/** Answers for reading a workspace file from the disk. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { WORKSPACE_BYTES } from '../../../src-preload/contract/workspace-file.ts';
import { type ReadWorkspace, readWorkspace } from './read-workspace.ts';
import { wholeFile, WorkspaceMistakes } from './workspace-mistakes.ts';

function explainUnreadable(problem: unknown): string {
  const code = problem instanceof Error && 'code' in problem ? problem.code : '';
  if (code === 'ENOENT') return 'there is no such file.';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read the file.';
  if (code === 'EISDIR') return 'this is a folder, not a file.';
  return `the file could not be read${problem instanceof Error ? ` (${problem.message})` : ''}.`;
}

function decode(bytes: Buffer): string {
  // A TextDecoder that refuses what is wrong takes a millisecond to be made, and a start waits for it.
  if (!isUtf8(bytes)) throw wholeFile('the file is not UTF-8. Save it again as UTF-8.');
  return bytes.toString('utf8');
}

/** Nobody is served yet who could wait for it, and to load `fs/promises` would take longer than to read the file. */
function readText(path: string): string {
  try {
    // One byte more than allowed is enough to be refused; a film is not read into memory for that.
    if (statSync(path).size > WORKSPACE_BYTES) return ' '.repeat(WORKSPACE_BYTES + 1);
    return decode(readFileSync(path));
  } catch (problem) {
    throw problem instanceof WorkspaceMistakes ? problem : wholeFile(explainUnreadable(problem));
  }
}

/**
 * Reads and validates a workspace file; writes nothing.
 * In: the file's path. Out: what stands in it. Errors: WorkspaceMistakes with every mistake, each naming the file.
 */
export async function readWorkspaceFile(path: string): Promise<ReadWorkspace> {
  try {
    const { file, refuse } = await readWorkspace(readText(path), path);
    return { file, refuse: async (mistakes) => (await refuse(mistakes)).in(path) };
  } catch (problem) {
    throw problem instanceof WorkspaceMistakes ? problem.in(path) : problem;
  }
}
