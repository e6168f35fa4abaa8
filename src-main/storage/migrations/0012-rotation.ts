/** Answers for version 12 of the database: whether an app's refresh tokens are replaced with each use. */
import type { Migration } from '../migrate.ts';

/** Version 12. An app that chose nothing follows the console's default. */
export const rotation: Migration = {
  version: 12,
  name: 'rotation',
  up: (sql) => {
    sql.exec("ALTER TABLE apps ADD COLUMN rotation TEXT NOT NULL DEFAULT 'default' CHECK (rotation IN ('default', 'on', 'off'))");
  },
};
