/** Answers for revocation (RFC 7009) and introspection (RFC 7662), with the libraries that have a call for them. */
import { expect } from 'vitest';
import type { ClientApp, ClientSettings, ClientTokens, TokenHint } from '../../kit/client-app.ts';
import type { ApiRefusal, TokenRefusal } from './dialect.ts';
import { OTHER_APP } from './stage.ts';
import type { Situation } from './stage.ts';

const NO_REVOCATION = { 'passport-oauth2': 'the library has no revocation' };
const NO_INTROSPECTION = { 'simple-oauth2': 'the library has no introspection', 'passport-oauth2': 'the library has no introspection' };

const DEAD_TOKEN: ApiRefusal = { status: 401, error: 'invalid_token', code: 'unauthorized' };
const DEAD_FAMILY: TokenRefusal = { status: 400, error: 'invalid_grant', check: 'refresh.alive' };
const WRONG_SECRET: TokenRefusal = { status: 401, error: 'invalid_client', check: 'client-auth.secret' };

function revoke(app: ClientApp, tokens: ClientTokens, hint: TokenHint): Promise<void> {
  return app.revoke?.(tokens, hint) ?? Promise.reject(new Error('This library cannot revoke.'));
}

function introspect(app: ClientApp, token: string): Promise<Readonly<Record<string, unknown>>> {
  return app.introspect?.(token) ?? Promise.reject(new Error('This library cannot introspect.'));
}

function whole(secretIn: ClientSettings['secretIn']): Situation {
  return {
    name: `revokes a refresh token, which ends all of the login: client_secret_${secretIn}`,
    cannot: NO_REVOCATION,
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn({ secretIn });
      const renewed = await app.refresh(tokens.refreshToken);
      await revoke(app, renewed, 'refresh_token');
      for (const { accessToken } of [tokens, renewed]) await dialect.expectApiRefusal(app.callMeetings(accessToken), DEAD_TOKEN);
      await dialect.expectTokenRefusal(app.refresh(renewed.refreshToken), DEAD_FAMILY);
      // Whoever revokes twice has what they wanted (RFC 7009 2.2).
      await revoke(app, renewed, 'refresh_token');
    },
  };
}

/** Everything about tokens that are given back or asked about. */
export const REVOCATIONS: readonly Situation[] = [
  whole('basic'),
  whole('post'),
  {
    name: 'revokes an access token alone',
    cannot: NO_REVOCATION,
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn();
      await revoke(app, tokens, 'access_token');
      await dialect.expectApiRefusal(app.callMeetings(tokens.accessToken), DEAD_TOKEN);
      const renewed = await app.refresh(tokens.refreshToken);
      expect((await app.callMeetings(renewed.accessToken)).status).toBe(200);
    },
  },
  {
    name: 'revokes a token that nobody issued, and hears nothing bad',
    cannot: NO_REVOCATION,
    play: async ({ open }) => {
      await revoke(await open(), { accessToken: 'mavio_at_none', refreshToken: 'mavio_rt_none', scope: '' }, 'refresh_token');
    },
  },
  {
    name: 'revokes a token under the wrong hint all the same',
    cannot: NO_REVOCATION,
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn();
      await revoke(app, { ...tokens, accessToken: tokens.refreshToken }, 'access_token');
      await dialect.expectTokenRefusal(app.refresh(tokens.refreshToken), DEAD_FAMILY);
    },
  },
  {
    name: 'is told that its secret is wrong when it revokes, and nothing is revoked',
    cannot: NO_REVOCATION,
    play: async ({ logIn, open, dialect }) => {
      const { app, tokens } = await logIn();
      const wrong = await open({ secretIn: 'basic', clientSecret: 'mavio_secret_wrong' });
      await dialect.expectTokenRefusal(revoke(wrong, tokens, 'refresh_token'), { ...WRONG_SECRET, challenged: true });
      expect((await app.callMeetings(tokens.accessToken)).status).toBe(200);
    },
  },
  {
    name: 'is told that another app’s token is not its own to revoke',
    cannot: NO_REVOCATION,
    play: async ({ logIn, open, dialect }) => {
      const { app, tokens } = await logIn();
      const stranger = await open(OTHER_APP);
      await dialect.expectTokenRefusal(revoke(stranger, tokens, 'refresh_token'), { status: 400, error: 'invalid_grant', check: 'revocation.same-client' });
      expect((await app.callMeetings(tokens.accessToken)).status).toBe(200);
    },
  },
  {
    name: 'asks about its tokens, alive and revoked',
    cannot: NO_INTROSPECTION,
    play: async ({ logIn }) => {
      const { app, tokens } = await logIn({}, 'meetings:read notes:read');
      const living = { active: true, scope: 'meetings:read notes:read', client_id: expect.stringMatching(/^mavio_client_/) as string };
      expect(await introspect(app, tokens.accessToken)).toMatchObject({ ...living, token_type: 'Bearer' });
      expect(await introspect(app, tokens.refreshToken)).toMatchObject(living);
      await revoke(app, tokens, 'refresh_token');
      expect(await introspect(app, tokens.accessToken)).toEqual({ active: false });
      expect(await introspect(app, tokens.refreshToken)).toEqual({ active: false });
    },
  },
  {
    name: 'learns nothing from asking about another app’s token',
    cannot: NO_INTROSPECTION,
    play: async ({ logIn, open }) => {
      const { tokens } = await logIn();
      const stranger = await open(OTHER_APP);
      expect(await introspect(stranger, tokens.accessToken)).toEqual({ active: false });
      expect(await introspect(stranger, 'mavio_at_none')).toEqual({ active: false });
    },
  },
  {
    name: 'is told that its secret is wrong when it asks about a token',
    cannot: NO_INTROSPECTION,
    play: async ({ logIn, open, dialect }) => {
      const { tokens } = await logIn();
      const wrong = await open({ clientSecret: 'mavio_secret_wrong' });
      await dialect.expectTokenRefusal(introspect(wrong, tokens.accessToken), WRONG_SECRET);
    },
  },
];
