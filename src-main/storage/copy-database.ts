/** Answers for copying the open database into one file while it is used, by another thread: reading, writing and waiting for the disk cost no request its turn. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Database } from './database.ts';

/** Pages of 4 KB that are copied before progress is told. */
const PAGES_A_STEP = 2000;
/**
 * After this many pages the disk takes what was written. Left to the end, all of it waits at once, and with it every other file of the
 * same disk: the database too, whose next checkpoint is made on the thread that answers requests.
 */
const PAGES_A_SYNC = 2000;

// As text, because a thread of its own starts from a file, and the bundle is one file.
const COPY = `
  const { closeSync, fdatasyncSync, openSync } = require('node:fs');
  const { parentPort, workerData } = require('node:worker_threads');
  const { file, target, library, pagesAStep, pagesASync } = workerData;
  const BetterSqlite3 = require(library);
  (async () => {
    const disk = openSync(target, 'r+');
    const source = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    try {
      // One read transaction over all steps: the copy is the database as it is now, and no write lets it begin anew.
      source.exec('BEGIN');
      source.prepare('SELECT count(*) FROM sqlite_schema').get();
      let synced = 0;
      await source.backup(target, {
        progress: ({ totalPages, remainingPages }) => {
          const done = totalPages - remainingPages;
          if (done - synced >= pagesASync) {
            fdatasyncSync(disk);
            synced = done;
          }
          parentPort.postMessage({ done, total: totalPages });
          return pagesAStep;
        },
      });
      const copy = new BetterSqlite3(target);
      // One file that holds everything, and can be read without writing beside it.
      copy.pragma('journal_mode = DELETE');
      copy.close();
      fdatasyncSync(disk);
    } finally {
      source.close();
      closeSync(disk);
    }
    return {};
  })().catch((error) => ({ code: String(error.code ?? ''), message: String(error.message) })).then((end) => parentPort.postMessage({ end }));
`;

const Told = z.union([z.object({ done: z.number(), total: z.number() }), z.object({ end: z.object({ code: z.string().optional(), message: z.string().optional() }) })]);

/**
 * Copies the database as it is when the copy begins. In: a path where an empty file stands, and who hears of the progress (pages; throwing
 * there ends the copy). Errors: what SQLite or the file system says, with its code, or what the listener throws; then the file at the path
 * is of no use.
 */
export async function copyDatabase(db: Database, target: string, onProgress: (done: number, total: number) => void): Promise<void> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(COPY, { eval: true, execArgv: [], workerData: { file: db.sql.name, target, library, pagesAStep: PAGES_A_STEP, pagesASync: PAGES_A_SYNC } });
  const copied = Promise.withResolvers<undefined>();
  worker.on('message', (message: unknown) => {
    const told = Told.parse(message);
    try {
      if ('done' in told) onProgress(told.done, told.total);
      else if (told.end.message === undefined) copied.resolve(undefined);
      else copied.reject(Object.assign(new Error(told.end.message), { code: told.end.code ?? '' }));
    } catch (cause) {
      copied.reject(cause instanceof Error ? cause : new Error(String(cause)));
    }
  });
  worker.once('error', copied.reject);
  worker.once('exit', () => {
    copied.reject(new Error('The thread that copies the database ended without an answer.'));
  });
  try {
    await copied.promise;
  } finally {
    await worker.terminate();
  }
}
