/** Answers for the words after everything of an app was revoked: tokens and codes apart, as they were counted before. */
import { expect, test } from 'vitest';
import type { Stakes } from '../../../src-preload/contract/endings.ts';
import { sayEnded } from '../../../src-renderer/apps/sections/say-ended.ts';

const STAKES = { authorizations: 2, accessTokens: 7, refreshTokens: 1, codes: 3 } as unknown as Stakes;

test('kinds are told apart', () => {
  expect(sayEnded({ authorizations: 2, tokens: 11 }, STAKES)).toBe('2 authorizations, 7 access tokens, 1 refresh token and 3 codes');
  expect(sayEnded({ authorizations: 1, tokens: 1 }, { ...STAKES, accessTokens: 1, refreshTokens: 0, codes: 0 })).toBe('1 authorization and 1 access token');
});

test('a number that changed meanwhile is not divided by guess', () => {
  expect(sayEnded({ authorizations: 2, tokens: 12 }, STAKES)).toBe('2 authorizations with 12 tokens and codes');
});
