/** Answers for the anti-forgery token of a consent form: bound to its request, known only to the page that was shown for it. */
import { createHmac } from 'node:crypto';

/**
 * Makes the token of a request. In: this run's key. Out: the same token each time, so that a reloaded page stays valid;
 * only its digest is stored, and whoever knows the request id alone cannot make it.
 */
export function forgeryToken(key: Uint8Array, requestId: string): string {
  return createHmac('sha256', key).update(requestId).digest('base64url');
}
