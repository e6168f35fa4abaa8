/** Answers for a developer's app on openid-client, used as a plain OAuth 2.0 client. */
import * as openid from 'openid-client';
import { basicHeader } from './client-app.ts';
import type { ApiAnswer, ClientApp, ClientLogin, ClientSettings, ClientTokens, SecretPlace, TokenHint } from './client-app.ts';

// Marked as deprecated so that nobody uses it by accident; for a server on this machine it is what the library offers.
const allowPlainHttp: (config: openid.Configuration) => void = Reflect.get(openid, 'allowInsecureRequests');

function authFor(settings: ClientSettings): openid.ClientAuth {
  const ways: Record<SecretPlace, openid.ClientAuth> = {
    basic: openid.ClientSecretBasic(settings.clientSecret),
    post: openid.ClientSecretPost(settings.clientSecret),
    both: (...[, , body, headers]) => {
      body.set('client_id', settings.clientId);
      body.set('client_secret', settings.clientSecret);
      headers.set('authorization', basicHeader(settings));
    },
  };
  return ways[settings.secretIn];
}

function keep({ access_token, refresh_token, scope }: openid.TokenEndpointResponse): ClientTokens {
  return { accessToken: access_token, refreshToken: refresh_token ?? '', scope: scope ?? '' };
}

/** An app on openid-client. */
export class OpenidApp implements ClientApp {
  readonly settings: ClientSettings;
  readonly #config: openid.Configuration;

  constructor(settings: ClientSettings, config: openid.Configuration) {
    this.settings = settings;
    this.#config = config;
  }

  /** Reads the issuer's metadata (RFC 8414) and checks it as the library does. */
  static async open(settings: ClientSettings): Promise<OpenidApp> {
    const options: openid.DiscoveryRequestOptions = { algorithm: 'oauth2', execute: [allowPlainHttp] };
    const config = await openid.discovery(new URL(settings.issuer), settings.clientId, undefined, authFor(settings), options);
    return new OpenidApp(settings, config);
  }

  async beginLogin(scope = 'meetings:read'): Promise<ClientLogin> {
    const state = openid.randomState();
    const verifier = this.settings.pkce ? openid.randomPKCECodeVerifier() : null;
    const params = new URLSearchParams({ redirect_uri: this.settings.redirectUri, scope, state });
    if (verifier !== null) {
      params.set('code_challenge', await openid.calculatePKCECodeChallenge(verifier));
      params.set('code_challenge_method', 'S256');
    }
    return { url: openid.buildAuthorizationUrl(this.#config, params).href, state, verifier, cookie: '' };
  }

  async exchange(callback: URL, { state, verifier }: ClientLogin): Promise<ClientTokens> {
    const proof = verifier === null ? {} : { pkceCodeVerifier: verifier };
    return keep(await openid.authorizationCodeGrant(this.#config, callback, { expectedState: state, ...proof }));
  }

  async refresh(refreshToken: string, scope?: string): Promise<ClientTokens> {
    return keep(await openid.refreshTokenGrant(this.#config, refreshToken, scope === undefined ? {} : { scope }));
  }

  async callMeetings(accessToken: string): Promise<ApiAnswer> {
    const url = new URL('/v1/meetings', this.settings.issuer);
    const response = await openid.fetchProtectedResource(this.#config, accessToken, url, 'GET');
    return { status: response.status, body: await response.json() };
  }

  readonly revoke = async (tokens: ClientTokens, hint: TokenHint): Promise<void> => {
    const token = hint === 'access_token' ? tokens.accessToken : tokens.refreshToken;
    await openid.tokenRevocation(this.#config, token, { token_type_hint: hint });
  };

  readonly introspect = async (token: string): Promise<Readonly<Record<string, unknown>>> => ({ ...(await openid.tokenIntrospection(this.#config, token)) });
}
