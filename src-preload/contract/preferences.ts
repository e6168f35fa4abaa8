/** Answers for what a person sets for the whole console: rotation, retention, ports; and for what these are measured against. */
import { z } from 'zod';
import { Moment } from './ids.ts';

/** Whether the refresh tokens of an app are replaced with each use. `default` follows the console's setting. Source: reference, "Chosen", refresh. */
export const Rotation = z.enum(['default', 'on', 'off']);
export type Rotation = z.infer<typeof Rotation>;

/** How long recorded flows are kept; null sets no bound. A flow whose authorization still lives is kept whatever stands here. */
export const Retention = z.strictObject({
  /** Days since something happened in the flow last. */
  days: z.number().int().min(1, 'Keep flows for at least 1 day.').max(3650, 'Keep flows for at most 3650 days, or set null to keep them all.').nullable(),
  /** Size of the database in megabytes (10^6 bytes), from which on the oldest flows go. */
  megabytes: z.number().int().min(20, 'The bound is at least 20 MB.').max(1_000_000, 'The bound is at most 1000000 MB, or null for none.').nullable(),
});
export type Retention = z.infer<typeof Retention>;

const PORT_BOUNDS = 'A port is a number from 1 to 65535.';

/** A port that can be listened on without being somebody special, or with; 0 is no wish. */
export const WishedPort = z.number().int().min(1, PORT_BOUNDS).max(65_535, PORT_BOUNDS).nullable();

/** Everything that is kept in the data folder. Ports: null takes the usual one; they count from the next start on. */
export const Preferences = z.strictObject({
  /** Default of every app that chose nothing. */
  rotates: z.boolean(),
  retention: Retention,
  port: WishedPort,
  consolePort: WishedPort,
});
export type Preferences = z.infer<typeof Preferences>;

/** What holds until somebody changes it. */
export const DEFAULT_PREFERENCES: Preferences = { rotates: true, retention: { days: null, megabytes: null }, port: null, consolePort: null };

/** Ports without a wish and without a flag. */
export const USUAL_PORTS = { port: 4400, consolePort: 4410 } as const;

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
