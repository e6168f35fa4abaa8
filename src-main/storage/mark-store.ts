/** Answers for what is counted of an app: one mark a thing, written with its event, and the entries behind a number. */
import type BetterSqlite3 from 'better-sqlite3';
import type { MarkKind } from '../../src-preload/contract/mark-kind.ts';
import type { Mark } from '../../src-preload/contract/marks.ts';
import type { ActivityQuery, EntryPlace } from '../../src-preload/contract/numbers.ts';
import type { Database } from './database.ts';
import { placeOf } from './flow-events.ts';
import { type EventRow, EVENT_COLUMNS } from './flow-rows.ts';

/** A mark with the event it counts, and who signed in there. */
export interface MarkedEvent extends EventRow {
  readonly kind: MarkKind;
  readonly checkId: string;
  readonly flowNumber: number;
  readonly personName: string | null;
}

/** Which marks; every bound is there. The place is the one that the page ends before. */
interface PageBounds extends EntryPlace {
  readonly clientId: string;
  readonly which: string;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

type Page = BetterSqlite3.Statement<[PageBounds], MarkedEvent>;

/** Later than every moment. */
const NEVER = Number.MAX_SAFE_INTEGER - 1;
const KINDS = ['sign_in', 'api_call', 'refusal'] as const satisfies readonly MarkKind[];

const keyOf = ({ flowNumber, seq }: MarkedEvent): string => `${String(flowNumber)}.${String(seq)}`;

/** Reads and writes marks. */
export class MarkStore {
  readonly #add: BetterSqlite3.Statement<[number, number, string, string, string, number]>;
  readonly #pages: Readonly<Record<'kind' | 'check', Page>>;

  constructor({ sql }: Database) {
    // One statement for each way of narrowing; each walks its own index from the newest mark down.
    const page = (narrowed: string): Page =>
      sql.prepare(`SELECT kind, check_id AS checkId, page.flow_number AS flowNumber, person_name AS personName, ${EVENT_COLUMNS}
        FROM (SELECT kind, check_id, flow_number, seq, at FROM marks WHERE client_id = @clientId AND ${narrowed} AND at >= @from AND at < @to
          AND (at, flow_number, seq) < (@at, @flowNumber, @seq) ORDER BY at DESC, flow_number DESC, seq DESC LIMIT @limit) AS page
        CROSS JOIN flows ON number = page.flow_number CROSS JOIN events ON events.position = ${placeOf('page.seq')}`);
    this.#add = sql.prepare('INSERT INTO marks (flow_number, seq, kind, client_id, check_id, at) VALUES (?, ?, ?, ?, ?, ?)');
    this.#pages = { kind: page('kind = @which'), check: page("check_id = @which AND check_id <> ''") };
  }

  /** Adds what an event counts as. `place` is the event's own. */
  add(mark: Mark, clientId: string, place: EntryPlace): void {
    this.#add.run(place.flowNumber, place.seq, mark.kind, clientId, mark.checkId ?? '', place.at);
  }

  /** The newest marks that the query asks for, at most `limit`, with their events. Without a kind, those of all kinds. */
  page({ clientId, kind, checkId, from = 0, to = NEVER, before, limit }: ActivityQuery): MarkedEvent[] {
    const place = before ?? { at: NEVER, flowNumber: NEVER, seq: NEVER };
    // The second bound says the same as the place, in a way that an index begins at.
    const bounds = { clientId, from, to: Math.min(to, place.at + 1), ...place, limit };
    if (checkId !== undefined) return kind === undefined || kind === 'refusal' ? this.#pages.check.all({ ...bounds, which: checkId }) : [];
    if (kind !== undefined) return this.#pages.kind.all({ ...bounds, which: kind });
    // A refused call is a call and a refusal of one event: among all kinds it stands once, as the refusal.
    const all = KINDS.flatMap((which) => this.#pages.kind.all({ ...bounds, which }));
    const refused = new Set(all.filter((one) => one.kind === 'refusal').map(keyOf));
    const once = all.filter((one) => one.kind !== 'api_call' || !refused.has(keyOf(one)));
    return once.toSorted((a, b) => b.at - a.at || b.flowNumber - a.flowNumber || b.seq - a.seq).slice(0, limit);
  }
}
