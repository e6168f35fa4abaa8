/** Answers for what began after everything stood at some marks: told by numbers that only grow, because times may lie anywhere. */
import type BetterSqlite3 from 'better-sqlite3';
import type { ClientId, FlowId } from '../../src-preload/contract/ids.ts';
import type { TraceEvent } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { EVENT_COLUMNS, fromEventRow, type EventRow } from './flow-rows.ts';
import type { Marks } from './simulation-store.ts';

type Statement<P extends unknown[], R = unknown> = BetterSqlite3.Statement<P, R>;

/** A flow that began. */
export interface BegunFlow {
  readonly flowId: FlowId;
  readonly number: number;
  readonly appName: string | null;
  readonly headline: string;
  readonly startedAt: number;
  readonly lastAt: number;
}

/** Tokens of one answer. */
export interface BegunIssue {
  readonly number: number;
  readonly familyId: string;
  readonly hasRefresh: 0 | 1;
}

/** An authorization with the numbers of what it issued, in the order of its chain. */
export interface FamilyChain {
  readonly familyId: string;
  readonly clientId: ClientId;
  readonly flowId: FlowId;
  readonly flowNumber: number;
  readonly appName: string;
  readonly personName: string;
  readonly places: readonly number[];
  /** It also holds tokens of versions that numbered none; then it is older than any mark. */
  readonly hasEarlier: boolean;
}

const FAMILY = `SELECT f.family_id AS familyId, f.client_id AS clientId, f.flow_id AS flowId, flows.number AS flowNumber,
  coalesce(apps.name, flows.app_name, f.client_id) AS appName, coalesce(people.name, flows.person_name, 'A person who left') AS personName,
  EXISTS (SELECT 1 FROM tokens WHERE tokens.family_id = f.family_id) AS hasEarlier
  FROM token_families AS f CROSS JOIN flows ON flows.flow_id = f.flow_id LEFT JOIN apps ON apps.client_id = f.client_id LEFT JOIN people ON people.person_id = f.person_id
  WHERE f.family_id = ?`;

/** Reads what began. */
export class SimulatedStore {
  readonly #flows: Statement<[number], BegunFlow>;
  readonly #events: Statement<[number], EventRow & { flowNumber: number }>;
  readonly #issues: Statement<[number], BegunIssue>;
  readonly #family: Statement<[string], Omit<FamilyChain, 'places' | 'hasEarlier'> & { hasEarlier: 0 | 1 }>;
  readonly #chain: Statement<[string], { place: number }>;
  readonly #apps: Statement<[], { clientId: ClientId; name: string; createdAt: number }>;

  constructor({ sql }: Database) {
    this.#flows = sql.prepare(`SELECT flow_id AS flowId, number, app_name AS appName, headline, started_at AS startedAt, last_at AS lastAt FROM flows WHERE number > ? ORDER BY number`);
    this.#events = sql.prepare(`SELECT ${EVENT_COLUMNS}, flow_number AS flowNumber FROM events CROSS JOIN flows ON number = flow_number WHERE position > ? ORDER BY position`);
    this.#issues = sql.prepare("SELECT number, family_id AS familyId, refresh_digest <> '' AS hasRefresh FROM issues WHERE number > ? ORDER BY number");
    this.#family = sql.prepare(FAMILY);
    this.#chain = sql.prepare(`WITH RECURSIVE chain (place) AS (SELECT first_issue FROM token_families WHERE family_id = ?
      UNION ALL SELECT next_number FROM chain JOIN issues ON number = place) SELECT place FROM chain WHERE place IS NOT NULL`);
    this.#apps = sql.prepare('SELECT client_id AS clientId, name, created_at AS createdAt FROM apps ORDER BY name');
  }

  /** Flows that began, oldest first. */
  listFlows({ flow }: Marks): BegunFlow[] {
    return this.#flows.all(flow);
  }

  /** Everything that was recorded, also in older flows, in its order; one at a time. */
  *events({ event }: Marks): Generator<{ readonly flowNumber: number; readonly event: TraceEvent }> {
    for (const { flowNumber, ...row } of this.#events.iterate(event)) yield { flowNumber, event: fromEventRow(row) };
  }

  /** What was issued, oldest first. */
  listIssues({ issue }: Marks): BegunIssue[] {
    return this.#issues.all(issue);
  }

  /** An authorization with its chain; null when it is gone. */
  loadFamily(familyId: string): FamilyChain | null {
    const row = this.#family.get(familyId);
    return row === undefined ? null : { ...row, hasEarlier: row.hasEarlier === 1, places: this.#chain.all(familyId).map(({ place }) => place) };
  }

  /** Apps that were registered after a moment, by name. */
  listApps(after: number): { readonly clientId: ClientId; readonly name: string }[] {
    return this.#apps.all().filter(({ createdAt }) => createdAt > after).map(({ clientId, name }) => ({ clientId, name }));
  }
}
