/** Answers for requests as fault rules see them: what is known of each endpoint's request when it is decided. */
import { PLAIN_REQUEST, type FaultRequest } from '../../oauth/faults/fault-request.ts';
import type { HeldToken } from '../named-token.ts';
import { headerOf, type Received } from '../receive.ts';

/** What is known beside the request itself. */
export type Known = Partial<Omit<FaultRequest, 'endpoint' | 'method' | 'path' | 'header'>>;

/** A request as the rules see it. What is not known of it, it has not. */
export function seeRequest(endpoint: FaultRequest['endpoint'], received: Received, known: Known = {}): FaultRequest {
  return { ...PLAIN_REQUEST, endpoint, method: received.method, path: received.path, header: (name) => headerOf(received, name), ...known };
}

/** What is known of a request that names a token. */
export function knownOfToken(held: HeldToken | null): Pick<FaultRequest, 'personId' | 'scopes'> {
  return { personId: held?.family.personId ?? null, scopes: held?.token.scopes ?? [] };
}
