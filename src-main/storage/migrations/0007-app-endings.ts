/** Answers for version 7 of the database: secrets that were replaced, apps that were deleted, and what was done to apps from the console. */
import type BetterSqlite3 from 'better-sqlite3';
import type { Migration } from '../migrate.ts';

/** What was issued to an app stays as history when the app is deleted, so it cannot refer to it any more. */
const OUTLIVING = ['pending_requests', 'codes', 'token_families'] as const;

interface Source {
  readonly sql: string;
}

/** Builds a table again without its reference to apps; its columns and indexes stay as they are. */
function dropReference(sql: BetterSqlite3.Database, table: string): void {
  const source = sql.prepare<[string], Source>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)?.sql ?? '';
  const indexes = sql.prepare<[string], Source>("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL").all(table);
  const free = source.replace(' REFERENCES apps (client_id)', '').replace(/^CREATE TABLE "?\w+"?/, `CREATE TABLE ${table}_free`);
  sql.exec(`${free}; INSERT INTO ${table}_free SELECT * FROM ${table}; DROP TABLE ${table}; ALTER TABLE ${table}_free RENAME TO ${table}`);
  for (const index of indexes) sql.exec(index.sql);
}

// Partial indexes: what is over leaves them, so that listing what an app holds never reads its past.
const OPEN = `
  ALTER TABLE codes ADD COLUMN revoked_at INTEGER;
  ALTER TABLE codes ADD COLUMN revoked_reason TEXT;
  CREATE INDEX token_families_open ON token_families (client_id) WHERE revoked_at IS NULL;
  CREATE INDEX codes_open ON codes (client_id) WHERE used_at IS NULL AND revoked_at IS NULL;
  CREATE INDEX pending_requests_open ON pending_requests (client_id) WHERE answered_at IS NULL;
`;

// last_worked_at: when it last authenticated a request. uses, last_use_at: requests that came with it after it was replaced.
const SECRETS = `
  CREATE TABLE secret_uses (
    client_id TEXT PRIMARY KEY REFERENCES apps (client_id) ON DELETE CASCADE,
    last_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE replaced_secrets (
    digest TEXT NOT NULL,
    client_id TEXT NOT NULL REFERENCES apps (client_id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    last_worked_at INTEGER,
    uses INTEGER NOT NULL DEFAULT 0,
    last_use_at INTEGER,
    PRIMARY KEY (digest, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX replaced_secrets_by_client ON replaced_secrets (client_id, replaced_at);

  CREATE TABLE old_secret_uses (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL REFERENCES apps (client_id) ON DELETE CASCADE,
    digest TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    flow_id TEXT REFERENCES flows (flow_id) ON DELETE SET NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX old_secret_uses_by_client ON old_secret_uses (client_id, position);
  CREATE INDEX old_secret_uses_by_flow ON old_secret_uses (flow_id);
`;

const APPS = `
  CREATE TABLE deleted_apps (client_id TEXT PRIMARY KEY, name TEXT NOT NULL, deleted_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE app_journal (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('secret_replaced', 'tokens_revoked', 'deleted', 'registered_again')),
    authorizations INTEGER NOT NULL DEFAULT 0,
    tokens INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX app_journal_by_client ON app_journal (client_id, position);
`;

// Triggers, because then no writer can forget: a secret may be replaced by a button, a workspace file or an import. A secret that
// comes back is the current one again, and not a replaced one.
const TRIGGERS = `
  CREATE TRIGGER secret_replaced AFTER UPDATE OF secret_digest ON apps WHEN new.secret_digest <> old.secret_digest BEGIN
    INSERT INTO replaced_secrets (digest, client_id, fingerprint, created_at, replaced_at, last_worked_at)
      VALUES (old.secret_digest, old.client_id, old.secret_fingerprint, old.secret_created_at, new.secret_created_at,
        (SELECT last_at FROM secret_uses WHERE client_id = old.client_id))
      ON CONFLICT DO UPDATE SET created_at = excluded.created_at, replaced_at = excluded.replaced_at, last_worked_at = excluded.last_worked_at;
    DELETE FROM replaced_secrets WHERE digest = new.secret_digest AND client_id = new.client_id;
    DELETE FROM secret_uses WHERE client_id = new.client_id;
    INSERT INTO app_journal (client_id, at, action) VALUES (new.client_id, new.secret_created_at, 'secret_replaced');
  END;

  CREATE TRIGGER app_registered_again AFTER INSERT ON apps WHEN EXISTS (SELECT 1 FROM deleted_apps WHERE client_id = new.client_id) BEGIN
    DELETE FROM deleted_apps WHERE client_id = new.client_id;
    INSERT INTO app_journal (client_id, at, action) VALUES (new.client_id, new.created_at, 'registered_again');
  END;
`;

/** Version 7. */
export const appEndings: Migration = {
  version: 7,
  name: 'app endings',
  up: (sql) => {
    for (const table of OUTLIVING) dropReference(sql, table);
    sql.exec(OPEN + SECRETS + APPS + TRIGGERS);
  },
};
