/** Answers for version 3 of the database: the API's resources with a small company in them, and how often each app called. */
import type { Migration } from '../migrate.ts';
import { fillCompany } from '../seed/fill-company.ts';

// A resource is a document; beside it stand only what is searched for: its kind, what it belongs to, and what must be unique.
// position is the order of a list. AUTOINCREMENT, so that a deleted meeting's place is not taken by a newer one.
const RESOURCES = `
  DROP TABLE meetings;

  CREATE TABLE resources (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('meeting', 'transcript', 'summary', 'note', 'action_item', 'channel', 'speaker', 'member', 'team', 'webhook')),
    id TEXT NOT NULL UNIQUE,
    parent TEXT REFERENCES resources (id) ON DELETE CASCADE,
    key TEXT,
    document TEXT NOT NULL CHECK (json_valid(document))
  ) STRICT;
  CREATE INDEX resources_by_kind ON resources (kind, position);
  CREATE INDEX resources_by_parent ON resources (parent, kind, position) WHERE parent IS NOT NULL;
  CREATE UNIQUE INDEX resources_by_key ON resources (kind, key) WHERE key IS NOT NULL;

  CREATE TABLE channel_links (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    channel_id TEXT NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('meeting', 'member')),
    linked_id TEXT NOT NULL REFERENCES resources (id) ON DELETE CASCADE,
    UNIQUE (channel_id, linked_id)
  ) STRICT;
  CREATE INDEX channel_links_by_kind ON channel_links (channel_id, kind, position);
  CREATE INDEX channel_links_by_linked ON channel_links (linked_id);

  CREATE TABLE app_calls (
    client_id TEXT PRIMARY KEY REFERENCES apps (client_id) ON DELETE CASCADE,
    calls INTEGER NOT NULL CHECK (calls > 0),
    last_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Version 3. The five meetings of version 2, which nothing could change until now, stand again among the twelve. */
export const resources: Migration = {
  version: 3,
  name: 'resources',
  up: (sql) => {
    sql.exec(RESOURCES);
    fillCompany(sql);
  },
};
