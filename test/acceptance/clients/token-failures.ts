/** Answers for what goes wrong after a login: refresh tokens and access tokens that are old, spent, too weak or not ours. */
import { expect } from 'vitest';
import { LIFETIMES } from '../../../src-preload/contract/oauth.ts';
import type { ApiRefusal, TokenRefusal } from './dialect.ts';
import type { Situation } from './stage.ts';

const REPLAYED: TokenRefusal = { status: 400, error: 'invalid_grant', check: 'refresh.current' };
const DEAD_TOKEN: ApiRefusal = { status: 401, error: 'invalid_token', code: 'unauthorized' };

/** Every failure of refresh tokens and API calls. */
export const TOKEN_FAILURES: readonly Situation[] = [
  {
    name: 'is told that a refresh token was replaced before, and its family dies',
    play: async ({ logIn, clock, dialect }) => {
      const { app, tokens } = await logIn();
      const renewed = await app.refresh(tokens.refreshToken);
      clock.advance(5_000);
      await dialect.expectTokenRefusal(app.refresh(tokens.refreshToken), REPLAYED);
      await dialect.expectApiRefusal(app.callMeetings(tokens.accessToken), DEAD_TOKEN);
      await dialect.expectApiRefusal(app.callMeetings(renewed.accessToken), DEAD_TOKEN);
      await dialect.expectTokenRefusal(app.refresh(renewed.refreshToken), { ...REPLAYED, check: 'refresh.alive' });
    },
  },
  {
    name: 'refreshes twice at once: one wins, the other is told',
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn();
      const both = [app.refresh(tokens.refreshToken), app.refresh(tokens.refreshToken)];
      const ends = await Promise.allSettled(both);
      expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const loser = both.find((_, index) => ends[index]?.status === 'rejected') ?? Promise.resolve();
      await dialect.expectTokenRefusal(loser, REPLAYED);
    },
  },
  {
    name: 'is told that a refresh cannot widen the scope, and keeps its refresh token',
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn();
      const wider = app.refresh(tokens.refreshToken, 'meetings:read meetings:write');
      await dialect.expectTokenRefusal(wider, { status: 400, error: 'invalid_scope', check: 'scope.not-wider' });
      expect((await app.refresh(tokens.refreshToken)).scope).toBe('meetings:read');
    },
  },
  {
    name: 'is told that a refresh token was not used for thirty days',
    play: async ({ logIn, clock, dialect }) => {
      const { app, tokens } = await logIn();
      clock.advance(LIFETIMES.refreshTokenIdle + 1_000);
      await dialect.expectTokenRefusal(app.refresh(tokens.refreshToken), { status: 400, error: 'invalid_grant', check: 'refresh.fresh' });
    },
  },
  {
    name: 'is told that a refresh token was not issued here',
    play: async ({ open, dialect }) => {
      const app = await open();
      await dialect.expectTokenRefusal(app.refresh('mavio_rt_none'), { status: 400, error: 'invalid_grant', check: 'refresh.known' });
    },
  },
  {
    name: 'is told that an access token is older than an hour, and a refresh brings it back',
    play: async ({ logIn, clock, dialect }) => {
      const { app, tokens } = await logIn();
      clock.advance(LIFETIMES.accessToken);
      await dialect.expectApiRefusal(app.callMeetings(tokens.accessToken), DEAD_TOKEN);
      const renewed = await app.refresh(tokens.refreshToken);
      expect((await app.callMeetings(renewed.accessToken)).status).toBe(200);
    },
  },
  {
    name: 'is told that an access token was not issued here',
    play: async ({ open, dialect }) => {
      await dialect.expectApiRefusal((await open()).callMeetings('mavio_at_none'), DEAD_TOKEN);
    },
  },
  {
    name: 'is told that its token lacks the scope',
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn({}, 'notes:read');
      await dialect.expectApiRefusal(app.callMeetings(tokens.accessToken), { status: 403, error: 'insufficient_scope', code: 'forbidden' });
    },
  },
];
