/** Answers for what holds while nobody set anything, apart from the schemas of preferences: the server asks for it at its start. */
import type { Preferences } from './preferences.ts';

/** What holds until somebody changes it. */
export const DEFAULT_PREFERENCES: Preferences = { rotates: true, retention: { days: null, megabytes: null }, port: null, consolePort: null };

/** Ports without a wish and without a flag. */
export const USUAL_PORTS = { port: 4400, consolePort: 4410 } as const;
