/** Answers for finding the token that a revocation or introspection names, whatever kind it is. */
import type { NamedToken } from '../oauth/decision.ts';
import type { StoredToken, TokenFamily, TokenName } from '../storage/token-store.ts';
import { readLocator } from '../trace/locator.ts';
import type { ServerContext } from './parts.ts';

/** A token with its family. */
export interface HeldToken {
  readonly token: StoredToken;
  readonly family: TokenFamily;
}

/** How a token that somebody sent is looked up; null when none was sent. */
export function nameToken({ fingerprints }: ServerContext, text: string | null | undefined): TokenName | null {
  return text === null || text === undefined ? null : { digest: fingerprints.tokenDigestOf(text), issue: readLocator(text, fingerprints) };
}

/** Looks among both kinds; a hint would only change where to look first (RFC 7009 2.1). */
export function loadNamedToken({ tokens }: ServerContext, name: TokenName | null): HeldToken | null {
  return name === null ? null : (tokens.load(name, 'access') ?? tokens.load(name, 'refresh'));
}

/** The token as the engine judges it. */
export function namedTokenOf(held: HeldToken | null): NamedToken | null {
  return held === null ? null : { ...held.token, clientId: held.family.clientId, familyRevokedAt: held.family.revokedAt };
}
