/** Answers for the workspace file of a start: read before a folder or a port is touched, applied when both are there. One module, so that a start loads one file for it. */
import type { WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';
import { type EndingParts, Endings } from '../endings.ts';
import { readWorkspaceFile } from './read-workspace-file.ts';
import type { WorkspaceParts } from './workspace-parts.ts';
import { type WorkspaceResult, Workspaces } from './workspaces.ts';

/** A file that was read, and waits for the console. */
export interface OpenedWorkspace {
  readonly file: WorkspaceFile;
  /** Applies it, see Workspaces.applyFile. Its clock counts unless a flag named another moment. */
  apply(parts: Omit<WorkspaceParts, 'endings'> & EndingParts, options: { readonly takesClock: boolean }): Promise<readonly WorkspaceResult[]>;
}

/** In: the file's path. Out: what stands in it; nothing was changed. Errors: WorkspaceMistakes. */
export async function openWorkspace(path: string): Promise<OpenedWorkspace> {
  const workspace = await readWorkspaceFile(path);
  return { file: workspace.file, apply: (parts, options) => new Workspaces({ ...parts, endings: new Endings(parts) }).applyFile(workspace, options) };
}
