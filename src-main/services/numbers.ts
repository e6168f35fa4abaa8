/** Answers for an app in numbers, and for the entries that a number counted. */
import { firstFailure } from '../../src-preload/contract/check-facts.ts';
import type { CheckId } from '../../src-preload/contract/checks.ts';
import type { ClientId } from '../../src-preload/contract/ids.ts';
import { RANGES, SPANS, SPARK_DAYS, type ActivityEntry, type ActivityPage, type ActivityQuery, type AllStats, type Overview, type Range } from '../../src-preload/contract/numbers.ts';
import type { Clock } from '../host.ts';
import type { AppStore } from '../storage/app-store.ts';
import { EventTailStore } from '../storage/event-tail-store.ts';
import { fromEventRow } from '../storage/flow-rows.ts';
import { MarkCountStore, widestSpan, type MarkCount } from '../storage/mark-count-store.ts';
import { MarkStore, type MarkedEvent } from '../storage/mark-store.ts';
import { findFreshest } from './find-freshest.ts';
import { ServiceFailure } from './service-failure.ts';
import { settleLives, type LifeParts } from './settle-lives.ts';

/** What the use cases of numbers are made of. */
export interface NumbersParts extends LifeParts {
  readonly apps: AppStore;
  readonly clock: Clock;
}

const add = (counts: readonly MarkCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);
const of = (counts: readonly MarkCount[], kind: MarkCount['kind']): number => add(counts.filter((one) => one.kind === kind));

function tally(counts: readonly MarkCount[]): { apiCalls: number; signIns: number; refusals: number } {
  return { apiCalls: of(counts, 'api_call'), signIns: of(counts, 'sign_in'), refusals: of(counts, 'refusal') };
}

function tallyChecks(counts: readonly MarkCount[]): Overview['refusedBy'] {
  const byCheck = Map.groupBy(counts.filter(({ kind }) => kind === 'refusal'), ({ checkId }) => checkId as CheckId);
  return [...byCheck].map(([checkId, same]) => ({ checkId, count: add(same) })).toSorted((a, b) => b.count - a.count || a.checkId.localeCompare(b.checkId));
}

/** The event behind a mark, in the words of its row. What is counted came as a request, so it has an exchange; the automatic consent has none and refuses nobody. */
function toEntry(marked: MarkedEvent): ActivityEntry {
  const { kind, flowNumber, personName, checkId, ...row } = marked;
  const event = fromEventRow(row);
  const exchange = 'exchange' in event ? event.exchange : undefined;
  const failure = 'checks' in event ? firstFailure(event.checks) : null;
  return {
    kind, flowNumber, personName, seq: event.seq, at: event.at, flowId: event.flowId,
    method: exchange?.method ?? '', path: exchange?.path ?? '', status: exchange?.status ?? 0,
    answer: event.type === 'api.called' ? event.answer : null,
    checkId: checkId === '' ? null : (checkId as CheckId),
    note: kind === 'refusal' ? (failure?.note ?? null) : null,
  };
}

/** Use cases of `apps.overview`, `apps.stats` and `activity.list`. */
export class Numbers {
  readonly #parts: NumbersParts;
  readonly #marks: MarkStore;
  readonly #counts: MarkCountStore;
  readonly #tails: EventTailStore;

  constructor(parts: NumbersParts) {
    this.#parts = parts;
    this.#marks = new MarkStore(parts.db);
    this.#counts = new MarkCountStore(parts.db);
    this.#tails = new EventTailStore(parts.db);
  }

  /** An app over one range that ends with the bar of now. Errors: NOT_FOUND. */
  overview(clientId: ClientId, range: Range): Overview {
    this.#mustExist(clientId);
    const { authorizations, clock } = this.#parts;
    const now = clock.now();
    settleLives(this.#parts, now);
    const { bars, barMs } = RANGES[range];
    const to = now - (now % barMs) + barMs;
    const from = to - bars * barMs;
    const counts = this.#counts.load({ clientId, span: barMs, from, to });
    const byStart = Map.groupBy(counts, ({ startAt }) => startAt);
    const starts = Array.from({ length: bars }, (_, index) => from + index * barMs);
    const standing = authorizations.count(clientId, now);
    return {
      range, from, to,
      bars: starts.map((start) => ({ from: start, to: start + barMs, ...tally(byStart.get(start) ?? []) })),
      totals: tally(counts),
      refusedBy: tallyChecks(counts),
      authorizations: standing,
      freshest: findFreshest({ authorizations, tails: this.#tails }, clientId, now),
      isUntouched: standing.granted === 0 && !this.#counts.hasAny(clientId),
    };
  }

  /** Every app's figures: authorizations that work, and API calls of the last days up to today (UTC). */
  stats(): AllStats {
    const { apps, authorizations, clock } = this.#parts;
    const now = clock.now();
    settleLives(this.#parts, now);
    const to = now - (now % SPANS.day) + SPANS.day;
    const from = to - SPARK_DAYS * SPANS.day;
    const active = new Map(authorizations.countActive(now).map((one) => [one.clientId, one.active]));
    const calls = Map.groupBy(this.#counts.loadCalls({ span: SPANS.day, from, to }), ({ clientId }) => clientId);
    return {
      from, to,
      apps: apps.list().map(({ clientId }) => {
        const days = Array.from({ length: SPARK_DAYS }, () => 0);
        for (const { startAt, count } of calls.get(clientId) ?? []) days[(startAt - from) / SPANS.day] = count;
        return { clientId: clientId as ClientId, active: active.get(clientId) ?? 0, apiCalls: days.reduce((sum, count) => sum + count, 0), days };
      }),
    };
  }

  /** What a number counted, newest first. Errors: NOT_FOUND. */
  activity(query: ActivityQuery): ActivityPage {
    this.#mustExist(query.clientId);
    const { limit } = query;
    const found = this.#marks.page({ ...query, limit: limit + 1 }); // One more than asked for tells whether there is more.
    return { entries: found.slice(0, limit).map(toEntry), hasMore: found.length > limit, total: this.#count(query) };
  }

  #count({ clientId, kind, checkId, from = 0, to }: ActivityQuery): number {
    const { day } = SPANS;
    const end = to ?? Number.MAX_SAFE_INTEGER;
    const counts = this.#counts.load({ clientId, span: widestSpan(from, to ?? day), from, to: end });
    if (checkId !== undefined) return add(counts.filter((one) => one.checkId === checkId && (kind === undefined || kind === 'refusal')));
    if (kind !== undefined) return of(counts, kind);
    // A refused call stands once in the list. Checks of the bearer token are made for calls only.
    return add(counts) - add(counts.filter((one) => one.checkId.startsWith('bearer.')));
  }

  #mustExist(clientId: string): void {
    if (this.#parts.apps.load(clientId) === null) throw new ServiceFailure('NOT_FOUND', { what: 'app' });
  }
}
