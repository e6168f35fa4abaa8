/** Answers for an OAuth app: what a developer types to register one, and what the console shows of it. */
import { z } from 'zod';
import { ClientId, Fingerprint, FlowId, Moment } from './ids.ts';
import { LogoId } from './logos.ts';
import { Rotation } from './preferences.ts';
import { findRedirectProblem } from './redirect-uris.ts';
import { splitUri } from './uri.ts';

/** `development` allows http on loopback hosts; `production` is https only. Source: reference, "environment". */
export const Environment = z.enum(['development', 'production']);
export type Environment = z.infer<typeof Environment>;

const printable = /^[^\p{Cc}\p{Cs}]*$/u;

/** Name shown on the consent page. */
export const AppName = z
  .string()
  .trim()
  .min(1, 'Give the app a name. People read it on the consent page.')
  .max(60, 'Keep the name to 60 characters, so that the consent page can show it whole.')
  .regex(printable, 'The name holds a control character. Type it again without it.');

/** What the app does, in one or two sentences. */
export const AppDescription = z
  .string()
  .trim()
  .max(280, 'Keep the description to 280 characters.')
  .regex(printable, 'The description holds a control character. Type it again without it.');

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

/** What a developer fills in to register an app. Source: reference, "Registering and managing an OAuth app". */
export const AppDetails = z.strictObject(appDetailsShape).superRefine(refuseBadRedirects);
export type AppDetails = z.infer<typeof AppDetails>;

/** The same with a logo that `logos.add` has taken. */
export const AppRegistration = z.strictObject({ ...appDetailsShape, logoId: LogoId.nullish() }).superRefine(refuseBadRedirects);
export type AppRegistration = z.infer<typeof AppRegistration>;

/** Counts the changes of an app, from 1; a change names the one it was based on. */
export const Revision = z.number().int().positive();

/** Everything of an app that a developer can change, as it shall be. */
export const AppChange = z.strictObject({ ...appDetailsShape, logoId: LogoId.nullable() }).superRefine(refuseBadRedirects);
export type AppChange = z.infer<typeof AppChange>;

/** Client secret as a workspace file may give it: visible ASCII (RFC 6749 appendix A.2, without the space). */
export const ClientSecret = z.string().regex(/^[\x21-\x7e]{1,512}$/, 'A client secret is 1 to 512 visible ASCII characters, without spaces.');

/** Where the plaintext of the current secret is: in the keychain, in memory until the console stops, or nowhere this console can read. */
export const SecretWhereabouts = z.enum(['keychain', 'session', 'nowhere']);
export type SecretWhereabouts = z.infer<typeof SecretWhereabouts>;

/** A registered app as the screen knows it. Never the secret. */
export const App = z.object({
  ...appDetailsShape,
  clientId: ClientId,
  logoId: LogoId.nullable(),
  revision: Revision,
  rotation: Rotation,
  secretFingerprint: Fingerprint,
  secretCreatedAt: Moment,
  secretKeptIn: SecretWhereabouts,
  createdAt: Moment,
  isSample: z.boolean(),
});
export type App = z.infer<typeof App>;

/** The answer to registering or regenerating: the one moment in which the plaintext leaves the main process. */
export const Credentials = z.object({ app: App, clientSecret: z.string(), provenAt: Moment.nullable() });
export type Credentials = z.infer<typeof Credentials>;

/** What is known of the use of one redirect URI of an app, registered now or earlier. */
export const RedirectUse = z.object({
  redirectUri: z.string(),
  /** The latest authorization request that named it, on the server clock, and its flow while that is recorded. Null when none ever did. */
  last: z.object({ at: Moment, flow: z.object({ flowId: FlowId, number: z.number().int().positive() }).nullable() }).nullable(),
  /** People who look at a consent page now, whose answer is to go there. */
  waiting: z.number().int().nonnegative(),
});
export type RedirectUse = z.infer<typeof RedirectUse>;
