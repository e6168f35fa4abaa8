/** Answers for what a person sets for the whole console: rotation, retention, ports. */
import { z } from 'zod';

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
