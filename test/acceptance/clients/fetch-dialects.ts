/** Answers for the errors of oauth4webapi and openid-client, which share their classes but for the checks of a callback. */
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { expect } from 'vitest';
import { OpenidApp } from '../../kit/openid-app.ts';
import { WebApiApp } from '../../kit/web-api-app.ts';
import { thrownBy, uriOf } from './dialect.ts';
import type { Dialect, TokenRefusal } from './dialect.ts';

type Shared = Pick<Dialect, 'expectTokenRefusal' | 'expectCallbackError' | 'expectApiRefusal'>;

/** With a challenge the libraries leave the body to the app. */
async function expectChallenge(thrown: unknown, { status, error, check }: TokenRefusal): Promise<void> {
  expect(thrown).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
  const challenge = thrown as oauth.WWWAuthenticateChallengeError;
  expect(challenge).toMatchObject({ status, code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE', cause: [{ scheme: 'basic', parameters: { realm: 'Mavio' } }] });
  expect(await challenge.response.json()).toMatchObject({ error, error_description: expect.any(String) as string, error_uri: expect.stringMatching(uriOf(check)) as string });
}

const shared: Shared = {
  expectTokenRefusal: async (asking, expected) => {
    const thrown = await thrownBy(asking);
    if (expected.challenged === true) {
      await expectChallenge(thrown, expected);
      return;
    }
    expect(thrown).toBeInstanceOf(oauth.ResponseBodyError);
    const { status, error, check } = expected;
    expect(thrown).toMatchObject({ status, error, code: 'OAUTH_RESPONSE_BODY_ERROR', error_description: expect.any(String) as string });
    expect(thrown).toMatchObject({ cause: { error_uri: expect.stringMatching(uriOf(check)) as string } });
  },
  expectCallbackError: async (reading, { error, check, words }) => {
    const thrown = await thrownBy(reading);
    expect(thrown).toBeInstanceOf(oauth.AuthorizationResponseError);
    expect(thrown).toMatchObject({ error, code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error_description: expect.stringContaining(words) as string });
    expect((thrown as oauth.AuthorizationResponseError).cause.get('error_uri')).toMatch(uriOf(check));
  },
  expectApiRefusal: async (calling, { status, error, code }) => {
    const thrown = await thrownBy(calling);
    expect(thrown).toBeInstanceOf(oauth.WWWAuthenticateChallengeError);
    expect(thrown).toMatchObject({ status, cause: [{ scheme: 'bearer', parameters: { realm: 'Mavio', error } }] });
    expect(await (thrown as oauth.WWWAuthenticateChallengeError).response.json()).toMatchObject({ error: { code } });
  },
};

/** How oauth4webapi speaks. */
export const webApiDialect: Dialect = {
  ...shared,
  name: 'oauth4webapi',
  open: (settings) => WebApiApp.open(settings),
  expectForeignCallback: async (reading, parameter) => {
    const thrown = await thrownBy(reading);
    expect(thrown).toBeInstanceOf(oauth.OperationProcessingError);
    expect(thrown).toMatchObject({ code: 'OAUTH_INVALID_RESPONSE', message: expect.stringContaining(`"${parameter}"`) as string });
  },
};

/** How openid-client speaks. */
export const openidDialect: Dialect = {
  ...shared,
  name: 'openid-client',
  open: (settings) => OpenidApp.open(settings),
  expectForeignCallback: async (reading, parameter) => {
    const thrown = await thrownBy(reading);
    expect(thrown).toBeInstanceOf(openid.ClientError);
    expect(thrown).toMatchObject({ code: 'OAUTH_INVALID_RESPONSE', cause: { message: expect.stringContaining(`"${parameter}"`) as string } });
  },
};
