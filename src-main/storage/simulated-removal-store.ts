/** Answers for taking away what began in a simulation from flows and authorizations that are older. Every deletion stands in a transaction of its caller. */
import type BetterSqlite3 from 'better-sqlite3';
import type { FlowSummary } from '../../src-preload/contract/trace.ts';
import type { Database } from './database.ts';
import { toFlowRow } from './flow-rows.ts';

type Statement<P extends unknown[] | [object]> = BetterSqlite3.Statement<P>;

/** A flow, cut off before an event. */
export interface FlowCut {
  readonly number: number;
  readonly flowId: string;
  /** The first event that goes. */
  readonly fromSeq: number;
  /** Codes that go, by fingerprint. */
  readonly codes: readonly string[];
  /** Consent pages that began to wait after this moment go; null when none do. */
  readonly waitingAfter: number | null;
}

/** Deletes. */
export class SimulatedRemovalStore {
  readonly #places: BetterSqlite3.Statement<[{ number: number; fromSeq: number }], { places: string }>;
  readonly #event: Statement<[number, number]>;
  readonly #blocks: Statement<[number, number]>;
  readonly #newest: Statement<[string, number]>;
  readonly #marks: Statement<[number, number]>;
  readonly #code: Statement<[string, string]>;
  readonly #waiting: Statement<[string, number]>;
  readonly #summary: Statement<[object]>;
  readonly #issue: Statement<[number]>;
  readonly #earlierTokens: Statement<[string]>;
  readonly #codesOfFamily: Statement<[string]>;
  readonly #family: Statement<[string]>;
  readonly #first: Statement<[number | null, string]>;
  readonly #next: Statement<[number | null, number]>;
  readonly #calls: Statement<[{ clientId: string; count: number; at: number }]>;
  readonly #noCalls: Statement<[string, number]>;
  readonly #knocks: Statement<[{ from: number; at: number }]>;
  readonly #uses: readonly Statement<[{ clientId: string; at: number }]>[];
  readonly #checkups: Statement<[number]>;
  readonly #oldUses: Statement<[string, number]>;

