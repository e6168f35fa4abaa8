/** Answers for a copy of the database that costs requests nothing: the thread that answers them goes on turning until the disk holds it all. */
import { closeSync, openSync } from 'node:fs';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { copyDatabase } from '../../src-main/storage/copy-database.ts';
import { openDatabase } from '../../src-main/storage/database.ts';
import { makeTempFolder, type TempFolder } from '../kit/temp-folder.ts';

/** Rows of 1 MB each that no step of the copy fits. */
const MEGABYTES = 64;

function fill(folder: TempFolder) {
  const db = openDatabase(folder.join('data'));
  db.sql.exec('CREATE TABLE ballast (bytes BLOB)');
  const add = db.sql.prepare('INSERT INTO ballast VALUES (randomblob(1000000))');
  for (let row = 0; row < MEGABYTES; row += 1) add.run();
  const target = folder.join('copy.db');
  closeSync(openSync(target, 'w'));
  return { db, target, [Symbol.dispose]: () => db.close() };
}

/** Counts turns of the event loop. */
function countTurns(): { readonly count: () => number; readonly [Symbol.dispose]: () => void } {
  let count = 0;
  let immediate = setImmediate(function turn() {
    count += 1;
    immediate = setImmediate(turn);
  });
  return { count: () => count, [Symbol.dispose]: () => clearImmediate(immediate) };
}

test('the end of a copy, when the disk takes it, does not stop the event loop', async () => {
  await using folder = await makeTempFolder('copy');
  using filled = fill(folder);
  using turns = countTurns();
  let atLastStep = 0;
  let steps = 0;
  await copyDatabase(filled.db, filled.target, () => {
    steps += 1;
    atLastStep = turns.count();
  });
  expect(steps).toBeGreaterThan(5);
  // On the thread that answers requests it would be one turn, however long that takes.
  expect(turns.count() - atLastStep).toBeGreaterThan(20);
});

test('a copy is the database as it was when it began, whole and in one file, while it is written to', async () => {
  await using folder = await makeTempFolder('copy-written');
  using filled = fill(folder);
  const write = filled.db.sql.prepare("INSERT OR REPLACE INTO console (name, value) VALUES ('marker', ?)");
  write.run(Buffer.from([0]));
  let last = 0;
  const seen = new Set<number>();
  await copyDatabase(filled.db, filled.target, (done) => {
    last += 1;
    write.run(Buffer.from([last]));
    seen.add(done);
  });
  // Writing let no step begin anew.
  expect(seen.size).toBe(last);
  using after = new DisposableStack();
  const copy = new BetterSqlite3(filled.target, { readonly: true });
  after.defer(() => copy.close());
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(copy.prepare('SELECT count(*) FROM ballast').pluck().get()).toBe(MEGABYTES);
  const marker = copy.prepare("SELECT value FROM console WHERE name = 'marker'").pluck().get() as Buffer;
  expect(marker[0]).toBeLessThan(last);
});

test('a copy that its listener ends, or that has no place, says so and stops', async () => {
  await using folder = await makeTempFolder('copy-ended');
  using filled = fill(folder);
  const stop = (): never => {
    throw new Error('The console is stopping.');
  };
  await expect(copyDatabase(filled.db, filled.target, stop)).rejects.toThrow('The console is stopping.');
  await expect(copyDatabase(filled.db, folder.join('nowhere', 'copy.db'), () => undefined)).rejects.toMatchObject({ code: 'ENOENT' });
});
