/** Answers for backups of the data folder: the files, the work under way, and what a restore brought. */
import { z } from 'zod';
import { ClientId, Moment } from './ids.ts';

/** Name of a backup: a file in the folder `backups` of the data folder, never a path. */
export const BackupName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,120}\.db$/, 'A backup is a file that ends in .db, named with letters, digits, spaces, dots, dashes and underscores.');

/** A backup on the disk. Its time is what the file system says. */
export const BackupFile = z.object({ name: BackupName, bytes: z.number().int().nonnegative(), madeAt: Moment });
export type BackupFile = z.infer<typeof BackupFile>;

/** Work under way. `done` of `total` are parts of the current phase; both 0 where nobody can tell. */
export const BackupJob = z.object({
  kind: z.enum(['backup', 'restore']),
  name: BackupName,
  phase: z.enum(['copying', 'checking', 'preparing']),
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
});
export type BackupJob = z.infer<typeof BackupJob>;

/** What the last restore came to. */
export const RestoreReport = z.object({
  from: z.string(),
  restoredAt: Moment,
  /** The backup that holds what was there before; null where nothing was. */
  keptAs: z.string().nullable(),
  /** Why the backup could not be used after all; then everything is as it was before. */
  failure: z.string().nullable(),
  /** Apps whose secret the vault does not hold as it was when the backup was made. */
  missing: z.array(z.object({ clientId: ClientId, name: z.string() })),
});
export type RestoreReport = z.infer<typeof RestoreReport>;

/** Everything about backups, as the screen shows it. */
export const BackupState = z.object({ folder: z.string(), files: z.array(BackupFile), job: BackupJob.nullable(), report: RestoreReport.nullable() });
export type BackupState = z.infer<typeof BackupState>;

/** How much there is of what counts. */
export const BackupContents = z.object({ apps: z.number().int(), people: z.number().int(), flows: z.number().int() });
export type BackupContents = z.infer<typeof BackupContents>;

/** What a restore would put in the place of what. */
export const RestoreProspect = z.object({ backup: BackupContents, now: BackupContents });
export type RestoreProspect = z.infer<typeof RestoreProspect>;
