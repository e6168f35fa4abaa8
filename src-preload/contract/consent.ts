/** Answers for who answers the consent page, and with what: for the whole console, and for one app. */
import { z } from 'zod';
import { CONSENT_MODES } from './consent-facts.ts';
import { Scope } from './oauth-shapes.ts';

/** How the consent page is answered where an app chose nothing: by a person, or by the console itself. */
export const ConsentMode = z.enum(CONSENT_MODES);
export type ConsentMode = z.infer<typeof ConsentMode>;

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
