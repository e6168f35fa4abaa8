/** Answers for the errors of passport-oauth2, and of passport where a login fails without being an error. */
import OAuth2Strategy from 'passport-oauth2';
import { expect } from 'vitest';
import { PassportApp } from '../../kit/passport-app.ts';
import { thrownBy, uriOf } from './dialect.ts';
import type { Dialect } from './dialect.ts';

/** How passport-oauth2 speaks. */
export const passportDialect: Dialect = {
  name: 'passport-oauth2',
  open: (settings) => PassportApp.open(settings),
  // The library keeps code, description and URI, and forgets status and headers: its own status is 500 whatever was answered.
  expectTokenRefusal: async (asking, { error, check }) => {
    const thrown = await thrownBy(asking);
    expect(thrown).toBeInstanceOf(OAuth2Strategy.TokenError);
    expect(thrown).toMatchObject({ code: error, status: 500, message: expect.stringMatching(/\w/) as string, uri: expect.stringMatching(uriOf(check)) as string });
  },
  expectCallbackError: async (reading, { error, check, words }) => {
    const thrown = await thrownBy(reading);
    if (error === 'access_denied') {
      // For passport a person who says no has failed to log in; there is no error object with code and URI.
      expect(thrown).toMatchObject({ name: 'AuthenticationError', status: 401, words: [expect.stringContaining(words)] });
      return;
    }
    expect(thrown).toBeInstanceOf(OAuth2Strategy.AuthorizationError);
    expect(thrown).toMatchObject({ code: error, status: 500, message: expect.stringContaining(words) as string, uri: expect.stringMatching(uriOf(check)) as string });
  },
  expectForeignCallback: async (reading, parameter) => {
    expect(parameter).toBe('state');
    expect(await thrownBy(reading)).toMatchObject({ name: 'AuthenticationError', status: 403, words: ['Invalid authorization request state.'] });
  },
  expectApiRefusal: async (calling, { status, code }) => {
    const thrown = await thrownBy(calling);
    expect(thrown).toBeInstanceOf(OAuth2Strategy.InternalOAuthError);
    const { oauthError } = thrown as { oauthError: { statusCode: number; data: string } };
    expect(oauthError.statusCode).toBe(status);
    expect(JSON.parse(oauthError.data)).toMatchObject({ error: { code } });
  },
};
