/** Answers for where a check-up finds the app: addresses on this machine. Apart from the check-ups themselves, because the workspace file names them too. */
import { z } from 'zod';
import { isLoopbackUrl } from './uri.ts';

/** An address of the app under test, on this machine. */
export const AppUrl = z.string().trim().max(2000).refine(isLoopbackUrl, 'An address on this machine: http://localhost, http://127.0.0.1 or http://[::1], with its port.');

/** Where the console finds the app, so that nobody has to sign in by hand. */
export const CheckupAddresses = z.object({
  /** Begins a login. */
  startUrl: AppUrl,
  /** Makes the app call the API for whoever is signed in. */
  actionUrl: AppUrl.nullable(),
});
export type CheckupAddresses = z.infer<typeof CheckupAddresses>;
