/** Answers for the published JSON Schema of the workspace file: made of the contract, for editors. */
import { z } from 'zod';
import { WORKSPACE_SCHEMA_NAME } from '../../../src-preload/contract/workspace-file.ts';
import { WorkspaceFile } from '../../../src-preload/contract/workspace-staging.ts';

/** The schema as text (JSON Schema draft 7, which every editor understands). The console itself checks more: clashes, and each redirect URI. */
export function writeWorkspaceSchema(): string {
  const schema = z.toJSONSchema(WorkspaceFile, { io: 'input', target: 'draft-7' });
  return `${JSON.stringify({ $id: WORKSPACE_SCHEMA_NAME, title: 'Mavio Console workspace', ...schema }, null, 2)}\n`;
}
