/** Answers for the shape of a rule: the events of one flow and the logins before it go in, evidence or nothing comes out. */
import type { TraceEvent } from '../../../src-preload/contract/trace.ts';

/** What an earlier login of the same app showed of itself. */
export interface EarlierLogin {
  readonly flowNumber: number;
  readonly at: number;
  /** Fingerprint of its state, and its challenge in full; null where none was sent. */
  readonly state: string | null;
  readonly challenge: string | null;
  /** Somebody authorized or denied it. */
  readonly isAnswered: boolean;
}

/** What a rule looks at. */
export interface Watched {
  readonly events: readonly TraceEvent[];
  /** Logins of the same app that began before this one, the newest first. */
  readonly earlier: readonly EarlierLogin[];
}

/** What a rule saw. */
export interface Evidence {
  /** Events that show it, in order; at least one. */
  readonly seqs: readonly number[];
  /** The event to open; the last one of `seqs` unless told. */
  readonly look?: number;
  /** One sentence with the figures. */
  readonly sentence: string;
}

/** A rule. Out: null when the app does not break it, or when that cannot be told. */
export type Rule = (watched: Watched) => Evidence | null;

/** `once`, `twice`, `5 times`. */
export function spellTimes(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${String(count)} times`;
}
