/** Answers for going back: what was set up is put back, what happened is gone, and derived tables agree with both. */
import { describe, expect, test } from 'vitest';
import { AppStore } from '../../src-main/storage/app-store.ts';
import { Baseline, HAPPENED } from '../../src-main/storage/baseline.ts';
import { FlowStore } from '../../src-main/storage/flow-store.ts';
import { EVERY_KIND } from '../trace/drafts.ts';
import { FIRST_MOMENT } from '../kit/fixed-clock.ts';
import type { Database } from '../../src-main/storage/database.ts';
import { ADA, flowId, makeApp, makeSummary, openTempDatabase } from './stored.ts';

/** Every row of every table that is not the index's own, as text. */
function dump({ sql }: Database): Record<string, unknown[]> {
  const tables = sql.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'flow_words%' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
  return Object.fromEntries(tables.map(({ name }) => [name, sql.prepare(`SELECT * FROM "${name}"`).all()]));
}

function recordFlows(db: Database, flows: FlowStore, count: number): void {
  const { sql } = db;
  db.transact(() => {
    for (let n = 0; n < count; n += 1) {
      const number = flows.nextNumber();
      const summary = { ...makeSummary(number), flowId: flowId(number), clientId: makeApp().clientId };
      flows.insert(summary, null);
      const draft = EVERY_KIND[1] as object;
      flows.append({ ...draft, flowId: flowId(number), seq: 1, at: FIRST_MOMENT } as never, summary);
      sql.prepare("INSERT INTO marks (flow_number, seq, kind, client_id, check_id, at) VALUES (?, 1, 'sign_in', ?, '', ?)").run(number, makeApp().clientId, FIRST_MOMENT);
      sql.prepare(`INSERT INTO token_families (family_id, flow_id, client_id, person_id, scopes, created_at) VALUES (?, ?, ?, ?, '["meetings:read"]', 1)`).run(`fam_${String(number)}`, flowId(number), makeApp().clientId, ADA);
    }
  });
}

describe('going back', () => {
  test('puts back what was set up, and takes away what happened', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    const flows = new FlowStore(db);
    db.transact(() => apps.insert(makeApp()));
    const before = dump(db);
    const baseline = new Baseline(db);
    recordFlows(db, flows, 3);
    db.transact(() => {
      apps.update({ ...makeApp(), name: 'Another name', secretDigest: 'ff'.repeat(32) });
      apps.insert(makeApp({ clientId: 'mavio_client_Second000001', name: 'Second' }));
      apps.remove({ clientId: 'mavio_client_Second000001', name: 'Second' }, 5);
      db.sql.prepare('DELETE FROM channel_links').run();
      db.sql.prepare("UPDATE people SET name = 'Nobody'").run();
      db.sql.prepare("INSERT INTO console (name, value) VALUES ('plan', x'00')").run();
    });
    expect(dump(db)).not.toEqual(before);
    baseline.restore();
    expect(dump(db)).toEqual(before);
    expect(flows.list({ limit: 10 }).totals.all).toBe(0);
    expect(flows.list({ text: 'Standup', limit: 10 }).flows).toEqual([]);
    // Again, and the numbers begin anew: what a test suite sees is the same each time.
    recordFlows(db, flows, 1);
    expect(flows.loadSummary(flowId(1))).not.toBeNull();
    baseline.restore();
    expect(dump(db)).toEqual(before);
    expect(db.sql.pragma('foreign_key_check')).toEqual([]);
  });

  test('also after an app of the moment was removed, with everything that hung on it', async () => {
    await using db = await openTempDatabase();
    const apps = new AppStore(db);
    const flows = new FlowStore(db);
    db.transact(() => apps.insert(makeApp()));
    const before = dump(db);
    const baseline = new Baseline(db);
    recordFlows(db, flows, 2);
    db.transact(() => apps.remove(makeApp(), 9));
    baseline.restore();
    expect(dump(db)).toEqual(before);
    expect(apps.load(makeApp().clientId)?.name).toBe(makeApp().name);
    expect(apps.loadDeleted(makeApp().clientId)).toBeNull();
  });

  test('a table that nobody touched is left alone', async () => {
    await using db = await openTempDatabase();
    const baseline = new Baseline(db);
    const changes = (): unknown => db.sql.prepare('SELECT total_changes() AS n').get();
    const before = changes();
    baseline.restore();
    expect(changes()).toEqual(before);
  });

  test('every table that it empties is there', async () => {
    await using db = await openTempDatabase();
    for (const table of HAPPENED) expect(db.sql.prepare("SELECT 1 AS found FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table), table).toEqual({ found: 1 });
  });
});
