/** Answers for a process that writes to a data folder until it is killed, and says on stdout what was committed. */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src-main/storage/database.ts';

const db = openDatabase(process.argv[2] ?? '');
const write = db.sql.prepare("INSERT INTO console VALUES (?, zeroblob(2000))");
for (let number = 1; ; number += 1) {
  const name = `row ${String(number)}`;
  db.transact(() => write.run(name));
  writeSync(1, `${name}\n`);
}
