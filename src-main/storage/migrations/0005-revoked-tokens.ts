/** Answers for version 5 of the database: a token can end alone, while its family lives on (RFC 7009 2.1). */
import type { Migration } from '../migrate.ts';

/** Version 5. */
export const revokedTokens: Migration = {
  version: 5,
  name: 'revoked tokens',
  up: (sql) => {
    sql.exec('ALTER TABLE tokens ADD COLUMN revoked_at INTEGER');
  },
};
