/** Answers for version 6 of the database: one row for the two tokens of an answer, found by its number. */
import type { Migration } from '../migrate.ts';

// A token carries the number of its row (trace/locator.ts), so that rows are only ever added at the end. Digests as keys fall on pages
// at random, and a commit writes whole pages: with them, a refresh wrote nine. For the same reason nothing here is indexed by family:
// a family knows its first row and each row the next one, as in a chain. access_scopes is NULL where the token has all of its family's.
// The tokens of earlier versions know no number. They stay in their table, found by digest, until they have died out.
const ISSUES = `
  CREATE TABLE issues (
    number INTEGER PRIMARY KEY,
    family_id TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    access_digest TEXT NOT NULL,
    access_fingerprint TEXT NOT NULL,
    access_scopes TEXT,
    access_expires_at INTEGER NOT NULL,
    access_revoked_at INTEGER,
    refresh_digest TEXT NOT NULL,
    refresh_fingerprint TEXT NOT NULL,
    refresh_expires_at INTEGER NOT NULL,
    rotated_at INTEGER,
    next_number INTEGER
  ) STRICT;
  ALTER TABLE token_families ADD COLUMN first_issue INTEGER;
`;

/** Version 6. */
export const tokenIssues: Migration = {
  version: 6,
  name: 'token issues',
  up: (sql) => {
    sql.exec(ISSUES);
  },
};
