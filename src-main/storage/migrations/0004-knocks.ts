/** Answers for version 4 of the database: requests that belong to no registered app, one row for each who knocked. */
import type { Migration } from '../migrate.ts';

// shown_id is what may be shown: a secret sent as an id stands here as its fingerprint. Empty in the one row of unknown tokens.
const KNOCKS = `
  CREATE TABLE knocks (
    kind TEXT NOT NULL CHECK (kind IN ('client', 'tokens')),
    shown_id TEXT NOT NULL,
    is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
    times INTEGER NOT NULL CHECK (times > 0),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    redirect_uri TEXT,
    flow_id TEXT NOT NULL REFERENCES flows (flow_id) ON DELETE CASCADE,
    PRIMARY KEY (kind, shown_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX knocks_by_time ON knocks (last_at);
  CREATE INDEX knocks_by_flow ON knocks (flow_id);
`;

/** Version 4. */
export const knocks: Migration = {
  version: 4,
  name: 'knocks',
  up: (sql) => {
    sql.exec(KNOCKS);
  },
};
