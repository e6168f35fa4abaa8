/** Answers for version 10 of the database: what is counted of an app, the counts of each minute, hour and day, and until when authorizations live. */
import type BetterSqlite3 from 'better-sqlite3';
import { readMarks } from '../../../src-preload/contract/marks.ts';
import { type EventRow, fromEventRow } from '../flow-rows.ts';
import type { Migration } from '../migrate.ts';

// A mark points at the event that it counts, so a number can open exactly what it counted. check_id is empty unless it is a refusal.
// Marks go with their flow, and the counts with the marks: triggers keep them, because then no writer can forget.
const MARKS = `
  CREATE TABLE marks (
    flow_number INTEGER NOT NULL REFERENCES flows (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sign_in', 'api_call', 'refusal')),
    client_id TEXT NOT NULL,
    check_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (flow_number, seq, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX marks_by_kind ON marks (client_id, kind, at, flow_number, seq, check_id);
  CREATE INDEX marks_by_check ON marks (client_id, check_id, at, flow_number, seq, kind) WHERE check_id <> '';

  CREATE TABLE mark_counts (
    client_id TEXT NOT NULL,
    span INTEGER NOT NULL,
    start_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    check_id TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (client_id, span, start_at, kind, check_id)
  ) STRICT, WITHOUT ROWID;
`;

/** Minute, hour and day. */
const SPANS = [60_000, 3_600_000, 86_400_000];

const TRIGGERS = `
  CREATE TRIGGER mark_added AFTER INSERT ON marks BEGIN
    ${SPANS.map((span) => `INSERT INTO mark_counts VALUES (new.client_id, ${String(span)}, new.at - new.at % ${String(span)}, new.kind, new.check_id, 1)
      ON CONFLICT DO UPDATE SET count = count + 1;`).join('\n    ')}
  END;

  CREATE TRIGGER mark_removed AFTER DELETE ON marks BEGIN
    ${SPANS.map((span) => `UPDATE mark_counts SET count = count - 1 WHERE client_id = old.client_id AND span = ${String(span)}
      AND start_at = old.at - old.at % ${String(span)} AND kind = old.kind AND check_id = old.check_id;
    DELETE FROM mark_counts WHERE client_id = old.client_id AND span = ${String(span)}
      AND start_at = old.at - old.at % ${String(span)} AND kind = old.kind AND check_id = old.check_id AND count = 0;`).join('\n    ')}
  END;
`;

// A refresh writes nothing here: alive_until is read from the tokens when somebody looks, and again once it has passed. is_over says
// that after it passed no newer token was found, so that those that are over are not looked at for ever.
const LIVES = `
  ALTER TABLE token_families ADD COLUMN alive_until INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE token_families ADD COLUMN is_over INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1));
  CREATE INDEX token_families_by_client ON token_families (client_id, created_at, family_id, revoked_at, alive_until);
  CREATE INDEX token_families_by_end ON token_families (is_over, alive_until) WHERE revoked_at IS NULL;
`;

/** Events are read in portions of this many, so that a long history needs no more room than a short one. */
const PORTION = 2000;

/** Counts what was recorded before anybody counted. */
function countEarlier(sql: BetterSqlite3.Database): void {
  const read = sql.prepare<[number, number], EventRow & { position: number; flowNumber: number; clientId: string }>(`
    SELECT position, flow_number AS flowNumber, client_id AS clientId, flow_id AS flowId, seq, at, type, body FROM events JOIN flows ON number = flow_number
    WHERE position > ? AND client_id IS NOT NULL ORDER BY position LIMIT ?`);
  const add = sql.prepare('INSERT INTO marks (flow_number, seq, kind, client_id, check_id, at) VALUES (?, ?, ?, ?, ?, ?)');
  for (let rows = read.all(0, PORTION); rows.length > 0; rows = read.all(rows.at(-1)?.position ?? 0, PORTION)) {
    for (const { flowNumber, clientId, ...row } of rows) {
      for (const { kind, checkId } of readMarks(fromEventRow(row))) add.run(flowNumber, row.seq, kind, clientId, checkId ?? '', row.at);
    }
  }
}

/** Version 10. */
export const marks: Migration = {
  version: 10,
  name: 'marks',
  up: (sql) => {
    sql.exec(MARKS + TRIGGERS + LIVES);
    countEarlier(sql);
  },
};
