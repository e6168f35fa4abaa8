/** Answers for the shape of a drawn flow: lanes, steps, arrows, letters and lives, as the fold makes them. */
import type { CheckOutcome, CheckResult, ValueKind } from '../../../src-preload/contract/checks.ts';
import type { Exchange, FlowOutcome, FlowOrigin, TraceEvent } from '../../../src-preload/contract/trace.ts';

/** The four lanes, left to right: your app, browser, Mavio, Mavio API. */
export const LANE = { app: 0, browser: 1, mavio: 2, api: 3 } as const;
export type Lane = (typeof LANE)[keyof typeof LANE];

/** How an arrow is drawn. `note` is no traffic: something the console did inside Mavio. */
export type ArrowLine = 'request' | 'answer' | 'inferred' | 'ghost' | 'note';

/** The ladder behind a decision arrow, in short: one mark a check, and words such as `13 of 13 pass`. */
export interface Tally {
  readonly marks: readonly CheckOutcome[];
  readonly text: string;
  readonly failed: boolean;
}

/** One line of the drawing. */
export interface Arrow {
  /** Stays the same while the flow grows. */
  readonly key: string;
  readonly from: Lane;
  readonly to: Lane;
  readonly line: ArrowLine;
  readonly failed: boolean;
  readonly label: string;
  readonly detail: string;
  /** Datum letters of the values that land at the receiver. */
  readonly letters: readonly string[];
  readonly tally: Tally | null;
  /** What a fault rule did to it, in words; null where nothing was injected. */
  readonly injected: string | null;
  /** Words at the break of the lifelines before this arrow: `Ada decides, 4.2 s`. */
  readonly pause: string | null;
  /** What a breakpoint did to it, in words, and whether it never arrived; absent for what never waited. */
  readonly held?: { readonly words: string; readonly isCut: boolean };
}

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type DrawnState = 'ghost' | 'live' | 'done' | 'failed' | 'denied';

/** An exchange on a card. `inferred`: the server knows it only from what it told the browser to do. */
export interface ShownExchange {
  readonly title: string;
  readonly exchange: Exchange;
  readonly side: 'both' | 'request' | 'answer';
  readonly inferred: boolean;
  readonly at: number;
}

/** One occurrence of a step: a balloon with its arrows, and what its card shows. */
export interface DrawnStep {
  /** `4`, or `4.2` for its second occurrence. */
  readonly key: string;
  readonly step: StepNumber;
  readonly occurrence: number;
  readonly name: string;
  readonly state: DrawnState;
  /** When it began, by the server clock; null while it has not. */
  readonly at: number | null;
  readonly tookMs: number | null;
  readonly arrows: readonly Arrow[];
  readonly exchanges: readonly ShownExchange[];
  readonly checks: readonly CheckResult[];
  readonly events: readonly TraceEvent[];
}

/** What became of a code or token. */
export interface DrawnLife {
  readonly letter: string;
  readonly of: ValueKind;
  readonly fingerprint: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly scopes: readonly string[];
  /** Key of the step that issued it. */
  readonly from: string;
  readonly ended: { readonly reason: 'spent' | 'rotated' | 'revoked' | 'expired'; readonly at: number; readonly step: string } | null;
}

/** Everything that is drawn of one flow. */
export interface Picture {
  readonly heads: readonly { readonly title: string; readonly under: string }[];
  readonly steps: readonly DrawnStep[];
  /** Letters by fingerprint. */
  readonly letters: ReadonlyMap<string, string>;
  readonly lives: readonly DrawnLife[];
  readonly personName: string | null;
  readonly appName: string;
  readonly origin: FlowOrigin;
  readonly outcome: FlowOutcome;
  readonly headline: string;
  readonly startedAt: number;
  /** Null where the server clock went back meanwhile. */
  readonly tookMs: number | null;
}
