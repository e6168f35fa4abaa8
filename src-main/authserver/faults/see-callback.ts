/** Answers for the redirect to the app as fault rules see it: the callback is where it is made, not where it arrives. */
import type { Injection } from '../../lab/fault-rules.ts';
import type { FaultRequest } from '../../oauth/faults/fault-request.ts';
import type { Recording } from '../../trace/recorder.ts';
import type { BackToApp, Refused } from '../answer-to-app.ts';
import type { ServerContext } from '../parts.ts';
import { headerOf, type Received } from '../receive.ts';
import type { Staging } from '../respond.ts';
import { STAGED_WORDS } from './answer-instead.ts';
import { seeRequest } from './see-request.ts';

/** A redirect that is about to be made. */
export interface CallbackCase extends BackToApp {
  readonly received: Received;
  readonly clientId: string;
  /** Null where nobody consented. */
  readonly personId: string | null;
  readonly scopes: readonly string[];
  /** True when it carries a code. */
  readonly granted: boolean;
}

/** A redirect as the rules see it. */
export function seeCallback({ received, clientId, personId, scopes, granted, redirectUri, state }: CallbackCase): FaultRequest {
  const fields = [...(granted ? ['code'] : ['error', 'error_description', 'error_uri']), ...(state === null ? [] : ['state']), 'iss'];
  return seeRequest('callback', received, { clientId, personId, scopes, granted, redirectUri, hasState: state !== null, fields });
}

/** Finds the rule that the redirect meets, inside its transaction; null when none is on, or none fits. */
export function meetCallback({ faults }: ServerContext, recording: Recording, redirect: CallbackCase): Injection | null {
  return faults.on ? faults.meet(seeCallback(redirect), recording) : null;
}

/** The error that a rule sends in the place of what was decided; null when it sends none. */
export function errorOf(met: Injection | null): Omit<Refused, 'check'> | null {
  return met?.act.kind === 'oauth_error' ? { error: met.act.error, description: met.act.description ?? STAGED_WORDS } : null;
}

/** What a second delivery needs. Cookies do not know ports: what the browser sent to this host is also the app's, when the app is on it. */
export function callbackOf(server: ServerContext, received: Received, location: string): NonNullable<Staging['callback']> {
  const isSameHost = new URL(location).hostname === new URL(server.issuer()).hostname;
  return { location, cookie: isSameHost ? headerOf(received, 'cookie') : null };
}

/** True when the redirect never leaves. */
export function isDropped(injections: readonly Injection[]): boolean {
  return injections.some(({ act }) => act.kind === 'drop');
}
