/** Answers for authorizations as the console lists them: who granted what to an app, newest first, and which still work. */
import type BetterSqlite3 from 'better-sqlite3';
import type { FlowId } from '../../src-preload/contract/ids.ts';
import type { Database } from './database.ts';
import { unpackList } from './pack.ts';

/** An authorization's row. `aliveUntil` is what was found when it was last looked at; see `settle`. */
export interface StoredAuthorization {
  readonly familyId: string;
  readonly clientId: string;
  readonly flowId: FlowId;
  readonly flowNumber: number;
  readonly personName: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
  readonly aliveUntil: number;
}

/** Which rows. */
export interface AuthorizationFilter {
  readonly clientId: string;
  readonly state?: 'active' | 'ended' | undefined;
  readonly before?: { readonly createdAt: number; readonly familyId: string } | undefined;
  readonly limit: number;
  /** Now, in epoch ms. */
  readonly now: number;
}

type Row = Omit<StoredAuthorization, 'scopes'> & { readonly scopes: string };
interface Bounds {
  readonly clientId: string;
  readonly createdAt: number;
  readonly familyId: string;
  readonly limit: number;
  readonly now: number;
}
type Statement<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;

const COLUMNS = `f.family_id AS familyId, f.client_id AS clientId, f.flow_id AS flowId, number AS flowNumber, coalesce(people.name, flows.person_name, 'A person who left') AS personName, f.scopes,
  f.created_at AS createdAt, f.revoked_at AS revokedAt, f.revoked_reason AS revokedReason, f.alive_until AS aliveUntil`;
// Whoever granted it may have left since; the flow still knows the name.
const JOINS = 'CROSS JOIN flows ON flows.flow_id = f.flow_id LEFT JOIN people ON people.person_id = f.person_id';
const WORKS = 'revoked_at IS NULL AND alive_until > @now';

const DUE = 'is_over = 0 AND revoked_at IS NULL AND alive_until <= @now';
// The clock may have gone back since an authorization was found to be over.
const WRONG = 'is_over = 1 AND revoked_at IS NULL AND alive_until > @now';

/**
 * Until when authorizations live, as their tokens tell: those of the chain of issues, and those of earlier versions. One statement for all
 * of them, because a question for each costs ten thousand times what one costs. In: which, as a selection of family_id and first_issue.
 */
const findLives = (which: string): string => `WITH RECURSIVE
  chosen (family_id, first_issue) AS (${which}),
  chain (family_id, place) AS (SELECT family_id, first_issue FROM chosen UNION ALL SELECT chain.family_id, next_number FROM chain JOIN issues ON number = place),
  ends (family_id, until) AS (
    SELECT family_id, 0 FROM chosen
    UNION ALL SELECT chain.family_id, max(iif(access_revoked_at IS NULL, access_expires_at, 0), iif(rotated_at IS NULL, refresh_expires_at, 0)) FROM chain JOIN issues ON number = place
    UNION ALL SELECT chosen.family_id, expires_at FROM chosen CROSS JOIN tokens ON tokens.family_id = chosen.family_id WHERE rotated_at IS NULL AND revoked_at IS NULL),
  lives (family_id, until) AS (SELECT family_id, max(until) FROM ends GROUP BY family_id)`;

const fromRow = (row: Row): StoredAuthorization => ({ ...row, scopes: unpackList(row.scopes) });

/** Reads authorizations, and keeps until when they live. */
export class AuthorizationStore {
  readonly #pages: Readonly<Record<'all' | 'active' | 'ended', Statement<[Bounds], Row>>>;
  readonly #load: Statement<[string, string], Row>;
  readonly #granted: Statement<[string], { count: number }>;
  readonly #active: Statement<[{ clientId: string; now: number }], { count: number }>;
  readonly #activeOfAll: Statement<[{ now: number }], { clientId: string; active: number }>;
  readonly #anyDue: Statement<[{ now: number }], { found: 0 | 1 }>;
  readonly #settle: Statement<[{ now: number }]>;
  readonly #lives: Statement<[string], { familyId: string; until: number }>;
  readonly #recent: Statement<[string, number], { familyId: string; lastAt: number }>;

