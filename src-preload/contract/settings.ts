/** Answers for the state of the console itself: its server, clock, vault, doors and consent mode. */
import { z } from 'zod';
import { ConsentMode } from './consent.ts';
import { ClientId, Moment } from './ids.ts';

/** Where secrets go when the console may choose: the keychain if it works, or memory only. */
export const VaultChoice = z.enum(['keychain', 'session']);
export type VaultChoice = z.infer<typeof VaultChoice>;

/** State of the vault. `keychain` was proven by writing, reading back and removing a probe at `provenAt`. */
export const VaultHealth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), name: z.string(), provenAt: Moment }),
  z.object({
    kind: z.literal('session'),
    /** Why there is no keychain, in one sentence. */
    reason: z.string(),
    /** What to do about it; empty when the user asked for it. */
    cure: z.string(),
    provenAt: Moment,
  }),
]);
export type VaultHealth = z.infer<typeof VaultHealth>;

/** Which front door the renderer came through. */
export const Door = z.enum(['desktop', 'served']);
export type Door = z.infer<typeof Door>;

/** The vault as the screen shows it: `inMemory` counts secrets that would be gone when the console stops. */
export const VaultStatus = z.intersection(VaultHealth, z.object({ inMemory: z.number().int().nonnegative() }));
export type VaultStatus = z.infer<typeof VaultStatus>;

/** What the top bar and the settings page show. */
export const ServerStatus = z.object({
  issuer: z.url(),
  /** By the clock of this machine. */
  startedAt: Moment,
  /** The server clock at the moment of the answer; the screen runs on from it. */
  now: Moment,
  /** How far the server clock is ahead of real time, in milliseconds; 0 in real time, below it when it is behind. */
  aheadMs: z.number().int(),
  vault: VaultStatus,
  /** Of every app that chose nothing itself. */
  consent: ConsentMode,
  /** The app whose check-up is under way: Mavio misbehaves towards it. */
  checkup: z.object({ clientId: ClientId, appName: z.string() }).nullable(),
  /** How many apps chose an answer that comes by itself. */
  automaticApps: z.number().int().nonnegative(),
  door: Door,
  dataFolder: z.string(),
  version: z.string(),
  /** Set when the wished port was taken and another one was used. */
  portNotice: z.string().nullable(),
  /** Fault rules that are on. */
  faultsOn: z.number().int().nonnegative(),
  /** Breakpoints that are on, and requests that wait at one. */
  breakpointsOn: z.number().int().nonnegative(),
  held: z.number().int().nonnegative(),
});
export type ServerStatus = z.infer<typeof ServerStatus>;
