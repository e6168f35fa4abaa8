/** Answers for version 18 of the database: check-ups stand in the order in which they were begun, whatever the server clock said then. */
import type { Migration } from '../migrate.ts';

/**
 * Version 18. A check-up that was kept from a simulation has a beginning in the future, so its time says nothing about its place: a number
 * does, and the time stands in the report only. AUTOINCREMENT, so that a simulation that goes on knows by its number which came later.
 */
export const checkupsInOrder: Migration = {
  version: 18,
  name: 'check-ups in order',
  up: (sql) => {
    sql.exec(`
      CREATE TABLE numbered_checkups (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        checkup_id TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL REFERENCES apps (client_id) ON DELETE CASCADE,
        state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled', 'interrupted')),
        report TEXT NOT NULL
      ) STRICT;
      INSERT INTO numbered_checkups (checkup_id, client_id, state, report) SELECT checkup_id, client_id, state, report FROM checkups ORDER BY started_at, checkup_id;
      UPDATE console SET value = CAST(json_set(CAST(value AS TEXT), '$.marks.checkup',
        (SELECT count(*) FROM checkups WHERE started_at <= json_extract(CAST(value AS TEXT), '$.from'))) AS BLOB) WHERE name = 'simulation';
      DROP TABLE checkups;
      ALTER TABLE numbered_checkups RENAME TO checkups;
      CREATE INDEX checkups_by_client ON checkups (client_id);
      CREATE INDEX checkups_running ON checkups (state) WHERE state = 'running';
    `);
  },
};
