/** Answers for a developer's app on oauth4webapi, with every choice the library leaves to it. */
import * as oauth from 'oauth4webapi';
import { basicHeader } from './client-app.ts';
import type { ApiAnswer, ClientApp, ClientLogin, ClientSettings, ClientTokens, SecretPlace, TokenHint } from './client-app.ts';

// Marked as deprecated so that nobody uses them by accident; for a server on this machine, and for what is allowed without PKCE, they are what the library offers.
const plainHttp = Reflect.get(oauth, 'allowInsecureRequests') as symbol;
const withoutPkce = Reflect.get(oauth, 'nopkce') as symbol;
const LOCAL = { [plainHttp]: true };

function authFor(settings: ClientSettings): oauth.ClientAuth {
  const ways: Record<SecretPlace, oauth.ClientAuth> = {
    basic: oauth.ClientSecretBasic(settings.clientSecret),
    post: oauth.ClientSecretPost(settings.clientSecret),
    both: (...[, , body, headers]) => {
      body.set('client_id', settings.clientId);
      body.set('client_secret', settings.clientSecret);
      headers.set('authorization', basicHeader(settings));
    },
  };
  return ways[settings.secretIn];
}

function keep({ access_token, refresh_token, scope }: oauth.TokenEndpointResponse): ClientTokens {
  return { accessToken: access_token, refreshToken: refresh_token ?? '', scope: scope ?? '' };
}

/** An app on oauth4webapi. */
export class WebApiApp implements ClientApp {
  readonly settings: ClientSettings;
  readonly #server: oauth.AuthorizationServer;
  readonly #client: oauth.Client;
  readonly #auth: oauth.ClientAuth;

  constructor(settings: ClientSettings, server: oauth.AuthorizationServer) {
    this.settings = settings;
    this.#server = server;
    this.#client = { client_id: settings.clientId };
    this.#auth = authFor(settings);
  }

  /** Reads the issuer's metadata (RFC 8414) and checks it as the library does. */
  static async open(settings: ClientSettings): Promise<WebApiApp> {
    const issuer = new URL(settings.issuer);
    const response = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...LOCAL });
    return new WebApiApp(settings, await oauth.processDiscoveryResponse(issuer, response));
  }

  async beginLogin(scope = 'meetings:read'): Promise<ClientLogin> {
    const { clientId, redirectUri, pkce } = this.settings;
    const state = oauth.generateRandomState();
    const verifier = pkce ? oauth.generateRandomCodeVerifier() : null;
    const url = new URL(this.#server.authorization_endpoint ?? '');
    const params = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope, state };
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    if (verifier !== null) {
      url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier));
      url.searchParams.set('code_challenge_method', 'S256');
    }
    return { url: url.href, state, verifier, cookie: '' };
  }

  async exchange(callback: URL, { state, verifier }: ClientLogin): Promise<ClientTokens> {
    const params = oauth.validateAuthResponse(this.#server, this.#client, callback, state);
    const proof: string = verifier ?? (withoutPkce as never);
    const response = await oauth.authorizationCodeGrantRequest(this.#server, this.#client, this.#auth, params, this.settings.redirectUri, proof, LOCAL);
    return keep(await oauth.processAuthorizationCodeResponse(this.#server, this.#client, response));
  }

  async refresh(refreshToken: string, scope?: string): Promise<ClientTokens> {
    const options = scope === undefined ? LOCAL : { ...LOCAL, additionalParameters: { scope } };
    const response = await oauth.refreshTokenGrantRequest(this.#server, this.#client, this.#auth, refreshToken, options);
    return keep(await oauth.processRefreshTokenResponse(this.#server, this.#client, response));
  }

  async callMeetings(accessToken: string): Promise<ApiAnswer> {
    const url = new URL('/v1/meetings', this.settings.issuer);
    const response = await oauth.protectedResourceRequest(accessToken, 'GET', url, undefined, undefined, LOCAL);
    return { status: response.status, body: await response.json() };
  }

  readonly revoke = async (tokens: ClientTokens, hint: TokenHint): Promise<void> => {
    const token = hint === 'access_token' ? tokens.accessToken : tokens.refreshToken;
    const options = { ...LOCAL, additionalParameters: { token_type_hint: hint } };
    const response = await oauth.revocationRequest(this.#server, this.#client, this.#auth, token, options);
    await oauth.processRevocationResponse(response);
  };

  readonly introspect = async (token: string): Promise<Readonly<Record<string, unknown>>> => {
    const response = await oauth.introspectionRequest(this.#server, this.#client, this.#auth, token, LOCAL);
    return { ...(await oauth.processIntrospectionResponse(this.#server, this.#client, response)) };
  };
}
