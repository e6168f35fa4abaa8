/** Answers for version 14 of the database: check-ups of apps, with what they came to. */
import type { Migration } from '../migrate.ts';

/** Version 14. A report names an app's flows, and goes with the app. What armed faults count stands here as long as they are armed: requests count in their own transaction. */
export const checkups: Migration = {
  version: 14,
  name: 'checkups',
  up: (sql) => {
    sql.exec(`
      CREATE TABLE checkups (
        checkup_id TEXT PRIMARY KEY,
        client_id TEXT NOT NULL REFERENCES apps (client_id) ON DELETE CASCADE,
        started_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled', 'interrupted')),
        report TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX checkups_by_client ON checkups (client_id, started_at DESC, checkup_id DESC);
      CREATE INDEX checkups_running ON checkups (state) WHERE state = 'running';
      CREATE TABLE armed_faults (rule_id TEXT PRIMARY KEY, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)), hits INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    `);
  },
};
