/** Answers for a sample app that does everything right: express and oauth4webapi, and what the library leaves to the app. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response as Page } from 'express';
import * as oauth from 'oauth4webapi';
import type { AppSettings } from '../developer-app.ts';
import { openSample, SAMPLE_PARTS, SAMPLE_SCOPE, type SampleApp } from './sample-app.ts';

// Marked as deprecated so that nobody uses it by accident; for a server on this machine it is what the library offers.
const plainHttp = Reflect.get(oauth, 'allowInsecureRequests') as symbol;
const LOCAL = { [plainHttp]: true };

/** How often a request is sent when the server has a passing trouble. */
const TRIES = 3;
/** Pause after a 5xx that names no time, and the longest that is waited, in milliseconds. */
const PAUSE_MS = 100;
const LONGEST_MS = 10_000;

interface Login {
  readonly state: string;
  readonly verifier: string;
}

/** Somebody who is signed in. `refreshing` is the one refresh that all calls share. */
interface User {
  accessToken: string;
  refreshToken: string | undefined;
  readonly scopes: readonly string[];
  refreshing: Promise<boolean> | null;
}

/** Sends a request again after 429 and 5xx, no earlier than the server asks for. Anything else is the answer. */
async function withPatience(send: () => Promise<Response>): Promise<Response> {
  for (let left = TRIES; ; left -= 1) {
    const response = await send();
    if (left <= 1 || (response.status !== 429 && response.status < 500)) return response;
    await response.arrayBuffer();
    const asked = Number(response.headers.get('retry-after') ?? 'none') * 1000;
    await wait(Number.isNaN(asked) ? PAUSE_MS : Math.min(asked, LONGEST_MS));
  }
}

/** The app, once it knows who it is. */
class GoodApp {
  readonly #settings: AppSettings;
  readonly #server: oauth.AuthorizationServer;
  readonly #client: oauth.Client;
  readonly #auth: oauth.ClientAuth;
  /** By session: what a login under way must come back with, and who is signed in. */
  readonly #logins = new Map<string, Login>();
  readonly #users = new Map<string, User>();

  constructor(settings: AppSettings, server: oauth.AuthorizationServer) {
    this.#settings = settings;
    this.#server = server;
    this.#client = { client_id: settings.clientId };
    this.#auth = oauth.ClientSecretBasic(settings.clientSecret);
  }

  async login(request: Request, page: Page): Promise<void> {
    const login = { state: oauth.generateRandomState(), verifier: oauth.generateRandomCodeVerifier() };
    Reflect.set(request.session, 'isKnown', true);
    this.#logins.set(request.sessionID, login);
    this.#users.delete(request.sessionID);
    const url = new URL(this.#server.authorization_endpoint ?? '');
    const { clientId, redirectUri } = this.#settings;
    const challenge = await oauth.calculatePKCECodeChallenge(login.verifier);
    const params = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope: SAMPLE_SCOPE, state: login.state, code_challenge: challenge, code_challenge_method: 'S256' };
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    page.redirect(url.href);
  }

  async callback(request: Request, page: Page): Promise<void> {
    const login = this.#logins.get(request.sessionID);
    // Taken out at once: the same callback finds none when it comes again.
    this.#logins.delete(request.sessionID);
    if (login === undefined) {
      page.status(400).send('This sign-in is over already. Begin again.');
      return;
    }
    let params: URLSearchParams;
    try {
      params = oauth.validateAuthResponse(this.#server, this.#client, new URL(request.url, this.#settings.redirectUri), login.state);
    } catch (problem) {
      const denied = problem instanceof oauth.AuthorizationResponseError;
      page.status(denied ? 403 : 400).send(denied ? `You were not signed in: ${problem.error}.` : 'This answer does not belong to your sign-in.');
      return;
    }
    try {
      const response = await withPatience(() => oauth.authorizationCodeGrantRequest(this.#server, this.#client, this.#auth, params, this.#settings.redirectUri, login.verifier, LOCAL));
      this.#keep(request.sessionID, await oauth.processAuthorizationCodeResponse(this.#server, this.#client, response));
    } catch {
      page.status(502).send('The sign-in did not work out. Whoever runs this app was told.');
      return;
    }
    page.send('You are signed in.');
  }

  async report(request: Request, page: Page): Promise<void> {
    const user = this.#users.get(request.sessionID);
    const open = SAMPLE_PARTS.filter(({ scope }) => user?.scopes.includes(scope));
    const statuses = user === undefined ? [401] : await Promise.all(open.map(({ path }) => this.#call(user, path)));
    if (statuses.includes(401)) page.redirect('/login');
    else page.send(`Parts: ${statuses.join(' ')}`);
  }

  #keep(sessionId: string, { access_token, refresh_token, scope }: oauth.TokenEndpointResponse): void {
    this.#users.set(sessionId, { accessToken: access_token, refreshToken: refresh_token, scopes: (scope ?? SAMPLE_SCOPE).split(' '), refreshing: null });
  }

  /** One call; after a 401 once more with a new token, when one is to be had. Out: its status. */
  async #call(user: User, path: string): Promise<number> {
    const send = (): Promise<Response> =>
      withPatience(() => fetch(new URL(path, this.#settings.issuer), { headers: { authorization: `Bearer ${user.accessToken}` } }));
    const used = user.accessToken;
    const response = await send();
    await response.arrayBuffer();
    if (response.status !== 401) return response.status;
    // Somebody else may have refreshed while this call was under way.
    if (user.accessToken === used && !(await (user.refreshing ??= this.#refresh(user)))) return 401;
    const again = await send();
    await again.arrayBuffer();
    return again.status;
  }

  /** Buys new tokens and keeps both. Out: false when the person has to sign in again. */
  async #refresh(user: User): Promise<boolean> {
    try {
      const { refreshToken } = user;
      if (refreshToken === undefined) return false;
      const response = await withPatience(() => oauth.refreshTokenGrantRequest(this.#server, this.#client, this.#auth, refreshToken, LOCAL));
      const tokens = await oauth.processRefreshTokenResponse(this.#server, this.#client, response);
      user.accessToken = tokens.access_token;
      user.refreshToken = tokens.refresh_token ?? refreshToken;
      return true;
    } catch {
      user.refreshToken = undefined;
      return false;
    } finally {
      user.refreshing = null;
    }
  }
}

/** Starts the good sample. It reads the issuer's metadata when it is configured (RFC 8414). */
export async function openGoodApp(): Promise<SampleApp> {
  return await openSample((routes) => {
    let app: GoodApp | null = null;
    const into = (page: Page): GoodApp | null => {
      if (app === null) page.status(503).send('Not configured yet.');
      return app;
    };
    routes.get('/login', async (request, page) => into(page)?.login(request, page));
    routes.get('/callback', async (request, page) => into(page)?.callback(request, page));
    routes.get('/report', async (request, page) => into(page)?.report(request, page));
    return async (settings) => {
      const issuer = new URL(settings.issuer);
      const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...LOCAL });
      app = new GoodApp(settings, await oauth.processDiscoveryResponse(issuer, response));
    };
  });
}
