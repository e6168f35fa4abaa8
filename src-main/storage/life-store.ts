/** Answers for codes and tokens by when they die of age: those that nobody used up, replaced or revoked. */
import type BetterSqlite3 from 'better-sqlite3';
import type { TokenDeath } from '../../src-preload/contract/clock.ts';
import type { Database } from './database.ts';
import { EarlierTokens } from './earlier-tokens.ts';

/** Authorizations that are looked at, those that live longest first; and codes. */
export const MOST_LIVES = 300;

type Statement<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;
type Owner = Pick<TokenDeath, 'flowId' | 'flowNumber' | 'clientId' | 'appName' | 'personName'>;
type Family = Owner & { readonly familyId: NonNullable<TokenDeath['familyId']> };
type CodeRow = Owner & Pick<TokenDeath, 'fingerprint' | 'issuedAt' | 'expiresAt'>;

interface IssueRow {
  readonly issuedAt: number;
  readonly accessFingerprint: string;
  readonly accessExpiresAt: number;
  readonly accessRevokedAt: number | null;
  readonly refreshFingerprint: string;
  readonly refreshExpiresAt: number;
  readonly rotatedAt: number | null;
}

const NAMES = `flows.flow_id AS flowId, flows.number AS flowNumber, f.client_id AS clientId, coalesce(apps.name, flows.app_name, f.client_id) AS appName,
  coalesce(people.name, flows.person_name, 'A person who left') AS personName`;
const JOINS = `CROSS JOIN flows ON flows.flow_id = f.flow_id LEFT JOIN apps ON apps.client_id = f.client_id LEFT JOIN people ON people.person_id = f.person_id`;

/** Reads lives. */
export class LifeStore {
  readonly #earlier: EarlierTokens;
  readonly #families: Statement<[number, number, number], Family>;
  readonly #ofFlow: Statement<[string], Family>;
  readonly #issues: Statement<[string, number, number], IssueRow>;
  readonly #codes: Statement<[number, number], CodeRow>;
  readonly #codesOfFlow: Statement<[string], CodeRow>;

  constructor(db: Database) {
    const { sql } = db;
    this.#earlier = new EarlierTokens(db);
    this.#families = sql.prepare(`SELECT f.family_id AS familyId, ${NAMES} FROM (SELECT family_id FROM token_families
      WHERE is_over = ? AND revoked_at IS NULL AND alive_until > ? ORDER BY alive_until DESC LIMIT ?) AS page
      CROSS JOIN token_families AS f ON f.family_id = page.family_id ${JOINS}`);
    this.#ofFlow = sql.prepare(`SELECT f.family_id AS familyId, ${NAMES} FROM token_families AS f ${JOINS} WHERE f.flow_id = ? AND f.revoked_at IS NULL`);
    this.#issues = sql.prepare(`WITH RECURSIVE chain (place) AS (SELECT first_issue FROM token_families WHERE family_id = ?
      UNION ALL SELECT next_number FROM chain JOIN issues ON number = place)
      SELECT issued_at AS issuedAt, access_fingerprint AS accessFingerprint, access_expires_at AS accessExpiresAt, access_revoked_at AS accessRevokedAt,
      refresh_fingerprint AS refreshFingerprint, refresh_expires_at AS refreshExpiresAt, rotated_at AS rotatedAt
      FROM chain JOIN issues ON number = place WHERE access_expires_at > ? OR refresh_expires_at > ?`);
    const code = `f.fingerprint, f.issued_at AS issuedAt, f.expires_at AS expiresAt, ${NAMES}`;
    this.#codes = sql.prepare(`SELECT ${code} FROM apps CROSS JOIN codes AS f ON f.client_id = apps.client_id AND f.used_at IS NULL AND f.revoked_at IS NULL
      ${JOINS.replace('LEFT JOIN apps ON apps.client_id = f.client_id', '')} WHERE f.expires_at > ? LIMIT ?`);
    this.#codesOfFlow = sql.prepare(`SELECT ${code} FROM codes AS f ${JOINS} WHERE f.flow_id = ? AND f.used_at IS NULL AND f.revoked_at IS NULL`);
  }

  /**
   * Everything that dies of age after a moment (epoch ms), in the order in which it dies. Until when authorizations live must be settled
   * before. Out: `isCut` when only the longest living so many authorizations were looked at.
   */
  listAfter(moment: number): { readonly lives: TokenDeath[]; readonly isCut: boolean } {
    const families = [0, 1].flatMap((isOver) => this.#families.all(isOver, moment, MOST_LIVES));
    const codes = this.#codes.all(moment, MOST_LIVES);
    const lives = [...codes.map(ofCode), ...families.flatMap((family) => this.#ofFamily(family, moment))];
    return { lives: lives.toSorted((a, b) => a.expiresAt - b.expiresAt), isCut: families.length >= MOST_LIVES || codes.length >= MOST_LIVES };
  }

  /** What was issued in a flow and has not ended by being used, replaced or revoked, whether its age is over or not. */
  listOfFlow(flowId: string): TokenDeath[] {
    return [...this.#codesOfFlow.all(flowId).map(ofCode), ...this.#ofFlow.all(flowId).flatMap((family) => this.#ofFamily(family, -1))];
  }

  #ofFamily(family: Family, moment: number): TokenDeath[] {
    const numbered = this.#issues.all(family.familyId, moment, moment).flatMap((row) => [
      ...(row.accessRevokedAt === null ? [{ ...family, of: 'access_token' as const, issuedAt: row.issuedAt, fingerprint: row.accessFingerprint, expiresAt: row.accessExpiresAt }] : []),
      ...(row.rotatedAt === null && row.refreshFingerprint !== '' ? [{ ...family, of: 'refresh_token' as const, issuedAt: row.issuedAt, fingerprint: row.refreshFingerprint, expiresAt: row.refreshExpiresAt }] : []),
    ]);
    const earlier = this.#earlier.loadAll(family.familyId).filter(({ rotatedAt, revokedAt }) => rotatedAt === null && revokedAt === null);
    const unnumbered = earlier.map(({ kind, fingerprint, issuedAt, expiresAt }) => ({ ...family, of: kind === 'access' ? ('access_token' as const) : ('refresh_token' as const), fingerprint, issuedAt, expiresAt }));
    return [...numbered, ...unnumbered].filter(({ expiresAt }) => expiresAt > moment);
  }
}

function ofCode(row: CodeRow): TokenDeath {
  return { ...row, of: 'code', familyId: null };
}
