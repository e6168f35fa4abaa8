/** Answers for version 15 of the database: what a person would do, who answers an app's consent page, and what was granted on it. */
import type { Migration } from '../migrate.ts';

// plan and grants: NULL follows the team, and grants every scope.
const PEOPLE = `
  ALTER TABLE people ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
  ALTER TABLE people ADD COLUMN plan TEXT CHECK (plan IN ('free', 'pro', 'team', 'enterprise'));
  ALTER TABLE people ADD COLUMN grants TEXT CHECK (grants IS NULL OR json_type(grants) = 'array');
  ALTER TABLE people ADD COLUMN picture_id TEXT REFERENCES logos (logo_id);
  CREATE INDEX people_by_email ON people (email COLLATE NOCASE);
  CREATE INDEX people_by_picture ON people (picture_id) WHERE picture_id IS NOT NULL;
`;

// Who can consent is in the team that the API tells of. People who came with a workspace file were not, so far.
const MEMBERS = `
  INSERT INTO resources (kind, id, document)
    SELECT 'member', person_id, json_object('id', person_id, 'name', name, 'email', email, 'role', 'member', 'joined_at', '2025-08-25T09:00:00.000Z')
    FROM people WHERE person_id NOT IN (SELECT id FROM resources) ORDER BY position;
`;

// Where nobody touched the people, three of Ada's colleagues can consent too: choosing among people needs people.
const COLLEAGUES = `
  INSERT INTO people (person_id, position, name, email, organisation)
    SELECT json_extract(document, '$.id'), 1 + row_number() OVER (ORDER BY position), json_extract(document, '$.name'), json_extract(document, '$.email'), ''
    FROM resources WHERE kind = 'member' AND json_extract(document, '$.email') IN ('tomas@herrera.example', 'priya@raman.example', 'jun@mori.example')
      AND (SELECT count(*) FROM people) = 1 AND EXISTS (SELECT 1 FROM people WHERE person_id = 'usr_7Lm2QxVb9KsT' AND email = 'ada@lindqvist.example');
  UPDATE people SET organisation = 'Lindqvist Instruments' WHERE person_id IN (SELECT person_id FROM people WHERE email = 'ada@lindqvist.example' OR email IN ('tomas@herrera.example', 'priya@raman.example', 'jun@mori.example'));
`;

// app_consents: one row for an app that chose. granted_consents: what people granted on the page, whether it is asked after or not.
const CONSENTS = `
  CREATE TABLE app_consents (
    client_id TEXT PRIMARY KEY REFERENCES apps (client_id) ON DELETE CASCADE,
    mode TEXT NOT NULL CHECK (mode IN ('default', 'ask', 'authorize', 'deny', 'fewer')),
    scopes TEXT NOT NULL CHECK (json_type(scopes) = 'array'),
    remembers INTEGER NOT NULL CHECK (remembers IN (0, 1))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE granted_consents (
    client_id TEXT NOT NULL REFERENCES apps (client_id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES people (person_id) ON DELETE CASCADE,
    scopes TEXT NOT NULL CHECK (json_type(scopes) = 'array'),
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (client_id, person_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX granted_consents_by_person ON granted_consents (person_id);

  ALTER TABLE pending_requests ADD COLUMN person_id TEXT;
`;

// Wider than before, so that the apps which hold a living authorization of a person are counted without reading those that ran out.
const INDEXES = `
  DROP INDEX token_families_open_by_person;
  CREATE INDEX token_families_open_by_person ON token_families (person_id, client_id, alive_until) WHERE revoked_at IS NULL;
`;

/** Version 15. */
export const peopleAndConsent: Migration = {
  version: 15,
  name: 'people and consent',
  up: (sql) => {
    sql.exec(PEOPLE + MEMBERS + COLLEAGUES + CONSENTS + INDEXES);
  },
};
