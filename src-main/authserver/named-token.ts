/** Answers for finding the token that a revocation or introspection names, whatever kind it is. */
import type { NamedToken } from '../oauth/decision.ts';
import type { StoredToken, TokenFamily } from '../storage/token-store.ts';
import type { ServerContext } from './parts.ts';

/** A token with its family. */
export interface HeldToken {
  readonly token: StoredToken;
  readonly family: TokenFamily;
}

/** Looks among both kinds; a hint would only change where to look first (RFC 7009 2.1). */
export function loadNamedToken({ tokens }: ServerContext, tokenDigest: string | null): HeldToken | null {
  return tokenDigest === null ? null : (tokens.load(tokenDigest, 'access') ?? tokens.load(tokenDigest, 'refresh'));
}

/** The token as the engine judges it. */
export function namedTokenOf(held: HeldToken | null): NamedToken | null {
  return held === null ? null : { ...held.token, clientId: held.family.clientId, familyRevokedAt: held.family.revokedAt };
}
