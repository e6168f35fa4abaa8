/** Answers for the list of snippets, in the order of the screen, and for the lines of an environment file. */
import { curl } from './curl.ts';
import { goOauth2 } from './go-oauth2.ts';
import { nodeFetch } from './node-fetch.ts';
import { nodeOauth4webapi } from './node-oauth4webapi.ts';
import { nodePassport } from './node-passport.ts';
import { pythonAuthlib } from './python-authlib.ts';
import { rubyOauth2 } from './ruby-oauth2.ts';
import type { Snippet } from './snippet.ts';

/** Every snippet. Each is run against the server by a test, where its language is on the machine. */
export const SNIPPETS: readonly [Snippet, ...Snippet[]] = [nodeFetch, nodeOauth4webapi, nodePassport, pythonAuthlib, goOauth2, rubyOauth2, curl];

/** Lines of a `.env` file. In: the app's values, and its secret in the one moment in which it is shown. Without it the value stays empty. */
export function writeEnv({ issuer, clientId, redirectUri, clientSecret }: { readonly issuer: string; readonly clientId: string; readonly redirectUri: string; readonly clientSecret: string | null }): string {
  return [`MAVIO_BASE_URL=${issuer}`, `MAVIO_CLIENT_ID=${clientId}`, `MAVIO_CLIENT_SECRET=${clientSecret ?? ''}`, `MAVIO_REDIRECT_URI=${redirectUri}`].join('\n');
}
