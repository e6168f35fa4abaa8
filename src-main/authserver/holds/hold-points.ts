/** Answers for which requests can be held, and what each would come to. */
import type { HoldEndpoint } from '../../../src-preload/contract/holds.ts';
import { previewCall } from '../api/handle-call.ts';
import { API_PATHS, fits } from '../api/routes.ts';
import { previewAuthorize } from '../authorize.ts';
import { previewConsent } from '../consent-answer.ts';
import type { Foreseen } from '../foreseen.ts';
import { previewIntrospect } from '../introspect.ts';
import type { ServerContext } from '../parts.ts';
import { isApiPath } from '../paths.ts';
import type { Received } from '../receive.ts';
import { previewRevoke } from '../revoke.ts';
import { previewToken } from '../token.ts';

const ENDPOINTS: ReadonlyMap<string, HoldEndpoint> = new Map<string, HoldEndpoint>([
  ['/oauth/authorize', 'authorize'],
  ['/oauth/consent', 'consent'],
  ['/oauth/token', 'token'],
  ['/oauth/revoke', 'revoke'],
  ['/oauth/introspect', 'introspect'],
]);

/** What a request is at the desk; null for one that never waits: a look ahead, a page, a picture, what is not there. */
export function holdEndpointOf({ method, path }: Received): HoldEndpoint | null {
  if (method === 'OPTIONS' || method === 'HEAD') return null;
  const endpoint = isApiPath(path) ? 'api' : (ENDPOINTS.get(path) ?? null);
  return endpoint === 'consent' && method !== 'POST' ? null : endpoint;
}

const PREVIEWS: Readonly<Record<Exclude<HoldEndpoint, 'api'>, (server: ServerContext, received: Received) => Foreseen>> = {
  authorize: previewAuthorize,
  consent: previewConsent,
  token: previewToken,
  revoke: previewRevoke,
  introspect: previewIntrospect,
};

const NO_SUCH_CALL: Foreseen = { checks: [], clientId: null, appName: null, flowId: null, step: null, status: 405, error: 'bad_request', words: 'answers 405, because this address does not take the method', back: null, asks: [] };

/** What a request would come to now. Nothing else runs meanwhile, so its facts are of one moment; nothing is changed and nothing recorded. */
export function foresee(server: ServerContext, endpoint: HoldEndpoint, received: Received): Foreseen {
  if (endpoint !== 'api') return PREVIEWS[endpoint](server, received);
  const route = API_PATHS.find(({ path }) => fits(path, received.path))?.routes.find(({ method }) => method === received.method);
  return route === undefined ? NO_SUCH_CALL : previewCall(server, { route, received });
}
