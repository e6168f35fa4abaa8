/** Answers for an OAuth app: what a developer types to register one, and what the console shows of it. */
import { z } from 'zod';
import { appDetailsShape, refuseBadRedirects } from './app-fields.ts';
import { ClientId, Fingerprint, FlowId, LogoId, Moment } from './ids.ts';
import { Rotation } from './preferences.ts';

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

/** Where the plaintext of the current secret is: in the keychain, in memory until the console stops, or nowhere this console can read. */
export const SecretWhereabouts = z.enum(['keychain', 'session', 'nowhere']);
export type SecretWhereabouts = z.infer<typeof SecretWhereabouts>;

/** A registered app as the screen knows it. Never the secret. */
export const App = z.object({
  ...appDetailsShape,
  // As they were taken once: a rule that came later hides no app.
  name: z.string(),
  description: z.string(),
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
