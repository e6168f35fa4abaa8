/** Answers for putting a backup in the place of the database: prepared while the console runs, done when it starts, whole or not at all. */
import { existsSync, mkdirSync, promises, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { BackupFolder } from './backup-folder.ts';

/** A restore that was asked for, at a moment in epoch ms. */
interface Wish {
  readonly from: string;
  readonly keepAs: string;
  readonly askedAt: number;
}

/** What it came to. */
export interface RestoreOutcome {
  readonly from: string;
  readonly restoredAt: number;
  readonly keptAs: string | null;
  readonly failure: string | null;
}

/** Waits until the disk holds a file, while requests are answered. */
async function sync(path: string): Promise<void> {
  // `promises` is loaded by whoever reads it: every start looks for a restore, and hardly one finds any.
  const handle = await promises.open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

type Kinds<T> = { readonly [K in keyof T]: (value: unknown) => boolean };

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const isMoment = (value: unknown): boolean => typeof value === 'number';

const WISH: Kinds<Wish> = { from: isText, keepAs: isText, askedAt: isMoment };
const OUTCOME: Kinds<RestoreOutcome> = { from: isText, restoredAt: isMoment, keptAs: isTextOrNull, failure: isTextOrNull };

function isOf<T extends object>(value: unknown, kinds: Kinds<T>): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const found = value as Partial<Record<keyof T, unknown>>;
  return (Object.keys(kinds) as (keyof T)[]).every((name) => kinds[name](found[name]));
}

/** Reads a note of this console's own; null when there is none, or when somebody wrote something else. Every start passes here, so no schema is built for it. */
function readNote<T extends object>(path: string, kinds: Kinds<T>): T | null {
  try {
    const note: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isOf(note, kinds) ? note : null;
  } catch {
    return null;
  }
}

/**
 * The folder `restore` of a data folder. `next.db` is the decision: it appears whole, by being renamed, and while it is there every start
 * goes on with the restore, wherever the one before was killed.
 */
export class PendingRestore {
  readonly #folder: string;
  readonly #own: string;
  readonly #backups: BackupFolder;

  constructor(dataFolder: string) {
    this.#folder = dataFolder;
    this.#own = join(dataFolder, 'restore');
    this.#backups = new BackupFolder(dataFolder);
  }

  /** Prepares a restore; from then on the next start does it. In: path and name of the backup, and what the present database will be kept as. */
  async prepare(path: string, wish: Wish): Promise<void> {
    mkdirSync(this.#own, { recursive: true, mode: 0o700 });
    const unfinished = this.#at('next.db.unfinished');
    await promises.copyFile(path, unfinished);
    await sync(unfinished);
    writeFileSync(this.#at('next.json'), JSON.stringify(wish), { mode: 0o600 });
    renameSync(unfinished, this.#at('next.db'));
  }

  /**
   * Does what was prepared, if anything was. Call with the folder's lock held, before the database is opened.
   * Out: takes it back, for the case that the restored database cannot be opened; null when there was nothing to do.
   */
  carryOut(): ((failure: string) => void) | null {
    if (!existsSync(this.#at('next.db'))) return null;
    const wish = readNote(this.#at('next.json'), WISH) ?? this.#guessWish();
    const kept = this.#keep(wish.keepAs);
    renameSync(this.#at('next.db'), this.#database());
    const outcome = { from: wish.from, restoredAt: wish.askedAt, keptAs: kept === null ? null : wish.keepAs };
    this.#tell({ ...outcome, failure: null });
    return (failure) => {
      this.#removeDatabase();
      if (kept !== null) renameSync(kept, this.#database());
      this.#tell({ ...outcome, keptAs: null, failure });
    };
  }

  /** What the last restore came to, until somebody has seen it. */
  outcome(): RestoreOutcome | null {
    return readNote(this.#at('outcome.json'), OUTCOME);
  }

  /** Somebody has seen it. */
  forget(): void {
    rmSync(this.#at('outcome.json'), { force: true });
  }

  /** Somebody took the note away: the copy itself tells when it was made. */
  #guessWish(): Wish {
    const askedAt = Math.round(statSync(this.#at('next.db')).mtimeMs);
    return { from: 'a backup', keepAs: this.#backups.freeName('before-restore', askedAt), askedAt };
  }

  #at(name: string): string {
    return join(this.#own, name);
  }

  #database(): string {
    return join(this.#folder, 'mavio.db');
  }

  #removeDatabase(): void {
    for (const end of ['', '-wal', '-shm']) rmSync(`${this.#database()}${end}`, { force: true });
  }

  /** Moves the present database among the backups. Out: its path there; null when there was none. */
  #keep(keepAs: string): string | null {
    const target = join(this.#backups.path, keepAs);
    if (existsSync(this.#database())) {
      foldLog(this.#database());
      mkdirSync(this.#backups.path, { recursive: true, mode: 0o700 });
      renameSync(this.#database(), target);
    }
    // A log that stayed behind belongs to the old database: SQLite would write it over the new one.
    for (const end of ['-wal', '-shm']) rmSync(`${this.#database()}${end}`, { force: true });
    return existsSync(target) ? target : null;
  }

  #tell(outcome: RestoreOutcome): void {
    writeFileSync(this.#at('outcome.json'), JSON.stringify(outcome), { mode: 0o600 });
    rmSync(this.#at('next.json'), { force: true });
  }
}

/** Puts the log of a database into its file, so that the file alone is everything. One that cannot be read is kept as it is. */
function foldLog(file: string): void {
  try {
    const sql = new BetterSqlite3(file);
    try {
      sql.pragma('journal_mode = DELETE');
    } finally {
      sql.close();
    }
  } catch {
    // A damaged database is a good reason for a restore.
  }
}
