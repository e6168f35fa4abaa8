/** Answers for version 8 of the database: logos, a number for each change of an app, and when a redirect URI was used last. */
import type { Migration } from '../migrate.ts';

// A logo is named after what is in it, so a row never changes. It may stand here before an app has it, while a form is filled in.
const LOGOS = `
  CREATE TABLE logos (logo_id TEXT PRIMARY KEY, kept_at INTEGER NOT NULL, small BLOB NOT NULL, large BLOB NOT NULL) STRICT;
  CREATE INDEX logos_by_time ON logos (kept_at);
  ALTER TABLE apps ADD COLUMN logo_id TEXT REFERENCES logos (logo_id);
  CREATE INDEX apps_by_logo ON apps (logo_id) WHERE logo_id IS NOT NULL;
`;

const REVISIONS = 'ALTER TABLE apps ADD COLUMN revision INTEGER NOT NULL DEFAULT 1 CHECK (revision > 0);';

// One row for each URI that an accepted authorization request ever named; it stays when the URI is taken off the app.
const USES = `
  CREATE TABLE redirect_uses (
    client_id TEXT NOT NULL REFERENCES apps (client_id) ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    flow_id TEXT REFERENCES flows (flow_id) ON DELETE SET NULL,
    PRIMARY KEY (client_id, redirect_uri)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX redirect_uses_by_flow ON redirect_uses (flow_id);
  INSERT INTO redirect_uses (client_id, redirect_uri, last_at, flow_id)
    SELECT client_id, redirect_uri, max(at), flow_id FROM (
      SELECT client_id, redirect_uri, created_at AS at, flow_id FROM pending_requests
      UNION ALL SELECT client_id, redirect_uri, issued_at, flow_id FROM codes
    ) WHERE client_id IN (SELECT client_id FROM apps) GROUP BY client_id, redirect_uri;
`;

/** Version 8. */
export const logosAndEdits: Migration = {
  version: 8,
  name: 'logos and edits',
  up: (sql) => {
    sql.exec(LOGOS + REVISIONS + USES);
  },
};
