/** Answers for what a press of “Revoke all tokens” ended, in the kinds that were counted before it. Pure. */
import type { Ended, Stakes } from '../../../src-preload/contract/endings.ts';
import { countOf } from './count-of.ts';

/** In: what ended, and what was at stake. Out: `2 authorizations, 3 access tokens and 1 code`; kinds are not told apart when their number changed meanwhile. */
export function sayEnded({ authorizations, tokens }: Pick<Ended, 'authorizations' | 'tokens'>, { accessTokens, refreshTokens, codes }: Stakes): string {
  const kinds: readonly (readonly [number, string])[] = [[authorizations, 'authorization'], [accessTokens, 'access token'], [refreshTokens, 'refresh token'], [codes, 'code']];
  if (tokens !== accessTokens + refreshTokens + codes) return `${countOf(authorizations, 'authorization')} with ${tokens.toLocaleString('en')} tokens and codes`;
  const parts = kinds.filter(([many]) => many > 0).map(([many, one]) => countOf(many, one));
  const last = parts.pop() ?? 'Nothing';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
