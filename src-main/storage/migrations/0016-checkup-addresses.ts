/** Answers for version 16 of the database: where a check-up finds each app, apart from the check-ups that were run. */
import type { Migration } from '../migrate.ts';

/** Version 16. Addresses are set up and not something that happened: a workspace file names them, and a reset puts them back. The newest check-up that had some says them at first. */
export const checkupAddresses: Migration = {
  version: 16,
  name: 'check-up addresses',
  up: (sql) => {
    sql.exec(`
      CREATE TABLE checkup_addresses (
        client_id TEXT PRIMARY KEY REFERENCES apps (client_id) ON DELETE CASCADE,
        start_url TEXT NOT NULL,
        action_url TEXT
      ) STRICT, WITHOUT ROWID;
      INSERT INTO checkup_addresses (client_id, start_url, action_url)
        SELECT client_id, json_extract(report, '$.addresses.startUrl'), json_extract(report, '$.addresses.actionUrl') FROM checkups AS newest
        WHERE json_extract(report, '$.addresses.startUrl') IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM checkups AS later WHERE later.client_id = newest.client_id AND json_extract(later.report, '$.addresses.startUrl') IS NOT NULL
            AND (later.started_at, later.checkup_id) > (newest.started_at, newest.checkup_id)
        );
    `);
  },
};
