/** Answers for version 11 of the database: flows can be searched by the words of their row in the list, and by what was refused or issued in them. */
import type { Migration } from '../migrate.ts';

/** What is searched for. For the chips the outcome stands there once more behind U+E000, which nobody types, so that it is asked for alone. */
const wordsOf = (row: string): string =>
  `concat_ws(' ', ${['number', 'flow_id', 'app_name', 'client_id', 'person_name', 'headline', 'outcome'].map((column) => `${row}.${column}`).join(', ')}, char(57344) || ${row}.outcome, ${row}.clues)`;

const WATCHED = ['app_name', 'client_id', 'person_name', 'headline', 'outcome', 'clues'];

// The words stand in no second table (content = ''), and no positions are kept (detail = none): a search asks which rows hold words that
// begin so, newest first. Each beginning of up to 12 letters has an index of its own, so that a search reads no further than its page;
// without them, two letters that stand in every row would take 50 ms at 150,000 flows.
// Triggers keep the words, because then no writer can forget; most events change none of these columns, and then nothing happens.
const SEARCH = `
  ALTER TABLE flows ADD COLUMN clues TEXT NOT NULL DEFAULT '';

  CREATE VIRTUAL TABLE flow_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4 5 6 7 8 9 10 11 12',
    tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
  );
  INSERT INTO flow_words (rowid, words) SELECT number, ${wordsOf('flows')} FROM flows ORDER BY number;

  CREATE TRIGGER flow_words_added AFTER INSERT ON flows BEGIN
    INSERT INTO flow_words (rowid, words) VALUES (new.number, ${wordsOf('new')});
  END;

  CREATE TRIGGER flow_words_removed AFTER DELETE ON flows BEGIN
    DELETE FROM flow_words WHERE rowid = old.number;
  END;

  CREATE TRIGGER flow_words_changed AFTER UPDATE OF ${WATCHED.join(', ')} ON flows
  WHEN ${WATCHED.map((column) => `new.${column} IS NOT old.${column}`).join(' OR ')} BEGIN
    INSERT OR REPLACE INTO flow_words (rowid, words) VALUES (new.number, ${wordsOf('new')});
  END;
`;

/** Version 11. Flows from before are found by their row; what was refused and issued in them is not read again. */
export const flowSearch: Migration = {
  version: 11,
  name: 'flow search',
  up: (sql) => {
    sql.exec(SEARCH);
  },
};
