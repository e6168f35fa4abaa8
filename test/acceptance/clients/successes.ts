/** Answers for what works with every library. */
import { expect } from 'vitest';
import type { SecretPlace } from '../../kit/client-app.ts';
import type { Situation } from './stage.ts';

function wholeWay(secretIn: SecretPlace, pkce: boolean): Situation {
  return {
    name: `logs in, calls, refreshes and calls again: client_secret_${secretIn}, ${pkce ? 'PKCE S256' : 'no PKCE'}`,
    play: async ({ logIn }) => {
      const { app, tokens } = await logIn({ secretIn, pkce });
      expect(tokens).toMatchObject({ accessToken: expect.stringMatching(/^mavio_at_/) as string, scope: 'meetings:read' });
      expect(await app.callMeetings(tokens.accessToken)).toMatchObject({ status: 200, body: { pagination: { offset: 0 } } });
      const renewed = await app.refresh(tokens.refreshToken);
      expect(renewed.refreshToken).toMatch(/^mavio_rt_/);
      expect(renewed.refreshToken).not.toBe(tokens.refreshToken);
      expect(renewed.accessToken).not.toBe(tokens.accessToken);
      expect((await app.callMeetings(renewed.accessToken)).status).toBe(200);
      // Rotation ends the refresh token; the access token of the first answer lives on for its hour.
      expect((await app.callMeetings(tokens.accessToken)).status).toBe(200);
    },
  };
}

/** Every way that leads to a 200. */
export const SUCCESSES: readonly Situation[] = [
  wholeWay('basic', true),
  wholeWay('basic', false),
  wholeWay('post', true),
  wholeWay('post', false),
  {
    name: 'narrows the scope on refresh, and has all of it again with the next',
    play: async ({ logIn, dialect }) => {
      const { app, tokens } = await logIn({}, 'meetings:read notes:read');
      expect(tokens.scope).toBe('meetings:read notes:read');
      const narrow = await app.refresh(tokens.refreshToken, 'notes:read');
      expect(narrow.scope).toBe('notes:read');
      await dialect.expectApiRefusal(app.callMeetings(narrow.accessToken), { status: 403, error: 'insufficient_scope', code: 'forbidden' });
      const whole = await app.refresh(narrow.refreshToken);
      expect(whole.scope).toBe('meetings:read notes:read');
      expect((await app.callMeetings(whole.accessToken)).status).toBe(200);
    },
  },
];
