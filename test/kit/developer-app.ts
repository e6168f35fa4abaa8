/** Answers for a developer's own app as an independent library writes it: oauth4webapi, with PKCE, state and iss. */
import * as oauth from 'oauth4webapi';
import { walkToCallback } from './browser-walk.ts';
import type { Walk } from './browser-walk.ts';

/** What a developer puts into the app's environment. */
export interface AppSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** How the app authenticates at the token endpoint (RFC 6749 2.3.1). */
export type ClientAuthMethod = 'basic' | 'post';

// Marked as deprecated so that nobody uses it by accident; for a server on this machine it is what the library offers.
const plainHttp = Reflect.get(oauth, 'allowInsecureRequests') as symbol;
const LOCAL = { [plainHttp]: true };

/** A login under way. */
export interface Login {
  readonly url: string;
  readonly state: string;
  readonly verifier: string;
}

/** An app that speaks with one issuer. */
export class DeveloperApp {
  readonly settings: AppSettings;
  readonly server: oauth.AuthorizationServer;
  readonly #client: oauth.Client;
  readonly #auth: oauth.ClientAuth;

  constructor(settings: AppSettings, server: oauth.AuthorizationServer, method: ClientAuthMethod) {
    this.settings = settings;
    this.server = server;
    this.#client = { client_id: settings.clientId };
    this.#auth = method === 'basic' ? oauth.ClientSecretBasic(settings.clientSecret) : oauth.ClientSecretPost(settings.clientSecret);
  }

  /** Reads the issuer's metadata (RFC 8414) and checks it as the library does. */
  static async discover(settings: AppSettings, method: ClientAuthMethod = 'basic'): Promise<DeveloperApp> {
    const issuer = new URL(settings.issuer);
    const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...LOCAL });
    return new DeveloperApp(settings, await oauth.processDiscoveryResponse(issuer, response), method);
  }

  /** The same app with another secret in its environment. */
  withSecret(clientSecret: string, method: ClientAuthMethod = 'basic'): DeveloperApp {
    return new DeveloperApp({ ...this.settings, clientSecret }, this.server, method);
  }

  /** Builds the authorization URL with fresh state and PKCE. */
  async beginLogin(scope = 'meetings:read'): Promise<Login> {
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const url = new URL(this.server.authorization_endpoint ?? '');
    const { clientId, redirectUri } = this.settings;
    const challenge = await oauth.calculatePKCECodeChallenge(verifier);
    for (const [name, value] of Object.entries({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope, state })) {
      url.searchParams.set(name, value);
    }
    url.searchParams.set('code_challenge', challenge);
    url.searchParams.set('code_challenge_method', 'S256');
    return { url: url.href, state, verifier };
  }

  /** Checks the callback: state, iss (RFC 9207), error. Errors: AuthorizationResponseError. */
  readCallback(callback: URL, login: Login): URLSearchParams {
    return oauth.validateAuthResponse(this.server, this.#client, callback, login.state);
  }

  /** Trades the code for tokens. Errors: ResponseBodyError, WWWAuthenticateChallengeError. */
  async exchange(params: URLSearchParams, verifier: string): Promise<oauth.TokenEndpointResponse> {
    const { redirectUri } = this.settings;
    const response = await oauth.authorizationCodeGrantRequest(this.server, this.#client, this.#auth, params, redirectUri, verifier, LOCAL);
    return oauth.processAuthorizationCodeResponse(this.server, this.#client, response);
  }

  /** Buys a new access token. Errors: as `exchange`. */
  async refresh(refreshToken: string | undefined): Promise<oauth.TokenEndpointResponse> {
    const response = await oauth.refreshTokenGrantRequest(this.server, this.#client, this.#auth, refreshToken ?? '', LOCAL);
    return oauth.processRefreshTokenResponse(this.server, this.#client, response);
  }

  /** Calls the API. Errors: WWWAuthenticateChallengeError. */
  async callMeetings(accessToken: string): Promise<Response> {
    return oauth.protectedResourceRequest(accessToken, 'GET', new URL('/v1/meetings', this.settings.issuer), undefined, undefined, LOCAL);
  }

  /** A whole login up to the checked callback. */
  async logIn(scope?: string, answer: Walk['answer'] = 'authorize'): Promise<{ readonly login: Login; readonly params: URLSearchParams }> {
    const login = await this.beginLogin(scope);
    const callback = await walkToCallback(login.url, { redirectUri: this.settings.redirectUri, answer });
    return { login, params: this.readCallback(callback, login) };
  }
}
