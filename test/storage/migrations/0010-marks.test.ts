/** Answers for version 10: what was recorded before is counted as if it had been counted then, and goes again with its flow. */
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { EventDraft } from '../../../src-preload/contract/trace.ts';
import type { FlowId } from '../../../src-preload/contract/ids.ts';
import { toEventBody } from '../../../src-main/storage/flow-rows.ts';
import { migrate } from '../../../src-main/storage/migrate.ts';
import { MIGRATIONS } from '../../../src-main/storage/migrations.ts';
import { makeTempFolder } from '../../kit/temp-folder.ts';
import { exchanged, failAt, reached, refreshed } from '../../trace/drafts.ts';

const AT = Date.UTC(2025, 8, 17, 14, 32, 7);
const refused: EventDraft = { ...exchanged, error: 'invalid_grant', checks: failAt('code.unused') };
const forbidden: EventDraft = { ...reached, error: 'insufficient_scope', checks: failAt('bearer.scope') };

test('version 10 counts what was recorded before it, by minute, hour and day', async () => {
  await using temp = await makeTempFolder();
  const file = temp.join('mavio.db');
  const sql = new BetterSqlite3(file);
  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 9) });
  sql.exec("INSERT INTO flows VALUES (1, 'flow_1', 'app', 'mavio_client_x', NULL, NULL, 1, 1, 5, 'live', 'Started', 'nnnnnnn', NULL), (2, 'flow_2', 'stray', NULL, NULL, NULL, 1, 1, 1, 'live', 'Started', 'nnnnnnn', NULL)");
  const put = (flow: number, seq: number, draft: EventDraft): void => {
    const event = { ...draft, flowId: `flow_${String(flow)}` as FlowId, seq, at: AT + seq * 60_000 };
    sql.prepare('INSERT INTO events (flow_number, seq, at, type, body) VALUES (?, ?, ?, ?, ?)').run(flow, seq, event.at, event.type, toEventBody(event));
  };
  [exchanged, reached, forbidden, refreshed, refused].forEach((draft, index) => put(1, index + 1, draft));
  put(2, 1, refused);

  migrate(sql, { file, migrations: MIGRATIONS.slice(0, 10) });
  sql.pragma('foreign_keys = ON');
  expect(sql.prepare('SELECT flow_number, seq, kind, check_id FROM marks ORDER BY seq, kind').raw().all()).toEqual([
    [1, 1, 'sign_in', ''], [1, 2, 'api_call', ''], [1, 3, 'api_call', ''], [1, 3, 'refusal', 'bearer.scope'], [1, 5, 'refusal', 'code.unused'],
  ]);
  const counts = (span: number): unknown[] => sql.prepare('SELECT start_at, kind, check_id, count FROM mark_counts WHERE span = ? ORDER BY kind, start_at, check_id').raw().all(span);
  const [day, hour] = [Date.UTC(2025, 8, 17), Date.UTC(2025, 8, 17, 14)];
  for (const [span, start] of [[86_400_000, day], [3_600_000, hour]] as const) {
    expect(counts(span)).toEqual([[start, 'api_call', '', 2], [start, 'refusal', 'bearer.scope', 1], [start, 'refusal', 'code.unused', 1], [start, 'sign_in', '', 1]]);
  }
  expect(counts(60_000)).toHaveLength(5);

  sql.exec('DELETE FROM events WHERE flow_number = 1; DELETE FROM flows WHERE number = 1');
  expect(sql.prepare('SELECT count(*) FROM marks').pluck().get()).toBe(0);
  expect(sql.prepare('SELECT count(*) FROM mark_counts').pluck().get()).toBe(0);
  sql.close();
});
