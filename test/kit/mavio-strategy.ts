/** Answers for a passport strategy as a provider package writes one: refresh and the API call on the library's own client. */
import OAuth2Strategy from 'passport-oauth2';
import type { ApiAnswer, ClientTokens } from './client-app.ts';
import { withArity } from './with-arity.ts';

interface Results {
  readonly scope?: string;
}

type Verified = [accessToken: string, refreshToken: string, results: Results, profile: unknown, verified: OAuth2Strategy.VerifyCallback];
type TokenAnswer = [error: unknown, accessToken?: string, refreshToken?: string, results?: Results];

/** True when the library's own client handed back an answer that was not 2xx; its types say so, its code hands back null otherwise. */
function isRefusal(error: unknown): error is { readonly statusCode?: number; readonly data?: unknown } {
  return error !== null && error !== undefined;
}

/** Mavio for passport. */
export class MavioStrategy extends OAuth2Strategy {
  readonly #meetings: string;

  constructor(options: OAuth2Strategy.StrategyOptions, meetings: string) {
    const verify = (...[accessToken, refreshToken, results, , verified]: Verified): void => {
      const user: ClientTokens = { accessToken, refreshToken, scope: results.scope ?? '' };
      verified(null, user);
    };
    // With five parameters the library hands over what else the server answered.
    super(options, withArity(5, verify));
    this.#meetings = meetings;
    // Otherwise the library sends the token in the query (RFC 6750 2.3), which Mavio refuses.
    this._oauth2.useAuthorizationHeaderforGET(true);
  }

  /** Buys a new access token, as packages on top of passport-oauth2 do. Errors: TokenError, InternalOAuthError. */
  refresh(refreshToken: string, scope?: string): Promise<ClientTokens> {
    const params = { grant_type: 'refresh_token', ...(scope === undefined ? {} : { scope }) };
    return new Promise((resolve, reject) => {
      this._oauth2.getOAuthAccessToken(refreshToken, params, (...[error, accessToken = '', renewed = '', results = {}]: TokenAnswer) => {
        if (isRefusal(error)) reject(this.#explain('Failed to refresh the access token', error));
        else resolve({ accessToken, refreshToken: renewed, scope: results.scope ?? '' });
      });
    });
  }

  /** Calls the API. Errors: InternalOAuthError, as in the profile step of a strategy. */
  callMeetings(accessToken: string): Promise<ApiAnswer> {
    return new Promise((resolve, reject) => {
      this._oauth2.get(this.#meetings, accessToken, (error, body, response) => {
        if (isRefusal(error)) reject(new OAuth2Strategy.InternalOAuthError('Failed to call the API', error));
        else resolve({ status: response?.statusCode ?? 0, body: JSON.parse(String(body)) });
      });
    });
  }

  #explain(message: string, error: { readonly statusCode?: number; readonly data?: unknown }): Error {
    const told = error.statusCode === undefined ? null : this.parseErrorResponse(error.data, error.statusCode);
    return told ?? new OAuth2Strategy.InternalOAuthError(message, error);
  }
}
