/** Answers for what preferences are measured against: ports in use, flags, and how much is recorded. */
import { z } from 'zod';
import { Moment } from './ids.ts';
import { Preferences } from './preferences.ts';

/** Name of a port. */
export const PortName = z.enum(['port', 'consolePort']);
export type PortName = z.infer<typeof PortName>;

/** The preferences, and what of them counts in this run. */
export const PreferencesView = z.object({
  preferences: Preferences,
  /** Ports that are in use now; the console's own is null on the desktop, which has none. */
  running: z.object({ port: z.number().int(), consolePort: z.number().int().nullable() }),
  /** Which ports a flag chose: it wins over what stands here. */
  fromFlag: z.object({ port: z.boolean(), consolePort: z.boolean() }),
});
export type PreferencesView = z.infer<typeof PreferencesView>;

/** What is recorded, and what a retention would take away now. */
export const RecordingsWeight = z.object({
  flows: z.number().int().nonnegative(),
  /** Bytes of the database that are in use. */
  bytes: z.number().int().nonnegative(),
  oldestAt: Moment.nullable(),
  /** Flows that would go by age; those by size cannot be told before. */
  tooOld: z.number().int().nonnegative(),
  /** Bytes above the bound of size, 0 when there is none. */
  tooMuch: z.number().int().nonnegative(),
  /** Nothing is taken away, because the server clock is not in real time. */
  isPaused: z.boolean(),
});
export type RecordingsWeight = z.infer<typeof RecordingsWeight>;

/** What a round of tidying took away. */
export const Tidied = z.object({ flows: z.number().int().nonnegative(), keptAlive: z.number().int().nonnegative() });
export type Tidied = z.infer<typeof Tidied>;
