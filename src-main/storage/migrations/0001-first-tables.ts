/** Answers for version 1 of the database: apps, what was issued to them, and the trace. */
import type { Migration } from '../migrate.ts';

// Digests are hex SHA-256; plaintext secrets, codes and tokens have no column anywhere. Times are epoch milliseconds.
const APPS = `
  CREATE TABLE console (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE apps (
    client_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    homepage_url TEXT NOT NULL,
    environment TEXT NOT NULL CHECK (environment IN ('development', 'production')),
    redirect_uris TEXT NOT NULL CHECK (json_type(redirect_uris) = 'array'),
    secret_digest TEXT NOT NULL,
    secret_fingerprint TEXT NOT NULL,
    secret_created_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1))
  ) STRICT;
  CREATE UNIQUE INDEX apps_sample ON apps (is_sample) WHERE is_sample = 1;

  CREATE TABLE people (person_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE meetings (position INTEGER PRIMARY KEY, meeting_id TEXT NOT NULL UNIQUE, document TEXT NOT NULL CHECK (json_valid(document))) STRICT;
`;

// A flow's number is its key inside the database: eight bytes less in every event than its id, and lists sort by it anyway.
// steps: one letter a step (n none, l live, d done, f failed, x denied).
const TRACE = `
  CREATE TABLE flows (
    number INTEGER PRIMARY KEY,
    flow_id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    client_id TEXT,
    app_name TEXT,
    person_name TEXT,
    started_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('live', 'completed', 'refused', 'denied')),
    headline TEXT NOT NULL,
    steps TEXT NOT NULL CHECK (length(steps) = 7),
    expected_query TEXT
  ) STRICT;
  CREATE INDEX flows_by_outcome ON flows (outcome, number);
  CREATE INDEX flows_by_client ON flows (client_id, number);
  CREATE INDEX flows_by_client_and_outcome ON flows (client_id, outcome, number);
  CREATE INDEX flows_expected ON flows (expected_query, number) WHERE expected_query IS NOT NULL;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    flow_number INTEGER NOT NULL REFERENCES flows (number),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (flow_number, seq)
  ) STRICT;
`;

// Counting a million flows for the chips takes longer than listing sixty of them, so the counts are kept. Triggers keep them,
// because then no writer can forget. client_id '' counts every flow, whoever it belongs to.
const TOTALS = `
  CREATE TABLE flow_totals (client_id TEXT NOT NULL, outcome TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (client_id, outcome)) STRICT, WITHOUT ROWID;

  CREATE TRIGGER flow_added AFTER INSERT ON flows BEGIN
    INSERT INTO flow_totals VALUES ('', new.outcome, 1) ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO flow_totals SELECT new.client_id, new.outcome, 1 WHERE new.client_id <> '' ON CONFLICT DO UPDATE SET count = count + 1;
  END;

  CREATE TRIGGER flow_removed AFTER DELETE ON flows BEGIN
    UPDATE flow_totals SET count = count - 1 WHERE client_id IN ('', old.client_id) AND outcome = old.outcome;
  END;

  CREATE TRIGGER flow_changed AFTER UPDATE OF outcome, client_id ON flows
  WHEN new.outcome IS NOT old.outcome OR new.client_id IS NOT old.client_id BEGIN
    UPDATE flow_totals SET count = count - 1 WHERE client_id IN ('', old.client_id) AND outcome = old.outcome;
    INSERT INTO flow_totals VALUES ('', new.outcome, 1) ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO flow_totals SELECT new.client_id, new.outcome, 1 WHERE new.client_id <> '' ON CONFLICT DO UPDATE SET count = count + 1;
  END;
`;

// References to a family are looked at when the transaction commits, so that the order of writing is free. Every reference has its
// index: without one, SQLite reads the whole table whenever a row it might refer to comes or goes.
const GRANTS = `
  CREATE TABLE pending_requests (
    request_id TEXT PRIMARY KEY,
    flow_id TEXT NOT NULL REFERENCES flows (flow_id),
    client_id TEXT NOT NULL REFERENCES apps (client_id),
    redirect_uri TEXT NOT NULL,
    scopes TEXT NOT NULL,
    state TEXT,
    code_challenge TEXT,
    token_digest TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    answered_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pending_requests_by_flow ON pending_requests (flow_id);

  CREATE TABLE token_families (
    family_id TEXT PRIMARY KEY,
    flow_id TEXT NOT NULL REFERENCES flows (flow_id),
    client_id TEXT NOT NULL REFERENCES apps (client_id),
    person_id TEXT NOT NULL REFERENCES people (person_id),
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    revoked_reason TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX token_families_by_flow ON token_families (flow_id);

  CREATE TABLE codes (
    digest TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    flow_id TEXT NOT NULL REFERENCES flows (flow_id),
    client_id TEXT NOT NULL REFERENCES apps (client_id),
    redirect_uri TEXT NOT NULL,
    scopes TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (person_id),
    code_challenge TEXT,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    family_id TEXT REFERENCES token_families (family_id) DEFERRABLE INITIALLY DEFERRED
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX codes_by_flow ON codes (flow_id);
  CREATE INDEX codes_by_family ON codes (family_id);

  CREATE TABLE tokens (
    digest TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    family_id TEXT NOT NULL REFERENCES token_families (family_id) DEFERRABLE INITIALLY DEFERRED,
    scopes TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    rotated_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tokens_by_family ON tokens (family_id);
`;

/** Version 1. */
export const firstTables: Migration = {
  version: 1,
  name: 'first tables',
  up: (sql) => {
    sql.exec(APPS + TRACE + TOTALS + GRANTS);
  },
};
