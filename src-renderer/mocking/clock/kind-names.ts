/** Answers for what codes and tokens are called at the beginning of a line. */
import type { TokenDeath } from '../../../src-preload/contract/clock.ts';

/** Their names. */
export const KIND_NAMES: Record<TokenDeath['of'], string> = { code: 'Code', access_token: 'Access token', refresh_token: 'Refresh token' };
