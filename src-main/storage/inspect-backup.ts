/** Answers for whether a file is a whole backup that this console can use, and what is in it; read by another thread, for it may take minutes. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { MIGRATIONS } from './migrations.ts';

/** How much there is of what counts. */
export interface Contents {
  readonly apps: number;
  readonly people: number;
  readonly flows: number;
}

/** The file cannot be restored. The message is a sentence that says why. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

// As text, because a thread of its own starts from a file, and the bundle is one file.
const INSPECT = `
  const { parentPort, workerData } = require('node:worker_threads');
  const BetterSqlite3 = require(workerData.library);
  let sql;
  try {
    sql = new BetterSqlite3(workerData.file, { readonly: true, fileMustExist: true });
    const version = sql.pragma('user_version', { simple: true });
    const tables = sql.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('console', 'apps', 'people', 'flows')").pluck().get();
    const count = (table) => sql.prepare('SELECT count(*) FROM ' + table).pluck().get();
    const contents = tables === 4 ? { apps: count('apps'), people: count('people'), flows: count('flows') } : null;
    const damage = workerData.thorough ? sql.pragma('integrity_check(1)', { simple: true }) : 'ok';
    parentPort.postMessage({ version, contents, damage });
  } catch (error) {
    parentPort.postMessage({ code: String(error.code ?? ''), message: String(error.message) });
  } finally {
    sql?.close();
  }
`;

const Found = z.union([
  z.object({ version: z.number(), contents: z.object({ apps: z.number(), people: z.number(), flows: z.number() }).nullable(), damage: z.string() }),
  z.object({ code: z.string(), message: z.string() }),
]);

function run(file: string, thorough: boolean): Promise<unknown> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(INSPECT, { eval: true, execArgv: [], workerData: { file, library, thorough } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('The thread that inspects a backup ended without an answer.'));
    });
  });
}

/**
 * Inspects a file. In: its path, and whether every page is read (slow for a large file).
 * Out: what is in it. Errors: BackupUnusable when it is no whole backup, or one of a newer console.
 */
export async function inspectBackup(file: string, thorough: boolean): Promise<Contents> {
  const found = Found.parse(await run(file, thorough));
  const known = MIGRATIONS.at(-1)?.version ?? 0;
  if ('code' in found) {
    throw new BackupUnusable(/^SQLITE_(?:NOTADB|CORRUPT)/.test(found.code) ? 'The file is damaged, or no database at all.' : `The file cannot be read (${found.code}).`);
  }
  if (found.version > known) throw new BackupUnusable(`The backup was made by a newer console (database version ${String(found.version)}, this one knows ${String(known)}). Update this console first.`);
  if (found.contents === null || found.version === 0) throw new BackupUnusable('The file is a database, but not one of this console.');
  if (found.damage !== 'ok') throw new BackupUnusable('The file is damaged: its parts do not fit together.');
  return found.contents;
}
