/** Answers for version 17 of the database: where the events of a flow stand is written in blocks, not one by one. */
import type { Migration } from '../migrate.ts';

/** Events in a block. */
const BLOCK = 32;

// An index of all events by flow cost a page of its own with each event, as busy flows stand at different places in it: half of all pages
// that a busy second wrote. So a flow's row holds the positions of its newest events, and a full list is put away as a block. A block holds
// the positions of events that follow each other, up to `last_seq`.
const PLACES = `
  CREATE TABLE event_blocks (
    flow_number INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    places TEXT NOT NULL,
    PRIMARY KEY (flow_number, last_seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO event_blocks SELECT flow_number, max(seq), group_concat(position, ',' ORDER BY seq) FROM events GROUP BY flow_number, (seq - 1) / ${String(BLOCK)};

  CREATE TABLE bare_events (
    position INTEGER PRIMARY KEY,
    flow_number INTEGER NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  INSERT INTO bare_events SELECT position, flow_number, seq, at, type, body FROM events ORDER BY position;
  DROP TABLE events;
  ALTER TABLE bare_events RENAME TO events;

  ALTER TABLE flows ADD COLUMN newest_places TEXT NOT NULL DEFAULT '';
`;

// Events go with their flow: a trigger sees to it, because then no writer can forget.
const REMOVAL = `
  CREATE TRIGGER flow_events_removed BEFORE DELETE ON flows BEGIN
    DELETE FROM events WHERE position IN (SELECT json_each.value FROM event_blocks CROSS JOIN json_each('[' || places || ']') WHERE flow_number = old.number);
    DELETE FROM events WHERE position IN (SELECT value FROM json_each('[' || old.newest_places || ']'));
    DELETE FROM event_blocks WHERE flow_number = old.number;
  END;
`;

/** Version 17. The events that are there stand in blocks. */
export const eventPlaces: Migration = {
  version: 17,
  name: 'event places',
  up: (sql) => {
    sql.exec(PLACES + REMOVAL);
  },
};
