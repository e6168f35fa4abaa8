/** Answers for backups of the data folder while the console runs, and for restoring one. */
import type { z } from 'zod';
import type { BackupFile, BackupJob, BackupState, RestoreProspect, RestoreReport } from '../../src-preload/contract/backups.ts';
import type { Clock, Log } from '../host.ts';
import type { AppStore } from '../storage/app-store.ts';
import { BackupFolder } from '../storage/backup-folder.ts';
import { copyDatabase } from '../storage/copy-database.ts';
import type { Database } from '../storage/database.ts';
import { BackupUnusable, type Contents, inspectBackup } from '../storage/inspect-backup.ts';
import { PendingRestore } from '../storage/pending-restore.ts';
import type { Hub } from '../trace/hub.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { ServiceFailure } from './service-failure.ts';

/** What backups are made of. `restart` starts the console again on the same ports; null where somebody has to do it by hand. */
export interface BackupsParts {
  readonly db: Database;
  readonly apps: AppStore;
  readonly keeper: SecretKeeper;
  readonly hub: Hub;
  readonly log: Log;
  readonly clock: Clock;
  readonly restart: (() => void) | null;
}

/** Open windows hear of progress at most once in this many milliseconds. */
const TELL_EVERY_MS = 150;
/** The answer reaches the window before the console goes down. */
const RESTART_AFTER_MS = 250;

const STOPPING = 'The console is stopping.';

/** Use cases of `backups.*`. One piece of work at a time. */
export class Backups {
  readonly #parts: BackupsParts;
  readonly #folder: BackupFolder;
  readonly #pending: PendingRestore;
  #job: BackupJob | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #toldAt = 0;
  #isClosed = false;

  constructor(parts: BackupsParts) {
    this.#parts = parts;
    this.#folder = new BackupFolder(parts.db.folder);
    this.#pending = new PendingRestore(parts.db.folder);
    this.#folder.clean();
  }

  /** The backups, the work under way, and what the last restore came to. */
  async list(): Promise<z.input<typeof BackupState>> {
    return { folder: this.#folder.path, files: this.#folder.list(), job: this.#job, report: await this.#report() };
  }

  /** Copies everything into one file. Errors: NOT_NOW, BACKUP_FAILED; then no file was left. */
  async make(): Promise<BackupFile> {
    const name = this.#folder.freeName('mavio', this.#parts.clock.now());
    return await this.#run({ kind: 'backup', name, phase: 'copying', done: 0, total: 0 }, async () => {
      try {
        await copyDatabase(this.#parts.db, this.#folder.begin(name), (done, total) => {
          if (this.#isClosed) throw new Error(STOPPING);
          this.#say({ done, total });
        });
        this.#folder.finish(name);
      } catch (cause) {
        this.#folder.clean();
        throw this.#failure(cause);
      }
      const made = this.#folder.list().find((file) => file.name === name);
      if (made === undefined) throw new ServiceFailure('BACKUP_FAILED', { reason: 'The backup was written, and is gone again.' });
      return made;
    });
  }

  /** What a restore would put in the place of what. Errors: NOT_FOUND, BACKUP_FAILED when the file cannot be restored. */
  async look(name: string): Promise<RestoreProspect> {
    return { backup: await this.#inspect(this.#find(name), false), now: this.#count() };
  }

  /**
   * Checks a backup from end to end, prepares it, and starts the console again: the start puts it in the place of the database and keeps
   * what was there as another backup. Out: whether the console starts again by itself. Errors: NOT_FOUND, NOT_NOW, BACKUP_FAILED; then nothing changed.
   */
  async restore(name: string): Promise<{ restarts: boolean }> {
    const path = this.#find(name);
    await this.#run({ kind: 'restore', name, phase: 'checking', done: 0, total: 0 }, async () => {
      await this.#inspect(path, true);
      this.#say({ phase: 'preparing' });
      const askedAt = this.#parts.clock.now();
      try {
        await this.#pending.prepare(path, { from: name, keepAs: this.#folder.freeName('before-restore', askedAt), askedAt });
      } catch (cause) {
        throw this.#failure(cause);
      }
    });
    const { restart } = this.#parts;
    if (restart !== null) setTimeout(restart, RESTART_AFTER_MS);
    return { restarts: restart !== null };
  }

  /** Deletes a backup. Errors: NOT_NOW while it is in use. */
  async remove(name: string): Promise<void> {
    if (this.#job?.name === name) throw new ServiceFailure('NOT_NOW', { reason: 'This backup is being used. Wait until that is over.' });
    await this.#folder.remove(name);
    this.#tell();
  }

  /** Somebody has read the report of the last restore. */
  acknowledge(): void {
    this.#pending.forget();
    this.#tell();
  }

  /** Ends work under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#work.catch(() => undefined);
  }

  async #run<T>(job: BackupJob, work: () => Promise<T>): Promise<T> {
    if (this.#job !== null) throw new ServiceFailure('NOT_NOW', { reason: `A ${this.#job.kind} is under way. Wait until it is over.` });
    this.#job = job;
    this.#tell();
    const running = work();
    this.#work = running;
    try {
      return await running;
    } finally {
      this.#job = null;
      this.#tell();
    }
  }

  #say(change: Partial<BackupJob>): void {
    if (this.#job === null) return;
    this.#job = { ...this.#job, ...change };
    const now = performance.now();
    if (now - this.#toldAt >= TELL_EVERY_MS) this.#tell();
  }

  #tell(): void {
    this.#toldAt = performance.now();
    this.#parts.hub.publish([{ topic: 'backup.changed' }]);
  }

  #find(name: string): string {
    const path = this.#folder.find(name);
    if (path === null) throw new ServiceFailure('NOT_FOUND', { what: 'backup' });
    return path;
  }

  async #inspect(path: string, thorough: boolean): Promise<Contents> {
    try {
      return await inspectBackup(path, thorough);
    } catch (problem) {
      if (problem instanceof BackupUnusable) throw new ServiceFailure('BACKUP_FAILED', { reason: problem.message }, { cause: problem });
      throw problem;
    }
  }

  #failure(cause: unknown): ServiceFailure {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    this.#parts.log.warn('a backup or restore failed', { cause });
    if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new ServiceFailure('BACKUP_FAILED', { reason: 'The disk is full. Make room, or delete an old backup.' }, { cause });
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new ServiceFailure('BACKUP_FAILED', { reason: `This user may not write into ${this.#folder.path}.` }, { cause });
    return new ServiceFailure('BACKUP_FAILED', { reason: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }

  #count(): Contents {
    const { sql } = this.#parts.db;
    const count = (table: string): number => Number(sql.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    return { apps: count('apps'), people: count('people'), flows: count('flows') };
  }

  async #report(): Promise<z.input<typeof RestoreReport> | null> {
    const outcome = this.#pending.outcome();
    if (outcome === null) return null;
    const { apps, keeper } = this.#parts;
    const missing: { clientId: string; name: string }[] = [];
    if (outcome.failure === null) for (const app of apps.list()) if ((await keeper.where(app)) === 'nowhere') missing.push({ clientId: app.clientId, name: app.name });
    return { ...outcome, missing };
  }
}
