/** Answers for what every library under test can be asked to do, in the words of a developer's app. */
import type { AppSettings } from './developer-app.ts';

/** Where the app puts its secret (RFC 6749 2.3.1). `both` is a mistake that libraries allow. */
export type SecretPlace = 'basic' | 'post' | 'both';

/** How an app is set up. */
export interface ClientSettings extends AppSettings {
  readonly secretIn: SecretPlace;
  readonly pkce: boolean;
}

/** A login under way. `verifier` is null without PKCE, and unknown where the library keeps it to itself. */
export interface ClientLogin {
  readonly url: string;
  readonly state: string;
  readonly verifier: string | null;
  /** What the browser carries back to the app; empty where the app needs none. */
  readonly cookie: string;
}

/** What an app keeps after a login or a refresh. */
export interface ClientTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: string;
}

/** What the API answered; refusals are thrown where the library has a word for them. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Kinds of tokens, as RFC 7009 2.1 names them. */
export type TokenHint = 'access_token' | 'refresh_token';

/**
 * One developer's app on one library. Whatever goes wrong is thrown as the library throws it.
 * `revoke` and `introspect` are null where the library has no such call.
 */
export interface ClientApp {
  beginLogin(scope?: string): Promise<ClientLogin>;
  /** Reads the callback as the library does and trades its code: most libraries do both in one call. */
  exchange(callback: URL, login: ClientLogin): Promise<ClientTokens>;
  refresh(refreshToken: string, scope?: string): Promise<ClientTokens>;
  callMeetings(accessToken: string): Promise<ApiAnswer>;
  readonly revoke: ((tokens: ClientTokens, hint: TokenHint) => Promise<void>) | null;
  readonly introspect: ((token: string) => Promise<Readonly<Record<string, unknown>>>) | null;
}

/** Basic credentials, form-encoded as RFC 6749 2.3.1 wants them. */
export function basicHeader({ clientId, clientSecret }: AppSettings): string {
  const encode = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString('base64')}`;
}
