/** Answers for how consent is answered, as the screen shows it: in the whole console, and of one app. */
import { z } from 'zod';
import { AppConsent, ConsentMode } from './consent.ts';
import { ClientId, Moment, PersonId } from './ids.ts';

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
