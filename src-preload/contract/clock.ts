/** Answers for the server clock: real time, or a simulation in which it was put ahead. */
import { z } from 'zod';
import { Moment } from './ids.ts';

/** The farthest the server clock may be ahead of real time: ten years, so that every date stays one that people write. */
export const MOST_AHEAD_MS = 10 * 365.25 * 86_400_000;

/** How far the server clock shall go on: by a length of time, or to a moment of it. */
export const Advance = z.union([
  z.object({ byMs: z.number().int().min(1).max(MOST_AHEAD_MS) }),
  z.object({ to: Moment }),
]);
export type Advance = z.infer<typeof Advance>;

/** The server clock at the moment of the answer. */
export const ServerTime = z.object({
  /** On the server clock. */
  now: Moment,
  /** On the clock of this machine, which the apps keep. */
  realNow: Moment,
  /** `now` minus `realNow`; 0 in real time. */
  aheadMs: z.number().int().nonnegative(),
  /** When the simulation began, in real time; null outside of one. */
  simulatedSince: Moment.nullable(),
});
export type ServerTime = z.infer<typeof ServerTime>;
