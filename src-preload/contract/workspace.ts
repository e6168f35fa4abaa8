/** Answers for reading and importing a workspace file: what an import would change, the mistakes it may hold, and the way back. */
import { z } from 'zod';
import { ClientId, Moment } from './ids.ts';

/** How a file is written. Both are read, whatever was asked for. */
export const WorkspaceFormat = z.enum(['yaml', 'json']);
export type WorkspaceFormat = z.infer<typeof WorkspaceFormat>;

/** `add` registers and changes what the file names; `exact` also removes what it does not name. */
export const ImportMode = z.enum(['add', 'exact']);
export type ImportMode = z.infer<typeof ImportMode>;

/** One mistake. Line and column count from 1, columns in UTF-16 units; null where the file as a whole is wrong. It repeats no value. */
export const WorkspaceMistake = z.object({
  line: z.number().int().positive().nullable(),
  column: z.number().int().positive().nullable(),
  /** `apps[1].redirectUris[0]`, or empty. */
  path: z.string(),
  message: z.string(),
});
export type WorkspaceMistake = z.infer<typeof WorkspaceMistake>;

/** Living tokens that end, and of how many people. */
export const TokenLoss = z.object({ people: z.number().int().nonnegative(), tokens: z.number().int().nonnegative() });
export type TokenLoss = z.infer<typeof TokenLoss>;

/** One field before and after, as lines; none where there is no value. */
export const FieldChange = z.object({ field: z.string(), before: z.array(z.string()), after: z.array(z.string()) });
export type FieldChange = z.infer<typeof FieldChange>;

/** One thing that an import changes. */
export const WorkspaceChange = z.object({
  kind: z.enum(['added', 'changed', 'removed']),
  what: z.enum(['app', 'person', 'setting']),
  /** Client id, person id, or the setting's name; empty while it is not made yet. */
  id: z.string(),
  name: z.string(),
  fields: z.array(FieldChange),
  loss: TokenLoss,
});
export type WorkspaceChange = z.infer<typeof WorkspaceChange>;

/** What an import would do, before it does it. */
export const WorkspaceDifference = z.object({
  changes: z.array(WorkspaceChange),
  /** Apps and people that the file names and that are like that already. */
  unchanged: z.number().int().nonnegative(),
  /** Apps and people that are here, are not in the file, and stay. */
  leftAlone: z.number().int().nonnegative(),
  /** Apps that get a new secret. */
  newSecrets: z.number().int().nonnegative(),
  loss: TokenLoss,
  /** Stands for this difference: an import does what was shown, or nothing. */
  seen: z.string(),
});
export type WorkspaceDifference = z.infer<typeof WorkspaceDifference>;

/** What was read: every mistake, or the difference. */
export const WorkspaceReading = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mistakes'), mistakes: z.array(WorkspaceMistake) }),
  z.object({ kind: z.literal('difference'), difference: WorkspaceDifference }),
]);
export type WorkspaceReading = z.infer<typeof WorkspaceReading>;

/** A text to import. The name decides between JSON and YAML where the text does not. */
export const WorkspaceText = z.object({ text: z.string(), fileName: z.string().max(1000).nullable(), mode: ImportMode });
export type WorkspaceText = z.infer<typeof WorkspaceText>;

/** The way back from the last import. */
export const WorkspaceUndo = z.object({
  importedAt: Moment,
  /** What undo does, in one sentence. */
  does: z.string(),
  /** What it cannot bring back, a sentence each. */
  cannot: z.array(z.string()),
});
export type WorkspaceUndo = z.infer<typeof WorkspaceUndo>;

/** A new app with its secret, as a sheet shows it this once. */
export const IssuedByImport = z.object({ name: z.string(), clientId: ClientId, clientSecret: z.string() });
export type IssuedByImport = z.infer<typeof IssuedByImport>;