  constructor({ sql }: Database) {
    const page = (narrowed: string): Statement<[Bounds], Row> =>
      sql.prepare(`SELECT ${COLUMNS} FROM (SELECT family_id FROM token_families WHERE client_id = @clientId AND (created_at, family_id) < (@createdAt, @familyId)
        AND ${narrowed} ORDER BY created_at DESC, family_id DESC LIMIT @limit) AS page CROSS JOIN token_families AS f ON f.family_id = page.family_id ${JOINS}`);
    this.#pages = { all: page('@now = @now'), active: page(WORKS), ended: page(`NOT (${WORKS})`) };
    this.#load = sql.prepare(`SELECT ${COLUMNS} FROM token_families AS f ${JOINS} WHERE f.client_id = ? AND f.family_id = ?`);
    this.#granted = sql.prepare('SELECT count(*) AS count FROM token_families WHERE client_id = ?');
    this.#active = sql.prepare(`SELECT count(*) AS count FROM token_families WHERE client_id = @clientId AND ${WORKS}`);
    this.#activeOfAll = sql.prepare(`SELECT client_id AS clientId, (SELECT count(*) FROM token_families AS f WHERE f.client_id = apps.client_id AND ${WORKS}) AS active FROM apps`);
    this.#anyDue = sql.prepare(`SELECT EXISTS (SELECT 1 FROM token_families WHERE ${DUE}) OR EXISTS (SELECT 1 FROM token_families WHERE ${WRONG}) AS found`);
    const all = [DUE, WRONG].map((which) => `SELECT family_id, first_issue FROM token_families WHERE ${which}`).join(' UNION ALL ');
    this.#settle = sql.prepare(`${findLives(all)} UPDATE token_families SET alive_until = until, is_over = until <= @now FROM lives WHERE lives.family_id = token_families.family_id`);
    this.#lives = sql.prepare(`${findLives('SELECT family_id, first_issue FROM json_each(?) CROSS JOIN token_families ON family_id = value')} SELECT family_id AS familyId, until FROM lives`);
    this.#recent = sql.prepare(`SELECT family_id AS familyId, last_at AS lastAt FROM flows CROSS JOIN token_families ON token_families.flow_id = flows.flow_id
      WHERE flows.client_id = ? AND last_at > ? AND revoked_at IS NULL`);
  }

  /** A page, newest first. */
  page({ state, before, clientId, limit, now }: AuthorizationFilter): StoredAuthorization[] {
    // Names of families end below the last character there is.
    const { createdAt, familyId } = before ?? { createdAt: Number.MAX_SAFE_INTEGER, familyId: '\u{10ffff}' };
    return this.#pages[state ?? 'all'].all({ clientId, createdAt, familyId, limit, now }).map(fromRow);
  }

  /** One of an app's authorizations. */
  load(clientId: string, familyId: string): StoredAuthorization | null {
    const row = this.#load.get(clientId, familyId);
    return row === undefined ? null : fromRow(row);
  }

  /** How many an app was ever granted, and how many of them work at `now` (epoch ms). */
  count(clientId: string, now: number): { readonly granted: number; readonly active: number } {
    return { granted: this.#granted.get(clientId)?.count ?? 0, active: this.#active.get({ clientId, now })?.count ?? 0 };
  }

  /** How many work at `now`, for every registered app. */
  countActive(now: number): { readonly clientId: string; readonly active: number }[] {
    return this.#activeOfAll.all({ now });
  }

  /** True when some must be looked at before they can be counted at `now` (epoch ms): new ones, and those whose last known token has run out. */
  anyDue(now: number): boolean {
    return this.#anyDue.get({ now })?.found === 1;
  }

  /** Looks at those, and keeps until when they live. */
  settle(now: number): void {
    this.#settle.run({ now });
  }

  /** Until when these live (epoch ms), by the tokens that they have now: a refresh since the last look made it longer. */
  readLives(familyIds: readonly string[]): ReadonlyMap<string, number> {
    return new Map(this.#lives.all(JSON.stringify(familyIds)).map(({ familyId, until }) => [familyId, until]));
  }

  /** Authorizations of an app in whose flow something happened after `since` (epoch ms), with when it last did; in no order. */
  listRecent(clientId: string, since: number): { readonly familyId: string; readonly lastAt: number }[] {
    return this.#recent.all(clientId, since);
  }
}
