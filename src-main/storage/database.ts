/** Answers for the database file: who may open it, how it is opened, and what a transaction is. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { assertDatabase, assertFile, DataFolderUnusable, explainDatabase, explainFolder } from './data-folder-unusable.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { PendingRestore } from './pending-restore.ts';

/** Another running console holds this data folder. The message names the folder. */
export class DataFolderBusy extends Error {
  override readonly name = 'DataFolderBusy';
  readonly folder: string;

  constructor(folder: string, cause?: unknown) {
    super(`Another console is using the data folder ${folder}. Stop it, or choose another folder with --data-dir.`, { cause });
    this.folder = folder;
  }
}

/** An open database. Everything but the stores speaks to it through `transact` only. */
export interface Database {
  readonly sql: BetterSqlite3.Database;
  readonly folder: string;
  /**
   * Runs `work` in one BEGIN IMMEDIATE transaction: it sees a state nobody changes under it, and either all it wrote stays or nothing.
   * Throws what `work` throws, after rolling back. Refuses work that returns a promise, because another request could slip in.
   */
  transact<T>(work: () => T): T;
  /** Like `transact`, for work of which it is known that it leaves what is `remembered` true. */
  transactRemembering<T>(work: () => T): T;
  /**
   * Rows of one kind that were read lately, by name; everybody who asks for that kind shares them. Nobody else writes to the file, and
   * every transaction but the remembering ones forgets all of them, also every one that throws: they are never older than the file.
   */
  remembered<V, K = string>(kind: string): Map<K, V>;
  /** Closes the file and gives the folder free. */
  close(): void;
}

/**
 * Makes a folder and those above it. Out: whether it had to be made. Node's own recursive way never returns where
 * a file system lets nothing be made and calls that ENOENT, as /proc does.
 */
function makeFolder(folder: string): boolean {
  if (existsSync(folder)) return false;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch (cause) {
    // Another console may have been quicker; what else may stand there shows itself when the folder is read.
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

/** Makes the folder private when it is ours: just made, or still empty. A folder that holds other things keeps its mode. */
function ownFolder(folder: string): void {
  if (makeFolder(folder) || readdirSync(folder).length === 0) chmodSync(folder, 0o700);
}

/** Creates a file for this user only, before SQLite would create it for everybody; `-wal` and `-shm` take over its mode. */
function ownFile(file: string): void {
  assertFile(file);
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/**
 * Takes the folder for this process. A lock held by the operating system vanishes with the process, even after kill -9;
 * a file with a process id would have to be judged stale. It is not the database itself, so that tools may still read that.
 */
function takeFolder(folder: string): BetterSqlite3.Database {
  const file = join(folder, 'lock.db');
  ownFile(file);
  const lock = new BetterSqlite3(file, { timeout: 0 });
  try {
    // Nothing is ever written here, so there is no journal to leave behind.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DataFolderBusy(folder, error);
    if (error instanceof BetterSqlite3.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) {
      throw new DataFolderUnusable(`${file} is damaged. It only says that a console runs and holds nothing of yours: delete it and start again.`, { cause: error });
    }
    throw error;
  }
}

function openFile(file: string): BetterSqlite3.Database {
  for (const beside of ['-wal', '-shm']) assertFile(file + beside);
  assertDatabase(dirname(file));
  ownFile(file);
  const sql = new BetterSqlite3(file, { timeout: 5000 });
  try {
    // A page size counts only before the first page is written. Tokens are known by digests, which fall on pages at random: each
    // request writes a few pages whole, so small pages write less. An event fills a fifth of one.
    sql.pragma('page_size = 4096');
    migrate(sql, { file, migrations: MIGRATIONS });
    // NORMAL with WAL survives the end of the process at any moment; only a power cut may take the last commits.
    sql.pragma('synchronous = NORMAL');
    sql.pragma('foreign_keys = ON');
    // The pages of a busy minute stay at hand, so that a commit does not wait for reads (in KiB when negative).
    sql.pragma('cache_size = -2000');
    // Checkpoints dominate the slowest answers, so under load they are rare; a quiet moment makes one, see checkpointWhenQuiet.
    sql.pragma('wal_autocheckpoint = 20000');
    return sql;
  } catch (error) {
    sql.close();
    throw error;
  }
}

/** Looks for a quiet moment this often, in milliseconds. */
const QUIET_MS = 1000;

/** Moves what was written into the database file once nothing was written for a while. Out: how to stop looking. */
function checkpointWhenQuiet(sql: BetterSqlite3.Database): { written(): void; stop(): void } {
  let state: 'clean' | 'written' | 'quiet' = 'clean';
  const timer = setInterval(() => {
    // PASSIVE waits for nobody: whoever reads the file meanwhile is left alone.
    try {
      if (state === 'quiet' && !sql.inTransaction) sql.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // A disk that cannot be written to now loses nothing: the log is whole, and the next write says what is wrong.
    }
    state = state === 'written' ? 'quiet' : 'clean';
  }, QUIET_MS).unref();
  return {
    written: () => {
      state = 'written';
    },
    stop: () => clearInterval(timer),
  };
}

/** Opens the database; before it, a restore that was asked for is done, and taken back when its database cannot be opened. */
function openRestored(folder: string): BetterSqlite3.Database {
  const file = join(folder, 'mavio.db');
  const takeBack = new PendingRestore(folder).carryOut();
  try {
    return openFile(file);
  } catch (error) {
    if (takeBack === null) throw error;
    takeBack(error instanceof Error ? error.message : String(error));
    return openFile(file);
  }
}

/** Opens lock and database; what keeps them from being opened is said in a sentence where it is known. */
function openFiles(folder: string): { readonly lock: BetterSqlite3.Database; readonly sql: BetterSqlite3.Database } {
  let lock: BetterSqlite3.Database | null = null;
  try {
    ownFolder(folder);
    lock = takeFolder(folder);
    return { lock, sql: openRestored(folder) };
  } catch (error) {
    lock?.close();
    throw explainDatabase(folder, error) ?? explainFolder(folder, error) ?? error;
  }
}

/**
 * Opens the database of a data folder, creating and migrating it as needed.
 * In: the folder's path. Out: the open database, held by this process alone.
 * Throws DataFolderBusy, DataFolderUnusable, and of migrate.ts DatabaseFromFuture, DatabaseOfOthers and MigrationFailed.
 */
export function openDatabase(folder: string): Database {
  const { lock, sql } = openFiles(folder);
  const run = sql.transaction((work: () => unknown) => work());
  const quiet = checkpointWhenQuiet(sql);
  const kinds = new Map<string, Map<unknown, unknown>>();
  const forget = (): void => {
    for (const rows of kinds.values()) rows.clear();
  };
  const transactRemembering = <T>(work: () => T): T => {
    quiet.written();
    try {
      return run.immediate(work) as T;
    } catch (cause) {
      forget();
      throw cause;
    }
  };
  return {
    sql,
    folder,
    transact: (work) => {
      try {
        return transactRemembering(work);
      } finally {
        forget();
      }
    },
    transactRemembering,
    remembered: <V, K>(kind: string) => {
      const rows = kinds.get(kind) ?? new Map<unknown, unknown>();
      kinds.set(kind, rows);
      return rows as Map<K, V>;
    },
    close: () => {
      quiet.stop();
      sql.close();
      lock.close();
    },
  };
}
