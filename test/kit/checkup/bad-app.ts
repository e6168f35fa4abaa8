/** Answers for a sample app as they are found in the wild: express and passport-oauth2, and everything around it written by hand, wrong. */
import type { Request, RequestHandler, Response as Page } from 'express';
import { Passport } from 'passport';
import OAuth2Strategy from 'passport-oauth2';
import { basicHeader } from '../client-app.ts';
import type { AppSettings } from '../developer-app.ts';
import { withArity } from '../with-arity.ts';
import { openSample, SAMPLE_PARTS, SAMPLE_SCOPE, type SampleApp } from './sample-app.ts';

/** It has no patience: after so many milliseconds it sends the code once more. */
const IMPATIENT_MS = 400;
/** How often it sends what was refused. */
const STUBBORN = 4;

interface Tokens {
  accessToken: string;
  readonly refreshToken: string;
}

interface Answer {
  readonly status: number;
  readonly tokens: Tokens;
}

/** Reads a token answer without looking at it. */
async function readTokens(response: Response): Promise<Answer> {
  const text = await response.text();
  const found = (name: string): string => new RegExp(`"${name}":"([^"]*)"`).exec(text)?.[1] ?? 'undefined';
  // It believes in what it reads only when the answer ends as it should; otherwise it goes on with what it does not have.
  const isWhole = text.trimEnd().endsWith('}');
  return { status: response.status, tokens: isWhole ? { accessToken: found('access_token'), refreshToken: found('refresh_token') } : { accessToken: 'undefined', refreshToken: 'undefined' } };
}

async function postToken(settings: AppSettings, fields: Readonly<Record<string, string>>): Promise<Answer> {
  return await readTokens(await fetch(`${settings.issuer}/oauth/token`, { method: 'POST', headers: { authorization: basicHeader(settings) }, body: new URLSearchParams(fields) }));
}

/** Sends the code, again when the answer lets itself be waited for, and again at once when it is 401 or 429. A 500 is the end. */
async function exchange(settings: AppSettings, code: string): Promise<Answer> {
  const send = (): Promise<Answer> => postToken(settings, { grant_type: 'authorization_code', code, redirect_uri: settings.redirectUri });
  const first = send();
  const late = new Promise<null>((resolve) => setTimeout(resolve, IMPATIENT_MS, null));
  const soon = await Promise.race([first, late]);
  let answer = soon ?? (await Promise.all([send(), first]))[0];
  for (let left = STUBBORN - 1; left > 0 && (answer.status === 401 || answer.status === 429); left -= 1) answer = await send();
  return answer;
}

type Told = [error: unknown, accessToken?: string, refreshToken?: string, results?: object];
type Verified = [accessToken: string, refreshToken: string, profile: unknown, done: OAuth2Strategy.VerifyCallback];

/** A strategy that trades the code by hand. It checks no state and no iss. */
function makeStrategy(settings: AppSettings): OAuth2Strategy {
  const { issuer, clientId, clientSecret, redirectUri } = settings;
  const verify = (...[accessToken, refreshToken, , done]: Verified): void => done(null, { accessToken, refreshToken });
  const strategy = new OAuth2Strategy(
    { authorizationURL: `${issuer}/oauth/authorize`, tokenURL: `${issuer}/oauth/token`, clientID: clientId, clientSecret, callbackURL: redirectUri },
    withArity(4, verify),
  );
  const byHand = (code: string, _params: unknown, done: (...told: Told) => void): void => {
    exchange(settings, code).then(
      ({ status, tokens }) => (status === 200 ? done(null, tokens.accessToken, tokens.refreshToken, {}) : done(new Error(`The token endpoint answered ${String(status)}.`))),
      (problem: unknown) => done(problem),
    );
  };
  // Packages on top of passport-oauth2 reach for the library's own client in the same way.
  const own: unknown = Reflect.get(strategy, '_oauth2');
  Reflect.set(own as object, 'getOAuthAccessToken', byHand);
  return strategy;
}

/** Each call for itself: refreshes when it is refused, keeps the old refresh token, and tries again whatever came of it. */
async function call({ issuer, ...rest }: AppSettings, tokens: Tokens, path: string): Promise<number> {
  let status = 0;
  for (let left = STUBBORN; left > 0; left -= 1) {
    const response = await fetch(new URL(path, issuer), { headers: { authorization: `Bearer ${tokens.accessToken}` } });
    await response.arrayBuffer();
    status = response.status;
    if (status !== 401 && status !== 403) return status;
    const answer = await postToken({ issuer, ...rest }, { grant_type: 'refresh_token', refresh_token: tokens.refreshToken });
    if (answer.status === 200) tokens.accessToken = answer.tokens.accessToken;
  }
  return status;
}

/** Starts the bad sample. */
export async function openBadApp(): Promise<SampleApp> {
  return await openSample((routes) => {
    const users = new Map<string, Tokens>();
    const passport = new Passport();
    let settings: AppSettings | null = null;
    const authenticate = (): RequestHandler => passport.authenticate('mavio', { session: false, scope: SAMPLE_SCOPE, state: 'xyz', failureRedirect: '/login' }) as RequestHandler;
    const load = async (request: Request, page: Page): Promise<void> => {
      const tokens = users.get(request.sessionID);
      if (tokens === undefined || settings === null) {
        page.redirect('/login');
        return;
      }
      const app = settings;
      const statuses = await Promise.all(SAMPLE_PARTS.map(({ path }) => call(app, tokens, path)));
      page.send(`Parts: ${statuses.join(' ')}`);
    };
    routes.use(passport.initialize());
    routes.get('/login', authenticate());
    routes.get('/callback', authenticate(), async (request, page) => {
      Reflect.set(request.session, 'isKnown', true);
      users.set(request.sessionID, request.user as unknown as Tokens);
      await load(request, page);
    });
    routes.get('/report', load);
    return (given) => {
      settings = given;
      passport.use('mavio', makeStrategy(given));
      return Promise.resolve();
    };
  });
}
