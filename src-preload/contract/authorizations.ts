/** Answers for authorizations: who granted what to an app, how it stands, and everything that grew out of its code. */
import { z } from 'zod';
import { ClientId, Fingerprint, FlowId, Moment } from './ids.ts';

/** One authorization: all tokens that grew out of one code. */
export const FamilyId = z.string().regex(/^fam_[A-Za-z0-9]{1,40}$/).brand<'FamilyId'>();
export type FamilyId = z.infer<typeof FamilyId>;

/** Why an authorization was revoked. `revoked_by_app`: at the revocation endpoint; `revoked_by_developer`: this one, in this console; `all_revoked`: with all others of its app. */
export const RevokedReason = z.enum(['code_replayed', 'refresh_replayed', 'revoked_by_app', 'revoked_by_developer', 'all_revoked', 'app_deleted', 'person_removed']);
export type RevokedReason = z.infer<typeof RevokedReason>;

/** How it stands. `expired`: its last token ran out. */
export const AuthorizationState = z.enum(['active', 'expired', 'revoked']);
export type AuthorizationState = z.infer<typeof AuthorizationState>;

/** A row of the list. */
export const Authorization = z.object({
  familyId: FamilyId,
  clientId: ClientId,
  flowId: FlowId,
  personName: z.string(),
  scopes: z.array(z.string()),
  /** When the code was traded for the first tokens. */
  createdAt: Moment,
  /** The newest token request that was granted, or API call whose token was good. */
  lastUsedAt: Moment,
  state: AuthorizationState,
  /** Until when it works as it stands, or when it ended. */
  endsAt: Moment,
  /** Why it was revoked; null otherwise, and where an earlier console gave a reason that this one does not know. */
  reason: RevokedReason.nullable(),
});
export type Authorization = z.infer<typeof Authorization>;

/** Which authorizations to list: the newest first, below `before`. */
export const AuthorizationQuery = z.object({
  clientId: ClientId,
  state: z.enum(['active', 'ended']).optional(),
  before: z.object({ createdAt: Moment, familyId: FamilyId }).optional(),
  limit: z.number().int().min(1).max(200).default(60),
});
export type AuthorizationQuery = z.infer<typeof AuthorizationQuery>;

/** A page of authorizations, with totals for the filter. */
export const AuthorizationPage = z.object({
  authorizations: z.array(Authorization),
  hasMore: z.boolean(),
  totals: z.object({ all: z.number().int(), active: z.number().int(), ended: z.number().int() }),
});
export type AuthorizationPage = z.infer<typeof AuthorizationPage>;

/** What became of a code or token, with the event of the flow that tells of it. `alive` and `expired` are by the clock alone. */
export const Fate = z.object({ state: z.enum(['alive', 'expired', 'spent', 'rotated', 'revoked']), at: Moment, seq: z.number().int().nullable() });
export type Fate = z.infer<typeof Fate>;

/** A code or token of the tree. `seq`: the event that issued it. `replays`: requests that tried to use it again after it had ended. */
export const TreeToken = z.object({
  of: z.enum(['code', 'access_token', 'refresh_token']),
  fingerprint: Fingerprint,
  letter: z.string(),
  issuedAt: Moment,
  expiresAt: Moment,
  scopes: z.array(z.string()),
  seq: z.number().int(),
  fate: Fate,
  replays: z.array(z.object({ at: Moment, seq: z.number().int() })),
});
export type TreeToken = z.infer<typeof TreeToken>;

/** What one answer of the token endpoint issued. Number 1 is the exchange; each later one is a refresh. */
export const Generation = z.object({ number: z.number().int().positive(), access: TreeToken.nullable(), refresh: TreeToken.nullable() });
export type Generation = z.infer<typeof Generation>;

/** How many of the newest generations come with a tree, and how many at most. */
export const NEWEST_GENERATIONS = 6;
export const MOST_GENERATIONS = 500;

/** An authorization with what grew out of its code. In a long chain the middle is folded away: `folded` generations stand between `first` and `newest`. */
export const AuthorizationTree = z.object({
  authorization: Authorization,
  /** How many of its tokens work now, also those in the fold: what a revocation would end. */
  alive: z.object({ accessTokens: z.number().int().nonnegative(), refreshTokens: z.number().int().nonnegative() }),
  code: TreeToken.nullable(),
  first: z.array(Generation),
  folded: z.number().int().nonnegative(),
  newest: z.array(Generation),
});
export type AuthorizationTree = z.infer<typeof AuthorizationTree>;
