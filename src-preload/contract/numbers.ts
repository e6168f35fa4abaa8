/** Answers for an app in numbers: what its overview and its row in the list show, and the entries that each number counted. */
import { z } from 'zod';
import { CheckId } from './checks.ts';
import { ClientId, FlowId, Moment } from './ids.ts';
import { MarkKind } from './mark-kind.ts';

/** The spans that things are counted by, in milliseconds. All begin at whole multiples since the epoch, so days are those of UTC. */
export const SPANS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** The ranges of the overview: how many bars, and how long each is (ms). The last bar is the one that is not over yet. */
export const RANGES = {
  hour: { bars: 60, barMs: SPANS.minute },
  day: { bars: 24, barMs: SPANS.hour },
  month: { bars: 30, barMs: SPANS.day },
} as const;

/** How far the overview looks back. */
export const Range = z.enum(['hour', 'day', 'month']);
export type Range = z.infer<typeof Range>;

const Count = z.number().int().nonnegative();

/** What was counted from `from` up to and without `to`, both epoch milliseconds. */
export const Bar = z.object({ from: Moment, to: Moment, apiCalls: Count, signIns: Count, refusals: Count });
export type Bar = z.infer<typeof Bar>;

/** The access token of an app that was issued last and still works. */
export const FreshestToken = z.object({ flowId: FlowId, seq: z.number().int().nonnegative(), personName: z.string(), issuedAt: Moment, expiresAt: Moment });
export type FreshestToken = z.infer<typeof FreshestToken>;

/** An app in numbers over one range. The totals are the sums of the bars. */
export const Overview = z.object({
  range: Range,
  /** The range from the first bar's begin to the last bar's end, in epoch milliseconds of the server clock. */
  from: Moment,
  to: Moment,
  bars: z.array(Bar),
  totals: z.object({ apiCalls: Count, signIns: Count, refusals: Count }),
  /** Refusals by the first check that failed, the most frequent first. */
  refusedBy: z.array(z.object({ checkId: CheckId, count: Count })),
  /** Authorizations that work now, of all that were ever granted; no range narrows them. */
  authorizations: z.object({ active: Count, granted: Count }),
  freshest: FreshestToken.nullable(),
  /** True when nothing was ever counted for the app and nothing granted, in whatever range. */
  isUntouched: z.boolean(),
});
export type Overview = z.infer<typeof Overview>;

/** Days of the spark line in the list of apps. */
export const SPARK_DAYS = 14;

/** One app's figures in the list. */
export const AppStats = z.object({ clientId: ClientId, active: Count, apiCalls: Count, days: z.array(Count).length(SPARK_DAYS) });
export type AppStats = z.infer<typeof AppStats>;

/** Every app's figures; API calls from `from` up to and without `to`. */
export const AllStats = z.object({ from: Moment, to: Moment, apps: z.array(AppStats) });
export type AllStats = z.infer<typeof AllStats>;

/** Where an entry stands in its flow, and when it was. */
export const EntryPlace = z.object({ at: Moment, flowNumber: z.number().int().positive(), seq: z.number().int().positive() });
export type EntryPlace = z.infer<typeof EntryPlace>;

/** A moment that a bar may begin or end at: a whole minute. */
const Edge = Moment.multipleOf(SPANS.minute);

/**
 * Which entries to list, newest first. Without a kind, all of them, a refused call once. `checkId` narrows to refusals by this check;
 * `from` is part of it, `to` is not.
 */
export const ActivityQuery = z.object({
  clientId: ClientId,
  kind: MarkKind.optional(),
  checkId: CheckId.optional(),
  from: Edge.optional(),
  to: Edge.optional(),
  before: EntryPlace.optional(),
  limit: z.number().int().min(1).max(200).default(100),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

/** One thing that was counted. */
export const ActivityEntry = z.object({
  ...EntryPlace.shape,
  kind: MarkKind,
  flowId: FlowId,
  personName: z.string().nullable(),
  method: z.string(),
  path: z.string(),
  status: z.number().int(),
  /** The answer in two or three words, for API calls. */
  answer: z.string().nullable(),
  /** The first check that failed and what is particular about it, for refusals. */
  checkId: CheckId.nullable(),
  note: z.string().nullable(),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;

/** A page of entries. `total` counts all that the query asks for, on whichever page. */
export const ActivityPage = z.object({ entries: z.array(ActivityEntry), hasMore: z.boolean(), total: Count });
export type ActivityPage = z.infer<typeof ActivityPage>;
