/** Answers for what a snippet is: a whole program that logs a person in, calls the API, and refreshes. */

/** What a snippet is written for: the app's real values. The secret is none of them; programs read it from their environment. */
export interface SnippetValues {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Port that the program listens on: the redirect URI's own on a loopback host, else the one behind the developer's proxy. */
  readonly port: number;
  /** Path of the redirect URI, as it is requested. */
  readonly path: string;
}

/** One way of writing it. */
export interface Snippet {
  /** Stable name, also part of addresses. */
  readonly id: string;
  /** Name on the tab. */
  readonly title: string;
  /** Name of the file to save it in. */
  readonly file: string;
  /** Command that brings its packages; null when it needs none. */
  readonly install: string | null;
  /** Command that runs the file. */
  readonly run: string;
  readonly write: (values: SnippetValues) => string;
}

/** Behind a proxy a program listens here. */
const USUAL_PORT = 3000;

/** In: the app's issuer, client id and one of its redirect URIs. Out: the values of its snippets. */
export function valuesOf({ issuer, clientId, redirectUri }: Pick<SnippetValues, 'issuer' | 'clientId' | 'redirectUri'>): SnippetValues {
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : null;
  const isLocal = url !== null && isLoopback(url);
  return { issuer, clientId, redirectUri, path: url?.pathname ?? '/', port: isLocal ? Number(url.port === '' ? 80 : url.port) : USUAL_PORT };
}

/** True when a program on this machine can answer the redirect URI itself: plain http on a loopback host. */
export function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '[::1]' || url.hostname.startsWith('127.'));
}
