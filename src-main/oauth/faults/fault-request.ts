/** Answers for what a rule may ask about a request, once its facts are loaded. */
import type { FaultEndpoint } from '../../../src-preload/contract/fault-acts.ts';

/** A request as the rules see it. Null is what this request has none of. */
export interface FaultRequest {
  readonly endpoint: FaultEndpoint;
  readonly method: string;
  readonly path: string;
  readonly clientId: string | null;
  readonly personId: string | null;
  readonly grant: 'authorization_code' | 'refresh_token' | null;
  /** Those of the request, or of the token it comes with. */
  readonly scopes: readonly string[];
  /** Value of a header. In: its name in lower case. */
  readonly header: (name: string) => string | null;
  /** True when the server would grant it: issue tokens or a code, ask the person. */
  readonly granted: boolean;
  /** Where a redirect to the app leads; null where there is none, or it may not be used. */
  readonly redirectUri: string | null;
  /** True when the answer repeats a state. */
  readonly hasState: boolean;
  /** Members of the answer in JSON; null when that is not known yet. */
  readonly fields: readonly string[] | null;
}

/** What a request of an endpoint has when nothing more is known about it. */
export const PLAIN_REQUEST = { clientId: null, personId: null, grant: null, scopes: [], granted: false, redirectUri: null, hasState: false, fields: null } as const satisfies Partial<FaultRequest>;
