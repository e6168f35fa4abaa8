/** Answers for a developer's app on simple-oauth2, which leaves PKCE, the callback and the API call to the app. */
import { createHash, randomBytes } from 'node:crypto';
import { AuthorizationCode } from 'simple-oauth2';
import type { AccessToken } from 'simple-oauth2';
import type { ApiAnswer, ClientApp, ClientLogin, ClientSettings, ClientTokens, TokenHint } from './client-app.ts';

function keep({ token }: AccessToken): ClientTokens {
  return { accessToken: String(token['access_token']), refreshToken: String(token['refresh_token']), scope: String(token['scope']) };
}

/** An app on simple-oauth2. */
export class SimpleApp implements ClientApp {
  readonly settings: ClientSettings;
  readonly #client: AuthorizationCode;

  constructor(settings: ClientSettings) {
    this.settings = settings;
    this.#client = new AuthorizationCode({
      client: { id: settings.clientId, secret: settings.clientSecret },
      auth: { tokenHost: settings.issuer, tokenPath: '/oauth/token', authorizePath: '/oauth/authorize', revokePath: '/oauth/revoke' },
      options: { authorizationMethod: settings.secretIn === 'post' ? 'body' : 'header' },
    });
  }

  beginLogin(scope = 'meetings:read'): Promise<ClientLogin> {
    const { redirectUri, pkce } = this.settings;
    const state = randomBytes(24).toString('base64url');
    const verifier = pkce ? randomBytes(32).toString('base64url') : null;
    const challenge = verifier === null ? {} : { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' };
    return Promise.resolve({ url: this.#client.authorizeURL({ redirect_uri: redirectUri, scope, state, ...challenge }), state, verifier, cookie: '' });
  }

  /** As the library's own examples do: whatever stands in `code` is traded. */
  async exchange(callback: URL, { verifier }: ClientLogin): Promise<ClientTokens> {
    const { clientId: client_id, clientSecret: client_secret, redirectUri: redirect_uri, secretIn } = this.settings;
    const code = callback.searchParams.get('code') ?? '';
    const proof = verifier === null ? {} : { code_verifier: verifier };
    return keep(await this.#client.getToken({ code, redirect_uri, ...proof, ...(secretIn === 'both' ? { client_id, client_secret } : {}) }));
  }

  async refresh(refreshToken: string, scope?: string): Promise<ClientTokens> {
    const held = this.#client.createToken({ refresh_token: refreshToken });
    return keep(await held.refresh(scope === undefined ? {} : { scope }));
  }

  /** The library hands out tokens and no more, so the app asks by itself and nothing is thrown. */
  async callMeetings(accessToken: string): Promise<ApiAnswer> {
    const response = await fetch(new URL('/v1/meetings', this.settings.issuer), { headers: { Authorization: `Bearer ${accessToken}` } });
    return { status: response.status, body: await response.json() };
  }

  readonly revoke = async (tokens: ClientTokens, hint: TokenHint): Promise<void> => {
    await this.#client.createToken({ access_token: tokens.accessToken, refresh_token: tokens.refreshToken }).revoke(hint);
  };

  readonly introspect = null;
}
