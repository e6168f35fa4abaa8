/** Answers for which act fits where: its name, its endpoints, the point at which it steps in. Apart from the schemas, which a start has no use for. */
import type { FaultAct, FaultActKind, FaultEndpoint } from './fault-acts.ts';
import type { OAuthErrorCode } from './oauth.ts';
import type { Staged } from './trace.ts';

/** Where an act steps in: instead of a decision, in what is decided, in the answer, or only in how it travels. */
export type FaultPoint = Extract<Staged, { kind: 'fault' }>['point'];

/** Every act, in the order in which a form offers them: its name, and the endpoints it fits. */
export const ACTS = {
  oauth_error: { name: 'OAuth error', fits: ['authorize', 'callback', 'token', 'revoke', 'introspect', 'api'] },
  status: { name: 'HTTP status', fits: ['authorize', 'token', 'revoke', 'introspect', 'metadata', 'api'] },
  delay: { name: 'Wait, then answer', fits: ['authorize', 'callback', 'token', 'revoke', 'introspect', 'metadata', 'api'] },
  drop: { name: 'Drop the connection', fits: ['authorize', 'callback', 'token', 'revoke', 'introspect', 'metadata', 'api'] },
  trickle: { name: 'Answer in a slow trickle', fits: ['token', 'revoke', 'introspect', 'metadata', 'api'] },
  malformed_json: { name: 'Malformed JSON', fits: ['token', 'introspect', 'metadata', 'api'] },
  html: { name: 'HTML instead of JSON', fits: ['token', 'revoke', 'introspect', 'metadata', 'api'] },
  missing_field: { name: 'Leave out a field', fits: ['callback', 'token', 'introspect', 'metadata', 'api'] },
  wrong_type: { name: 'Field of a wrong type', fits: ['token', 'introspect', 'metadata', 'api'] },
  token_type: { name: 'Other token type', fits: ['token'] },
  life: { name: 'Short life', fits: ['callback', 'token'] },
  fewer_scopes: { name: 'Fewer scopes', fits: ['callback', 'token'] },
  no_refresh_token: { name: 'No refresh token', fits: ['token'] },
  rotation: { name: 'Rotation of the refresh token', fits: ['token'] },
  state: { name: 'Wrong or missing state', fits: ['callback'] },
  iss: { name: 'Wrong or missing issuer', fits: ['callback', 'metadata'] },
  callback_twice: { name: 'Deliver the callback twice', fits: ['callback'] },
  redirect_loop: { name: 'Redirect loop', fits: ['authorize', 'metadata', 'api'] },
} as const satisfies Record<FaultActKind, { readonly name: string; readonly fits: readonly FaultEndpoint[] }>;

/** The errors that an endpoint may answer with. Source: RFC 6749 4.1.2.1 and 5.2, RFC 7009 2.2.1, RFC 6750 3.1. */
export const ERRORS_AT: Readonly<Record<FaultEndpoint, readonly OAuthErrorCode[]>> = {
  authorize: ['access_denied', 'invalid_request', 'unauthorized_client', 'unsupported_response_type', 'invalid_scope', 'server_error', 'temporarily_unavailable'],
  callback: ['access_denied', 'invalid_request', 'unauthorized_client', 'unsupported_response_type', 'invalid_scope', 'server_error', 'temporarily_unavailable'],
  token: ['invalid_grant', 'invalid_client', 'invalid_request', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope', 'server_error', 'temporarily_unavailable'],
  revoke: ['invalid_client', 'invalid_request', 'unauthorized_client', 'server_error', 'temporarily_unavailable'],
  introspect: ['invalid_client', 'invalid_request', 'unauthorized_client', 'server_error', 'temporarily_unavailable'],
  metadata: [],
  api: ['invalid_token', 'insufficient_scope', 'invalid_request'],
};

/** Where an act steps in. */
export function pointOf(act: FaultAct): FaultPoint {
  switch (act.kind) {
    case 'oauth_error':
    case 'status':
    case 'redirect_loop':
      return 'instead';
    case 'drop':
      return act.at === 'before_decision' ? 'instead' : 'delivery';
    case 'delay':
    case 'trickle':
    case 'callback_twice':
      return 'delivery';
    case 'life':
    case 'fewer_scopes':
    case 'no_refresh_token':
    case 'rotation':
      return 'decision';
    default:
      return 'answer';
  }
}

/** Statuses whose answers have no body (RFC 9110 15.3.5, 15.3.6, 15.4.5). */
const BODILESS: readonly number[] = [204, 205, 304];

/** Why a page cannot be sent with its status, in one sentence; null when it can, and for every other act. */
export function bodilessOf(act: FaultAct): string | null {
  return act.kind === 'html' && BODILESS.includes(act.status) ? `An answer with ${String(act.status)} has no body, so there is no page in it.` : null;
}

/** True for what HTTP allows as the value of a header (RFC 9110 5.5). */
export function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** Why an act does not fit an endpoint, in one sentence; null when it does. */
export function misfitOf(act: FaultAct, endpoint: FaultEndpoint): string | null {
  const fits: readonly FaultEndpoint[] = ACTS[act.kind].fits;
  if (!fits.includes(endpoint)) return `“${ACTS[act.kind].name}” does not fit this endpoint.`;
  if (act.kind === 'oauth_error' && !ERRORS_AT[endpoint].includes(act.error)) return `This endpoint does not answer ${act.error}.`;
  if (act.kind === 'life' && (act.of === 'code') !== (endpoint === 'callback')) return act.of === 'code' ? 'A code is issued in the callback.' : 'Tokens are issued at the token endpoint.';
  if (act.kind === 'drop' && act.at === 'in_the_middle' && (endpoint === 'callback' || endpoint === 'authorize')) return 'A redirect has no body to break off in.';
  if (act.kind === 'drop' && act.at === 'before_decision' && endpoint === 'callback') return 'When the callback is made, the person has decided. Drop it before the answer.';
  return bodilessOf(act);
}
