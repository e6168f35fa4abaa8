/** Answers for copying the open database into one file while it is used: a few pages a turn, so that no request waits long. */
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './database.ts';

/** Pages of 4 KB that are copied before requests have their turn. */
const PAGES_A_TURN = 200;

/**
 * Copies the database as it is when the copy ends: what is written meanwhile is in it too, as SQLite's backup promises for writes through
 * the same connection. In: a path where an empty file stands, and who hears of the progress (pages; throwing there ends the copy).
 * Errors: what SQLite or the listener throws; then the file at the path is of no use.
 */
export async function copyDatabase(db: Database, target: string, onProgress: (done: number, total: number) => void): Promise<void> {
  await db.sql.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      onProgress(totalPages - remainingPages, totalPages);
      return PAGES_A_TURN;
    },
  });
  const copy = new BetterSqlite3(target);
  try {
    // One file that holds everything, and can be read without writing beside it.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
