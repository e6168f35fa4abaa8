/** Answers for version 13 of the database: fault rules in their order, with what became of them. */
import type { Migration } from '../migrate.ts';

/** Version 13. A flow says whether something was staged in it. What a rule waits for and does is JSON of the contract; counts have columns, because requests write them. */
export const faults: Migration = {
  version: 13,
  name: 'faults',
  up: (sql) => {
    sql.exec(`CREATE TABLE fault_rules (
      rule_id TEXT PRIMARY KEY,
      place INTEGER NOT NULL,
      is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
      draft TEXT NOT NULL,
      hits INTEGER NOT NULL DEFAULT 0,
      seen INTEGER NOT NULL DEFAULT 0,
      revision INTEGER NOT NULL DEFAULT 1
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fault_rules_by_place ON fault_rules (place);
    ALTER TABLE flows ADD COLUMN staged INTEGER NOT NULL DEFAULT 0 CHECK (staged IN (0, 1))`);
  },
};
