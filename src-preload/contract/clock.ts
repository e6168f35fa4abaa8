/** Answers for the server clock: real time, or a simulation in which it was put elsewhere, and what dies of age on the way. */
import { z } from 'zod';
import { FamilyId } from './authorizations.ts';
import { MOST_SHIFT_MS } from './clock-facts.ts';
import { ClientId, Fingerprint, FlowId, Moment } from './ids.ts';

/** How far the server clock shall go on: by a length of time, to a moment of it, or until one second after a code or token dies of age. */
export const Advance = z.union([
  z.strictObject({ byMs: z.number().int().min(1).max(MOST_SHIFT_MS) }),
  z.strictObject({ to: Moment }),
  z.strictObject({ afterToken: z.strictObject({ flowId: FlowId, fingerprint: Fingerprint }) }),
]);
export type Advance = z.infer<typeof Advance>;

/** A code or token that dies of age at `expiresAt`: whose it is, and where to find it. */
export const TokenDeath = z.object({
  of: z.enum(['code', 'access_token', 'refresh_token']),
  fingerprint: Fingerprint,
  issuedAt: Moment,
  expiresAt: Moment,
  flowId: FlowId,
  flowNumber: z.number().int(),
  clientId: ClientId,
  appName: z.string(),
  personName: z.string(),
  /** Its authorization; null for a code, which has none yet. */
  familyId: FamilyId.nullable(),
});
export type TokenDeath = z.infer<typeof TokenDeath>;

/** Some of them, in the order in which they die. `isCut`: there are more than are listed here. */
export const TokenDeaths = z.object({ tokens: z.array(TokenDeath), isCut: z.boolean() });
export type TokenDeaths = z.infer<typeof TokenDeaths>;

/** The server clock at the moment of the answer. */
export const ServerTime = z.object({
  /** On the server clock. */
  now: Moment,
  /** On the clock of this machine, which the apps keep. */
  realNow: Moment,
  /** `now` minus `realNow`; 0 in real time, below it where the console was started in the past. */
  aheadMs: z.number().int(),
  /** When the simulation began, on the server clock; null in real time. */
  simulatedFrom: Moment.nullable(),
});
export type ServerTime = z.infer<typeof ServerTime>;

/** The clock with what lives now, and what died of age since the simulation began. */
export const ClockView = ServerTime.extend({ living: TokenDeaths, died: TokenDeaths });
export type ClockView = z.infer<typeof ClockView>;

/** What an advance would come to, or came to. */
export const Prospect = z.object({ to: Moment, dies: TokenDeaths });
export type Prospect = z.infer<typeof Prospect>;

/** How many rows of each kind a review lists; all of them are counted. */
export const MOST_REVIEWED = 50;

/** What began in the simulation, and what no discarding brings back. */
export const SimulationReview = z.object({
  from: Moment,
  now: Moment,
  aheadMs: z.number().int(),
  flows: z.object({ total: z.number().int(), listed: z.array(z.object({ flowId: FlowId, number: z.number().int(), appName: z.string().nullable(), headline: z.string() })) }),
  authorizations: z.object({
    total: z.number().int(),
    listed: z.array(z.object({ familyId: FamilyId, clientId: ClientId, appName: z.string(), personName: z.string() })),
  }),
  codes: z.number().int(),
  accessTokens: z.number().int(),
  refreshTokens: z.number().int(),
  /** API calls, in these flows and in older ones. */
  calls: z.number().int(),
  /** Apps that were registered; they are never discarded. */
  apps: z.array(z.object({ clientId: ClientId, name: z.string() })),
  /** What happened in it to what is older. */
  older: z.object({
    /** Flows that began before and went on in it. */
    flows: z.number().int(),
    /** Refresh tokens that were replaced: the replaced ones stay dead. */
    rotated: z.number().int(),
    /** Flows in which an authorization was revoked: it stays so. */
    revoked: z.number().int(),
    /** Codes that were traded: they stay spent. */
    spent: z.number().int(),
  }),
  /** Names this review when it is ended: another one lists other flows, authorizations, codes or tokens. API calls do not count. */
  seen: z.string(),
});
export type SimulationReview = z.infer<typeof SimulationReview>;

/** What becomes of what began in a simulation when it ends. `seen`: the review that somebody looked at; nothing that it did not list is discarded. */
export const SimulationEnd = z.object({ began: z.enum(['keep', 'discard']), seen: z.string().max(200).optional() });
export type SimulationEnd = z.infer<typeof SimulationEnd>;
