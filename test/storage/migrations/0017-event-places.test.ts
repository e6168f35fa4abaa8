/** Answers for version 17: the events of before are found as they were, and flows go on where they stood. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { FlowStore } from '../../../src-main/storage/flow-store.ts';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { flowId, makeSummary } from '../stored.ts';

const BEFORE = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === 'event places'));

test('events of before stand in blocks, in the order of their flows, and new ones come behind them', async () => {
  await using folder = await makeTempFolder();
  const file = folder.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: BEFORE });
  const put = sql.prepare("INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, ?, ?, 'flow.started', ?)");
  for (const number of [1, 2]) {
    sql.prepare(`INSERT INTO flows (number, flow_id, origin, started_at, last_at, last_seq, outcome, headline, steps) VALUES (?, ?, 'app', 1, 1, 40, 'live', 'Started', 'nnnnnnn')`).run(number, flowId(number));
  }
  // Events of two flows take turns.
  for (let seq = 1; seq <= 40; seq += 1) for (const number of [2, 1]) put.run(number, seq, seq, `{"clientId":"${String(number)}.${String(seq)}"}`);
  const last = Number(sql.prepare('SELECT max(position) FROM events').pluck().get());
  sql.close();

  const db = openDatabase(folder.path);
  try {
    const flows = new FlowStore(db);
    const told = (number: number): unknown[] => flows.loadEvents(flowId(number)).map((event) => (event as { clientId?: string }).clientId);
    const all = (number: number, count: number): string[] => Array.from({ length: count }, (_, index) => `${String(number)}.${String(index + 1)}`);
    expect([told(1), told(2)]).toEqual([all(1, 40), all(2, 40)]);
    db.transact(() => {
      for (let seq = 41; seq <= 70; seq += 1) flows.append({ flowId: flowId(1), seq, at: seq, type: 'flow.started', origin: 'app', clientId: `1.${String(seq)}`, appName: null }, makeSummary(1, { lastSeq: seq }));
    });
    expect([told(1), told(2)]).toEqual([all(1, 70), all(2, 40)]);
    // What a simulation remembers is a position, so none changes.
    expect(db.sql.prepare('SELECT min(position), max(position) FROM events WHERE seq > 40').raw().get()).toEqual([last + 1, last + 30]);
    expect(db.sql.pragma('foreign_key_check')).toEqual([]);
  } finally {
    db.close();
  }
});
