/** Answers for the fields of an OAuth app that a developer types, on a form or in a workspace file. */
import { z } from 'zod';
import { readable } from './readable-text.ts';
import { findRedirectProblem } from './redirect-uris.ts';
import { splitUri } from './uri.ts';

/** `development` allows http on loopback hosts; `production` is https only. Source: reference, "environment". */
export const Environment = z.enum(['development', 'production']);
export type Environment = z.infer<typeof Environment>;

/** Name shown on the consent page. */
export const AppName = readable(
  z
    .string()
    .trim()
    .min(1, 'Give the app a name. People read it on the consent page.')
    .max(60, 'Keep the name to 60 characters, so that the consent page can show it whole.'),
  'name',
);

/** What the app does, in one or two sentences. */
export const AppDescription = readable(z.string().trim().max(280, 'Keep the description to 280 characters.'), 'description');

/** The app's public home page: http or https with a host. */
export const HomepageUrl = z
  .string()
  .trim()
  .min(1, 'Enter the address of the app’s home page.')
  .max(2000, 'Keep the address to 2,000 characters.')
  .refine((text) => {
    const parts = splitUri(text);
    return /^https?$/i.test(parts.scheme ?? '') && /^[A-Za-z0-9.\-[\]:]+$/.test(parts.host ?? '') && !/\s/.test(text);
  }, 'Enter a whole address that starts with https:// or http://.');

/** Fields of an app that a developer types. */
export const appDetailsShape = {
  name: AppName,
  description: AppDescription,
  homepageUrl: HomepageUrl,
  environment: Environment,
  redirectUris: z
    .array(z.string().max(2000, 'Keep a redirect URI to 2,000 characters.'))
    .min(1, 'Add at least one redirect URI.')
    .max(20, 'An app can have 20 redirect URIs.'),
};

interface HasRedirects {
  readonly environment: Environment;
  readonly redirectUris: readonly string[];
}

/** Adds one issue for each redirect URI that cannot be registered, at its own path. */
export function refuseBadRedirects(app: HasRedirects, context: z.RefinementCtx): void {
  app.redirectUris.forEach((uri, index) => {
    const problem = findRedirectProblem(uri, app.environment, app.redirectUris.slice(0, index));
    if (problem !== null) context.addIssue({ code: 'custom', path: ['redirectUris', index], message: problem });
  });
}

/** Client secret as a workspace file may give it: visible ASCII (RFC 6749 appendix A.2, without the space). */
export const ClientSecret = z.string().regex(/^[\x21-\x7e]{1,512}$/, 'A client secret is 1 to 512 visible ASCII characters, without spaces.');
