/** Answers for what goes wrong while a code is traded. */
import { expect } from 'vitest';
import { LIFETIMES } from '../../../src-preload/contract/oauth.ts';
import { REDIRECT_URI } from '../../kit/workspace-file.ts';
import type { ClientSettings } from '../../kit/client-app.ts';
import type { TokenRefusal } from './dialect.ts';
import type { Situation } from './stage.ts';

/** The app is set up wrongly; the right one then shows that no token was spent. */
function misconfigured(name: string, changes: Partial<ClientSettings>, refusal: TokenRefusal): Situation {
  return {
    name,
    play: async ({ open, logIn, dialect }) => {
      const { app: right, tokens } = await logIn();
      const wrong = await open(changes);
      await dialect.expectTokenRefusal(wrong.refresh(tokens.refreshToken), refusal);
      expect(await right.refresh(tokens.refreshToken)).toHaveProperty('accessToken');
    },
  };
}

/** A login with a wrong setup, up to the refused exchange. */
function refusedExchange(name: string, changes: Partial<ClientSettings>, refusal: TokenRefusal): Situation {
  return {
    name,
    play: async ({ open, walk, dialect }) => {
      const app = await open(changes);
      const login = await app.beginLogin();
      await dialect.expectTokenRefusal(app.exchange(await walk(login), login), refusal);
    },
  };
}

const SECRET: TokenRefusal = { status: 401, error: 'invalid_client', check: 'client-auth.secret' };
const UNKNOWN: TokenRefusal = { status: 401, error: 'invalid_client', check: 'client-auth.known' };
const VERIFIER: TokenRefusal = { status: 400, error: 'invalid_grant', check: 'code.verifier' };
const STRANGER = 'mavio_client_Clipnote0002';
/** The challenge of RFC 7636, appendix B: nobody here has its verifier. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Something between app and server puts another challenge into the address, so the library's verifier, or none, cannot fit. */
function foreignChallenge(name: string, pkce: boolean): Situation {
  return {
    name,
    play: async ({ open, walk, dialect }) => {
      const app = await open({ pkce });
      const login = await app.beginLogin();
      const url = new URL(login.url);
      expect(url.searchParams.has('code_challenge')).toBe(pkce);
      url.searchParams.set('code_challenge', CHALLENGE);
      url.searchParams.set('code_challenge_method', 'S256');
      await dialect.expectTokenRefusal(app.exchange(await walk({ url: url.href }), login), VERIFIER);
    },
  };
}

/** Every failure of an exchange. */
export const EXCHANGE_FAILURES: readonly Situation[] = [
  refusedExchange('is told of a wrong secret with a challenge when it used Basic', { secretIn: 'basic', clientSecret: 'mavio_secret_wrong' }, { ...SECRET, challenged: true }),
  refusedExchange('is told of a wrong secret when it posted it', { clientSecret: 'mavio_secret_wrong' }, SECRET),
  refusedExchange('is told that the secret came in two places', { secretIn: 'both' }, { status: 400, error: 'invalid_request', check: 'client-auth.one-method' }),
  misconfigured('is told that its client id is unknown, with a challenge when it used Basic', { secretIn: 'basic', clientId: STRANGER }, { ...UNKNOWN, challenged: true }),
  misconfigured('is told that its client id is unknown when it posted it', { clientId: STRANGER }, UNKNOWN),
  {
    name: 'is told that a code was used before, and what it bought is dead',
    play: async ({ logIn, open, dialect }) => {
      const { callback, tokens } = await logIn({ pkce: false });
      // The code comes again with a login that the library takes for its own.
      const app = await open({ pkce: false });
      const login = await app.beginLogin();
      callback.searchParams.set('state', login.state);
      await dialect.expectTokenRefusal(app.exchange(callback, login), { status: 400, error: 'invalid_grant', check: 'code.unused' });
      await dialect.expectApiRefusal(app.callMeetings(tokens.accessToken), { status: 401, error: 'invalid_token', code: 'unauthorized' });
      await dialect.expectTokenRefusal(app.refresh(tokens.refreshToken), { status: 400, error: 'invalid_grant', check: 'refresh.alive' });
    },
  },
  {
    name: 'is told that a code is too old',
    play: async ({ open, walk, clock, dialect }) => {
      const app = await open();
      const login = await app.beginLogin();
      const callback = await walk(login);
      clock.advance(LIFETIMES.code);
      await dialect.expectTokenRefusal(app.exchange(callback, login), { status: 400, error: 'invalid_grant', check: 'code.fresh' });
    },
  },
  {
    name: 'is told that the redirect URI of the exchange is another one',
    cannot: { 'passport-oauth2': 'login and exchange share one strategy and its callbackURL; a second strategy has a session of its own' },
    play: async ({ open, walk, dialect }) => {
      const login = await (await open()).beginLogin();
      const callback = await walk(login);
      callback.pathname += '/other';
      const other = await open({ redirectUri: `${REDIRECT_URI}/other` });
      await dialect.expectTokenRefusal(other.exchange(callback, login), { status: 400, error: 'invalid_grant', check: 'code.redirect-same' });
    },
  },
  foreignChallenge('is told that its verifier does not fit', true),
  foreignChallenge('is told that the verifier is missing', false),
];
