/** Answers for damaged and forbidden data folders: a sentence with what is wrong and what to do, and not one byte changed. */
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { DataFolderUnusable, explainDatabase, explainFolder } from '../../src-main/storage/data-folder-unusable.ts';
import { openDatabase } from '../../src-main/storage/database.ts';
import { DatabaseOfOthers } from '../../src-main/storage/migrate.ts';
import { startChild } from '../kit/child.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

function refusal(folder: string): string {
  try {
    openDatabase(folder).close();
  } catch (problem) {
    if (problem instanceof DataFolderUnusable || problem instanceof DatabaseOfOthers) return problem.message;
    throw problem;
  }
  return 'opened';
}

/** A data folder that was used and closed. */
async function usedFolder(): Promise<TempFolder> {
  const temp = await makeTempFolder();
  openDatabase(temp.path).close();
  return temp;
}

const CURE = /Put back a copy .*move mavio\.db .*away.*--data-dir/;

describe('a damaged database', () => {
  test.each([['garbage', 'garbage '.repeat(1000), 'is not a database'], ['one byte', 'x', 'is not a database'], ['a few bytes', 'short', 'is not a database']])('%s in its place is told, and kept as it is', async (_name, content, what) => {
    await using temp = await makeTempFolder();
    writeFileSync(temp.join('mavio.db'), content);
    expect(refusal(temp.path)).toMatch(new RegExp(`^${temp.join('mavio.db')} ${what}.*${CURE.source}`));
    expect(readFileSync(temp.join('mavio.db'), 'utf8')).toBe(content);
  });

  test.each([1, 50, 99, 100, 1000, 4096, 20_000])('one that was cut to %i bytes is told, and kept as it is', async (size) => {
    await using temp = await usedFolder();
    truncateSync(temp.join('mavio.db'), size);
    const before = readFileSync(temp.join('mavio.db'));
    expect(refusal(temp.path)).toMatch(CURE);
    expect(readFileSync(temp.join('mavio.db')).equals(before)).toBe(true);
  });

  test('names the newest copy that a migration left', async () => {
    await using temp = await usedFolder();
    for (const version of [2, 10, 9]) writeFileSync(temp.join(`mavio-before-v${String(version)}.db`), '');
    truncateSync(temp.join('mavio.db'), 5000);
    expect(refusal(temp.path)).toContain('An older copy stands beside it: mavio-before-v10.db.');
  });

  test('damage that shows itself only when rows are read is explained as well, and so is one inside a migration', async () => {
    await using temp = await usedFolder();
    const file = openSync(temp.join('mavio.db'), 'r+');
    // Pages of tables, behind the schema.
    writeSync(file, Buffer.alloc(5 * 4096, 'z'), 0, 5 * 4096, 3 * 4096);
    closeSync(file);
    const db = openDatabase(temp.path);
    let problem: unknown = null;
    try {
      for (const name of db.sql.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()) db.sql.prepare(`SELECT * FROM "${name}"`).all();
    } catch (cause) {
      problem = cause;
    }
    db.close();
    expect(explainDatabase(temp.path, problem)?.message).toMatch(CURE);
    expect(explainDatabase(temp.path, new Error('Version 3 could not be made.', { cause: problem }))?.message).toMatch(CURE);
    expect(explainDatabase(temp.path, new Error('something else'))).toBeNull();
  });

  test('the database of another program is left alone', async () => {
    await using temp = await makeTempFolder();
    const other = new BetterSqlite3(temp.join('mavio.db'));
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    expect(refusal(temp.path)).toContain('is the database of another program');
    const after = new BetterSqlite3(temp.join('mavio.db'), { readonly: true });
    expect(after.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(['theirs']);
    after.close();
  });
});

describe('what stands in the place of a file', () => {
  test.each(['mavio.db', 'mavio.db-wal', 'lock.db'])('a folder called %s is told and keeps its mode', async (name) => {
    await using temp = await makeTempFolder();
    mkdirSync(temp.join(name), { mode: 0o755 });
    expect(refusal(temp.path)).toBe(`${temp.join(name)} is a folder, and the console needs a file of its own there. Move it away, or choose another folder with --data-dir.`);
    if (process.platform !== 'win32') expect(statSync(temp.join(name)).mode & 0o777).toBe(0o755);
  });

  test('a damaged lock holds nothing, and the sentence says that it may go', async () => {
    await using temp = await makeTempFolder();
    writeFileSync(temp.join('lock.db'), 'garbage '.repeat(1000));
    expect(refusal(temp.path)).toBe(`${temp.join('lock.db')} is damaged. It only says that a console runs and holds nothing of yours: delete it and start again.`);
  });

  test('a file where the folder or one above it should be is told', async () => {
    await using temp = await makeTempFolder();
    writeFileSync(temp.join('file'), 'x');
    for (const path of [temp.join('file'), temp.join('file', 'below')]) expect(refusal(path)).toMatch(/cannot be the data folder: something on this path is a file/);
  });
});

describe.skipIf(process.platform === 'win32')('rights', () => {
  async function askWithoutRights(folder: string): Promise<string> {
    await using child = startChild('storage/children/open-without-rights.ts', [folder]);
    return await child.line();
  }

  test('a folder that may be read and not written is told, empty or used', async () => {
    await using temp = await usedFolder();
    mkdirSync(temp.join('empty'));
    for (const path of [temp.path, temp.join('empty')]) {
      for (const name of ['', 'mavio.db', 'lock.db']) {
        try {
          chmodSync(`${path}/${name}`, name === '' ? 0o555 : 0o444);
        } catch {
          // The empty folder has neither file.
        }
      }
      expect(await askWithoutRights(path)).toBe(`DataFolderUnusable: This user may not write in the data folder ${path}. Give the right to write, or choose another folder with --data-dir.`);
    }
    expect(await askWithoutRights(temp.join('empty', 'new'))).toContain('cannot be made: this user may not write above it');
    chmodSync(temp.path, 0o755);
  });
});

test('a full disk, a broken one, and codes that nobody expects have a sentence; other errors have none', () => {
  const withCode = (code: string): Error => Object.assign(new Error('x'), { code });
  expect(explainFolder('/data', withCode('ENOSPC'))?.message).toBe('The disk that holds the data folder /data is full. Make room, or choose another folder with --data-dir.');
  expect(explainDatabase('/data', withCode('SQLITE_FULL'))?.message).toContain('is full');
  expect(explainDatabase('/data', withCode('SQLITE_IOERR_READ'))?.message).toContain('reports an error (SQLITE_IOERR_READ)');
  expect(explainFolder('/data', withCode('ENAMETOOLONG'))?.message).toContain('(ENAMETOOLONG)');
  expect([explainFolder('/data', withCode('ERR_INVALID_ARG_TYPE')), explainFolder('/data', new Error('x')), explainDatabase('/data', withCode('EACCES'))]).toEqual([null, null, null]);
});
