/** Answers for a data folder that cannot be used: what is wrong with it and what to do, in plain sentences. Nothing in it is ever deleted. */
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The data folder cannot be used. The message says what is wrong and what to do, with whole paths. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

const ELSEWHERE = 'choose another folder with --data-dir';

function codeOf(problem: unknown): string {
  return problem instanceof Error && 'code' in problem && typeof problem.code === 'string' ? problem.code : '';
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The newest copy that a migration left beside the database, as a sentence. */
function nameCopy(folder: string): string {
  const versions = existsSync(folder) ? readdirSync(folder).flatMap((name) => /^mavio-before-v([0-9]+)[.]db$/.exec(name)?.[1] ?? []) : [];
  const newest = Math.max(0, ...versions.map(Number));
  return newest === 0 ? '' : ` An older copy stands beside it: mavio-before-v${String(newest)}.db.`;
}

function explainDamage(folder: string, what: string): string {
  return `${join(folder, 'mavio.db')} ${what}. Nothing was changed or deleted. Put back a copy of the whole folder, or move mavio.db (with mavio.db-wal and mavio.db-shm) away to begin with an empty console, or ${ELSEWHERE}.${nameCopy(folder)}`;
}

/** Looks whether a file of the folder is one. Throws DataFolderUnusable for anything else that stands in its place. */
export function assertFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  throw new DataFolderUnusable(`${file} is ${found.isDirectory() ? 'a folder' : 'no ordinary file'}, and the console needs a file of its own there. Move it away, or ${ELSEWHERE}.`);
}

/** A file that holds something, and less than the smallest database (one page of 512 bytes): SQLite would write over a single byte. */
export function assertDatabase(folder: string): void {
  const size = statSync(join(folder, 'mavio.db'), { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size < 512) throw new DataFolderUnusable(explainDamage(folder, 'is not a database: it is too short'));
}

/** Explains what SQLite says of the database. In: the folder, and what was thrown. Out: null for anything else. */
export function explainDatabase(folder: string, problem: unknown): DataFolderUnusable | null {
  if (problem instanceof DataFolderUnusable) return problem;
  const code = codeOf(problem);
  const say = (sentence: string): DataFolderUnusable => new DataFolderUnusable(sentence, { cause: problem });
  if (code === 'SQLITE_NOTADB') return say(explainDamage(folder, 'is not a database: something else was written over it, or it was encrypted'));
  if (code.startsWith('SQLITE_CORRUPT')) return say(explainDamage(folder, 'is damaged: parts of it are missing or were overwritten'));
  if (code === 'SQLITE_FULL') return say(`The disk that holds the data folder ${folder} is full. Make room, or ${ELSEWHERE}.`);
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return say(isWritable(folder) ? `The database files in ${folder} cannot be opened for writing. Give this user the right to write mavio.db and the files beside it, or ${ELSEWHERE}.` : explainReadOnly(folder));
  }
  if (code.startsWith('SQLITE_IOERR')) return say(`The disk that holds the data folder ${folder} reports an error (${code}). Look whether it is there and healthy, or ${ELSEWHERE}.`);
  // A migration has the reason inside.
  return problem instanceof Error && problem.cause !== undefined ? explainDatabase(folder, problem.cause) : null;
}

function explainReadOnly(folder: string): string {
  return `This user may not write in the data folder ${folder}. Give the right to write, or ${ELSEWHERE}.`;
}

/** Explains why a folder cannot be made or used. In: the folder, and what the file system threw. Out: null for anything else. */
export function explainFolder(folder: string, problem: unknown): DataFolderUnusable | null {
  const code = codeOf(problem);
  const say = (sentence: string): DataFolderUnusable => new DataFolderUnusable(sentence, { cause: problem });
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return say(existsSync(folder) ? explainReadOnly(folder) : `The data folder ${folder} cannot be made: this user may not write above it. Give the right to write, or ${ELSEWHERE}.`);
  if (code === 'ENOTDIR' || code === 'EEXIST') return say(`${folder} cannot be the data folder: something on this path is a file. Move that file away, or ${ELSEWHERE}.`);
  if (code === 'ENOSPC' || code === 'EDQUOT') return say(`The disk that holds the data folder ${folder} is full. Make room, or ${ELSEWHERE}.`);
  return /^E[A-Z0-9]+$/.test(code) ? say(`The data folder ${folder} cannot be made or read (${code}). Look at its path, or ${ELSEWHERE}.`) : null;
}
