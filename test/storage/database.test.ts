/** Answers for opening the data folder: one process at a time, private files, transactions, and kill -9. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DataFolderBusy, openDatabase } from '../../src-main/storage/database.ts';
import { startChild } from '../kit/child.ts';
import { makeTempFolder } from '../kit/temp-folder.ts';

const isPosix = process.platform !== 'win32';
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('the data folder', () => {
  test('is made with its parents, and nobody else may read it or its files', async () => {
    await using temp = await makeTempFolder();
    const folder = temp.join('deep', 'down');
    const db = openDatabase(folder);
    db.sql.prepare("INSERT INTO console VALUES ('x', x'00')").run();
    expect(readdirSync(folder).sort()).toEqual(['lock.db', 'mavio.db', 'mavio.db-shm', 'mavio.db-wal']);
    if (isPosix) {
      expect(mode(folder)).toBe('700');
      for (const name of readdirSync(folder)) expect([name, mode(temp.join('deep', 'down', name))]).toEqual([name, '600']);
    }
    db.close();
  });

  test('keeps the mode of a folder that holds other things, and is made private when it was empty', async () => {
    await using temp = await makeTempFolder();
    mkdirSync(temp.join('shared', 'notes'), { recursive: true, mode: 0o755 });
    mkdirSync(temp.join('empty'), { mode: 0o755 });
    for (const name of ['shared', 'empty']) openDatabase(temp.join(name)).close();
    if (isPosix) expect([mode(temp.join('shared')), mode(temp.join('empty'))]).toEqual(['755', '700']);
  });

  test('that cannot be made is an error at once, also where the system calls it missing instead of forbidden', async () => {
    await using temp = await makeTempFolder();
    writeFileSync(temp.join('file'), '');
    expect(() => openDatabase(temp.join('file'))).toThrow('something on this path is a file');
    expect(() => openDatabase(temp.join('file', 'below'))).toThrow('something on this path is a file');
    if (process.platform === 'linux') expect(() => openDatabase('/proc/mavio/data')).toThrow('cannot be made or read (ENOENT)');
  });

  test('is refused to a second opener with its name, and free again after close', async () => {
    await using temp = await makeTempFolder();
    const first = openDatabase(temp.path);
    expect(() => openDatabase(temp.path)).toThrow(DataFolderBusy);
    expect(() => openDatabase(temp.path)).toThrow(temp.path);
    first.close();
    openDatabase(temp.path).close();
  });

  test('is refused while another process holds it, and free the moment that process is killed', async () => {
    await using temp = await makeTempFolder();
    await using child = startChild('storage/children/write-forever.ts', [temp.path]);
    await child.line();
    expect(() => openDatabase(temp.path)).toThrow(DataFolderBusy);
    await child.kill('SIGKILL');
    openDatabase(temp.path).close();
  });

  test('holds every transaction that was answered before kill -9', async () => {
    await using temp = await makeTempFolder();
    await using child = startChild('storage/children/write-forever.ts', [temp.path]);
    const answered: string[] = [];
    while (answered.length < 300) answered.push(await child.line());
    await child.kill('SIGKILL');
    const db = openDatabase(temp.path);
    const kept = new Set(db.sql.prepare<[], string>('SELECT name FROM console').pluck().all());
    expect(answered.filter((name) => !kept.has(name))).toEqual([]);
    expect(db.sql.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});

describe('the database', () => {
  test('is opened as the house asks', async () => {
    await using temp = await makeTempFolder();
    const db = openDatabase(temp.path);
    const { sql } = db;
    const read = (name: string): unknown => sql.pragma(name, { simple: true });
    expect([read('journal_mode'), read('synchronous'), read('foreign_keys'), read('page_size'), read('busy_timeout')]).toEqual(['wal', 1, 1, 4096, 5000]);
    const loose = sql.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'").all();
    expect(loose).toEqual([]);
    db.close();
  });

  test('rolls a transaction back when its work throws or promises', async () => {
    await using temp = await makeTempFolder();
    const db = openDatabase(temp.path);
    const write = db.sql.prepare("INSERT INTO console VALUES (?, x'00')");
    const count = (): unknown => db.sql.prepare('SELECT count(*) FROM console').pluck().get();
    expect(() => db.transact(() => {
      write.run('a');
      throw new Error('stop');
    })).toThrow('stop');
    expect(() => db.transact(() => {
      write.run('b');
      return Promise.resolve();
    })).toThrow(/promise/);
    expect(count()).toBe(0);
    expect(db.transact(() => write.run('c').changes)).toBe(1);
    expect(count()).toBe(1);
    db.close();
  });

  test('begins a transaction with the right to write', async () => {
    await using temp = await makeTempFolder();
    const db = openDatabase(temp.path);
    const other = new (db.sql.constructor as new (file: string, options: object) => typeof db.sql)(temp.join('mavio.db'), { timeout: 0 });
    db.transact(() => {
      expect(() => other.prepare("INSERT INTO console VALUES ('x', x'00')").run()).toThrow(/locked/);
    });
    other.close();
    db.close();
  });
});
