/** Answers for moving the server clock from wherever it is asked for, and putting into words how that went. */
import { isDefinedError } from '@orpc/client';
import type { Advance, TokenDeath } from '../../src-preload/contract/clock.ts';
import { client } from './client.ts';
import { sayFailure } from './failure-words.ts';

/** How it went, as a toast says it. */
export interface MoveOutcome {
  readonly title: string;
  readonly detail: string;
  readonly kind?: 'failed';
}

const KINDS: readonly (readonly [TokenDeath['of'], string])[] = [['access_token', 'access token'], ['refresh_token', 'refresh token'], ['code', 'code']];

/** `2 access tokens and 1 refresh token`; `nothing` for none. */
export function countDeaths(tokens: readonly Pick<TokenDeath, 'of'>[]): string {
  const parts = KINDS.flatMap(([kind, name]) => {
    const many = tokens.filter(({ of }) => of === kind).length;
    return many === 0 ? [] : [`${many.toLocaleString('en')} ${name}${many === 1 ? '' : 's'}`];
  });
  if (parts.length === 0) return 'nothing';
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** Puts the clock on. Never throws. */
export async function advanceClock(wish: Advance): Promise<MoveOutcome> {
  try {
    const { dies } = await client.clock.advance(wish);
    const words = countDeaths(dies.tokens);
    return { title: 'Server clock advanced', detail: `${words.charAt(0).toUpperCase()}${words.slice(1)}${dies.isCut ? ' or more' : ''} died on the way.` };
  } catch (cause) {
    return { title: 'The server clock was not moved', detail: sayClockFailure(cause), kind: 'failed' };
  }
}

/** Why the clock was not moved. In: what a call threw. */
export function sayClockFailure(cause: unknown): string {
  if (cause instanceof Error && isDefinedError(cause)) {
    const data: unknown = Reflect.get(cause, 'data');
    if (typeof data === 'object' && data !== null && 'reason' in data && typeof data.reason === 'string') return data.reason;
    if (Reflect.get(cause, 'code') === 'NOT_FOUND') return 'This token was used up, replaced or revoked meanwhile.';
  }
  return sayFailure(cause);
}
