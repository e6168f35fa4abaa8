/** Answers for what ends an app's authorizations from the console: what would die, what died, and what was done before. */
import { z } from 'zod';
import { Fingerprint, FlowId, Moment } from './ids.ts';

/** Something that was done to an app, as its journal names it. */
export const JournalAction = z.enum(['secret_replaced', 'tokens_revoked', 'deleted', 'registered_again']);
export type JournalAction = z.infer<typeof JournalAction>;

const Count = z.number().int().nonnegative();

/** What an app holds that would end with it. Only what lives by the server clock is counted. */
export const Stakes = z.object({
  /** Whose authorizations, the most first; one row a person. */
  people: z.array(z.object({ personId: z.string(), name: z.string(), authorizations: Count })),
  authorizations: Count,
  accessTokens: Count,
  refreshTokens: Count,
  /** Codes that could still be exchanged. */
  codes: Count,
  /** Consent pages that wait for an answer. */
  pendingRequests: Count,
  /** When the app last authenticated, or called the API; null when it never did. */
  lastUsedAt: Moment.nullable(),
  /** What was done to the app from the console, the latest first. */
  journal: z.array(z.object({ at: Moment, action: JournalAction, authorizations: Count, tokens: Count })),
});
export type Stakes = z.infer<typeof Stakes>;

/** What ended. `tokens` counts access and refresh tokens and codes that were alive. */
export const Ended = z.object({ at: Moment, authorizations: Count, tokens: Count });
export type Ended = z.infer<typeof Ended>;

/** What became of a deleted app. `secretLeft`: why its entry may still be in the keychain; null when it is gone. */
export const Removal = Ended.extend({ secretLeft: z.string().nullable() });
export type Removal = z.infer<typeof Removal>;

/** How the secret of an app is used, and what comes with the ones it replaced. */
export const SecretRecord = z.object({
  /** When the current secret last authenticated a request; null when it never did. */
  lastUsedAt: Moment.nullable(),
  /** The latest first. */
  replaced: z.array(
    z.object({ fingerprint: Fingerprint, createdAt: Moment, replacedAt: Moment, lastWorkedAt: Moment.nullable(), uses: Count, lastUseAt: Moment.nullable() }),
  ),
  /** The newest refusals of requests that came with a replaced secret, the latest first; at most 200. */
  refusals: z.array(z.object({ at: Moment, endpoint: z.string(), flowId: FlowId.nullable(), flowNumber: z.number().int().nullable(), fingerprint: Fingerprint, replacedAt: Moment })),
});
export type SecretRecord = z.infer<typeof SecretRecord>;
