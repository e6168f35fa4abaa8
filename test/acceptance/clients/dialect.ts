/** Answers for what a test expects to be told, before a library puts it into its own words. */
import type { ApiAnswer, ClientApp, ClientSettings } from '../../kit/client-app.ts';

/** The libraries. */
export type LibraryName = 'oauth4webapi' | 'openid-client' | 'simple-oauth2' | 'passport-oauth2';

/** A refusal of the token endpoint (RFC 6749 5.2). `check` stands in its error_uri. */
export interface TokenRefusal {
  readonly status: number;
  readonly error: string;
  readonly check: string;
  /** True where the answer must carry `WWW-Authenticate: Basic`. */
  readonly challenged?: boolean;
}

/** An error in the callback (RFC 6749 4.1.2.1). */
export interface CallbackError {
  readonly error: string;
  readonly check: string;
  /** Words of the description. */
  readonly words: string;
}

/** A refusal of the API (RFC 6750 3.1). `code` is Mavio's own. */
export interface ApiRefusal {
  readonly status: number;
  readonly error: string;
  readonly code: string;
}

/** How one library speaks. Each function fails the test when the library's own error does not say what is expected. */
export interface Dialect {
  readonly name: LibraryName;
  readonly open: (settings: ClientSettings) => Promise<ClientApp & Partial<AsyncDisposable>>;
  readonly expectTokenRefusal: (asking: Promise<unknown>, expected: TokenRefusal) => Promise<void>;
  readonly expectCallbackError: (reading: Promise<unknown>, expected: CallbackError) => Promise<void>;
  /** The library itself refuses a callback that is not the answer to its login. In: the parameter that is wrong. */
  readonly expectForeignCallback: (reading: Promise<unknown>, parameter: 'state' | 'iss') => Promise<void>;
  readonly expectApiRefusal: (calling: Promise<ApiAnswer>, expected: ApiRefusal) => Promise<void>;
}

/** What was thrown. Errors: nothing was. */
export async function thrownBy(asking: Promise<unknown>): Promise<unknown> {
  return asking.then(
    () => {
      throw new Error('The library did not complain.');
    },
    (cause: unknown) => cause,
  );
}

/** The end of the error_uri of a check. */
export function uriOf(check: string): RegExp {
  return new RegExp(`^http://127\\.0\\.0\\.1:\\d+/oauth/checks/${check.replaceAll('.', '\\.')}$`);
}