  constructor({ sql }: Database) {
    this.#places = sql.prepare(`SELECT places FROM event_blocks WHERE flow_number = @number AND last_seq >= @fromSeq
      UNION ALL SELECT newest_places FROM flows WHERE number = @number`);
    this.#event = sql.prepare('DELETE FROM events WHERE position = ? AND seq >= ?');
    this.#blocks = sql.prepare('DELETE FROM event_blocks WHERE flow_number = ? AND last_seq >= ?');
    this.#newest = sql.prepare('UPDATE flows SET newest_places = ? WHERE number = ?');
    this.#marks = sql.prepare('DELETE FROM marks WHERE flow_number = ? AND seq >= ?');
    this.#code = sql.prepare('DELETE FROM codes WHERE flow_id = ? AND fingerprint = ?');
    this.#waiting = sql.prepare('DELETE FROM pending_requests WHERE flow_id = ? AND created_at > ?');
    this.#summary = sql.prepare(`UPDATE flows SET person_name = @personName, last_at = @lastAt, last_seq = @lastSeq, outcome = @outcome, headline = @headline, steps = @steps,
      clues = @clues WHERE number = @number`);
    this.#issue = sql.prepare('DELETE FROM issues WHERE number = ?');
    this.#earlierTokens = sql.prepare('DELETE FROM tokens WHERE family_id = ?');
    this.#codesOfFamily = sql.prepare('UPDATE codes SET family_id = NULL WHERE family_id = ?');
    this.#family = sql.prepare('DELETE FROM token_families WHERE family_id = ?');
    // Until when it lives is read from its tokens again.
    this.#first = sql.prepare('UPDATE token_families SET first_issue = ?, alive_until = 0, is_over = 0 WHERE family_id = ?');
    this.#next = sql.prepare('UPDATE issues SET next_number = ? WHERE number = ?');
    this.#calls = sql.prepare(`UPDATE app_calls SET calls = max(1, calls - @count), last_at = min(last_at, coalesce(
      (SELECT max(at) FROM marks WHERE client_id = @clientId AND kind = 'api_call'), @at)) WHERE client_id = @clientId`);
    this.#noCalls = sql.prepare('DELETE FROM app_calls WHERE client_id = ? AND calls <= ?');
    // Who knocked before as well keeps the newest flow from then.
    this.#knocks = sql.prepare(`UPDATE knocks SET last_at = @at, flow_id = (SELECT flow_id FROM flows WHERE client_id = shown_id AND number <= @from ORDER BY number DESC LIMIT 1)
      WHERE kind = 'client' AND first_at <= @at AND last_at > @at AND EXISTS (SELECT 1 FROM flows WHERE client_id = shown_id AND number <= @from)`);
    // When something was used last is no later than when the simulation began: nobody knows it better any more.
    this.#uses = [
      ...['secret_uses', 'redirect_uses'].map((table) => sql.prepare<[{ clientId: string; at: number }]>(`UPDATE ${table} SET last_at = @at WHERE client_id = @clientId AND last_at > @at`)),
      // A consent that was remembered in it is asked for again, also where an older one was widened.
      sql.prepare('DELETE FROM granted_consents WHERE client_id = @clientId AND granted_at > @at'),
    ];
    this.#checkups = sql.prepare('DELETE FROM checkups WHERE number > ?');
    this.#oldUses = sql.prepare('DELETE FROM old_secret_uses WHERE flow_id = ? AND at > ?');
  }

  /** Cuts a flow off, and writes how it stood then. In: its summary and clues, folded from what stays. */
  cutFlow({ number, flowId, fromSeq, codes, waitingAfter }: FlowCut, summary: FlowSummary, clues: string): void {
    for (const fingerprint of codes) this.#code.run(flowId, fingerprint);
    if (waitingAfter !== null) this.#waiting.run(flowId, waitingAfter);
    this.#marks.run(number, fromSeq);
    this.#cutEvents(number, fromSeq);
    this.#summary.run({ ...toFlowRow(summary), clues });
  }

  /** What stays of a block that is cut is among the newest again. */
  #cutEvents(number: number, fromSeq: number): void {
    const places = this.#places.all({ number, fromSeq }).flatMap((row) => row.places.split(',').filter((place) => place !== '').map(Number));
    const stay = places.filter((place) => this.#event.run(place, fromSeq).changes === 0);
    this.#blocks.run(number, fromSeq);
    this.#newest.run(stay.join(), number);
  }

  /** Removes an authorization with everything it issued; its code stays spent. */
  removeFamily(familyId: string, places: readonly number[]): void {
    for (const place of places) this.#issue.run(place);
    this.#earlierTokens.run(familyId);
    this.#codesOfFamily.run(familyId);
    this.#family.run(familyId);
  }

  /** Takes the newer issues out of the chain of an authorization. In: its places in order, and the last that stays. What was replaced stays replaced. */
  cutFamily(familyId: string, places: readonly number[], last: number): void {
    for (const place of places) if (place > last) this.#issue.run(place);
    const kept = places.filter((place) => place <= last);
    this.#first.run(kept[0] ?? null, familyId);
    for (const [index, place] of kept.entries()) this.#next.run(kept[index + 1] ?? null, place);
  }

  /** Takes calls off the count of an app. `at`: when the simulation began. Marks of the calls are gone already. */
  uncountCalls(clientId: string, count: number, at: number): void {
    if (this.#noCalls.run(clientId, count).changes === 0) this.#calls.run({ clientId, count, at });
  }

  /** Leaves those who knocked before the simulation, when the flows after `from` go. */
  keepKnocks(from: number, at: number): void {
    this.#knocks.run({ from, at });
  }

  /** Says of no secret and redirect URI of an app that it was used after a moment, and forgets consents that were remembered after it. */
  endUses(clientId: string, at: number): void {
    for (const statement of this.#uses) statement.run({ clientId, at });
  }

  /** Removes check-ups that were begun after one, by number: their evidence goes with its flows. */
  removeCheckups(from: number): void {
    this.#checkups.run(from);
  }

  /** Forgets requests of a flow that came with a replaced secret after a moment. */
  forgetOldUses(flowId: string, at: number): void {
    this.#oldUses.run(flowId, at);
  }
}
