/** Answers for who answers the consent page, and with what: for the whole console, and for one app. */
import { z } from 'zod';
import { ClientId, Moment, PersonId } from './ids.ts';
import { Scope } from './oauth.ts';
import { ConsentMode } from './settings.ts';

/** How the consent page of one app is answered. `default` follows the console; `fewer` authorizes some of the scopes only. */
export const AppConsentMode = z.enum(['default', 'ask', 'authorize', 'deny', 'fewer']);
export type AppConsentMode = z.infer<typeof AppConsentMode>;

/** What is set for one app. */
export const AppConsent = z.strictObject({
  mode: AppConsentMode,
  /** The scopes that `fewer` authorizes at most; kept while another mode is chosen. */
  scopes: z.array(Scope).max(50),
  /** Whether somebody who granted the scopes to this app before is asked again. */
  remembers: z.boolean(),
});
export type AppConsent = z.infer<typeof AppConsent>;

/** An app for which nothing was set. */
export const DEFAULT_APP_CONSENT: AppConsent = { mode: 'default', scopes: [], remembers: false };

/** What a person granted to an app on its consent page, in all. */
export const RememberedConsent = z.object({ personId: PersonId, personName: z.string(), scopes: z.array(z.string()), grantedAt: Moment });
export type RememberedConsent = z.infer<typeof RememberedConsent>;

/** How consent is answered in this console. */
export const ConsentView = z.object({
  /** What counts for every app that chose nothing itself. */
  mode: ConsentMode,
  /** True when the console was started with `--consent`: then it cannot be changed here. */
  fromFlag: z.boolean(),
  /** Apps that chose for themselves. */
  apps: z.array(AppConsent.extend({ clientId: ClientId, name: z.string() })),
});
export type ConsentView = z.infer<typeof ConsentView>;

/** The same for one app, with what people granted it. */
export const AppConsentView = z.object({ policy: AppConsent, byDefault: ConsentMode, fromFlag: z.boolean(), remembered: z.array(RememberedConsent) });
export type AppConsentView = z.infer<typeof AppConsentView>;
